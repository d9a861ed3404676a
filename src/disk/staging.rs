//! The folder a new tree grows in, out of sight, before it is published.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, bail};

use super::manifest;
use super::swap;

/// The buffer of a streamed file.
const BUFFER: usize = 64 * 1024;

/// Receives the files of one tree. Several threads may write at once.
///
/// A file that could not be written, or was begun and not finished, makes the publication fail even where the caller
/// ignores the error: a tree is complete or it is not published.
#[derive(Debug)]
pub struct Staging {
    root: PathBuf,
    folders: Mutex<HashSet<String>>,
    files: Mutex<Vec<(String, u64)>>,
    incomplete: Mutex<BTreeSet<String>>,
}

impl Staging {
    pub(super) fn make(root: PathBuf) -> anyhow::Result<Self> {
        fs::create_dir(&root)
            .with_context(|| format!("could not create the folder `{}`", root.display()))?;
        let (folders, files, incomplete) = Default::default();
        Ok(Self { root, folders, files, incomplete })
    }

    /// Writes a whole file at `path`, which is relative and separated by `/`; folders are made on the way.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.open(path).and_then(|mut file| {
            file.write_all(bytes).with_context(|| format!("could not write `{path}`"))
        });
        match written {
            Ok(()) => held(&self.files).push((path.to_owned(), bytes.len() as u64)),
            Err(_) => {
                held(&self.incomplete).insert(path.to_owned());
            }
        }
        written
    }

    /// Begins a file at `path` that is written in pieces; it counts when [`StagedFile::finish`] is called.
    pub fn create(&self, path: &str) -> anyhow::Result<StagedFile<'_>> {
        held(&self.incomplete).insert(path.to_owned());
        let writer = BufWriter::with_capacity(BUFFER, self.open(path)?);
        Ok(StagedFile { staging: self, path: path.to_owned(), writer, bytes: 0, has_failed: false })
    }

    /// Writes the manifest and brings everything to the disk; returns the number of files and bytes.
    pub(super) fn seal(self) -> anyhow::Result<(usize, u64)> {
        let incomplete = self.incomplete.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = incomplete.first() {
            bail!(
                "{} of the files were not written to the end, the first is `{first}`",
                incomplete.len()
            );
        }
        let mut files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable();
        manifest::write(&self.root, &files)?;
        swap::flush(&self.root)
            .with_context(|| format!("could not bring `{}` to the disk", self.root.display()))?;
        Ok((files.len(), files.iter().map(|(_, size)| size).sum()))
    }

    /// The folder is new and ours alone, so nothing in it can be a link: `create_new` is all the care needed.
    fn open(&self, path: &str) -> anyhow::Result<File> {
        if !is_inside(path) {
            bail!("`{}` is not a path inside the tree", path.escape_debug());
        }
        if path.eq_ignore_ascii_case(manifest::NAME) {
            bail!("`{path}` is the name of the manifest");
        }
        if let Some((parent, _)) = path.rsplit_once('/') {
            self.make_folder(parent)
                .with_context(|| format!("could not create the folder `{parent}`"))?;
        }
        let created = File::create_new(self.root.join(path));
        if created.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            bail!("`{path}` was written twice");
        }
        created.with_context(|| format!("could not create `{path}`"))
    }

    /// A folder is noted after it is made, and made without the lock: two threads may both try, and neither waits.
    fn make_folder(&self, path: &str) -> io::Result<()> {
        if held(&self.folders).contains(path) {
            return Ok(());
        }
        if let Some((parent, _)) = path.rsplit_once('/') {
            self.make_folder(parent)?;
        }
        match fs::create_dir(self.root.join(path)) {
            // A file of that name, if it is one, is found when the next thing is made inside it.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => (),
            made => made?,
        }
        held(&self.folders).insert(path.to_owned());
        Ok(())
    }
}

/// A file that is written in pieces, with a buffer of 64 KiB.
#[derive(Debug)]
#[must_use = "an unfinished file makes the publication fail"]
pub struct StagedFile<'a> {
    staging: &'a Staging,
    path: String,
    writer: BufWriter<File>,
    bytes: u64,
    has_failed: bool,
}

impl StagedFile<'_> {
    /// Writes what is still in the buffer, and counts the file among those of the tree.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.flush().with_context(|| format!("could not write `{}`", self.path))?;
        if self.has_failed {
            bail!("`{}` is incomplete, an earlier write to it failed", self.path);
        }
        held(&self.staging.incomplete).remove(&self.path);
        held(&self.staging.files).push((self.path, self.bytes));
        Ok(())
    }
}

impl Write for StagedFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.writer.write(bytes);
        match &written {
            Ok(count) => self.bytes += *count as u64,
            Err(error) => self.has_failed |= error.kind() != ErrorKind::Interrupted,
        }
        written
    }

    /// Serialisers write a few bytes at a time; each goes to the buffer in one step.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.writer.write_all(bytes);
        match &written {
            Ok(()) => self.bytes += bytes.len() as u64,
            Err(_) => self.has_failed = true,
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Whether a path has nothing but ordinary names in it, on any system: `:` begins a stream or a drive on some.
fn is_inside(path: &str) -> bool {
    let is_name = |name: &str| !matches!(name, "" | "." | "..");
    path.split('/').all(is_name)
        && !path.chars().any(|it| matches!(it, '\\' | ':') || it.is_control())
}

/// Nothing that runs under these locks can panic half-way, so a poisoned one still holds the truth.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
