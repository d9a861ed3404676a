//! The lock file beside the target: one build at a time, and the names of the folders a killed build may have left.
//!
//! `begun` and a token is written and flushed before the folder that carries the token is made, so there is never a
//! folder that no line names. (A mark inside the folder would not do: removing the folder removes the mark first.)
//! `sealed` and the token follows when the new tree is on the disk, before the swap: until then the folder can only be
//! half a tree, from then on it may be the old one, and is not removed without a look.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::Context;

use super::manifest::{self, Standing};
use super::target::{Refusal, Target};

/// How long a build waits for another.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(10);
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
    /// Waits for the lock and removes what earlier builds left.
    pub(super) fn open(target: &Target) -> anyhow::Result<Self> {
        let path = target.lock_file();
        let mut file = lock(&path, PATIENCE)?;
        let foreign = || Refusal::ForeignLock { lock: path.clone() };
        if !file.metadata().is_ok_and(|it| it.is_file()) {
            return Err(foreign().into());
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(|_| foreign())?;
        let stages = text.lines().map(parse).collect::<Option<_>>().ok_or_else(foreign)?;
        let mut journal = Self { file, path, stages };
        journal.sweep(target)?;
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

    /// Removes what this build left, and the journal unless it still names a folder; returns those folders.
    pub(super) fn close(mut self, target: &Target) -> anyhow::Result<Vec<PathBuf>> {
        let leftovers = self.sweep(target)?;
        if self.stages.is_empty() {
            // Elsewhere a waiting build could not tell that the file it has locked is gone.
            if cfg!(unix) { fs::remove_file(&self.path) } else { self.file.set_len(0) }.ok();
        }
        Ok(leftovers)
    }

    /// Puts back an old tree that was set aside for a new one that never came; removes all other folders of the
    /// tokens, and keeps only the tokens whose folders would not go.
    fn sweep(&mut self, target: &Target) -> anyhow::Result<Vec<PathBuf>> {
        let mut leftovers = Vec::new();
        for (token, stage) in std::mem::take(&mut self.stages) {
            let (new, old) = (target.new_tree(&token), target.old_tree(&token));
            put_back(&old, &target.tree)?;
            let before = leftovers.len();
            leftovers.extend([new, old].into_iter().filter(|it| !discard(it, stage)));
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
    let is_hex = |it| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let is_token = token.len() == TOKEN_LENGTH && token.bytes().all(is_hex);
    is_token.then(|| (token.to_owned(), stage))
}

/// The last build of a queue removes the file it locked, so a lock counts only while the path still leads to it.
fn lock(path: &Path, patience: Duration) -> anyhow::Result<File> {
    let mut waited = Duration::ZERO;
    loop {
        let file = options()
            .open(path)
            .with_context(|| format!("could not open the lock file `{}`", path.display()))?;
        match file.try_lock() {
            Ok(()) if leads_to(path, &file) => return Ok(file),
            Ok(()) => continue,
            Err(fs::TryLockError::WouldBlock) if waited < patience => (),
            Err(fs::TryLockError::WouldBlock) => {
                return Err(Refusal::Busy { seconds: patience.as_secs() }.into());
            }
            Err(fs::TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("could not lock `{}`", path.display()));
            }
        }
        thread::sleep(PAUSE);
        waited += PAUSE;
    }
}

fn options() -> OpenOptions {
    let mut options = File::options();
    // Not `append`, with which some systems refuse to shorten the file; whoever holds the lock has read to the end.
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options
}

#[cfg(unix)]
fn leads_to(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (fs::symlink_metadata(path), file.metadata()) {
        (Ok(by_path), Ok(by_file)) => id(by_path) == id(by_file),
        _ => false,
    }
}

#[cfg(not(unix))]
fn leads_to(_: &Path, _: &File) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::{Duration, Journal, Refusal, Target, fs, lock};

    #[test]
    fn a_second_build_gives_up_when_its_patience_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.lock");
        let held = lock(&path, Duration::ZERO).unwrap();
        let error = lock(&path, Duration::from_millis(30)).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Refusal::Busy { seconds: 0 }));
        drop(held);
        lock(&path, Duration::ZERO).unwrap();
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

        fs::write(target.lock_file(), "keep me too").unwrap();
        let error = Journal::open(&target).unwrap_err();
        assert!(matches!(error.downcast_ref(), Some(Refusal::ForeignLock { .. })));
        assert_eq!(fs::read_to_string(precious).unwrap(), "keep me");
        assert_eq!(fs::read_to_string(target.lock_file()).unwrap(), "keep me too");
    }
}
