//! The binary: exit codes, streams, formats.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::project::{FRAME, program, stderr, stdout};

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/content.yaml"), text).unwrap();
    folder
}

#[test]
fn check_says_all_is_fine_in_the_contents_language_and_writes_nothing() {
    let folder = folder(FRAME);
    let done = program(folder.path(), &["check"]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(stderr(&done), "Alt er i orden. Læste filer: 1.\n");
    assert_eq!(stdout(&done), "");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let english = program(folder.path(), &["check", "--lang", "en"]);
    assert_eq!(stderr(&english), "All is well. Files read: 1.\n");
    assert_eq!(stderr(&program(folder.path(), &["check", "-q"])), "");
}

#[test]
fn findings_give_exit_code_1_and_a_count() {
    let folder = folder("organisation: {nam: A}\nnotices: {}\nfoo: 1\n");
    let done = program(folder.path(), &["check"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).ends_with("2 fejl\n"), "{}", stderr(&done));
    assert!(stderr(&done).contains("content/content.yaml:1:16"), "{}", stderr(&done));
    assert!(!stderr(&done).contains('\u{1b}'), "no colours where nobody sees them");
    let coloured = program(folder.path(), &["check", "--color", "always"]);
    assert!(stderr(&coloured).contains('\u{1b}'));
}

#[test]
fn machines_get_the_findings_as_json_on_the_result_stream() {
    let folder = folder("organisation: {nam: A}\nnotices: {a: {title: T}}\n");
    let done = program(folder.path(), &["check", "--format", "json", "--lang", "en"]);
    assert_eq!(done.status.code(), Some(1));
    let report: Value = serde_json::from_str(&stdout(&done)).unwrap();
    let finding = &report["findings"][0];
    assert_eq!(report["schema_version"], "1.1.0");
    assert_eq!(report["summary"]["errors"], 1);
    assert_eq!(finding["code"], "unknown-key");
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["place"]["file"], "content/content.yaml");
    assert_eq!(finding["place"]["line"], 1);
    assert_eq!(finding["place"]["column"], 16);
    assert_eq!(finding["suggestion"], "name");
    assert_eq!(finding["patch"]["replacement"], "name");
    let fine = program(self::folder(FRAME).path(), &["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&fine)).unwrap();
    assert_eq!(report["findings"], Value::Array(vec![]));
}

#[test]
fn what_cannot_run_gives_exit_code_2_and_the_reason() {
    let empty = tempfile::tempdir().unwrap();
    for arguments in [
        &["check"][..],
        &["build", "--content", "findes-ikke"],
        &["check", "--date", "i dag"],
        &["check", "--lang", "sv"],
        &["vask-op"],
        &["explain", "unknown-di"],
        &["explain", "--article", "art. 13"],
        &["explain", "unknown-id", "--article", "13"],
        &["check", "--only", "unknown-di"],
        &["check", "--format", "xml"],
    ] {
        let done = program(empty.path(), arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?} {}", stderr(&done));
        assert!(!stderr(&done).is_empty(), "{arguments:?}");
    }
    let near = program(empty.path(), &["explain", "unknown-di"]);
    assert!(stderr(&near).contains("mente du `unknown-id`?"), "{}", stderr(&near));
}

#[test]
fn a_link_among_the_content_is_not_followed() {
    let folder = folder(FRAME);
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("content/x.yaml")).unwrap();
    let done = program(folder.path(), &["check"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("x.yaml"), "{}", stderr(&done));
}

#[test]
fn a_file_over_the_limit_is_a_finding() {
    let folder = folder(FRAME);
    let large = fs::File::create(folder.path().join("content/stor.yaml")).unwrap();
    large.set_len(64 * 1024 * 1024 + 1).unwrap();
    let done = program(folder.path(), &["check"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains("file-too-large"), "{}", stderr(&done));
}

#[test]
fn deny_warning_makes_warnings_count() {
    let folder = folder(&format!("website: {{languages: [da, en]}}\n{FRAME}"));
    let arguments = ["check", "--deny", "warning"];
    let strict = program(folder.path(), &arguments);
    let loose = program(folder.path(), &arguments[..1]);
    assert_eq!(strict.status.code(), Some(1), "{}", stderr(&strict));
    let has_errors = stderr(&loose).contains("error") || stderr(&loose).contains("fejl[");
    assert_eq!(loose.status.code(), Some(i32::from(has_errors)), "{}", stderr(&loose));
}

#[test]
fn explain_shows_the_manual_of_every_code_in_both_languages() {
    let empty = tempfile::tempdir().unwrap();
    let list = stdout(&program(empty.path(), &["explain"]));
    assert!(list.lines().count() >= 35, "{list}");
    for line in list.lines() {
        let code = line.split(' ').next().unwrap();
        for lang in ["da", "en"] {
            let text = stdout(&program(empty.path(), &["explain", code, "--lang", lang]));
            assert!(text.starts_with(code) && text.len() > 200, "{code}: {text}");
        }
    }
}

#[test]
fn schema_writes_the_published_schemas() {
    let empty = tempfile::tempdir().unwrap();
    let done = program(empty.path(), &["schema", "--out", "her"]);
    assert!(done.status.success());
    for name in ["content", "findings.v1", "notice", "register"] {
        let text =
            fs::read_to_string(empty.path().join(format!("her/{name}.schema.json"))).unwrap();
        serde_json::from_str::<Value>(&text).unwrap();
    }
}

#[test]
fn init_writes_an_example_that_builds_and_never_writes_over_anything() {
    let empty = tempfile::tempdir().unwrap();
    assert!(program(empty.path(), &["init", "ny"]).status.success());
    let ny = empty.path().join("ny");
    let check = program(&ny, &["check", "--deny", "warning"]);
    assert_eq!(check.status.code(), Some(0), "{}", stderr(&check));
    assert!(program(&ny, &["build"]).status.success());
    assert!(ny.join("dist/site/index.html").is_file());
    let again = program(empty.path(), &["init", "ny"]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn help_teaches_where_to_start() {
    let empty = tempfile::tempdir().unwrap();
    let help = stdout(&program(empty.path(), &["--help"]));
    for part in ["build", "check", "explain", "schema", "init", "Start here", "Exit codes"] {
        assert!(help.contains(part), "{part}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let folder = folder(FRAME);
    let mut child = Command::new(env!("CARGO_BIN_EXE_fortegnelse"))
        .arg("explain")
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    assert_eq!(said, "");
}
