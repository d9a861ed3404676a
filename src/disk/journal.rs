//! The lock file beside the target: one build at a time, and the names of the folders a killed build may have left.
//!
//! `begun` and a token is written and flushed before the folder that carries the token is made, so there is never a
//! folder that no line names. (A mark inside the folder would not do: removing the folder removes the mark first.)
//! `sealed` and the token follows when the new tree is on the disk, before the swap: until then the folder can only be
//! half a tree, from then on it may be the old one, and is not removed without a look; nor before another tree is
//! published, since somebody may still be reading from it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::lock::{PATIENCE, lock};
use super::manifest::{self, Standing};
use super::target::{Refusal, Target};

const TOKEN_LENGTH: usize = 16;

/// How far the build of a folder got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Begun,
    Sealed,
}

/// The lock, held until this is closed or dropped.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    path: PathBuf,
    stages: BTreeMap<String, Stage>,
}

impl Journal {
    /// Waits for the lock, puts an old tree back that was set aside, and removes the half trees of earlier builds.
    pub(super) fn open(target: &Target) -> anyhow::Result<Self> {
        let path = target.lock_file();
        let mut file = lock(&path, PATIENCE)?;
        let foreign = || Refusal::ForeignLock { lock: path.clone() };
        if !file.metadata().is_ok_and(|it| it.is_file()) {
            return Err(foreign().into());
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(|_| foreign())?;
        let whole = whole_lines(&text).ok_or_else(foreign)?;
        let stages = text[..whole].lines().map(parse).collect::<Option<_>>().ok_or_else(foreign)?;
        if whole < text.len() {
            file.set_len(whole as u64)
                .and_then(|()| file.seek(SeekFrom::Start(whole as u64)))
                .with_context(|| format!("could not write `{}`", path.display()))?;
        }
        let mut journal = Self { file, path, stages };
        journal.sweep(target, |stage| stage == Stage::Begun)?;
        Ok(journal)
    }

    /// Notes a new token; only then may its folders be made.
    pub(super) fn begin(&mut self) -> anyhow::Result<String> {
        // `RandomState` is the standard library's only source of randomness, and a token needs no better one.
        let token = format!("{:016x}", RandomState::new().hash_one(std::process::id()));
        self.note("begun", &token)?;
        self.stages.insert(token.clone(), Stage::Begun);
        Ok(token)
    }

    /// Notes that the new tree is on the disk; only then may it be swapped with the old one.
    pub(super) fn seal(&mut self, token: &str) -> anyhow::Result<()> {
        self.note("sealed", token)?;
        self.stages.insert(token.to_owned(), Stage::Sealed);
        Ok(())
    }

    fn note(&mut self, stage: &str, token: &str) -> anyhow::Result<()> {
        self.file
            .write_all(format!("{stage} {token}\n").as_bytes())
            .and_then(|()| self.file.sync_data())
            .with_context(|| format!("could not write `{}`", self.path.display()))
    }

    /// Removes what this build and earlier ones left, and the journal unless it still names a folder; returns those
    /// folders.
    pub(super) fn close(mut self, target: &Target) -> anyhow::Result<Vec<PathBuf>> {
        let leftovers = self.sweep(target, |_| true)?;
        if self.stages.is_empty() {
            // Elsewhere a waiting build could not tell that the file it has locked is gone.
            if cfg!(unix) { fs::remove_file(&self.path) } else { self.file.set_len(0) }.ok();
        }
        Ok(leftovers)
    }

    /// Puts back an old tree that was set aside for a new one that never came; removes all other folders of the
    /// tokens at a stage that is `due`, and keeps only the tokens whose folders would not go.
    fn sweep(
        &mut self,
        target: &Target,
        due: impl Fn(Stage) -> bool,
    ) -> anyhow::Result<Vec<PathBuf>> {
        let mut leftovers = Vec::new();
        for (token, stage) in std::mem::take(&mut self.stages) {
            let old = target.old_tree(&token);
            put_back(&old, &target.tree)?;
            if !due(stage) {
                self.stages.insert(token, stage);
                continue;
            }
            let before = leftovers.len();
            let trees = [target.new_tree(&token), old, target.gone_tree(&token)];
            leftovers.extend(trees.into_iter().filter(|it| !discard(it, stage)));
            if leftovers.len() > before {
                self.stages.insert(token, stage);
            }
        }
        Ok(leftovers)
    }
}

fn put_back(old: &Path, tree: &Path) -> anyhow::Result<()> {
    let is_absent = |path: &Path| {
        fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
    };
    if is_absent(old) || !is_absent(tree) {
        return Ok(());
    }
    fs::rename(old, tree).with_context(|| {
        format!("could not move the old tree back from `{}` to `{}`", old.display(), tree.display())
    })
}

/// Removes a folder of ours; whether nothing of it is left. One that may be an old tree is kept while it holds anything
/// foreign; without its manifest it is one whose removal was cut short.
fn discard(tree: &Path, stage: Stage) -> bool {
    match fs::symlink_metadata(tree) {
        Err(error) => return error.kind() == ErrorKind::NotFound,
        // Not a folder we made, whatever its name: neither removed nor remembered.
        Ok(metadata) if !metadata.is_dir() => return true,
        Ok(_) => (),
    }
    let is_foreign = stage == Stage::Sealed
        && manifest::is_in(tree)
        && !matches!(manifest::standing(tree), Ok(Standing::Ours));
    !is_foreign && fs::remove_dir_all(tree).is_ok()
}

/// One line; nothing when no build wrote it.
fn parse(line: &str) -> Option<(String, Stage)> {
    let (stage, token) = line.split_once(' ')?;
    let stage = match stage {
        "begun" => Stage::Begun,
        "sealed" => Stage::Sealed,
        _ => return None,
    };
    let is_token = token.len() == TOKEN_LENGTH && token.bytes().all(is_hex);
    is_token.then(|| (token.to_owned(), stage))
}

/// How long the lines are that were written to their end; nothing when what follows is no beginning of a line. A power
/// cut or a full disk can leave one that was begun, and its folder was then never made.
fn whole_lines(text: &str) -> Option<usize> {
    let whole = text.rfind('\n').map_or(0, |it| it + 1);
    let rest = text[whole..].trim_end_matches('\0');
    let is_begun = ["begun ", "sealed "].iter().any(|stage| match rest.strip_prefix(stage) {
        Some(token) => token.len() <= TOKEN_LENGTH && token.bytes().all(is_hex),
        None => stage.starts_with(rest),
    });
    is_begun.then_some(whole)
}

fn is_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

#[cfg(test)]
mod tests {
    use super::{Journal, Refusal, Target, fs};

