//! A folder of content as it stood at a git revision, without checking it out: nothing is written, no program is run.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use git2::{ErrorClass, ErrorCode, ObjectType, Repository, Tree};

use super::Trouble;
use super::read::{DEEPEST, add, file_id, is_of_version, is_picture, is_yaml};
use crate::source::{Diagnostics, Limits, Role, Sources, decode};

/// What a git repository does not have, or why it cannot be read.
#[derive(Debug)]
pub enum GitTrouble {
    /// This is in no repository.
    NoRepository(PathBuf),
    /// There is no such revision.
    UnknownRevision(String),
    /// An abbreviation is too short.
    Ambiguous(String),
    /// The folder is not there at that revision.
    NoFolder {
        /// The folder, from the top of the repository.
        path: String,
        /// The revision.
        revision: String,
    },
    /// The repository belongs to another user.
    Owner,
    /// What git answered.
    Failed(String),
}

impl fmt::Display for GitTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitTrouble::NoRepository(path) => {
                write!(f, "`{}` is in no git repository", path.display())
            }
            GitTrouble::UnknownRevision(it) => write!(f, "no revision `{it}`"),
            GitTrouble::Ambiguous(it) => write!(f, "`{it}` is ambiguous"),
            GitTrouble::NoFolder { path, revision } => {
                write!(f, "no folder `{path}` at `{revision}`")
            }
            GitTrouble::Owner => f.write_str("the repository belongs to another user"),
            GitTrouble::Failed(why) => write!(f, "git: {why}"),
        }
    }
}

impl std::error::Error for GitTrouble {}

/// Reads `content` and `templates` as [`read()`](super::read()) does, as they stood at `revision`: a branch, a tag, a commit or an
/// abbreviation of one.
///
/// # Errors
/// When there is no repository, no such revision or no such folder in it, or something in it is no ordinary file.
pub fn read_revision(
    content: &Path,
    templates: &Path,
    revision: &str,
    limits: Limits,
) -> Result<(Sources, Diagnostics)> {
    let repository = repository(content)?;
    let object = repository.revparse_single(revision).map_err(|it| unknown(&it, revision))?;
    let commit = object.peel_to_commit().map_err(|it| unknown(&it, revision))?;
    let tree = commit.tree().map_err(failed)?;
    let place = place(&repository, content)?;
    let Some(folder) = folder(&repository, &tree, &place)? else {
        let path = place.display().to_string();
        bail!(GitTrouble::NoFolder { path, revision: revision.to_owned() });
    };
    let mut reader =
        Reader { repository: &repository, sources: Sources::within(limits), found: Vec::new() };
    let prefix = format!("git:{revision}:{}/", place.display());
    reader.take(Role::Content, &folder, &prefix)?;
    reader.take(Role::Picture, &folder, &prefix)?;
    // Templates that are outside the repository have no revision.
    if let Ok(place) = self::place(&repository, templates)
        && let Some(folder) = self::folder(&repository, &tree, &place)?
    {
        reader.take(Role::Template, &folder, &format!("git:{revision}:{}/", place.display()))?;
    }
    Ok((reader.sources, reader.found))
}

/// The repository that holds a folder, which need not be there any more.
fn repository(folder: &Path) -> Result<Repository> {
    let here = real(folder);
    let standing = here.ancestors().find(|it| it.is_dir()).unwrap_or(&here);
    Repository::discover(standing).map_err(|it| {
        let trouble = match it.code() {
            ErrorCode::NotFound => GitTrouble::NoRepository(folder.to_owned()),
            ErrorCode::Owner => GitTrouble::Owner,
            _ => GitTrouble::Failed(it.message().to_owned()),
        };
        trouble.into()
    })
}

/// A folder from the top of the repository's work tree.
fn place(repository: &Repository, folder: &Path) -> Result<PathBuf> {
    let outside = || GitTrouble::NoRepository(folder.to_owned());
    let top = real(repository.workdir().ok_or_else(outside)?);
    Ok(real(folder).strip_prefix(top).map_err(|_| outside())?.to_owned())
}

