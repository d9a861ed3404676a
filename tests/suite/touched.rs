//! What an edit touches: every file that looks otherwise after it, and few others.

use std::collections::BTreeMap;

use fortegnelse::compile::{compile, compile_changed, judge};
use fortegnelse::page::{Facing, Theme};
use fortegnelse::register::Register;
use fortegnelse::site::Site;
use fortegnelse::source::{FileId, Severity, Sources};
use fortegnelse::written::Kept;

use crate::project::{Project, today};

/// The example of `init`, and an edit of it.
struct Edited {
    file: FileId,
    before: (Sources, Register),
    after: (Sources, Register),
}

fn edit(path: &str, from: &str, to: &str) -> Edited {
    let mut sources = Project::of_folder("src/cli/example/content").sources;
    let (file, text) = {
        let (file, it) = sources.iter().find(|(_, it)| it.path == path).unwrap();
        assert!(it.text.contains(from), "{path} has no {from:?}");
        (file, it.text.replace(from, to))
    };
    let before = (sources.clone(), whole(&sources));
    sources.replace(file, text);
    let register = whole(&sources);
    Edited { file, before, after: (sources, register) }
}

fn whole(sources: &Sources) -> Register {
    let (register, found) = compile(sources);
    let wrong: Vec<_> = found.iter().filter(|it| it.level() == Severity::Error).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    register
}

/// The day and the hash of the content are the same before and after, so that they move nothing.
fn facing() -> Facing {
    Facing { date: today(), content_hash: "0".repeat(64), draft: false }
}

fn files((sources, register): &(Sources, Register)) -> BTreeMap<String, Vec<u8>> {
    let (theme, _) = Theme::new(&[]);
    let (facing, outcome) = (facing(), judge(register, sources, today()));
    let site = Site::of(register, &theme, &facing).judged(sources, &outcome);
    let made = site.rows().iter().map(|row| {
        let mut bytes = Vec::new();
        site.write(row, &mut bytes, &mut Vec::new()).unwrap();
        (row.path.clone(), bytes)
    });
    made.collect()
}

impl Edited {
    fn touched(&self) -> Vec<String> {
        let (theme, _) = Theme::new(&[]);
        let ((sources, register), facing) = (&self.after, facing());
        let outcome = judge(register, sources, today());
        let site = Site::of(register, &theme, &facing).judged(sources, &outcome);
        let rows = site.touched_by(self.file, sources, (&self.before.0, &self.before.1));
        rows.into_iter().map(|it| it.path.clone()).collect()
    }

    /// The files that look otherwise, or are new.
    fn changed(&self) -> Vec<String> {
        let before = files(&self.before);
        let is_new = |it: &(String, Vec<u8>)| before.get(&it.0) != Some(&it.1);
        files(&self.after).into_iter().filter(is_new).map(|(path, _)| path).collect()
    }
}

const ACCOUNT: &str = "activities/kundekonto.yaml";

#[test]
fn every_file_that_an_edit_changes_is_touched_by_it() {
    let edits = [
        (ACCOUNT, "da: Kundekonto", "da: Min konto"),
        (ACCOUNT, "period: P3Y", "period: P2Y"),
        (ACCOUNT, "data_subjects: [kunder]", "data_subjects: [kunder, medarbejdere]"),
        (
            ACCOUNT,
            "    automated_decision:",
            "    recipients: [fragtfirma]\n    automated_decision:",
        ),
        (ACCOUNT, "    automated_decision:", "    previous_ids: [konto]\n    automated_decision:"),
        (ACCOUNT, "    automated_decision:", "    notice: false\n    automated_decision:"),
        ("activities/nyhedsbrev.yaml", "  nyhedsbrev:", "  nyt:"),
        ("activities/ordrer.yaml", "da: Ordrer og betaling", "da: Køb"),
        ("activities/kundeservice.yaml", "      en: Customer service\n", ""),
        ("recipients.yaml", "da: Udsendelse", "da: Forsendelse"),
        ("organisation.yaml", "email: ", "email: x"),
    ];
    for (path, from, to) in edits {
        let edited = edit(path, from, to);
        let touched = edited.touched();
        let changed = edited.changed();
        // Reading the one file only comes to the same.
        let mut kept = Kept::default();
        compile_changed(&edited.before.0, &mut kept);
        let (register, _) = compile_changed(&edited.after.0, &mut kept);
        assert_eq!(format!("{register:?}"), format!("{:?}", edited.after.1), "{path}, {from:?}");
        let missed: Vec<_> = changed.iter().filter(|it| !touched.contains(it)).collect();
        assert!(missed.is_empty(), "{path}, {from:?} → {to:?}: {missed:?}");
    }
}

#[test]
fn an_edit_of_an_activity_leaves_the_pages_of_others_alone() {
    let edited = edit(ACCOUNT, "da: Kundekonto", "da: Min konto");
    let touched = edited.touched();
    let pages = touched.iter().filter(|it| it.contains("aktivitet/") || it.contains("fragment/"));
    let pages: Vec<&str> = pages.map(String::as_str).collect();
    let wanted = [
        "site/aktivitet/kundekonto/index.html",
        "site/en/aktivitet/kundekonto/index.html",
        "site/en/fragment/kundekonto.html",
        "site/fragment/kundekonto.html",
    ];
    let mut sorted = pages.clone();
    sorted.sort();
    assert_eq!(sorted, wanted);
    assert!(touched.iter().any(|it| it == "site/index.html"));
    assert!(!touched.iter().any(|it| it == "site/404.html" || it.starts_with("schema/")));
    assert!(!touched.iter().any(|it| it.contains("/for/medarbejdere/")), "{touched:?}");
}

#[test]
fn an_edit_of_anything_else_can_touch_every_page() {
    for (path, from, to) in [
        ("organisation.yaml", "email: ", "email: x"),
        (ACCOUNT, "activities:", "checks: {lix_limit: 60}\nactivities:"),
    ] {
        let edited = edit(path, from, to);
        assert_eq!(edited.touched().len(), files(&edited.after).len(), "{path}");
    }
}
