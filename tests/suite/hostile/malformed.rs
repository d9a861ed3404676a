//! Malformed content, by hand: tests/fixtures/malformed/*.txt, each case with the finding and its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fortegnelse::compile::codes;
use fortegnelse::lint::{CODES, RULES};

use super::{notation, places};
use crate::project::{Project, files_under, repository};

/// Who is responsible, for cases that are about something else.
const ORGANISATION: &[u8] = b"organisation: {name: Eksempel ApS, cvr: \"12345674\", country: DK, \
    address: Eksempelvej 1, email: post@example.dk}\n";
/// A notice, likewise.
const NOTICES: &[u8] = b"notices:\n  kunder: {title: Privatlivspolitik}\n";

pub struct Case {
    /// The table it stands in, and what it is about.
    pub table: String,
    pub title: String,
    pub files: Vec<(String, Vec<u8>)>,
    pub expected: Vec<String>,
}

/// Every case of every table.
pub fn cases() -> Vec<Case> {
    let folder = repository().join("tests/fixtures/malformed");
    let tables =
        files_under(&folder).into_iter().filter(|it| it.extension().is_some_and(|it| it == "txt"));
    tables
        .flat_map(|path| {
            let table = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let cases: Vec<Case> =
                text.split("\n=== ").skip(1).map(|it| case(&table, it)).collect();
            cases
        })
        .collect()
}

/// One case: a title, the lines of the file `content.yaml`, those of others each under `··· NAME`, then `→ CODE LINE:COLUMN`
/// for each finding.
fn case(table: &str, text: &str) -> Case {
    let (title, body) = text.split_once('\n').unwrap();
    let mut files = vec![("content.yaml".to_owned(), String::new())];
    let mut expected = Vec::new();
    for line in body.trim_end_matches('\n').split('\n') {
        if let Some(it) = line.strip_prefix("→ ") {
            expected.push(it.to_owned());
        } else if let Some(name) = line.strip_prefix("··· ") {
            files.push((name.to_owned(), String::new()));
        } else {
            assert!(expected.is_empty(), "{title}: content after findings");
            let (_, text) = files.last_mut().unwrap();
            text.push_str(line);
            text.push('\n');
        }
    }
    let files = files.into_iter().map(|(name, it)| (name, notation::bytes(&it))).collect();
    Case { table: table.to_owned(), title: title.to_owned(), files, expected }
}

fn found(case: &Case) -> Vec<String> {
    let mut files: Vec<(&str, &[u8])> =
        case.files.iter().map(|(name, it)| (name.as_str(), it.as_slice())).collect();
    let begins = |key: &str| {
        let has = |it: &[u8]| String::from_utf8_lossy(it).lines().any(|it| it.contains(key));
        files.iter().any(|(_, it)| has(it))
    };
    let (organisation, notices) = (begins("organisation"), begins("notices"));
    if !organisation {
        files.push(("frame-organisation.yaml", ORGANISATION));
    }
    if !notices {
        files.push(("frame-notices.yaml", NOTICES));
    }
    places(&Project::of_files(&files))
}

#[test]
fn every_mistake_is_told_of_where_it_stands() {
    let mut wrong = String::new();
    for case in cases() {
        let found = found(&case);
        if found != case.expected {
            wrong.push_str(&format!(
                "{}: {}\n  expected {:?}\n  found    {found:?}\n",
                case.table, case.title, case.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn there_are_600_cases_and_no_two_are_alike() {
    let cases = cases();
    let mut titles: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut inputs: BTreeMap<&[(String, Vec<u8>)], &str> = BTreeMap::new();
    for case in &cases {
        assert!(!case.expected.is_empty(), "{}: no finding", case.title);
        assert!(titles.insert((&case.table, &case.title)), "{} stands twice", case.title);
        let same = inputs.insert(&case.files, &case.title);
        assert_eq!(same, None, "{} is the same text", case.title);
    }
    assert!(cases.len() >= 600, "{}", cases.len());
}

/// Findings that no content file can give: templates, pictures, language files and versions have tests of their own.
const ELSEWHERE: [&str; 15] = [
    "broken-template",
    "draft-not-marked",
    "fact-not-shown",
    "file-not-read",
    "file-too-large",
    "language-file-incomplete",
    "language-file-missing",
    "language-text-unknown",
    "language-text-unlike",
    "promise-broken",
    "release-needed",
    "unknown-template",
    "unsafe-template",
    "version-altered",
    "version-worded-anew",
];

#[test]
fn every_finding_of_reading_and_resolving_is_among_the_cases() {
    let of_law = |name: &str| {
        RULES.iter().any(|it| it.code.name == name) || CODES.iter().any(|it| it.name == name)
    };
    let cases = cases();
    let named: BTreeSet<&str> = cases
        .iter()
        .flat_map(|it| &it.expected)
        .filter_map(|it| it.split(' ').rev().nth(1))
        .collect();
    let all: BTreeSet<&str> = codes().iter().map(|it| it.name).filter(|it| !of_law(it)).collect();
    let missing: Vec<&str> =
        all.iter().copied().filter(|it| !named.contains(it) && !ELSEWHERE.contains(it)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
