//! Hostile text through `release` and `build` themselves: what they say, what they freeze, and what they publish of it.

use std::fs;

use serde_json::Value;

use super::versions::harmless;
use crate::build::tree;
use crate::project::{program, stderr, stdout};
use crate::readers::read;
use crate::release::{edit, shop, shorten, version};

const TEXTS: [&str; 5] = [
    "::error::alert(1)",
    "\"><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "[a](javascript:alert(1)) ](x) `",
    "%0A::warning::{{ 7*7 }}%",
];

#[test]
fn a_release_freezes_hostile_text_as_text() {
    for text in TEXTS {
        let folder = shop();
        let folder = folder.path();
        let quoted = serde_json::to_string(text).unwrap();
        let file = "activities/kundekonto.yaml";
        edit(folder, file, "da: Kundekonto", &format!("da: {quoted}"));
        edit(folder, file, "en: Customer account", &format!("en: {quoted}"));
        edit(folder, file, "da: når du selv lukker kontoen", &format!("da: {quoted}"));
        let run = |arguments: &[&str]| {
            let done = program(folder, arguments);
            assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
            for said in [stdout(&done), stderr(&done)] {
                read("terminal", &said).unwrap_or_else(|it| panic!("{it}: {said}"));
            }
        };
        run(&["release", "--effective", "2026-11-22", "--approved-by", text]);
        shorten(folder);
        run(&["release", "--effective", "2026-12-15", "--approved-by", text]);
        run(&["build"]);
        run(&["diff", "content/versions/2026-11-22", "content"]);
        let stored = version(folder, "2026-12-15");
        assert_eq!(stored.approved_by, text);
        let told = stored.changes.iter().filter_map(|it| it.sentence.as_ref());
        assert!(told.into_iter().any(|it| it["da"].contains(text)), "{:?}", stored.changes);
        let held = tree(&folder.join("content/versions/2026-12-15"));
        let mut letters = 0;
        for (path, bytes) in &held {
            let said = String::from_utf8(bytes.clone()).unwrap();
            if path.ends_with(".json") {
                serde_json::from_str::<Value>(&said).unwrap();
            }
            if path.starts_with("letter.") && path.ends_with(".html") {
                harmless(path, &said);
                letters += 1;
            }
        }
        assert!(letters > 0);
        let mut pages = 0;
        for (path, bytes) in tree(&folder.join("dist/site")) {
            if path.ends_with(".html") && (path.contains("version") || path.contains('@')) {
                harmless(&path, &String::from_utf8(bytes).unwrap());
                pages += 1;
            }
        }
        assert!(pages > 10, "{pages}");
    }
}

#[test]
fn the_name_of_a_versions_folder_is_no_more_than_a_name() {
    let folder = shop();
    let folder = folder.path();
    for name in ["::error::alert(1)", "\u{1b}]0;x\u{7}", "a\n::error::x", "<script>"] {
        let inside = folder.join("content/versions").join(name);
        fs::create_dir_all(&inside).unwrap();
        fs::write(inside.join("version.json"), "{}\n").unwrap();
    }
    for (format, ending) in
        [("human", ""), ("json", ".json"), ("sarif", ".sarif.json"), ("github", ".github")]
    {
        let done = program(folder, &["check", "--format", format]);
        assert_ne!(done.status.code(), Some(0));
        for said in [stdout(&done), stderr(&done)] {
            let name = if format == "human" { "terminal" } else { ending };
            if !said.is_empty() {
                let name = if said == stdout(&done) { name } else { "terminal" };
                read(name, &said).unwrap_or_else(|it| panic!("{format}: {it}: {said}"));
            }
        }
    }
}
