//! What `check` says of the content next to what was released, and what stops when a version was altered.

use std::fs;

use fortegnelse::version::{Stored, sealed};

use crate::project::{program, stderr, stdout};
use crate::release::{edit, released, shop, shorten, version};

#[test]
fn check_tells_a_material_change_that_no_version_tells() {
    let folder = shop();
    let folder = folder.path();
    let check = |more: &[&str]| {
        let done = program(folder, &[&["check", "--lang", "en"][..], more].concat());
        (done.status.code(), stderr(&done))
    };
    shorten(folder);
    assert_eq!(check(&["--deny", "warning"]).0, Some(0), "without versions the check says nothing");
    released(folder, "2026-11-22", &[]);
    edit(folder, "activities/kundekonto.yaml", "period: P18M", "# note\n        period: P18M");
    assert_eq!(
        check(&["--deny", "warning"]),
        (Some(0), "All is well. Files read: 17.\n".to_owned())
    );
    edit(folder, "activities/kundekonto.yaml", "period: P18M", "period: P2Y");
    let (code, said) = check(&["--deny", "warning"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("warning[release-needed]") && said.contains("longer retention"),
        "{said}"
    );
    assert!(said.contains("content/activities/kundekonto.yaml:"), "{said}");
    assert_eq!(check(&[]).0, Some(0), "a warning stops nobody who does not ask for it");
    edit(
        folder,
        "notices.yaml",
        "    last_updated:",
        "    effective: 2026-12-01\n    last_updated:",
    );
    let (code, said) = check(&["--only", "promise-broken"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("content/notices.yaml:"), "{said}");
    assert_eq!(check(&["--only", "promise-broken", "--date", "2026-11-17"]).0, Some(0));
    released(folder, "2026-12-06", &[]);
    assert_eq!(check(&["--deny", "warning"]).0, Some(0));
}

#[test]
fn a_version_to_come_that_breaks_its_promise_is_told_of() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    released(folder, "2026-12-24", &[]);
    let file = folder.join("content/versions/2026-12-24/version.json");
    let late = Stored { announced: Some("2026-12-20".to_owned()), ..version(folder, "2026-12-24") };
    fs::write(&file, sealed(&late)).unwrap();
    let check = |date: &str| program(folder, &["check", "--lang", "en", "--date", date]);
    let done = check("2026-12-21");
    assert_eq!(done.status.code(), Some(1));
    assert!(
        stderr(&done).contains("content/versions/2026-12-24/version.json:4"),
        "{}",
        stderr(&done)
    );
    assert_eq!(check("2026-12-24").status.code(), Some(0), "what is past cannot be mended");
}

#[test]
fn an_altered_version_stops_check_build_diff_and_release() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    edit(folder, "versions/2026-11-22/notice.kunder.da.md", "Bog", "bog");
    let asked: [&[&str]; 5] = [
        &["check"],
        &["build"],
        &["build", "--draft"],
        &["diff", "2026-11-22"],
        &["release", "--effective", "2027-01-01", "--approved-by", "Anne"],
    ];
    for arguments in asked {
        let done = program(folder, &[arguments, &["--lang", "en"]].concat());
        assert_eq!(done.status.code(), Some(1), "{arguments:?} {}", stdout(&done));
        let said = stderr(&done);
        assert!(said.contains("error[version-altered]"), "{arguments:?} {said}");
        assert!(said.contains("content/versions/2026-11-22/notice.kunder.da.md:1:1"), "{said}");
    }
    assert!(!folder.join("dist").exists());
    assert!(!folder.join("content/versions/2027-01-01").exists());
}
