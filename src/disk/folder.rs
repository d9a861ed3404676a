//! Folders of files that are written once, all of it or nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};

use super::read::exists;
use super::swap;
use super::trouble::Trouble;
use super::write::write_new;

/// Writes a new folder of files, each with its path in it: all of them, or none. Never over an old one.
///
/// # Errors
/// When there is something of that name, or it cannot be written.
pub fn write_folder(folder: &Path, files: &BTreeMap<String, String>) -> Result<()> {
    let context = || Trouble::Writing(folder.to_owned());
    if exists(folder) {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists)).with_context(context);
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    // No reader sees a name with a dot in front. One that is there was left by a run that was killed.
    let new = folder.with_file_name(format!(".{name}.new"));
    if exists(&new) {
        fs::remove_dir_all(&new).with_context(context)?;
    }
    let written = (files.iter()).try_for_each(|(path, text)| write_new(&new.join(path), text));
    let placed = written.and_then(|()| {
        swap::flush(&new).with_context(context)?;
        fs::rename(&new, folder).with_context(context)?;
        let settled = folder.parent().map_or(Ok(()), swap::settle);
        settled.with_context(|| Trouble::Settling(folder.to_owned()))
    });
    if placed.is_err() {
        fs::remove_dir_all(&new).ok();
    }
    placed
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn files(all: &[(&str, &str)]) -> BTreeMap<String, String> {
        all.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    fn names(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|it| it.unwrap().file_name().into()).collect()
    }

    #[test]
    fn a_folder_is_written_whole_with_those_below_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("versions/2023-12-01");
        write_folder(&folder, &files(&[("a.md", "x"), ("source/b/c.yaml", "y")])).unwrap();
        assert_eq!(fs::read_to_string(folder.join("source/b/c.yaml")).unwrap(), "y");
        assert_eq!(names(folder.parent().unwrap()), [PathBuf::from("2023-12-01")]);
    }

    #[test]
    fn a_folder_that_is_there_stays_as_it_is() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a");
        write_folder(&folder, &files(&[("a.md", "x")])).unwrap();
        write_folder(&folder, &files(&[("a.md", "y"), ("b.md", "y")])).unwrap_err();
        assert_eq!(names(&folder), [PathBuf::from("a.md")]);
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), "x");
    }

    #[test]
    fn a_folder_that_cannot_be_written_whole_is_not_there() {
        let place = tempfile::tempdir().unwrap();
        // A file cannot be a folder too.
        let torn = files(&[("a", "x"), ("a/b", "y")]);
        write_folder(&place.path().join("f"), &torn).unwrap_err();
        assert!(names(place.path()).is_empty());
    }
}
