//! One run at a time for what reads a folder and then adds to it.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::lock::{PATIENCE, wait_for};
use super::trouble::Trouble;

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
    let file = File::open(folder).with_context(|| Trouble::Reading(folder.to_owned()))?;
    wait_for(&file, folder, patience)?;
    Ok(Hold { _folder: file })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::Refusal;

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
