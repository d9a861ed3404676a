//! The made-up registers of the benches: lawful, and the same each time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::project::{files_under, program, stderr, stdout};

#[path = "../../benches/registers/mod.rs"]
mod registers;

#[test]
fn a_made_up_register_keeps_the_law_to_the_last_note() {
    for size in [1, 60] {
        let folder = tempfile::tempdir().unwrap();
        registers::write(&folder.path().join("content"), size, 2026).unwrap();
        let arguments = ["check", "--deny", "warning", "--format", "json"];
        let output =
            program(folder.path(), &[&arguments[..], &["--date", registers::DATE]].concat());
        let told = stdout(&output);
        let report: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert_eq!(report["findings"], serde_json::json!([]), "{size} activities: {told}");
        assert_eq!(report["answered"], serde_json::json!([]), "{size} activities: {told}");
        assert!(output.status.success(), "{size} activities: {}", stderr(&output));
    }
}

#[test]
fn a_made_up_register_is_the_same_each_time_and_the_beginning_of_a_larger_one() {
    let folder = tempfile::tempdir().unwrap();
    let made = |name: &str, size, seed| {
        registers::write(&folder.path().join(name), size, seed).unwrap();
        texts(&folder.path().join(name))
    };
    let first = made("first", 20, 2026);
    assert!(first == made("second", 20, 2026));
    assert!(first != made("other", 20, 7));
    let larger = made("larger", 40, 2026);
    let is_activity = |path: &&String| path.contains("activities");
    assert_eq!(first.keys().filter(is_activity).count(), 20);
    for path in first.keys().filter(is_activity) {
        assert_eq!(first[path], larger[path], "{path}");
    }
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    let files = files_under(folder).into_iter().map(|it| {
        let name = it.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(&it).unwrap())
    });
    files.collect()
}
