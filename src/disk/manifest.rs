//! The manifest: the list of a tree's files that makes it ours, and the look that says whether it still is.

use std::collections::{HashMap, HashSet};
use std::fs::{self, DirEntry, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use super::target::Refusal;

/// The manifest's name at the root of the tree.
pub(super) const NAME: &str = ".fortegnelse-manifest.json";
const VERSION: u32 = 1;
/// How many foreign files a refusal names.
const SHOWN: usize = 10;

/// What stands at the place of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Absent,
    /// A folder with nothing in it.
    Empty,
    /// A tree with a manifest, and nothing in it that the manifest does not list.
    Ours,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    version: u32,
    files: HashMap<String, u64>,
}

/// Writes the manifest of `files`, which are sorted: one line each, so that two of them can be compared.
pub(super) fn write(root: &Path, files: &[(String, u64)]) -> anyhow::Result<()> {
    let written = || -> io::Result<()> {
        let mut writer = BufWriter::new(File::create_new(root.join(NAME))?);
        write!(writer, "{{\"version\":{VERSION},\"files\":{{")?;
        for (index, (path, size)) in files.iter().enumerate() {
            writer.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut writer, path)?;
            write!(writer, ":{size}")?;
        }
        writer.write_all(b"\n}}\n")?;
        writer.flush()
    };
    written().with_context(|| format!("could not write `{NAME}`"))
}

/// Whether a folder has a manifest, good or bad.
pub(super) fn is_in(root: &Path) -> bool {
    fs::symlink_metadata(root.join(NAME)).is_ok()
}

/// Looks at a tree; an error is a [`Refusal`] where something in it is not ours. A file of ours that is gone is no
/// reason to refuse.
pub(super) fn standing(root: &Path) -> anyhow::Result<Standing> {
    let unreadable = || format!("could not read the folder `{}`", root.display());
    let mut entries = match fs::read_dir(root) {
        Ok(entries) => entries.peekable(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Absent),
        Err(error) => return Err(error).with_context(unreadable),
    };
    if entries.peek().is_none() {
        return Ok(Standing::Empty);
    }
    let files = if is_in(root) { read(root)?.files } else { HashMap::new() };
    let foreign = foreign(root, &files).with_context(unreadable)?;
    if foreign.is_empty() { Ok(Standing::Ours) } else { Err(refuse(foreign).into()) }
}

fn refuse(mut files: Vec<String>) -> Refusal {
    files.sort_unstable();
    let more = files.len().saturating_sub(SHOWN);
    files.truncate(SHOWN);
    Refusal::NotOurs { files, more }
}

fn read(root: &Path) -> anyhow::Result<Manifest> {
    let path = root.join(NAME);
    let refusal = |reason: &str| Refusal::Manifest { reason: reason.to_owned() };
    if !fs::symlink_metadata(&path)?.is_file() {
        return Err(refusal("it is not a file").into());
    }
    let bytes = fs::read(&path).with_context(|| format!("could not read `{}`", path.display()))?;
    let manifest: Manifest =
        serde_json::from_slice(&bytes).map_err(|error| refusal(&error.to_string()))?;
    if manifest.version != VERSION {
        return Err(refusal(&format!("it has version {}", manifest.version)).into());
    }
    Ok(manifest)
}

/// Everything in the tree that is not listed with this size, by its path. No link is followed.
fn foreign(root: &Path, files: &HashMap<String, u64>) -> io::Result<Vec<String>> {
    let mut folders = HashSet::new();
    for mut path in files.keys().map(String::as_str) {
        while let Some((parent, _)) = path.rsplit_once('/') {
            if !folders.insert(parent) {
                break;
            }
            path = parent;
        }
    }
    let mut found = Vec::new();
    let mut pending = vec![String::new()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{folder}{}", name.to_string_lossy());
            let kind = entry.file_type()?;
            if name.to_str().is_none() {
                found.push(path);
            } else if kind.is_dir() && folders.contains(path.as_str()) {
                pending.push(path + "/");
            } else if kind.is_dir() {
                found.push(path + "/");
            } else if path != NAME && !(kind.is_file() && has_size(&entry, files.get(&path))?) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn has_size(entry: &DirEntry, size: Option<&u64>) -> io::Result<bool> {
    Ok(match size {
        Some(size) => entry.metadata()?.len() == *size,
        None => false,
    })
}
