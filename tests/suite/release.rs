//! `release`: what it freezes, what it refuses, and what `build` and `check` make of it.

use std::fs;
use std::path::Path;

use fortegnelse::version::{Class, Stored};
use serde_json::Value;
use tempfile::TempDir;

use crate::build::tree;
use crate::project::{program, repository, stderr, stdout};

/// The made-up bookshop, whose notices promise 14 days.
pub fn shop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(program(folder.path(), &["init", "."]).status.success());
    folder
}

/// The address of its site.
const ADDRESS: &str = "https://privatliv.nordlys-boghandel.example/";

/// Today is 2026-11-22 in every test.
pub fn release(folder: &Path, effective: &str, more: &[&str]) -> (Option<i32>, String) {
    let asked = ["release", "--effective", effective, "--approved-by", "Anne", "--lang", "en"];
    let done = program(folder, &[&asked[..], more].concat());
    (done.status.code(), stderr(&done))
}

pub fn released(folder: &Path, effective: &str, more: &[&str]) -> String {
    let (code, said) = release(folder, effective, more);
    assert_eq!(code, Some(0), "{said}");
    said
}

pub fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join("content").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// An account that nobody uses is kept shorter: a material change.
pub fn shorten(folder: &Path) {
    edit(folder, "activities/kundekonto.yaml", "period: P3Y", "period: P18M");
}

pub fn version(folder: &Path, effective: &str) -> Stored {
    let path = folder.join(format!("content/versions/{effective}/version.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn build(folder: &Path, more: &[&str]) -> String {
    let done = program(folder, &[&["build", "--lang", "en"][..], more].concat());
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    stderr(&done)
}

/// What the site says of how long an unused account is kept.
fn says(folder: &Path) -> &'static str {
    let page =
        fs::read_to_string(folder.join("dist/site/aktivitet/kundekonto/index.html")).unwrap();
    match (page.contains("18 måneder"), page.contains("3 år")) {
        (true, false) => "18 months",
        (false, true) => "3 years",
        both => panic!("{both:?}"),
    }
}

fn activity(folder: &Path, file: &str, id: &str) -> Value {
    let text = fs::read_to_string(folder.join("dist").join(file)).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    let activities = all["activities"].as_array().unwrap();
    activities.iter().find(|it| it["id"] == id).unwrap().clone()
}

#[test]
fn a_release_holds_what_was_published_and_what_it_was_made_from() {
    let folder = shop();
    let before = tree(&folder.path().join("content"));
    let said = released(folder.path(), "2026-12-01", &[]);
    assert!(
        said.starts_with(
            "Released in content/versions/2026-12-01: in force from 2026-12-01, the first"
        ),
        "{said}"
    );
    let content = folder.path().join("content");
    let held = tree(&content.join("versions/2026-12-01"));
    build(folder.path(), &["--date", "2026-12-01"]);
    let built = tree(&folder.path().join("dist"));
    assert_eq!(held["register.json"], built["register/register.json"]);
    assert_eq!(held["notice.json"], built["site/notice.json"]);
    assert_eq!(held["notice.kunder.da.md"], built["site/index.md"]);
    assert_eq!(held["notice.kunder.en.md"], built["site/en/index.md"]);
    assert_eq!(held["notice.ansoegere-og-medarbejdere.da.md"], built["site/job/index.md"]);
    for (path, bytes) in &before {
        let copy = held.get(&format!("source/{path}"));
        assert!(copy == Some(bytes) || path.ends_with(".md"), "{path}");
    }
    let stored = version(folder.path(), "2026-12-01");
    assert_eq!((stored.class, stored.approved_by.as_str()), (Class::First, "Anne"));
    assert_eq!((stored.released.as_str(), stored.announced), ("2026-11-22", None));
    assert_eq!(stored.activities.len(), 9 - 1, "one of them is hidden from the notices");
    assert!(stored.activities.iter().all(|it| it.number == 1 && it.valid_from == "2026-12-01"));
}

#[test]
fn a_build_shows_the_version_in_force_on_its_day() {
    let folder = shop();
    let folder = folder.path();
    let draft = ["--draft"];
    build(folder, &[]);
    assert!(activity(folder, "register/register.json", "kundekonto").get("uri").is_none());
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    let said = build(folder, &[]);
    assert!(said.contains("Built from the version in force from 2026-11-22."), "{said}");
    assert_eq!(says(folder), "3 years");
    build(folder, &draft);
    assert_eq!(says(folder), "18 months");
    assert!(activity(folder, "register/register.json", "kundekonto").get("uri").is_none());
    build(folder, &["--date", "2026-11-21"]);
    assert_eq!(says(folder), "18 months", "nothing is in force yet");

    let first = tree(&folder.join("content/versions/2026-11-22"));
    released(folder, "2026-12-06", &[]);
    assert_eq!(first, tree(&folder.join("content/versions/2026-11-22")));
    for (day, wanted, number, since) in [
        ("2026-12-05", "3 years", 1, "2026-11-22"),
        ("2026-12-06", "18 months", 2, "2026-12-06"),
        ("2030-01-01", "18 months", 2, "2026-12-06"),
    ] {
        build(folder, &["--date", day]);
        assert_eq!(says(folder), wanted, "{day}");
        for file in ["register/register.json", "site/notice.json"] {
            let it = activity(folder, file, "kundekonto");
            assert_eq!(
                it["uri"],
                format!("{ADDRESS}aktivitet/kundekonto@{number}/"),
                "{day} {file}"
            );
            assert_eq!((&it["version"], &it["valid_from"]), (&number.into(), &since.into()));
            let other = activity(folder, file, "nyhedsbrev");
            assert_eq!(
                (&other["version"], &other["valid_from"]),
                (&1.into(), &"2026-11-22".into())
            );
        }
    }
}

#[test]
fn an_activity_that_comes_back_has_the_next_number() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    released(folder, "2026-12-06", &[]);
    edit(folder, "activities/kundekonto.yaml", "period: P18M", "period: P3Y");
    released(folder, "2027-01-01", &["--date", "2026-12-07"]);
    let stored = version(folder, "2027-01-01");
    let it = stored.activities.iter().find(|it| it.id == "kundekonto").unwrap();
    assert_eq!(
        (it.number, it.valid_from.as_str()),
        (3, "2027-01-01"),
        "a number is never used twice"
    );
}

