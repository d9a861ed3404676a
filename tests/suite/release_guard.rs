//! What `release` and `build` watch over: one release at a time, the words that were released, and when people are told.

use std::fs;
use std::thread;

use fortegnelse::version::Class;

use crate::project::{program, repository, stderr};
use crate::release::{edit, release, released, shop, shorten, version};

#[test]
fn releases_at_the_same_time_come_one_after_the_other() {
    let folder = shop();
    let folder = folder.path();
    let days = ["2026-12-01", "2026-12-01", "2026-12-01", "2026-12-02"];
    let ended: Vec<_> = thread::scope(|scope| {
        let all: Vec<_> =
            days.iter().map(|day| scope.spawn(|| release(folder, day, &[]))).collect();
        all.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let done = ended.iter().filter(|(code, _)| *code == Some(0)).count();
    assert_eq!(done, 1, "the content can be released once: {ended:?}");
    assert!(ended.iter().all(|(code, _)| matches!(code, Some(0 | 2))), "{ended:?}");
    let check = program(folder, &["check", "--lang", "en", "--deny", "warning"]);
    assert_eq!(check.status.code(), Some(0), "{}", stderr(&check));
}

#[test]
fn other_fixed_words_are_told_of_and_can_be_released() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    let words = fs::read_to_string(repository().join("templates/text/en.yaml")).unwrap();
    let changed = words.replacen("Data protection officer", "Our data protection officer", 1);
    assert_ne!(words, changed);
    fs::create_dir_all(folder.join("templates/text")).unwrap();
    fs::write(folder.join("templates/text/en.yaml"), changed).unwrap();
    let said = |command: &[&str]| {
        let done = program(folder, &[command, &["--lang", "en"]].concat());
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        stderr(&done)
    };
    let found = said(&["check"]);
    assert!(found.contains("warning[version-worded-anew]"), "{found}");
    assert!(found.contains("`kunder` (en)") && !found.contains("`kunder` (da)"), "{found}");
    let built = said(&["build"]);
    assert!(built.contains("in other words than were released: `kunder` (en)"), "{built}");
    released(folder, "2026-11-23", &[]);
    assert_eq!(version(folder, "2026-11-23").class, Class::Editorial);
    for day in ["2026-11-22", "2026-11-23"] {
        let built = said(&["build", "--date", day]);
        assert_eq!(built.contains("other words"), day == "2026-11-22", "{built}");
    }
    let (code, again) = release(folder, "2026-11-24", &[]);
    assert_eq!(code, Some(2), "{again}");
}

#[test]
fn a_build_before_the_first_version_says_that_it_is_the_content() {
    let folder = shop();
    let folder = folder.path();
    let said = |date: &str| {
        let done = program(folder, &["build", "--lang", "en", "--date", date]);
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        stderr(&done).contains("No version is in force yet; the first applies from 2026-12-01.")
    };
    assert!(!said("2026-11-30"));
    released(folder, "2026-12-01", &[]);
    assert!(said("2026-11-30"));
    assert!(!said("2026-12-01"));
}

#[test]
fn a_new_purpose_is_told_before_it_applies_whatever_was_promised() {
    let folder = shop();
    let folder = folder.path();
    let notices = fs::read_to_string(folder.join("content/notices.yaml")).unwrap();
    let unpromised: Vec<&str> = notices.lines().filter(|it| !it.contains("days_before")).collect();
    fs::write(folder.join("content/notices.yaml"), unpromised.join("\n") + "\n").unwrap();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    released(folder, "2026-11-23", &["--date", "2026-11-23"]);
    let purpose = "      tilbud:\n        text:\n          da: At regne ud, hvad du køber næste gang\n          en: Work out what you will buy next\n        legal_basis:\n          - article: 6.1.b\n      konto:\n";
    edit(folder, "activities/kundekonto.yaml", "      konto:\n", purpose);
    let asked = ["--date", "2026-11-24"];
    let (code, said) = release(folder, "2026-11-24", &asked);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("a new purpose") && said.contains("2026-11-24"), "{said}");
    released(folder, "2026-11-25", &asked);
}
