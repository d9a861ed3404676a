//! A folder of content → texts.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};

use super::beneath::{Beneath, met_a_link};
use super::trouble::Trouble;
use crate::source::{
    Decoded, Diagnostic, Diagnostics, FILE_NOT_READ, FILE_TOO_LARGE, FileId, Limits, Role, Sources,
    Span, as_it_stands, decode,
};
use crate::version::FOLDER;

/// Deeper folders than this are not content.
const MAX_FOLDERS: usize = 16;
/// A version holds content in a folder of its own, `versions/<date>/source/`.
pub(super) const DEEPEST: usize = MAX_FOLDERS + 3;
/// So many files are worth a second thread.
const WORTH_A_THREAD: usize = 200;

/// Reads every `.yaml`, `.yml` and `.svg` under `content`, every file of its versions, and every file under `templates` when
/// there is such a folder, in the order of their names. A file that is larger than `limits` allow is told of instead.
///
/// # Errors
/// When `content` cannot be read, or something in it is no ordinary file (a symbolic link could lead anywhere).
pub fn read(content: &Path, templates: &Path, limits: Limits) -> Result<(Sources, Diagnostics)> {
    let mut paths = Vec::new();
    list(content, MAX_FOLDERS, &mut paths).with_context(|| Trouble::Reading(content.to_owned()))?;
    let released = paths.extract_if(.., |it| is_of_version(it, content)).collect();
    let pictures = paths.extract_if(.., |it| is_picture(it)).collect();
    let unread = paths.extract_if(.., |it| !is_yaml(it)).filter(|it| is_nearly_yaml(it)).collect();
    let mut sources = Sources::within(limits);
    let mut found = Vec::new();
    take(Role::Content, content, paths, &mut sources, &mut found)?;
    take(Role::Picture, content, pictures, &mut sources, &mut found)?;
    take(Role::Version, content, released, &mut sources, &mut found)?;
    take_templates(templates, &mut sources, &mut found)?;
    tell_unread(content, unread, &mut sources, &mut found);
    Ok((sources, found))
}

/// Tells of files that somebody may think are read: those whose name is nearly right, and those with nothing in them.
fn tell_unread(
    content: &Path,
    mut named: Vec<PathBuf>,
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    let mut tell = |file, reason| {
        let finding = Diagnostic::new(&FILE_NOT_READ, Span::new(file, 0..0));
        found.push(finding.with_own("reason", vec![reason]));
    };
    let blank = sources.with_role(Role::Content).filter(|(_, it)| it.text.trim().is_empty());
    blank.for_each(|(file, _)| tell(file, "empty"));
    named.sort();
    let prefix = shown(content);
    for path in named {
        let name = path.strip_prefix(content).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        tell(sources.add(Role::Unreadable, &prefix, &name, String::new()), "name");
    }
}

/// Reads every file under `templates` when there is such a folder, for content that comes from elsewhere.
///
/// # Errors
/// When it cannot be read, or something in it is no ordinary file.
pub fn read_templates(templates: &Path, limits: Limits) -> Result<(Sources, Diagnostics)> {
    let (mut sources, mut found) = (Sources::within(limits), Vec::new());
    take_templates(templates, &mut sources, &mut found)?;
    Ok((sources, found))
}

fn take_templates(templates: &Path, sources: &mut Sources, found: &mut Diagnostics) -> Result<()> {
    if !templates.is_dir() {
        return Ok(());
    }
    let mut paths = Vec::new();
    list(templates, MAX_FOLDERS, &mut paths)
        .with_context(|| Trouble::Reading(templates.to_owned()))?;
    take(Role::Template, templates, paths, sources, found)
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
    for (path, text) in paths.iter().zip(texts_of(role, &beneath, &paths, sources)) {
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
            let limit = sources.limits().file_mib.to_string();
            let start = Span::new(file_id(sources.len()), 0..0);
            found.push(Diagnostic::new(&FILE_TOO_LARGE, start).with("limit", limit));
            (Role::Unreadable, String::new())
        }
    };
    sources.add(role, prefix, name, text);
}

