//! One run at a time for what reads a folder and then adds to it.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::target::Refusal;
use super::trouble::Trouble;

/// How long a run waits for another.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(10);

/// A folder that no other run of the program holds; free again when this is dropped, or the run is killed.
#[derive(Debug)]
pub struct Hold {
    _folder: File,
}

/// Holds a folder, as soon as no other run does. Nothing is written: the lock is on the folder itself.
///
/// # Errors
/// When another run holds it for ten seconds, or it cannot be opened.
pub fn hold(folder: &Path) -> Result<Hold> {
    held_within(folder, PATIENCE)
}

fn held_within(folder: &Path, patience: Duration) -> Result<Hold> {
    let context = || Trouble::Reading(folder.to_owned());
    let file = File::open(folder).with_context(context)?;
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Hold { _folder: file }),
            Err(TryLockError::WouldBlock) if waited < patience => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Refusal::Busy { seconds: patience.as_secs() }.into());
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(context),
        }
        thread::sleep(PAUSE);
        waited += PAUSE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_by_one_until_it_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let first = hold(folder.path()).unwrap();
        let error = held_within(folder.path(), Duration::ZERO).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Refusal::Busy { seconds: 0 }));
        drop(first);
        hold(folder.path()).unwrap();
    }
}
