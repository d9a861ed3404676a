//! A folder with a content and a site made from an older one, which can be put back to that moment, and judged.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Every file of a folder with its bytes, by its path in it.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// What every build is asked.
pub(crate) const BUILD: [&str; 7] =
    ["build", "--draft", "--date", "2026-11-22", "--quiet", "--lang", "en"];

/// Where a site is made.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    /// The old site and the new one.
    pub(crate) whole: [Tree; 2],
    activities: usize,
}

/// What stands where the site should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// The old site, whole.
    Old,
    /// The new site, whole.
    New,
    /// No site.
    Nothing,
}

impl Place {
    /// One with so many activities in its content.
    pub(crate) fn new(activities: usize) -> Place {
        let folder = memory();
        let mut place = Place { folder, whole: Default::default(), activities };
        fs::create_dir_all(place.at("content")).unwrap();
        for new in [false, true] {
            place.write_content(new);
            let done = place.run(&BUILD);
            assert!(done.status.success(), "{}", said(&done));
            place.whole[usize::from(new)] = tree(&place.at("dist"));
        }
        assert_ne!(place.whole[0], place.whole[1]);
        place
    }

    /// A path in the folder.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes the content that makes the old site or the new one.
    pub(crate) fn write_content(&self, new: bool) {
        let name = if new { "Efter ApS" } else { "Før ApS" };
        let mut text = format!(
            "organisation: {{name: {name}, cvr: \"12345674\", country: DK, address: Eksempelvej 1, email: post@example.dk}}\n\
             notices:\n  kunder: {{title: Privatlivspolitik, last_updated: 2026-06-01}}\n"
        );
        if self.activities > 0 {
            text.push_str("activities:\n");
        }
        for number in 0..self.activities {
            text.push_str(&format!("  a{number}: {{label: Aktivitet {number}, purposes: {{p: {{text: Formål {number}}}}}}}\n"));
        }
        fs::write(self.at("content/content.yaml"), text).unwrap();
    }

    /// The old site, nothing else of a build, and the content of the new one.
    pub(crate) fn reset(&self) {
        for name in names(self.path()) {
            let path = self.at(&name);
            if name != "content" {
                if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
                    .unwrap();
            }
        }
        lay_out(&self.at("dist"), &self.whole[0]);
        self.write_content(true);
    }

    /// Runs the program here, without any torture.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        program().args(arguments).current_dir(self.path()).output().unwrap()
    }

    /// What stands where the site should be; anything that is not whole fails the test.
    pub(crate) fn judge(&self, when: &str) -> Found {
        if !self.at("dist").exists() {
            return Found::Nothing;
        }
        let now = tree(&self.at("dist"));
        assert_whole(&now, when);
        match self.whole.iter().position(|it| *it == now) {
            Some(0) => Found::Old,
            Some(_) => Found::New,
            None => panic!("{when}: a mixture of the old site and the new one"),
        }
    }

    /// The next build makes the new site and leaves nothing beside it but the one before. So long it took.
    pub(crate) fn assert_mended(&self, when: &str) -> Duration {
        let started = Instant::now();
        let done = self.run(&BUILD);
        let took = started.elapsed();
        assert!(done.status.success(), "{when}, then: {}", said(&done));
        assert_eq!(self.judge(when), Found::New);
        self.assert_tidy(when);
        took
    }

    /// There is nothing beside the site but the one before, whole.
    pub(crate) fn assert_tidy(&self, when: &str) {
        let known = [".dist.prev", "content", "dist"];
        let left: Vec<String> =
            names(self.path()).into_iter().filter(|it| !known.contains(&it.as_str())).collect();
        assert!(left.is_empty(), "{when}: {left:?}");
        if self.at(".dist.prev").exists() {
            let before = tree(&self.at(".dist.prev"));
            assert!(self.whole.contains(&before), "{when}: the previous site is not whole");
        }
    }
}

/// A new folder, in memory where that is possible; `TORTURE_DIR` says otherwise, to try another file system.
pub(crate) fn memory() -> tempfile::TempDir {
    let base = std::env::var_os("TORTURE_DIR").map_or_else(|| "/dev/shm".into(), PathBuf::from);
    if base.is_dir() { tempfile::tempdir_in(base) } else { tempfile::tempdir() }.unwrap()
}

/// The program; `TORTURE_PROGRAM` names another build of it.
pub(crate) fn program() -> Command {
    Command::new(program_path())
}

/// Where the program is.
pub(crate) fn program_path() -> PathBuf {
    let other = std::env::var_os("TORTURE_PROGRAM");
    other.map_or_else(|| env!("CARGO_BIN_EXE_fortegnelse").into(), PathBuf::from)
}

/// What a program said to people.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let name = |it: std::io::Result<fs::DirEntry>| it.unwrap().file_name().into_string().unwrap();
    fs::read_dir(folder).unwrap().map(name).collect()
}

/// Every file below a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(folder_now) = pending.pop() {
        for entry in fs::read_dir(&folder_now).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Writes every file of a tree.
pub(crate) fn lay_out(folder: &Path, tree: &Tree) {
    for (path, bytes) in tree {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// A tree is what its own manifest says: every file, its size, its SHA-256, and no other.
fn assert_whole(tree: &Tree, when: &str) {
    const MANIFEST: &str = ".fortegnelse-manifest.json";
    let text = tree.get(MANIFEST).unwrap_or_else(|| panic!("{when}: no manifest"));
    let manifest: Value = serde_json::from_slice(text).unwrap();
    let listed = manifest["files"].as_object().unwrap();
    assert_eq!(listed.len() + 1, tree.len(), "{when}: files that are not listed, or are gone");
    for (path, entry) in listed {
        let bytes = tree.get(path).unwrap_or_else(|| panic!("{when}: {path} is gone"));
        let hash = Sha256::digest(bytes);
        let hash: String = hash.iter().map(|it| format!("{it:02x}")).collect();
        assert_eq!(entry["size"], bytes.len(), "{when}: {path}");
        assert_eq!(entry["sha256"], hash, "{when}: {path}");
    }
}
