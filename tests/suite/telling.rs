//! The binary tells findings: formats, choices, lists, and what the machine answered.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;
use snapbox::str;

use crate::project::{FRAME, folder, program, stderr, stdout};

/// Two kinds of errors and one warning.
const WRONG: &str = "\
organisation: {name: A, cvr: 12345678, nam: B}
notices: {a: {title: T}}
foo: 1
";

#[test]
fn machines_get_every_format_on_the_result_stream_from_check_and_build() {
    let wrong = folder(WRONG);
    for command in ["check", "build"] {
        let sarif = program(wrong.path(), &[command, "--format", "sarif"]);
        let log: Value = serde_json::from_str(&stdout(&sarif)).unwrap();
        assert!(!log["runs"][0]["results"].as_array().unwrap().is_empty(), "{log}");
        let github = program(wrong.path(), &[command, "--format", "github"]);
        let lines = stdout(&github);
        assert!(lines.starts_with("::"), "{lines}");
        assert!(lines.contains("file=content/content.yaml,line=1,"), "{lines}");
        assert!(stderr(&github).contains(" fejl"), "{}", stderr(&github));
        assert_eq!(github.status.code(), Some(1));
    }
    let fine = folder(FRAME);
    let sarif = program(fine.path(), &["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&stdout(&sarif)).unwrap();
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(stdout(&program(fine.path(), &["check", "--format", "github"])), "");
}

#[test]
fn a_path_is_told_from_the_working_directory_however_the_folder_was_named() {
    let wrong = folder(WRONG);
    let absolute = fs::canonicalize(wrong.path()).unwrap().join("content");
    for content in ["content", "./content", "content/", absolute.to_str().unwrap()] {
        let done = program(wrong.path(), &["check", "--format", "json", "--content", content]);
        let report: Value = serde_json::from_str(&stdout(&done)).unwrap();
        assert_eq!(report["findings"][0]["place"]["file"], "content/content.yaml", "{content}");
    }
    let inside = wrong.path().join("content");
    let done = program(&inside, &["check", "--format", "json", "--content", "."]);
    let report: Value = serde_json::from_str(&stdout(&done)).unwrap();
    assert_eq!(report["findings"][0]["place"]["file"], "content.yaml");
}

#[test]
fn only_the_chosen_codes_are_told_and_counted() {
    let wrong = folder(WRONG);
    let all = program(wrong.path(), &["check"]);
    assert!(stderr(&all).contains("\n3 fejl\n"), "{}", stderr(&all));
    let one = program(wrong.path(), &["check", "--only", "quotes-needed"]);
    assert_eq!(one.status.code(), Some(1), "{}", stderr(&one));
    assert!(
        stderr(&one).contains("\n1 fejl\nAndre fund, som ikke er med her: 2."),
        "{}",
        stderr(&one)
    );
    assert!(!stderr(&one).contains("unknown-key"), "{}", stderr(&one));
    for both in [
        &["check", "--only", "quotes-needed,unknown-key"][..],
        &["check", "--only", "quotes-needed", "--only", "unknown-key"],
    ] {
        let both = program(wrong.path(), both);
        assert_eq!(both.status.code(), Some(1));
        assert!(stderr(&both).contains("\n3 fejl\n"), "{}", stderr(&both));
    }
    let none = program(wrong.path(), &["check", "--only", "bad-date"]);
    assert!(
        stderr(&none).starts_with("Ingen fund af bad-date.\nAndre fund, som ikke er med her: 3."),
        "{}",
        stderr(&none)
    );
    let sarif = program(wrong.path(), &["check", "--only", "bad-date", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&stdout(&sarif)).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    // A rule of law that could not be tried has not passed.
    let law = program(wrong.path(), &["check", "--only", "legal-basis-missing"]);
    assert_eq!(law.status.code(), Some(1), "{}", stderr(&law));
    assert!(stderr(&law).contains("De juridiske regler er ikke prøvet"), "{}", stderr(&law));
    let near = program(wrong.path(), &["check", "--only", "unknown-kye"]);
    assert!(stderr(&near).contains("mente du `unknown-key`?"), "{}", stderr(&near));
}

#[test]
fn findings_wrap_at_80_columns_where_there_is_no_terminal() {
    let done = program(folder(WRONG).path(), &["check"]);
    let said = stderr(&done);
    assert!(said.lines().any(|it| it.chars().count() > 60));
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn the_list_of_codes_says_level_and_article_and_can_be_of_one_article() {
    let empty = tempfile::tempdir().unwrap();
    let english = stdout(&program(empty.path(), &["explain", "--lang", "en"]));
    let line = english.lines().find(|it| it.starts_with("notice-translation-missing ")).unwrap();
    let parts: Vec<&str> = line.split("  ").filter(|it| !it.is_empty()).map(str::trim).collect();
    assert_eq!(parts[..3], ["notice-translation-missing", "warning", "Art. 12(1)"], "{line}");
    let of = |article: &str| {
        let done = program(empty.path(), &["explain", "--article", article]);
        assert_eq!(done.status.code(), Some(0));
        let list = stdout(&done);
        list.lines().map(|it| it.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(of("12").contains(&"notice-translation-missing".to_owned()));
    assert!(!of("13").contains(&"notice-translation-missing".to_owned()));
    assert!(of("13").contains(&"no-organisation".to_owned()));
    assert!(of("13.1.a").contains(&"no-organisation".to_owned()));
    assert!(!of("13.1.c").contains(&"no-organisation".to_owned()));
    let none = program(empty.path(), &["explain", "--article", "99"]);
    assert_eq!(stdout(&none), "");
    assert!(stderr(&none).starts_with("Ingen kode"), "{}", stderr(&none));
}

#[test]
fn what_the_machine_answers_is_told_in_the_readers_language_with_what_to_do() {
    let content = folder(FRAME);
    fs::write(content.path().join("fil"), "").unwrap();
    let done = program(content.path(), &["schema", "--out", "fil/her"]);
    assert_eq!(done.status.code(), Some(73));
    snapbox::assert_data_eq!(
        stderr(&done),
        str![[r#"
kan ikke køre: `fil/her/content.schema.json` kan ikke skrives: en del af stien er en fil og ikke en mappe. Vælg en anden sti

"#]]
    );
    let english = program(content.path(), &["schema", "--out", "fil/her", "--lang", "en"]);
    snapbox::assert_data_eq!(
        stderr(&english),
        str![[r#"
cannot run: `fil/her/content.schema.json` cannot be written: a part of the path is a file, not a folder. Choose another path

"#]]
    );
    let done = program(content.path(), &["build", "--out", "fil/her/dist"]);
    assert!(stderr(&done).contains("der er ikke skrevet noget, og `fil/her/dist`"));
    assert!(!stderr(&done).contains("os error"), "{}", stderr(&done));
    // Who may read everything cannot be refused.
    let file = content.path().join("content/content.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_err() {
        let done = program(content.path(), &["check"]);
        assert!(stderr(&done).contains("kan ikke læses: der er ikke adgang"), "{}", stderr(&done));
    }
}

#[test]
fn a_time_that_is_no_number_is_refused_in_danish() {
    let content = folder(FRAME);
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_fortegnelse"))
        .arg("check")
        .current_dir(content.path())
        .env("SOURCE_DATE_EPOCH", "i går")
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("`SOURCE_DATE_EPOCH` er `i går`"), "{}", stderr(&done));
}

#[test]
fn the_version_says_how_old_the_law_in_it_is() {
    let empty = tempfile::tempdir().unwrap();
    let version = stdout(&program(empty.path(), &["--version"]));
    assert!(version.starts_with(&format!("fortegnelse {}\n", env!("CARGO_PKG_VERSION"))));
    for table in fortegnelse::law::tables() {
        let line = format!("{}  {}", table.checked_on, table.name);
        assert!(version.contains(&line), "{line} in {version}");
    }
    let short = stdout(&program(empty.path(), &["-V"]));
    assert_eq!(short, format!("fortegnelse {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_help_of_a_command_names_its_formats_and_choices() {
    let empty = tempfile::tempdir().unwrap();
    for (command, parts) in [
        ("check", &["--only", "human", "json", "sarif", "github"][..]),
        ("build", &["human", "json", "sarif", "github"]),
        ("explain", &["--article", "13.1.c", "dbl:6"]),
    ] {
        let help = stdout(&program(empty.path(), &["help", command]));
        for part in parts {
            assert!(help.contains(part), "{command}: {part} in {help}");
        }
    }
}

#[test]
fn build_and_check_tell_findings_in_the_same_order() {
    // What a page lacks stands between two of the law's warnings.
    let folder = folder(&format!(
        "{FRAME}recipients:\n  it: {{label: Leverandøren}}\nactivities:\n  a: {{label: A, recipients: [it]}}\n"
    ));
    fs::create_dir(folder.path().join("templates")).unwrap();
    fs::write(folder.path().join("templates/recipients.html"), "<h1>Ingen</h1>").unwrap();
    let told = |command: &str| -> Vec<(String, u64)> {
        let done = program(folder.path(), &[command, "--draft", "--format", "json"]);
        let report: Value = serde_json::from_str(&stdout(&done)).unwrap();
        let found = report["findings"].as_array().unwrap().iter();
        let place = |it: &Value| it["place"]["line"].as_u64().unwrap();
        found.map(|it| (it["code"].as_str().unwrap().to_owned(), place(it))).collect()
    };
    let built = told("build");
    assert_eq!(built, told("check"));
    let at = built.iter().position(|it| it.0 == "fact-not-shown").unwrap();
    assert!(0 < at && at + 1 < built.len(), "{built:?}");
    assert!(built.is_sorted_by_key(|it| it.1), "{built:?}");
}
