//! The published notice as a released version, and what its owner might make of it.

use std::fs;
use std::path::Path;

use fortegnelse::source::{Diagnostics, Role, Sources, as_it_stands};
use fortegnelse::version::{Class, Stored, Versions};

use crate::project::{Project, files_under, program, repository, stderr};

/// The content of the repository in another folder.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = repository();
    for file in files_under(&root.join("content")) {
        let to = folder.path().join(file.strip_prefix(&root).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&file, to).unwrap();
    }
    folder
}

fn files() -> Vec<(String, Vec<u8>)> {
    let content = repository().join("content");
    let name = |it: &Path| it.strip_prefix(&content).unwrap().to_string_lossy().into_owned();
    let files = files_under(&content.join("versions"));
    files.iter().map(|it| (name(it), fs::read(it).unwrap())).collect()
}

fn read(files: &[(String, Vec<u8>)]) -> (Versions, Diagnostics) {
    let mut sources = Sources::default();
    for (path, bytes) in files {
        sources.add(Role::Version, "", path, as_it_stands(bytes));
    }
    Versions::read(&sources)
}

#[test]
fn the_notice_is_released_as_it_was_published() {
    let (versions, found) = read(&files());
    assert_eq!(found, []);
    let [first] = versions.all() else { panic!("one version") };
    assert_eq!(first.effective.to_string(), "2023-12-01");
    assert_eq!(first.stored.class, Class::First);
    assert_eq!(first.stored.approved_by, "Redaktionen af eksemplet");
    assert_eq!(first.stored.activities.len(), 4);
    let record = first.file("register.json").unwrap();
    assert!(record.contains("\"uri\":\"aktivitet/kommunikation@1/\""), "from the top of the site");
    let text = versions.text(first, "privatlivspolitik", fortegnelse::source::Lang::Da).unwrap();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let seed = repository().join("tests/fixtures/healper/privatlivspolitik.txt");
    let seed = fs::read_to_string(seed).unwrap();
    let text = words(&text.replace(['\\', '*'], ""));
    // An address is a link there.
    let plain =
        |it: &&str| !it.contains('@') && !it.to_lowercase().contains(".dk") && !it.is_empty();
    let lines = seed.lines().map(|it| it.trim().trim_start_matches('•').trim());
    let missing: Vec<&str> = lines.filter(plain).filter(|it| !text.contains(&words(it))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_content_is_that_of_its_version() {
    let project = Project::of_folder("content");
    let (versions, _) = read(&files());
    let hash = fortegnelse::compile::content_hash(&project.sources);
    let last = versions.last().map(|it| it.stored.content_hash.clone());
    assert_eq!(last, Some(hash), "the content was changed: release it, or put it back");
}

#[test]
fn a_byte_changed_anywhere_in_it_is_found() {
    let whole = files();
    let mut files = whole.clone();
    for number in 0..files.len() {
        let length = files[number].1.len();
        for part in 0..8 {
            let at = (length - 1) * part / 7;
            files[number].1[at] ^= 1 << part;
            let (versions, found) = read(&files);
            assert!(!found.is_empty() && versions.is_empty(), "{} {at}", files[number].0);
            files[number].1[at] ^= 1 << part;
        }
    }
    assert_eq!(files, whole);
}

const CONTACT: &str = "activities/kommunikation.yaml";

/// The slip that the year mends: how it stood, and how it should.
const SLIP: [&str; 2] = ["Levere bestilt informaiton og", "Levere bestilt information og"];

/// A supplier in the USA, twelve months made twenty-four, a slip mended, and marketing: file, what stood there, what stands there.
const YEAR: [(&str, &str, &str); 5] = [
    (CONTACT, SLIP[0], SLIP[1]),
    (CONTACT, "        period: P12M", "        period: P24M"),
    (
        CONTACT,
        "      forbedre:\n",
        "      markedsfoering:\n        text: Sende dig tilbud på forløb\n        direct_marketing: true\n        channel: email\n        \
         data: [navn-og-kontakt]\n        legal_basis: [{article: 6.1.a, consent: samtykke-konto}]\n\n      forbedre:\n",
    ),
    (
        CONTACT,
        "    purposes:\n      besvare:",
        "    recipients: [udbydere, andre-modtagere, nyhedsmail]\n    purposes:\n      besvare:",
    ),
    (
        "recipients.yaml",
        "recipients:\n  # Første punkt.",
        "recipients:\n  nyhedsmail: {label: Udbyder af nyhedsbreve, role: processor, country: US, agreement: A-1, transfer: {mechanism: scc, reference: S-1, assessment: T-1, copy: Skriv til os.}}\n  # Første punkt.",
    ),
];

/// A file of the content as it was before the year, with the slip.
pub fn before_the_year(path: &str, text: &str) -> String {
    changed(path, text, &[(CONTACT, SLIP[1], SLIP[0])])
}

/// A file of the content as it is after the year.
pub fn after_the_year(path: &str, text: &str) -> String {
    changed(path, text, &YEAR)
}

fn changed(path: &str, text: &str, edits: &[(&str, &str, &str)]) -> String {
    let own = edits.iter().filter(|(file, ..)| *file == path);
    own.fold(text.to_owned(), |text, (_, from, to)| {
        assert!(text.contains(from), "{path} has no {from}");
        text.replacen(from, to, 1)
    })
}

fn change(content: &Path, by: fn(&str, &str) -> String) {
    for file in [CONTACT, "recipients.yaml"] {
        let path = content.join(file);
        let text = by(file, &fs::read_to_string(&path).unwrap());
        fs::write(path, text).unwrap();
    }
}

#[test]
fn a_made_up_year_is_released_with_the_days_of_warning_that_were_promised() {
    let folder = copy();
    let folder = folder.path();
    let release = |effective: &str| {
        let asked =
            ["release", "--effective", effective, "--approved-by", "Opdigtet", "--lang", "en"];
        let done = program(folder, &asked);
        (done.status.code(), stderr(&done))
    };
    // The version that is changed has the slip.
    fs::remove_dir_all(folder.join("content/versions")).unwrap();
    change(&folder.join("content"), before_the_year);
    let (code, said) = release("2023-12-01");
    assert_eq!(code, Some(0), "{said}");
    change(&folder.join("content"), after_the_year);
    let skeletons = program(folder, &["check", "--write-decisions"]);
    answer(&folder.join("content/decisions.yaml"));
    let (code, said) = release("2026-12-21");
    assert_eq!(code, Some(1), "{}\n{said}", stderr(&skeletons));
    assert!(said.contains("promises 30 days"), "{said}");
    let (code, said) = release("2026-12-22");
    assert_eq!(code, Some(0), "{said}");
    let text = fs::read_to_string(folder.join("content/versions/2026-12-22/version.json")).unwrap();
    let stored: Stored = serde_json::from_str(&text).unwrap();
    assert_eq!(stored.class, Class::Material);
    let classes: Vec<&str> = stored.changes.iter().map(|it| it.class.as_str()).collect();
    for (wanted, duties) in [
        ("new_purpose", &["Art. 13(3)", "Art. 4(11); Art. 7", "Art. 35(1)", "Art. 21(2)-(3)"][..]),
        ("new_third_country", &["Art. 46(1)", "Art. 35(1)", "WP260"]),
        ("new_recipient", &["Art. 28(3)", "Art. 35(1)", "WP260"]),
        ("longer_retention", &["Art. 5(1)(e)"]),
        ("editorial", &[]),
    ] {
        let mut found = stored.changes.iter().filter(|it| it.class == wanted);
        let change = found.next().unwrap_or_else(|| panic!("{wanted}: {classes:?}"));
        let required: Vec<&str> = change.requires.iter().map(|it| it["en"].as_str()).collect();
        for duty in duties {
            assert!(required.iter().any(|it| it.contains(duty)), "{wanted} {duty}: {required:#?}");
        }
        assert!(wanted != "editorial" || required.is_empty(), "{required:#?}");
    }
    let numbers: Vec<(&str, u32)> =
        stored.activities.iter().map(|it| (it.id.as_str(), it.number)).collect();
    let unchanged = ["oprettelse-af-profil", "matching-spoergeskema", "terapeutprofil"];
    assert_eq!(numbers[3], ("kommunikation", 2));
    assert!(unchanged.iter().all(|it| numbers.contains(&(*it, 1))), "{numbers:?}");
}

/// Fills in the answers that `check` laid out: what the findings say is not the matter here.
fn answer(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let filled = text
        .lines()
        .map(|it| match it.trim().split_once(": ") {
            Some(("# why", _)) => "    why: Opdigtet svar i en test.".to_owned(),
            Some(("# by", _)) => "    by: Redaktionen af eksemplet".to_owned(),
            Some(("# until", day)) => format!("    until: {day}"),
            _ => it.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n");
    fs::write(path, filled + "\n").unwrap();
}
