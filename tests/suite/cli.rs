//! The binary: exit codes, streams, formats.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::project::{FRAME, folder, program, stderr, stdout};

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
    assert!(stderr(&done).contains("\n2 fejl\nDe juridiske regler er ikke"), "{}", stderr(&done));
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

#[test]
fn check_goes_through_the_checklist_when_asked() {
    let folder = folder(&format!("{FRAME}activities: {{salg: {{label: Salg}}}}\n"));
    let done =
        program(folder.path(), &["check", "--checklist", "--lang", "en", "--date", "2026-11-22"]);
    let text = stdout(&done);
    assert!(text.starts_with("Checklist of GDPR Articles 13, 14 and 30\n"), "{text}");
    assert!(text.contains("\nSalg (salg)\n") && text.contains("Missing: Purposes"), "{text}");
    let caveat = "It does not show whether the processing is lawful";
    assert!(text.replace('\n', " ").contains(caveat), "{text}");
    assert!(text.lines().all(|it| it.chars().count() <= 80), "{text}");
    let plain = program(folder.path(), &["check", "--date", "2026-11-22"]);
    assert_eq!((done.status.code(), stdout(&plain).as_str()), (plain.status.code(), ""));
}

#[test]
fn the_checklist_exists_as_text_and_as_json_only() {
    let folder = folder(FRAME);
    for format in ["sarif", "github"] {
        let done = program(folder.path(), &["check", "--checklist", "--format", format]);
        assert_eq!((done.status.code(), stdout(&done).as_str()), (Some(2), ""));
        assert!(stderr(&done).contains("--format json"), "{}", stderr(&done));
    }
}

#[test]
fn machines_get_the_checklist_as_a_document_of_its_own() {
    let folder = folder(&format!("{FRAME}activities: {{salg: {{label: Salg}}}}\n"));
    let arguments = ["check", "--checklist", "--format", "json", "--date", "2026-11-22"];
    let text = stdout(&program(folder.path(), &arguments));
    assert_eq!(text, stdout(&program(folder.path(), &arguments)), "the same every time");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["schema_version"], "1.0.0");
    assert_eq!(document["date"], "2026-11-22");
    assert!(document["law"].as_array().unwrap().len() > 5);
    let activity = &document["activities"][0];
    assert_eq!(activity["id"], "salg");
    let item = &activity["parts"][0]["items"][2];
    assert_eq!((&item["key"], &item["state"]), (&"purposes".into(), &"missing".into()));
    assert_eq!(document["counts"]["missing"], activity["counts"]["missing"]);
}

#[test]
fn check_says_how_hard_pages_are_to_read_when_asked() {
    let folder = folder(&format!("{FRAME}activities: {{salg: {{label: Salg}}}}\n"));
    let text = stdout(&program(folder.path(), &["check", "--stats", "--lang", "en"]));
    assert!(text.starts_with("page "), "{text}");
    assert!(text.contains("\naktivitet/salg/index.html ") && text.contains("\nsalg "), "{text}");
    assert!(text.contains("(very easy)"), "{text}");
    let json = stdout(&program(folder.path(), &["check", "--stats", "--format", "json"]));
    let document: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["schema_version"], "1.0.0");
    assert_eq!(document["activities"][0]["readability"]["words"], 1);
    let both = program(folder.path(), &["check", "--stats", "--checklist"]);
    assert_eq!(both.status.code(), Some(2), "one answer at a time");
}

#[test]
fn content_that_cannot_be_understood_has_no_checklist() {
    let folder = folder("organisation: {nam: A}\nnotices: {a: {title: T}}\n");
    for option in ["--checklist", "--stats"] {
        let done = program(folder.path(), &["check", option, "--lang", "en"]);
        assert_eq!((done.status.code(), stdout(&done).as_str()), (Some(1), ""));
        assert!(stderr(&done).contains("were not made"), "{}", stderr(&done));
        let json = stdout(&program(folder.path(), &["check", option, "--format", "json"]));
        let report: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(report["findings"][0]["code"], "unknown-key");
    }
}

#[test]
fn the_command_that_init_names_can_be_pasted_whatever_the_folder_is_called() {
    let here = tempfile::tempdir().unwrap();
    for name in ["eksempel", "Ny mappe", "Æblets 'pris' $HOME"] {
        let done = program(here.path(), &["init", name, "--lang", "en"]);
        assert!(done.status.success(), "{name}: {}", stderr(&done));
        let said = stderr(&done);
        let (_, command) = said.trim_end().split_once("Build it: fortegnelse ").unwrap();
        let command = format!("\"$0\" {command}");
        let mut shell = std::process::Command::new("sh");
        let shell = shell.args(["-c", &command, env!("CARGO_BIN_EXE_fortegnelse")]);
        let built = shell.current_dir(here.path()).output().unwrap();
        assert!(built.status.success(), "{command}: {}", stderr(&built));
        assert!(here.path().join(name).join("dist/site/index.html").exists(), "{name}");
    }
}