#[test]
fn the_changes_are_told_in_the_words_of_the_notices() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    let said = released(folder, "2026-12-06", &[]);
    assert!(said.contains("material changes"), "{said}");
    let stored = version(folder, "2026-12-06");
    assert_eq!((stored.class, stored.announced.as_deref()), (Class::Material, Some("2026-11-22")));
    let change = &stored.changes[0];
    assert_eq!((change.class.as_str(), change.material), ("shorter_retention", true));
    let sentence = change.sentence.as_ref().unwrap();
    assert_eq!(
        sentence["da"],
        "Vi sletter oplysninger tidligere: Kundekonto. Før: 3 år. Nu: 18 måneder."
    );
    assert_eq!(
        sentence["en"],
        "We erase data sooner: Customer account. Before: 3 years. Now: 18 months."
    );
    let requires: Vec<&str> = change.requires.iter().map(|it| it["en"].as_str()).collect();
    assert!(requires.iter().any(|it| it.contains("14 days before")), "{requires:?}");
}

#[test]
fn words_that_change_in_one_language_are_told_in_that_language_only() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    edit(folder, "activities/nyhedsbrev.yaml", "At sende dig nyt", "At skrive til dig om nyt");
    released(folder, "2026-12-06", &[]);
    let stored = version(folder, "2026-12-06");
    let told = stored.changes.iter().filter_map(|it| it.sentence.as_ref());
    let languages: Vec<&str> = told.flat_map(|it| it.keys()).map(String::as_str).collect();
    assert_eq!(languages, ["da"]);
}

#[test]
fn what_no_notice_says_is_in_no_sentence() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    edit(folder, "activities/kundekonto.yaml", "systems: [", "systems: [HEMMELIGT, ");
    released(folder, "2026-12-06", &[]);
    let stored = version(folder, "2026-12-06");
    assert!(stored.changes.iter().any(|it| it.class == "internal"), "{:?}", stored.changes);
    for change in &stored.changes {
        assert!(change.class != "internal" || change.sentence.is_none());
        assert!(!format!("{:?}", change.sentence).contains("HEMMELIGT"));
    }
}

