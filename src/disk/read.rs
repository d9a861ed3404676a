//! A folder of content → texts.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};

use super::beneath::{Beneath, met_a_link};
use super::trouble::Trouble;
use crate::source::{
    Decoded, Diagnostic, Diagnostics, FILE_TOO_LARGE, FileId, Role, Sources, Span, decode,
};

/// The largest file that is read, in bytes.
pub(super) const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Deeper folders than this are not content.
pub(super) const MAX_FOLDERS: usize = 16;
/// So many files are worth a second thread.
const WORTH_A_THREAD: usize = 200;

/// Reads every `.yaml`, `.yml` and `.svg` under `content`, and every file under `templates` when there is such a folder,
/// in the order of their names.
///
/// # Errors
/// When `content` cannot be read, or something in it is no ordinary file (a symbolic link could lead anywhere).
pub fn read(content: &Path, templates: &Path) -> Result<(Sources, Diagnostics)> {
    let mut paths = Vec::new();
    list(content, 0, &mut paths).with_context(|| Trouble::Reading(content.to_owned()))?;
    let pictures = paths.extract_if(.., |it| is_picture(it)).collect();
    paths.retain(|it| is_yaml(it));
    let mut sources = Sources::default();
    let mut found = Vec::new();
    take(Role::Content, content, paths, &mut sources, &mut found)?;
    take(Role::Picture, content, pictures, &mut sources, &mut found)?;
    if templates.is_dir() {
        let mut paths = Vec::new();
        list(templates, 0, &mut paths).with_context(|| Trouble::Reading(templates.to_owned()))?;
        take(Role::Template, templates, paths, &mut sources, &mut found)?;
    }
    Ok((sources, found))
}

