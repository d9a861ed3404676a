//! The folder a new tree grows in, out of sight, before it is published.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use super::beneath::Beneath;
use super::manifest::{self, Written};
use super::name;
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
    beneath: Beneath,
    folders: Mutex<HashSet<String>>,
    files: Mutex<Vec<Written>>,
    incomplete: Mutex<BTreeSet<String>>,
}

impl Staging {
    pub(super) fn make(root: PathBuf) -> anyhow::Result<Self> {
        let beneath = fs::create_dir(&root)
            .and_then(|()| Beneath::made(&root))
            .with_context(|| format!("could not create the folder `{}`", root.display()))?;
        let (folders, files, incomplete) = Default::default();
        Ok(Self { root, beneath, folders, files, incomplete })
    }

    /// Writes a whole file at `path`, which is relative and separated by `/`; folders are made on the way.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.open(path).and_then(|mut file| {
            file.write_all(bytes).with_context(|| format!("could not write `{path}`"))
        });
        match written {
            Ok(()) => held(&self.files).push(Written {
                path: path.to_owned(),
                size: bytes.len() as u64,
                sha256: Sha256::digest(bytes).into(),
            }),
            Err(_) => {
                held(&self.incomplete).insert(path.to_owned());
            }
        }
        written
    }

    /// Begins a file at `path` that is written in pieces; it counts when [`StagedFile::finish`] is called.
    pub fn create(&self, path: &str) -> anyhow::Result<StagedFile<'_>> {
        held(&self.incomplete).insert(path.to_owned());
        let counted = Counted { file: self.open(path)?, bytes: 0, hash: Sha256::new() };
        let writer = BufWriter::with_capacity(BUFFER, counted);
        Ok(StagedFile { staging: self, path: path.to_owned(), writer, has_failed: false })
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
        if let Some([one, other]) = name::same_but_for_case(files.iter().map(|it| &*it.path)) {
            bail!("`{one}` and `{other}` are one file where capital letters do not count");
        }
        let file = (self.beneath.create(Path::new(manifest::NAME)))
            .with_context(|| format!("could not create `{}`", manifest::NAME))?;
        manifest::write(file, &files)?;
        swap::flush(&self.root)
            .with_context(|| format!("could not bring `{}` to the disk", self.root.display()))?;
        Ok((files.len(), files.iter().map(|it| it.size).sum()))
    }

    fn open(&self, path: &str) -> anyhow::Result<File> {
        if !name::is_portable(path) {
            bail!("`{}` is not a path inside the tree on every system", path.escape_debug());
        }
        if path.eq_ignore_ascii_case(manifest::NAME) {
            bail!("`{path}` is the name of the manifest");
        }
        if let Some((parent, _)) = path.rsplit_once('/') {
            self.make_folder(parent)
                .with_context(|| format!("could not create the folder `{parent}`"))?;
        }
        let created = self.beneath.create(Path::new(path));
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
        match self.beneath.make_folder(Path::new(path)) {
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
    writer: BufWriter<Counted>,
    has_failed: bool,
}

/// A file that knows what was written to it.
#[derive(Debug)]
struct Counted {
    file: File,
    bytes: u64,
    hash: Sha256,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl StagedFile<'_> {
    /// Writes what is still in the buffer, and counts the file among those of the tree.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.flush().with_context(|| format!("could not write `{}`", self.path))?;
        if self.has_failed {
            bail!("`{}` is incomplete, an earlier write to it failed", self.path);
        }
        held(&self.staging.incomplete).remove(&self.path);
        let Counted { bytes, hash, .. } = self.writer.get_ref();
        let (size, sha256) = (*bytes, hash.clone().finalize().into());
        held(&self.staging.files).push(Written { path: self.path, size, sha256 });
        Ok(())
    }
}

impl Write for StagedFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.writer.write(bytes);
        self.has_failed |= written.as_ref().is_err_and(|it| it.kind() != ErrorKind::Interrupted);
        written
    }

    /// Serialisers write a few bytes at a time; each goes to the buffer in one step.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.writer.write_all(bytes);
        self.has_failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Nothing that runs under these locks can panic half-way, so a poisoned one still holds the truth.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
