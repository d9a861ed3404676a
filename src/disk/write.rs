//! Single files out, each whole or not at all.
//!
//! A file is written under another name beside the place it is for, brought to the disk, and then renamed. A run that
//! is killed leaves the old file and at most the other one, `.<name>.new`: hidden, so it is never content, and the next
//! run that writes the same file writes over it. Its lock keeps two runs apart.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::lock::{PATIENCE, lock};
use super::swap;
use super::trouble::Trouble;

/// Writes a new file, with the folders it stands in. Never over an old one.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn write_new(path: &Path, text: &str) -> Result<()> {
    put(path, text, swap::move_to_free)
}

/// Puts `text` in the place of a file that people write in; who may read and write it stays as it is.
///
/// # Errors
/// When it cannot be written.
pub fn replace(path: &Path, text: &str) -> Result<()> {
    put(path, text, |new, path| {
        match fs::metadata(path) {
            Ok(old) => fs::set_permissions(new, old.permissions())?,
            Err(error) if error.kind() == ErrorKind::NotFound => (),
            Err(error) => return Err(error),
        }
        fs::rename(new, path)
    })
}

/// Writes a file of ours, with the folders it stands in, over an old one.
///
/// # Errors
/// When it cannot be written.
pub fn write_over(path: &Path, text: &str) -> Result<()> {
    put(path, text, |new, path| fs::rename(new, path))
}

type Move = fn(&Path, &Path) -> io::Result<()>;

fn put(path: &Path, text: &str, into_place: Move) -> Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = || -> Result<()> {
        fs::create_dir_all(folder)?;
        let new = beside(path);
        let mut file = lock(&new, PATIENCE)?;
        let written = fill(&mut file, text).and_then(|()| into_place(&new, path));
        if written.is_err() {
            // Under the lock, so it is the file of no other run.
            fs::remove_file(&new).ok();
        }
        Ok(written?)
    };
    written().with_context(|| Trouble::Writing(path.to_owned()))?;
    swap::settle(folder).with_context(|| Trouble::Settling(path.to_owned()))
}

fn fill(file: &mut File, text: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// What a file is called until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".new");
    path.with_file_name(name)
}

/// Whether a folder holds what is left when `files`, given by their paths in it, were being written there and the run
/// was cut short: some of them, whole, and nothing else.
pub fn is_unfinished(folder: &Path, files: &[(PathBuf, &str)]) -> bool {
    let is_whole =
        |path: &Path, text: &str| fs::read(folder.join(path)).is_ok_and(|it| it == text.as_bytes());
    let is_ours = |path: &Path| {
        files.iter().any(|(it, text)| path == beside(it) || (path == it && is_whole(it, text)))
    };
    let is_on_the_way = |path: &Path| files.iter().any(|(it, _)| it.starts_with(path));
    let mut pending = vec![PathBuf::new()];
    while let Some(inside) = pending.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&inside)) else { return false };
        for entry in entries {
            let Ok(entry) = entry else { return false };
            let path = inside.join(entry.file_name());
            if is_on_the_way(&path) && entry.file_type().is_ok_and(|it| it.is_dir()) {
                pending.push(path);
            } else if !is_ours(&path) {
                return false;
            }
        }
    }
    !files.iter().all(|(path, text)| is_whole(path, text))
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::{Path, PathBuf, beside, fs, is_unfinished, replace, write_new, write_over};

    #[test]
    fn a_folder_is_unfinished_while_it_holds_a_part_of_the_files_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        let files = [(PathBuf::from("a/b.yaml"), "one"), (PathBuf::from("c.md"), "two")];
        let is_unfinished = || is_unfinished(folder.path(), &files);
        assert!(is_unfinished());
        write_new(&at("a/b.yaml"), "one").unwrap();
        fs::write(at(".c.md.new"), "tw").unwrap();
        assert!(is_unfinished());
        for foreign in ["a/mine", "d", "c.md"] {
            fs::write(at(foreign), "mine").unwrap();
            assert!(!is_unfinished(), "{foreign}");
            fs::remove_file(at(foreign)).unwrap();
        }
        fs::create_dir(at("mine")).unwrap();
        assert!(!is_unfinished());
        fs::remove_dir(at("mine")).unwrap();
        write_new(&at("c.md"), "two").unwrap();
        assert!(!is_unfinished(), "it is finished");
    }

    fn names(folder: &Path) -> Vec<String> {
        let name =
            |it: std::io::Result<fs::DirEntry>| it.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_never_written_over_an_old_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.yaml");
        write_new(&path, "one").unwrap();
        write_new(&path, "two").unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(names(path.parent().unwrap()), ["b.yaml"]);
    }

    #[test]
    fn what_a_killed_run_left_is_written_over_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.yaml");
        for write in [write_new, replace, write_over] {
            fs::write(beside(&path), "half of something that was longer").unwrap();
            write(&path, "whole").unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
            assert_eq!(names(folder.path()), ["b.yaml"]);
            fs::remove_file(&path).unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_looked_at_is_not_taken_for_none() {
        use crate::disk::read_text_if_any;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.yaml");
        assert_eq!(read_text_if_any(&path).unwrap(), None);
        fs::write(&path, "ours").unwrap();
        assert_eq!(read_text_if_any(&path).unwrap().as_deref(), Some("ours"));
        read_text_if_any(&path.join("below a file")).unwrap_err();
        read_text_if_any(folder.path()).unwrap_err();
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_who_may_read_it_and_a_link_is_replaced_and_not_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, precious) = (folder.path().join("b.yaml"), folder.path().join("precious"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, "new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);

        fs::write(&precious, "keep me").unwrap();
        fs::remove_file(&path).unwrap();
        symlink(&precious, &path).unwrap();
        symlink(&precious, beside(&path)).unwrap();
        write_over(&path, "new").unwrap_err();
        fs::remove_file(beside(&path)).unwrap();
        write_over(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&precious).unwrap(), "keep me");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }

    #[test]
    fn runs_at_the_same_time_take_turns() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.yaml");
        let texts: Vec<String> =
            (b'a'..b'i').map(|it| char::from(it).to_string().repeat(9000)).collect();
        thread::scope(|scope| {
            for text in &texts {
                scope.spawn(|| (0..5).for_each(|_| write_over(&path, text).unwrap()));
            }
        });
        assert!(texts.contains(&fs::read_to_string(&path).unwrap()));
        assert_eq!(names(folder.path()), ["b.yaml"]);
    }
}