    #[test]
    fn a_line_that_was_cut_off_is_forgotten_and_the_others_hold() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::resolve(&folder.path().join("site")).unwrap();
        let first = "sealed 0123456789abcdef\n";
        for cut in ["", "b", "begun", "begun ", "begun 012", "sealed 0123456789abcdef", "\0\0\0"] {
            fs::write(target.lock_file(), format!("{first}{cut}")).unwrap();
            let mut journal = Journal::open(&target).unwrap();
            let token = journal.begin().unwrap();
            let text = fs::read_to_string(target.lock_file()).unwrap();
            assert_eq!(text, format!("{first}begun {token}\n"), "{cut:?}");
            journal.close(&target).unwrap();
            assert!(!target.lock_file().exists());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_file_that_is_a_link_or_somebody_elses_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::resolve(&folder.path().join("site")).unwrap();
        let precious = folder.path().join("precious");
        fs::write(&precious, "keep me").unwrap();
        std::os::unix::fs::symlink(&precious, target.lock_file()).unwrap();
        Journal::open(&target).unwrap_err();
        fs::remove_file(target.lock_file()).unwrap();

        for text in ["keep me too", "begun 0123456789abcdeF\n", "begun 0\nx", "begun X", "\n"] {
            fs::write(target.lock_file(), text).unwrap();
            let error = Journal::open(&target).unwrap_err();
            assert!(matches!(error.downcast_ref(), Some(Refusal::ForeignLock { .. })), "{text:?}");
            assert_eq!(fs::read_to_string(target.lock_file()).unwrap(), text);
        }
        assert_eq!(fs::read_to_string(precious).unwrap(), "keep me");
    }
}