/// The text of a file. Of a version every byte counts, and whoever reads versions says what is wrong with it.
fn text(role: Role, file: FileId, bytes: &[u8]) -> Decoded {
    match role {
        Role::Version => Ok((as_it_stands(bytes), Vec::new())),
        _ => decode(file, bytes),
    }
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

/// The text of each file, in order, the first of them following on `sources`; `None` for one that is too large.
fn texts_of(
    role: Role,
    beneath: &Beneath,
    paths: &[PathBuf],
    sources: &Sources,
) -> Vec<Result<Option<Decoded>>> {
    let threads = if paths.len() < WORTH_A_THREAD {
        1
    } else {
        thread::available_parallelism().map_or(1, usize::from)
    };
    let (first, limit) = (sources.len(), sources.limits().file_bytes());
    let read = |paths: &[PathBuf], first: usize| -> Vec<Result<Option<Decoded>>> {
        let of_file = |(path, number): (&PathBuf, usize)| {
            Ok(bytes_of(beneath, path, limit)?.map(|it| text(role, file_id(number), &it)))
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
fn bytes_of(beneath: &Beneath, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    let not_a_file = || Trouble::NotAFile(path.to_owned());
    let file = match beneath.read(path) {
        Err(error) if met_a_link(&error) => bail!(not_a_file()),
        opened => opened?,
    };
    if !file.metadata()?.is_file() {
        bail!(not_a_file());
    }
    bytes(file, limit)
}

fn bytes(file: fs::File, limit: u64) -> Result<Option<Vec<u8>>> {
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // A file that grows while it is read is cut off too.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Adds the files of a folder, and of those in it as far as there are `levels` of them.
fn list(folder: &Path, levels: usize, paths: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            let is_versions = levels == MAX_FOLDERS && path.ends_with(FOLDER);
            let levels = if is_versions { DEEPEST } else { levels };
            let Some(levels) = levels.checked_sub(1) else { bail!(Trouble::TooDeep(path)) };
            list(&path, levels, paths)?;
        } else if kind.is_file() {
            paths.push(path);
        } else {
            bail!(Trouble::NotAFile(path));
        }
    }
    Ok(())
}

/// Whether a file is part of a released version, so that it is no content whatever it is called.
pub(super) fn is_of_version(path: &Path, content: &Path) -> bool {
    path.strip_prefix(content).is_ok_and(|it| it.starts_with(FOLDER))
}

pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "yaml" || it == "yml")
}

/// Whether a name is one that a program, or a slip, makes of that of a YAML file: `a.yaml.txt`, `a.YAML`, `a.yml.bak`.
fn is_nearly_yaml(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let parts: Vec<&str> = name.split(['.', '~']).skip(1).collect();
    parts.iter().any(|it| ["yaml", "yml"].contains(it))
}

pub(super) fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "svg")
}

/// Whether there is content in a folder: one `.yaml` or `.yml` file at least.
pub fn has_yaml(folder: &Path) -> bool {
    let mut paths = Vec::new();
    // A folder that cannot be listed is told of by who reads it.
    list(folder, MAX_FOLDERS, &mut paths).map_or_else(
        |_| exists(folder),
        |()| paths.iter().any(|it| is_yaml(it) && !is_of_version(it, folder)),
    )
}

/// Whether there is something at `path`.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether `path` is a folder with nothing in it.
pub fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut it| it.next().is_none())
}

/// The text of a file of at most `limit` bytes; `None` for one that is larger, or is not UTF-8.
///
/// # Errors
/// When it cannot be read.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Option<String>> {
    let bytes = fs::File::open(path).map_err(Into::into).and_then(|it| bytes(it, limit));
    let bytes = bytes.with_context(|| Trouble::Reading(path.to_owned()))?;
    Ok(bytes.and_then(|it| String::from_utf8(it).ok()))
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
