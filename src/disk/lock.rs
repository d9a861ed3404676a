//! A file whose lock means that a run is at work.

use std::fs::{self, File, OpenOptions};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context;

use super::target::Refusal;

/// How long a run waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(10);

/// Opens the file, making it if need be, and waits for its lock. The last run of a queue removes the file that it locked,
/// so a lock counts only while the path still leads to it.
pub(super) fn lock(path: &Path, patience: Duration) -> anyhow::Result<File> {
    let started = Instant::now();
    loop {
        let file = options()
            .open(path)
            .with_context(|| format!("could not open the lock file `{}`", path.display()))?;
        wait_for(&file, path, patience.saturating_sub(started.elapsed()))?;
        if leads_to(path, &file) {
            return Ok(file);
        }
    }
}

/// Waits for the lock of a file or folder that is open.
pub(super) fn wait_for(file: &File, path: &Path, patience: Duration) -> anyhow::Result<()> {
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(fs::TryLockError::WouldBlock) if started.elapsed() < patience => (),
            Err(fs::TryLockError::WouldBlock) => {
                return Err(Refusal::Busy { seconds: patience.as_secs() }.into());
            }
            Err(fs::TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("could not lock `{}`", path.display()));
            }
        }
        thread::sleep(PAUSE);
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
    use super::{Duration, Refusal, lock};

    #[test]
    fn a_second_run_gives_up_when_its_patience_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.lock");
        let held = lock(&path, Duration::ZERO).unwrap();
        let error = lock(&path, Duration::from_millis(30)).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Refusal::Busy { seconds: 0 }));
        drop(held);
        lock(&path, Duration::ZERO).unwrap();
    }
}