fn take(
    role: Role,
    folder: &Path,
    mut paths: Vec<PathBuf>,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Result<()> {
    paths.sort();
    for path in &mut paths {
        *path = path.strip_prefix(folder).unwrap_or(path).to_owned();
    }
    let prefix = shown(folder);
    let beneath = Beneath::named(folder).with_context(|| Trouble::Reading(folder.to_owned()))?;
    for (path, text) in paths.iter().zip(texts_of(&beneath, &paths, sources.len())) {
        let name = path.to_string_lossy().replace('\\', "/");
        let text = text.with_context(|| Trouble::Reading(folder.join(path)))?;
        add(role, &prefix, &name, text, sources, found);
    }
    Ok(())
}

/// Takes in the text of a file; `None` for one that is too large.
pub(super) fn add(
    role: Role,
    prefix: &str,
    name: &str,
    text: Option<Decoded>,
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    let (role, text) = match text {
        Some(Ok((text, wrong))) => {
            found.extend(wrong);
            (role, text)
        }
        Some(Err((text, wrong))) => {
            found.push(*wrong);
            (Role::Unreadable, text)
        }
        None => {
            let limit = (MAX_FILE / 1024 / 1024).to_string();
            let start = Span::new(file_id(sources.len()), 0..0);
            found.push(Diagnostic::new(&FILE_TOO_LARGE, start).with("limit", limit));
            (Role::Unreadable, String::new())
        }
    };
    sources.add(role, prefix, name, text);
}

/// A folder as findings name it, in front of its files: from the working directory, with `/` between its parts.
fn shown(folder: &Path) -> String {
    let here = std::env::current_dir().ok();
    // The working directory is known by its real name, so an absolute path must be too.
    let real = fs::canonicalize(folder).ok().filter(|_| folder.is_absolute());
    let inside =
        real.as_deref().zip(here.as_deref()).and_then(|(it, here)| it.strip_prefix(here).ok());
    let parts = inside.unwrap_or(folder).components().filter(|it| *it != Component::CurDir);
    let path: PathBuf = parts.collect();
    if path.as_os_str().is_empty() { String::new() } else { format!("{}/", path.display()) }
}

/// The id of the file with this number.
pub(super) fn file_id(number: usize) -> FileId {
    FileId(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The text of each file, in order, the first of them having the number `first`; `None` for one that is too large.
fn texts_of(beneath: &Beneath, paths: &[PathBuf], first: usize) -> Vec<Result<Option<Decoded>>> {
    let threads = if paths.len() < WORTH_A_THREAD {
        1
    } else {
        thread::available_parallelism().map_or(1, usize::from)
    };
    let read = |paths: &[PathBuf], first: usize| -> Vec<Result<Option<Decoded>>> {
        let of_file = |(path, number): (&PathBuf, usize)| {
            Ok(bytes_of(beneath, path)?.map(|it| decode(file_id(number), &it)))
        };
        paths.iter().zip(first..).map(of_file).collect()
    };
    thread::scope(|scope| {
        let length = paths.len().div_ceil(threads).max(1);
        let mut runs = paths.chunks(length).zip((first..).step_by(length));
        let (mine, first) = runs.next().unwrap_or_default();
        let others: Vec<_> = runs.map(|(it, first)| scope.spawn(move || read(it, first))).collect();
        let mut all = read(mine, first);
        all.extend(
            others.into_iter().flat_map(|it| it.join().expect("reading a file does not panic")),
        );
        all
    })
}

/// The bytes of an ordinary file. What it was when the folder was listed may have been replaced since.
fn bytes_of(beneath: &Beneath, path: &Path) -> Result<Option<Vec<u8>>> {
    let not_a_file = || Trouble::NotAFile(path.to_owned());
    let file = match beneath.read(path) {
        Err(error) if met_a_link(&error) => bail!(not_a_file()),
        opened => opened?,
    };
    if !file.metadata()?.is_file() {
        bail!(not_a_file());
    }
    bytes(file)
}

fn bytes(file: fs::File) -> Result<Option<Vec<u8>>> {
    let size = file.metadata()?.len();
    if size > MAX_FILE {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // A file that grows while it is read is cut off too.
    file.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_FILE).then_some(bytes))
}

fn list(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<()> {
    if depth > MAX_FOLDERS {
        bail!(Trouble::TooDeep(folder.to_owned()));
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            list(&path, depth + 1, paths)?;
        } else if kind.is_file() {
            paths.push(path);
        } else {
            bail!(Trouble::NotAFile(path));
        }
    }
    Ok(())
}

pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "yaml" || it == "yml")
}

fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "svg")
}

/// Whether there is content in a folder: one `.yaml` or `.yml` file at least.
pub fn has_yaml(folder: &Path) -> bool {
    let mut paths = Vec::new();
    // A folder that cannot be listed is told of by who reads it.
    list(folder, 0, &mut paths)
        .map_or_else(|_| exists(folder), |()| paths.iter().any(|it| is_yaml(it)))
}

/// Whether there is something at `path`.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether `path` is a folder with nothing in it.
pub fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut it| it.next().is_none())
}

/// The text of a file that is no larger than the files of a content; `None` for one that is, or is not UTF-8.
///
/// # Errors
/// When it cannot be read.
pub fn read_bounded(path: &Path) -> Result<Option<String>> {
    let bytes = fs::File::open(path).map_err(Into::into).and_then(bytes);
    let bytes = bytes.with_context(|| Trouble::Reading(path.to_owned()))?;
    Ok(bytes.and_then(|it| String::from_utf8(it).ok()))
}

/// The files of a folder, by name; none where there is no folder.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether there is a folder at `path`.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The text of a file as it stands, line ends and all.
///
/// # Errors
/// When it cannot be read.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| Trouble::Reading(path.to_owned()))
}

/// The same, or nothing where there is no such file. A file that cannot be looked at is not taken for none.
///
/// # Errors
/// When it is there, or may be, and cannot be read.
pub fn read_text_if_any(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| Trouble::Reading(path.to_owned())),
    }
}