#[test]
fn what_cannot_be_released_is_refused_and_nothing_is_written() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &["--date", "2026-11-20"]);
    let refuses = |effective: &str, more: &[&str], code: i32, why: &str| {
        let before = tree(&folder.join("content"));
        let (ended, said) = release(folder, effective, more);
        assert_eq!(ended, Some(code), "{said}");
        let folded = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(folded.contains(why), "{why}: {said}");
        assert!(before == tree(&folder.join("content")), "{why}: something was written");
    };
    refuses("2026-12-24", &[], 2, "there is nothing to release");
    edit(folder, "activities/kundekonto.yaml", "period: P3Y", "# en note\n        period: P3Y");
    refuses("2026-12-24", &[], 2, "there is nothing to release");
    shorten(folder);
    refuses("2026-11-22", &[], 2, "must apply from a later day");
    refuses("2026-11-01", &[], 2, "must apply from a later day");
    refuses("2026-11-30", &["--date", "2026-12-02"], 2, "is before 2026-12-02");
    refuses("2026-12-24", &["--announced", "2026-12-25"], 2, "it cannot be announced later");
    refuses("2026-12-05", &[], 1, "14 days of warning, so it can apply from 2026-12-06");
    refuses("2026-12-24", &["--announced", "2026-12-11"], 1, "2026-12-25");
    refuses("2026-12-24", &["--announced", "2026-11-19"], 2, "2026-11-19 is before 2026-11-20");
    fs::create_dir(folder.join("content/versions/2026-12-25")).unwrap();
    refuses("2026-12-25", &[], 2, "something in `content/versions/2026-12-25` already");
    refuses("24-12-2026", &[], 2, "a date looks like");
    refuses("2026-12-24", &["--approved-by", " "], 2, "");
    edit(folder, "activities/kundekonto.yaml", "period: P18M", "period: 18 måneder");
    refuses("2026-12-24", &[], 1, "bad-duration");
    edit(folder, "activities/kundekonto.yaml", "period: 18 måneder", "period: P18M");
    let unused = folder.join("content/x.yaml");
    let category = "data_categories:\n  ubrugt: {label: {da: U, en: U}, kind: ordinary}\n";
    fs::write(&unused, category).unwrap();
    refuses("2026-12-24", &[], 1, "warning[definition-unused]");
    fs::remove_file(&unused).unwrap();
    let answer = "    not_applicable:\n      da: Vi er etableret i Danmark.\n      en: We are established in Denmark.\n";
    let open = "    todo: {owner: Bo, due: 2027-01-01}\n";
    edit(folder, "organisation.yaml", answer, open);
    refuses("2026-12-24", &[], 1, "error[to-do-open]");
    edit(folder, "organisation.yaml", open, answer);
    released(folder, "2026-12-05", &["--announced", "2026-11-21"]);
}

#[test]
fn an_editorial_or_internal_change_needs_no_warning() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    edit(folder, "activities/kundekonto.yaml", "systems: [", "systems: [Kasse, ");
    released(folder, "2026-11-23", &[]);
    let stored = version(folder, "2026-11-23");
    assert_eq!((stored.class, stored.announced), (Class::Internal, None));
    assert!(stored.activities.iter().all(|it| it.number == 1));
}

#[test]
fn the_promise_of_the_old_text_counts_and_not_that_of_the_new() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    edit(folder, "notices.yaml", "days_before: 14", "days_before: 1");
    assert_eq!(release(folder, "2026-12-05", &[]).0, Some(1));
    released(folder, "2026-12-06", &[]);
    // The new promise is not in force yet, so it cannot shorten anything either.
    edit(folder, "activities/kundekonto.yaml", "period: P18M", "period: P1Y");
    let (code, said) = release(folder, "2026-12-07", &["--date", "2026-12-01"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("2026-12-15"), "{said}");
    released(folder, "2026-12-15", &["--date", "2026-12-01"]);
}

#[test]
fn what_a_killed_release_left_is_in_nobodys_way() {
    let folder = shop();
    let folder = folder.path();
    let left = folder.join("content/versions/.2026-12-01.new");
    fs::create_dir_all(left.join("source")).unwrap();
    fs::write(left.join("source/x.yaml"), "foo: 1\n").unwrap();
    assert_eq!(program(folder, &["check"]).status.code(), Some(0));
    released(folder, "2026-12-01", &[]);
    assert!(!left.exists());
    assert!(!folder.join("content/versions/2026-12-01/source/x.yaml").exists());
}

#[test]
fn a_comparison_with_a_version_is_one_with_its_content() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    let diff = || stdout(&program(folder, &["diff", "2026-11-22", "--lang", "en"]));
    assert!(diff().contains("Nothing changed."), "{}", diff());
    shorten(folder);
    assert!(diff().contains("shorter retention"), "{}", diff());
}

#[test]
fn every_version_file_is_valid_against_its_schema() {
    let folder = shop();
    released(folder.path(), "2026-11-22", &[]);
    shorten(folder.path());
    released(folder.path(), "2026-12-06", &[]);
    let schema = fs::read_to_string(repository().join("schema/version.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let healper = repository().join("content/versions/2023-12-01/version.json");
    let own = ["2026-11-22", "2026-12-06"]
        .map(|it| folder.path().join(format!("content/versions/{it}/version.json")));
    for path in own.iter().chain([&healper]) {
        let instance: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&instance).map(|it| it.to_string()).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
    }
}
