//! What was being done to the disk when it failed, so that whoever tells a person can say it in their language.

use std::fmt;
use std::path::{Path, PathBuf};

/// What failed, at a path. As context of an error its source says why; the last two are reasons themselves.
#[derive(Debug)]
pub enum Trouble {
    /// Reading a file or a folder.
    Reading(PathBuf),
    /// Writing a file.
    Writing(PathBuf),
    /// Publishing a tree; nothing was.
    Publishing(PathBuf),
    /// Making sure that a published tree stays; it is in place.
    Settling(PathBuf),
    /// Something among the content is no ordinary file: a link could lead anywhere.
    NotAFile(PathBuf),
    /// Folders are nested too deep.
    TooDeep(PathBuf),
}

impl Trouble {
    /// Where it failed.
    pub fn path(&self) -> &Path {
        match self {
            Trouble::Reading(it)
            | Trouble::Writing(it)
            | Trouble::Publishing(it)
            | Trouble::Settling(it)
            | Trouble::NotAFile(it)
            | Trouble::TooDeep(it) => it,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path().display();
        match self {
            Trouble::Reading(_) => write!(f, "cannot read `{path}`"),
            Trouble::Writing(_) => write!(f, "cannot write `{path}`"),
            Trouble::Publishing(_) => write!(f, "nothing was published, `{path}` is as it was"),
            Trouble::Settling(_) => {
                write!(f, "`{path}` holds the new tree, but a power cut may still undo that")
            }
            Trouble::NotAFile(_) => {
                write!(f, "`{path}` is not an ordinary file; links are not followed")
            }
            Trouble::TooDeep(_) => write!(f, "folders are nested too deep at `{path}`"),
        }
    }
}

impl std::error::Error for Trouble {}