/// A path with no link and no `..` in the part of it that is there.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let name = path.file_name().unwrap_or_default();
    let above = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if above == path { path.to_owned() } else { real(above).join(name) }
}

fn folder<'r>(
    repository: &'r Repository,
    tree: &Tree<'r>,
    place: &Path,
) -> Result<Option<Tree<'r>>> {
    if place.as_os_str().is_empty() {
        return Ok(Some(tree.clone()));
    }
    match tree.get_path(place) {
        Ok(entry) if entry.kind() == Some(ObjectType::Tree) => {
            Ok(Some(repository.find_tree(entry.id()).map_err(failed)?))
        }
        Ok(_) => Ok(None),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(failed(error).into()),
    }
}

struct Reader<'r> {
    repository: &'r Repository,
    sources: Sources,
    found: Diagnostics,
}

/// The mode of an entry of a tree that is a symbolic link.
const LINK: i32 = 0o120_000;

impl Reader<'_> {
    fn take(&mut self, role: Role, folder: &Tree<'_>, prefix: &str) -> Result<()> {
        let mut files = Vec::new();
        self.list(folder, Path::new(""), 0, prefix, &mut files)?;
        files.sort();
        let odb = self.repository.odb().map_err(failed)?;
        for (path, id) in files {
            let released = is_of_version(&path, Path::new(""));
            let wanted = match role {
                Role::Content => is_yaml(&path) && !released,
                Role::Picture => is_picture(&path) && !released,
                _ => true,
            };
            if !wanted {
                continue;
            }
            let (size, _) = odb.read_header(id).map_err(failed)?;
            let file = file_id(self.sources.len());
            let text = if size as u64 > self.sources.limits().file_bytes() {
                None
            } else {
                let blob = self.repository.find_blob(id).map_err(failed)?;
                Some(decode(file, blob.content()))
            };
            let name = path.to_string_lossy().replace('\\', "/");
            add(role, prefix, &name, text, &mut self.sources, &mut self.found);
        }
        Ok(())
    }

    /// The files of a tree and what is below it, each with its path.
    fn list(
        &self,
        tree: &Tree<'_>,
        inside: &Path,
        depth: usize,
        prefix: &str,
        files: &mut Vec<(PathBuf, git2::Oid)>,
    ) -> Result<()> {
        let shown = |path: &Path| PathBuf::from(format!("{prefix}{}", path.display()));
        if depth > DEEPEST {
            bail!(Trouble::TooDeep(shown(inside)));
        }
        for entry in tree {
            let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = inside.join(&name);
            match entry.kind() {
                Some(ObjectType::Tree) => {
                    let below = self.repository.find_tree(entry.id()).map_err(failed)?;
                    self.list(&below, &path, depth + 1, prefix, files)?;
                }
                Some(ObjectType::Blob) if entry.filemode() != LINK => {
                    files.push((path, entry.id()));
                }
                // A link or another repository could lead anywhere.
                _ => bail!(Trouble::NotAFile(shown(&path))),
            }
        }
        Ok(())
    }
}

fn unknown(error: &git2::Error, revision: &str) -> GitTrouble {
    match (error.code(), error.class()) {
        (ErrorCode::Ambiguous, _) => GitTrouble::Ambiguous(revision.to_owned()),
        (ErrorCode::NotFound | ErrorCode::InvalidSpec | ErrorCode::Peel, _)
        | (_, ErrorClass::Reference | ErrorClass::Invalid) => {
            GitTrouble::UnknownRevision(revision.to_owned())
        }
        _ => GitTrouble::Failed(error.message().to_owned()),
    }
}

fn failed(error: git2::Error) -> GitTrouble {
    GitTrouble::Failed(error.message().to_owned())
}
