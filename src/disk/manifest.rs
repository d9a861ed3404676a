//! The manifest: the list of a tree's files that makes it ours, and the look that says whether it still is.
//!
//! It names each file with its size and SHA-256, one to a line, so that two trees can be compared by it. It is the last
//! file of a tree to be written: what is older has not been touched since, and only the rest is read again.

use std::collections::{HashMap, HashSet};
use std::fs::{self, DirEntry, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::target::Refusal;

/// The manifest's name at the root of the tree.
pub(super) const NAME: &str = ".fortegnelse-manifest.json";
const VERSION: u32 = 2;
/// The version that had sizes only.
const WITHOUT_HASHES: u32 = 1;
/// How many foreign files a refusal names.
const SHOWN: usize = 10;

/// What stands at the place of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Absent,
    /// A folder with nothing in it.
    Empty,
    /// A tree with a manifest, and nothing in it that the manifest does not list.
    Ours,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    version: u32,
    files: HashMap<String, Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Entry {
    Whole { size: u64, sha256: String },
    Size(u64),
}

/// A file that was written.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Written {
    /// Its path, `/` between its parts.
    pub(super) path: String,
    /// Its bytes.
    pub(super) size: u64,
    /// Their SHA-256.
    pub(super) sha256: [u8; 32],
}

/// Writes the manifest of `files`, which are sorted.
pub(super) fn write(file: File, files: &[Written]) -> anyhow::Result<()> {
    let written = || -> io::Result<()> {
        let mut writer = BufWriter::new(file);
        write!(writer, "{{\"version\":{VERSION},\"files\":{{")?;
        for (index, it) in files.iter().enumerate() {
            writer.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut writer, &it.path)?;
            write!(writer, ":{{\"size\":{},\"sha256\":\"{}\"}}", it.size, hexadecimal(&it.sha256))?;
        }
        writer.write_all(b"\n}}\n")?;
        writer.flush()
    };
    written().with_context(|| format!("could not write `{NAME}`"))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|it| [it >> 4, it & 15]);
    digits.map(|it| char::from(DIGITS[usize::from(it)])).collect()
}

/// Whether a folder has a manifest, good or bad.
pub(super) fn is_in(root: &Path) -> bool {
    fs::symlink_metadata(root.join(NAME)).is_ok()
}

/// Looks at a tree; an error is a [`Refusal`] where something in it is not ours. A file of ours that is gone is no
/// reason to refuse.
pub(super) fn standing(root: &Path) -> anyhow::Result<Standing> {
    let unreadable = || format!("could not read the folder `{}`", root.display());
    // A link could lead to another tree of ours.
    match fs::symlink_metadata(root) {
        Ok(it) if it.is_symlink() => return Err(Refusal::Symlink.into()),
        Ok(it) if !it.is_dir() => return Err(Refusal::NotAFolder.into()),
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(unreadable);
        }
        _ => (),
    }
    let mut entries = match fs::read_dir(root) {
        Ok(entries) => entries.peekable(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Absent),
        Err(error) => return Err(error).with_context(unreadable),
    };
    if entries.peek().is_none() {
        return Ok(Standing::Empty);
    }
    let (files, sealed) = if is_in(root) { read(root)? } else { Default::default() };
    let foreign = foreign(root, &files, sealed).with_context(unreadable)?;
    if foreign.is_empty() { Ok(Standing::Ours) } else { Err(refuse(foreign).into()) }
}

fn refuse(mut files: Vec<String>) -> Refusal {
    files.sort_unstable();
    let more = files.len().saturating_sub(SHOWN);
    files.truncate(SHOWN);
    Refusal::NotOurs { files, more }
}

/// The listed files, and when the list was written.
fn read(root: &Path) -> anyhow::Result<(HashMap<String, Entry>, Option<SystemTime>)> {
    let path = root.join(NAME);
    let refusal = |reason: &str| Refusal::Manifest { reason: reason.to_owned() };
    let metadata = fs::symlink_metadata(&path)?;
    if !metadata.is_file() {
        return Err(refusal("it is not a file").into());
    }
    let bytes = fs::read(&path).with_context(|| format!("could not read `{}`", path.display()))?;
    let manifest: Manifest =
        serde_json::from_slice(&bytes).map_err(|error| refusal(&error.to_string()))?;
    if ![VERSION, WITHOUT_HASHES].contains(&manifest.version) {
        return Err(refusal(&format!("it has version {}", manifest.version)).into());
    }
    Ok((manifest.files, metadata.modified().ok()))
}

/// Everything in the tree that is not as it was listed, by its path. No link is followed.
fn foreign(
    root: &Path,
    files: &HashMap<String, Entry>,
    sealed: Option<SystemTime>,
) -> io::Result<Vec<String>> {
    let mut folders = HashSet::new();
    for mut path in files.keys().map(String::as_str) {
        while let Some((parent, _)) = path.rsplit_once('/') {
            if !folders.insert(parent) {
                break;
            }
            path = parent;
        }
    }
    let mut found = Vec::new();
    let mut pending = vec![String::new()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{folder}{}", name.to_string_lossy());
            let kind = entry.file_type()?;
            if name.to_str().is_none() {
                found.push(path);
            } else if kind.is_dir() && folders.contains(path.as_str()) {
                pending.push(path + "/");
            } else if kind.is_dir() {
                found.push(path + "/");
            } else if path != NAME
                && !(kind.is_file() && is_as_listed(&entry, files.get(&path), sealed)?)
            {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn is_as_listed(
    entry: &DirEntry,
    listed: Option<&Entry>,
    sealed: Option<SystemTime>,
) -> io::Result<bool> {
    let metadata = entry.metadata()?;
    let has_size = |size: &u64| metadata.len() == *size;
    Ok(match listed {
        Some(Entry::Whole { size, sha256 }) => {
            let untouched = sealed.is_some_and(|it| metadata.modified().is_ok_and(|at| at < it));
            has_size(size)
                && (untouched || hexadecimal(&Sha256::digest(fs::read(entry.path())?)) == *sha256)
        }
        Some(Entry::Size(size)) => has_size(size),
        None => false,
    })
}
