//! Files → versions. Every byte counts: a version that is not as it was released is told of, and is none.
//!
//! `version.json` holds the fingerprint of every other file, its own, and that of the version before. So nothing in a
//! version can be changed without it being seen, but by somebody who makes all later versions anew.

use std::collections::BTreeMap;

use serde_json::Value;

use super::codes::VERSION_ALTERED;
use super::{FORMAT, Stored, Version, Versions, seal};
use crate::register::Date;
use crate::source::{
    Diagnostic, Diagnostics, FileId, Role, SourceFile, Sources, Span, forbidden, is_id, sha256,
};

/// The folder of versions in a content folder.
pub const FOLDER: &str = "versions/";
/// What a version puts down about itself.
pub const FILE: &str = "version.json";

/// The files of a folder, by their path in it.
type Files<'a> = BTreeMap<&'a str, (FileId, &'a SourceFile)>;

impl Versions {
    /// Reads the versions among `sources`, and says what is wrong with them.
    pub fn read(sources: &Sources) -> (Versions, Diagnostics) {
        let mut found = Vec::new();
        let mut folders: BTreeMap<&str, Files<'_>> = BTreeMap::new();
        for (file, it) in sources.with_role(Role::Version) {
            let inside = it.path.strip_prefix(FOLDER).unwrap_or(&it.path);
            match inside.split_once('/') {
                Some((name, path)) => {
                    folders.entry(name).or_default().insert(path, (file, it));
                }
                None => found.push(altered(inside, Span::new(file, 0..0), "stray")),
            }
        }
        let mut versions = Versions::default();
        // A version is held against the one before it where that one can be trusted.
        let mut before = Before::None;
        for (name, files) in folders {
            let known = found.len();
            let read = version(name, &files, &mut found);
            let Some((version, json)) = read.filter(|_| found.len() == known) else {
                before = Before::Unknown;
                continue;
            };
            if let Some(span) = before.denies(&version, json) {
                found.push(altered(name, span, "link"));
                before = Before::Unknown;
                continue;
            }
            before = Before::Known {
                effective: version.stored.effective.clone(),
                sha256: version.stored.sha256.clone(),
            };
            versions.all.push(version);
        }
        (versions, found)
    }
}

/// What is known of the version before.
enum Before {
    None,
    Known { effective: String, sha256: String },
    Unknown,
}

impl Before {
    /// The place in `version.json` that says something else of the version before.
    fn denies(&self, version: &Version, (file, json): (FileId, &SourceFile)) -> Option<Span> {
        let said = version.stored.previous.as_ref();
        let fits = match (self, said) {
            (Before::Unknown, _) | (Before::None, None) => true,
            (Before::Known { effective, sha256 }, Some(said)) => {
                said.effective == *effective && said.sha256 == *sha256
            }
            (Before::None, Some(_)) | (Before::Known { .. }, None) => false,
        };
        (!fits).then(|| key(file, json, "previous"))
    }
}

/// The version in a folder of that name, with its `version.json`.
fn version<'a>(
    name: &str,
    files: &Files<'a>,
    found: &mut Diagnostics,
) -> Option<(Version, (FileId, &'a SourceFile))> {
    let (first, _) = *files.values().next()?;
    let Some((file, json)) = files.get(FILE).copied() else {
        found.push(altered(name, Span::new(first, 0..0), "no-version-file"));
        return None;
    };
    let stored = stored(name, file, json, found)?;
    let mut wrong = |key, reason| found.push(altered(name, self::key(file, json, key), reason));
    let date = |text: &str| Date::parse(text);
    let Some(effective) = date(&stored.effective).filter(|_| stored.effective == name) else {
        wrong("effective", "folder-name");
        return None;
    };
    let Some(released) = date(&stored.released) else {
        wrong("released", "format");
        return None;
    };
    if let Some(it) = no_address(&stored) {
        found.push(altered(name, value(file, json, it), "address"));
    }
    others(name, &stored, (file, json), files, found);
    found.extend(files.iter().filter_map(|(path, (file, it))| hidden(name, path, *file, it)));
    let texts = files.iter().filter(|(path, _)| **path != FILE);
    let texts = texts.map(|(path, (_, it))| ((*path).to_owned(), it.text.clone())).collect();
    let folder = format!("{}{FOLDER}{name}/", json.prefix);
    Some((Version { stored, effective, released, folder, files: texts }, (file, json)))
}

/// The first id or folder that no release could have given: each becomes part of a path, and a version that somebody made by
/// hand is sealed like any other.
fn no_address(stored: &Stored) -> Option<&str> {
    let folders = stored.notices.iter().map(|it| &it.folder).filter(|it| !it.is_empty());
    let ids = stored.notices.iter().map(|it| &it.id);
    let activities = stored.activities.iter().map(|it| &it.id);
    let mut all = folders.chain(ids).chain(activities).map(String::as_str);
    all.find(|it| !is_id(it))
}

/// What `version.json` says, if it is as it was.
fn stored(name: &str, file: FileId, json: &SourceFile, found: &mut Diagnostics) -> Option<Stored> {
    let text = json.text.as_str();
    let parsed = serde_json::from_str::<Stored>(text);
    if !seal::holds(text) {
        let ends = text.contains('\r') && seal::holds(&text.replace("\r\n", "\n"));
        let (at, reason) = match &parsed {
            _ if ends => (0..0, "line-ends"),
            Err(error) if !error.is_data() => (at(text, error), "not-json"),
            Err(error) => (at(text, error), "changed"),
            Ok(_) => (seal::place(text).unwrap_or(0..0), "changed"),
        };
        found.push(altered(name, Span::new(file, at), reason));
        return None;
    }
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    match parsed {
        Ok(stored) if major(&stored.schema_version) == major(FORMAT) => Some(stored),
        Ok(_) => {
            found.push(altered(name, key(file, json, "schema_version"), "format"));
            None
        }
        Err(error) => {
            found.push(altered(name, Span::new(file, at(text, &error)), "format"));
            None
        }
    }
}

/// Whether the other files are those that `version.json` names.
fn others(
    name: &str,
    stored: &Stored,
    (file, json): (FileId, &SourceFile),
    files: &Files<'_>,
    found: &mut Diagnostics,
) {
    for (path, wanted) in &stored.files {
        let Some((other, it)) = files.get(path.as_str()) else {
            found.push(altered(name, key(file, json, path), "missing-file"));
            continue;
        };
        if sha256(&it.text) != *wanted {
            let ends = it.text.contains('\r') && sha256(&it.text.replace("\r\n", "\n")) == *wanted;
            let reason = if ends { "line-ends" } else { "changed" };
            let finding = altered(name, Span::new(*other, 0..0), reason);
            found.push(finding.related(key(file, json, path), "version-names-it"));
        }
    }
    for (path, (other, _)) in files {
        if *path != FILE && !stored.files.contains_key(*path) {
            found.push(altered(name, Span::new(*other, 0..0), "extra-file"));
        }
    }
}

/// The first character that may stand in no text, as it is or as JSON writes it: pages show the words of a version like any others.
fn hidden(name: &str, path: &str, file: FileId, it: &SourceFile) -> Option<Diagnostic> {
    let place = match it.text.char_indices().find(|(_, it)| is_hidden(*it)) {
        Some((at, it)) => Span::new(file, at..at + it.len_utf8()),
        None if path.ends_with(".json") => {
            // One that is no JSON is told of as such.
            let json = serde_json::from_str(&it.text).ok()?;
            value(file, it, first_text(&json, &|text| text.contains(is_hidden))?)
        }
        None => return None,
    };
    Some(altered(name, place, "hidden"))
}

/// What a tab or another end of a line is changed for is told of as changed.
fn is_hidden(it: char) -> bool {
    forbidden(it) && !matches!(it, '\t' | '\r')
}

/// The first text or key that is `wanted`.
fn first_text<'a>(json: &'a Value, wanted: &impl Fn(&str) -> bool) -> Option<&'a str> {
    match json {
        Value::String(text) => Some(text.as_str()).filter(|it| wanted(it)),
        Value::Array(items) => items.iter().find_map(|it| first_text(it, wanted)),
        Value::Object(entries) => entries.iter().find_map(|(key, it)| {
            Some(key.as_str()).filter(|it| wanted(it)).or_else(|| first_text(it, wanted))
        }),
        _ => None,
    }
}

fn altered(version: &str, span: Span, reason: &'static str) -> Diagnostic {
    Diagnostic::new(&VERSION_ALTERED, span)
        .with("version", version)
        .with_own("reason", vec![reason])
}

/// Where a key of `version.json` stands; the top of the file when it is not there.
pub fn key(file: FileId, json: &SourceFile, key: &str) -> Span {
    let quoted = quoted(key);
    place(file, json, &quoted, &format!("{quoted}:"))
}

/// Where `version.json` first says this; the top of the file when it does not.
fn value(file: FileId, json: &SourceFile, value: &str) -> Span {
    let quoted = quoted(value);
    place(file, json, &quoted, &quoted)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Where `part` stands, `whole` beginning with it.
fn place(file: FileId, json: &SourceFile, part: &str, whole: &str) -> Span {
    let start = json.text.find(whole);
    Span::new(file, start.map_or(0..0, |it| it..it + part.len()))
}

/// The byte at which JSON goes wrong.
fn at(text: &str, error: &serde_json::Error) -> std::ops::Range<usize> {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let start = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let start = (0..=start.min(text.len())).rev().find(|it| text.is_char_boundary(*it));
    start.map_or(0..0, |it| it..it)
}
