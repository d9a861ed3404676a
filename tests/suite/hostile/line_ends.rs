//! One content, however its lines end and its letters are made: the same findings at the same places, the same files.

use unicode_normalization::UnicodeNormalization;

use super::{malformed, places};
use crate::project::Project;

/// LF → CRLF on every line, or on every second one.
fn crlf(text: &[u8], every: usize) -> Vec<u8> {
    let mut number = 0;
    let mut bytes = Vec::new();
    for it in text {
        if *it == b'\n' {
            number += 1;
            if number % every == 0 {
                bytes.push(b'\r');
            }
        }
        bytes.push(*it);
    }
    bytes
}

/// With every letter that can be in pieces in pieces; as it is where it is no text.
fn decomposed(text: &[u8]) -> Vec<u8> {
    std::str::from_utf8(text).map_or(text.to_vec(), |it| it.nfd().collect::<String>().into_bytes())
}

fn with_mark(text: &[u8]) -> Vec<u8> {
    [b"\xEF\xBB\xBF", text].concat()
}

/// The ways to save a file that must not matter.
fn twins(text: &[u8]) -> [(&'static str, Vec<u8>); 5] {
    [
        ("CRLF", crlf(text, 1)),
        ("CRLF on every third line", crlf(text, 3)),
        ("CRLF on every second line", crlf(text, 2)),
        ("letters in pieces", decomposed(text)),
        ("a byte order mark, CRLF and letters in pieces", with_mark(&crlf(&decomposed(text), 1))),
    ]
}

type Files = Vec<(String, Vec<u8>)>;

fn project(files: &Files) -> Project {
    Project::of_files(
        &files.iter().map(|(name, it)| (name.as_str(), it.as_slice())).collect::<Vec<_>>(),
    )
}

/// The files in each of the other ways to save them.
fn saved_otherwise(files: &Files) -> Vec<(&'static str, Files)> {
    (0..5)
        .map(|way| {
            let twin =
                |(name, text): &(String, Vec<u8>)| (name.clone(), twins(text)[way].1.clone());
            (twins(b"")[way].0, files.iter().map(twin).collect())
        })
        .collect()
}

#[test]
fn every_malformed_case_has_the_same_findings() {
    for case in malformed::cases() {
        // What such a case is about would be gone, or two.
        let about_it = |it: &[u8]| {
            it.contains(&b'\r') || it.starts_with(b"\xEF") || it.starts_with(b"\xFF") || !is_nfc(it)
        };
        if case.files.iter().any(|(_, it)| about_it(it)) {
            continue;
        }
        let wanted = places(&project(&case.files));
        for (way, files) in saved_otherwise(&case.files).into_iter().step_by(2) {
            assert_eq!(places(&project(&files)), wanted, "{}: {way}", case.title);
        }
    }
}

fn is_nfc(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|it| it.nfc().eq(it.chars()))
}

#[test]
fn the_example_and_the_published_notice_give_the_same_files() {
    for folder in ["src/cli/example/content", "content"] {
        let project_of_folder = Project::of_folder(folder);
        let files: Files = (project_of_folder.sources.iter())
            .map(|(_, it)| (it.path.clone(), it.text.clone().into_bytes()))
            .collect();
        let wanted = project(&files).build().0;
        assert!(!wanted.is_empty(), "{folder}");
        // To build the sites takes a second; the other ways are no different for them.
        for (way, files) in saved_otherwise(&files).into_iter().step_by(4) {
            assert!(project(&files).build().0 == wanted, "{folder}: {way}");
        }
    }
}
