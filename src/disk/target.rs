//! Where a tree is published, and the places that are refused before anything is touched.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::manifest;
use super::trouble::Trouble;

/// Why a place is not published to. The error around it names the path.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The root of the file system.
    Root,
    /// The current folder, or one that contains it.
    CurrentFolder,
    /// A folder that the build reads from, one that contains it, or one inside it.
    Source,
    /// A path that ends in `..`, so it does not say what the folder is called.
    NoName,
    /// A symbolic link.
    Symlink,
    /// A file, or anything else that is not a folder.
    NotAFolder,
    /// The root of a git repository.
    GitRoot,
    /// A mount point, which cannot be renamed.
    MountPoint,
    /// The folder holds something that no earlier build wrote, or that was changed since.
    NotOurs {
        /// The first ten, sorted; a folder ends in `/`.
        files: Vec<String>,
        /// How many more there are.
        more: usize,
    },
    /// The folder has a manifest, but not one this version wrote.
    Manifest {
        /// What is wrong with it.
        reason: String,
    },
    /// The lock file beside the folder holds something no build wrote.
    ForeignLock {
        /// The lock file.
        lock: PathBuf,
    },
    /// Another build held the lock all the time this one was willing to wait.
    Busy {
        /// The seconds waited.
        seconds: u64,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("it is the root of the file system"),
            Self::CurrentFolder => f.write_str("it is the current folder, or contains it"),
            Self::Source => f.write_str("it is what the build reads, contains it or is inside it"),
            Self::NoName => f.write_str("the path must end in the folder's own name"),
            Self::Symlink => f.write_str("it is a symbolic link"),
            Self::NotAFolder => f.write_str("it is not a folder"),
            Self::GitRoot => f.write_str("it is the root of a git repository"),
            Self::MountPoint => f.write_str("it is a mount point; use a folder inside it"),
            Self::NotOurs { files, more } => {
                f.write_str(
                    "it holds files that no earlier build wrote, or that were changed since: ",
                )?;
                for (index, file) in files.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}`{}`", file.escape_debug())?;
                }
                if *more > 0 { write!(f, " and {more} more") } else { Ok(()) }
            }
            Self::Manifest { reason } => {
                write!(f, "its `{}` cannot be used: {reason}", manifest::NAME)
            }
            Self::ForeignLock { lock } => {
                write!(f, "`{}` is not a lock file of this program", lock.display())
            }
            Self::Busy { seconds } => {
                write!(f, "another build has been writing there for more than {seconds} seconds")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// Refuses to publish where `sources` are, around them or inside them: the build would replace what it reads, or read
/// what it wrote. A source that is not there is in nobody's way.
///
/// # Errors
/// A [`Refusal`], with the path.
pub fn keep_clear(out: &Path, sources: &[&Path]) -> anyhow::Result<()> {
    let out_real = real(out);
    let is_in_the_way = |source: &&Path| {
        fs::canonicalize(source)
            .is_ok_and(|it| it.starts_with(&out_real) || out_real.starts_with(&it))
    };
    if sources.iter().any(is_in_the_way) {
        return Err(Refusal::Source).context(Trouble::Publishing(out.to_owned()));
    }
    Ok(())
}

/// A path by its real name, as far as it is there.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(_), Some(name)) => real(parent_of(path)).join(name),
        _ => path.to_owned(),
    }
}

/// A place that may be published to, as an absolute path, and the names used beside it.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder that contains the tree; it exists.
    pub(super) parent: PathBuf,
    /// The tree itself.
    pub(super) tree: PathBuf,
    name: OsString,
}

impl Target {
    /// Refuses what must not be replaced, then makes the parent folder.
    pub(super) fn resolve(out: &Path) -> anyhow::Result<Self> {
        inspect(out)?;
        let name = out.file_name().ok_or(Refusal::NoName)?.to_owned();
        let parent = parent_of(out);
        fs::create_dir_all(parent)
            .with_context(|| format!("could not create the folder `{}`", parent.display()))?;
        let parent = fs::canonicalize(parent)
            .with_context(|| format!("could not find the folder `{}`", parent.display()))?;
        Ok(Self { tree: parent.join(&name), parent, name })
    }

    /// The file whose lock means that a build is under way, and which holds the journal.
    pub(super) fn lock_file(&self) -> PathBuf {
        self.beside("lock")
    }

    /// The folder a new tree grows in; after an exchange it holds the old one.
    pub(super) fn new_tree(&self, token: &str) -> PathBuf {
        self.beside(&format!("{token}.new"))
    }

    /// Where the old tree is set aside when the file system cannot exchange.
    pub(super) fn old_tree(&self, token: &str) -> PathBuf {
        self.beside(&format!("{token}.old"))
    }

    /// Where the old tree stays until the next build.
    pub(super) fn previous_tree(&self) -> PathBuf {
        self.beside("prev")
    }

    /// What the tree before the old one is called while it is removed.
    pub(super) fn gone_tree(&self, token: &str) -> PathBuf {
        self.beside(&format!("{token}.gone"))
    }

    fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name.push(suffix);
        self.parent.join(name)
    }
}

/// Refuses by what the path is; whether the files in it are ours is asked again under the lock.
fn inspect(out: &Path) -> anyhow::Result<()> {
    // Without a trailing slash, which would make the system follow a link.
    let entry = out.file_name().map_or_else(|| out.to_owned(), |name| parent_of(out).join(name));
    let metadata = match fs::symlink_metadata(&entry) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).context("could not look at it"),
    };
    if metadata.is_symlink() {
        return Err(Refusal::Symlink.into());
    }
    if !metadata.is_dir() {
        return Err(Refusal::NotAFolder.into());
    }
    let real = fs::canonicalize(&entry).context("could not look at it")?;
    let Some(parent) = real.parent() else { return Err(Refusal::Root.into()) };
    if std::env::current_dir().and_then(fs::canonicalize).is_ok_and(|here| here.starts_with(&real))
    {
        return Err(Refusal::CurrentFolder.into());
    }
    if out.file_name().is_none() {
        return Err(Refusal::NoName.into());
    }
    if fs::symlink_metadata(real.join(".git")).is_ok() {
        return Err(Refusal::GitRoot.into());
    }
    if is_mount_point(&metadata, parent) {
        return Err(Refusal::MountPoint.into());
    }
    if !manifest::is_in(&real) {
        manifest::standing(&real)?;
    }
    Ok(())
}

fn parent_of(out: &Path) -> &Path {
    out.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A bind mount of the same file system passes here; the swap then meets `EBUSY`.
#[cfg(unix)]
fn is_mount_point(metadata: &Metadata, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(parent).is_ok_and(|it| it.dev() != metadata.dev())
}

#[cfg(not(unix))]
fn is_mount_point(_: &Metadata, _: &Path) -> bool {
    false
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
