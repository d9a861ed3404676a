//! A build: the same bytes every time, all of it or nothing, and nobody else's files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::project::{FRAME, files_under, program, repository, stderr, write_content};

/// Every file of a folder with its bytes, by relative path.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |it: &Path| it.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files_under(folder).iter().map(|it| (name(it), fs::read(it).unwrap())).collect()
}

#[test]
fn two_builds_on_two_paths_give_the_same_bytes() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let source = repository().join("content");
    let mut trees = Vec::new();
    for folder in [one.path(), &two.path().join("et/andet sted")] {
        fs::create_dir_all(folder).unwrap();
        for file in files_under(&source) {
            let to = folder.join("content").join(file.strip_prefix(&source).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(&file, to).unwrap();
        }
        let done = program(folder, &["build", "--date", "2026-11-22"]);
        assert!(done.status.success(), "{}", stderr(&done));
        trees.push(tree(&folder.join("dist")));
    }
    assert!(trees[0].len() > 20);
    assert!(trees[0] == trees[1]);
}

#[test]
fn nothing_of_the_machine_gets_into_the_output() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    assert!(program(folder.path(), &["build", "--date", "2026-11-22"]).status.success());
    let path = folder.path().to_string_lossy().into_owned();
    for (name, bytes) in tree(&folder.path().join("dist")) {
        assert!(!String::from_utf8(bytes).unwrap().contains(&path), "{name}");
    }
}

#[test]
fn the_date_is_an_argument_or_source_date_epoch() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    let built = |date: Option<&str>, epoch: Option<&str>| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fortegnelse"));
        command.arg("build").current_dir(folder.path());
        if let Some(date) = date {
            command.args(["--date", date]);
        }
        match epoch {
            Some(it) => command.env("SOURCE_DATE_EPOCH", it),
            None => command.env_remove("SOURCE_DATE_EPOCH"),
        };
        assert!(command.output().unwrap().status.success());
        fs::read_to_string(folder.path().join("dist/register/register.json")).unwrap()
    };
    assert!(built(Some("2024-02-29"), Some("0")).contains("\"date\":\"2024-02-29\""));
    assert!(built(None, Some("1795305600")).contains("\"date\":\"2026-11-22\""));
}

#[test]
fn a_build_with_errors_leaves_the_old_tree_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    assert!(program(folder.path(), &["build"]).status.success());
    let before = tree(&folder.path().join("dist"));
    write_content(folder.path(), "organisation: {nam: A}\n");
    let done = program(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains("unknown-key"), "{}", stderr(&done));
    assert!(tree(&folder.path().join("dist")) == before);
}

#[test]
fn a_build_whose_pages_lack_a_fact_leaves_the_old_tree_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), &format!("{FRAME}recipients: {{it: {{label: Leverandør}}}}\n"));
    assert!(program(folder.path(), &["build"]).status.success());
    let before = tree(&folder.path().join("dist"));
    fs::create_dir(folder.path().join("templates")).unwrap();
    fs::write(folder.path().join("templates/recipients.html"), "<h1>Ingen</h1>").unwrap();
    let done = program(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains("fact-not-shown"), "{}", stderr(&done));
    assert!(tree(&folder.path().join("dist")) == before);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    fs::create_dir(folder.path().join("dist")).unwrap();
    fs::write(folder.path().join("dist/ferie.jpg"), "billede").unwrap();
    let done = program(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("ferie.jpg"), "{}", stderr(&done));
    assert_eq!(fs::read_to_string(folder.path().join("dist/ferie.jpg")).unwrap(), "billede");
}

#[test]
fn a_file_that_looks_like_content_and_is_not_read_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    for name in ["a.yaml.txt", "b.YAML", "c.yml~", "d.yaml", "noter.md", "yaml.txt", "logo.png"] {
        fs::write(folder.path().join("content").join(name), "\n").unwrap();
    }
    let done = program(folder.path(), &["check", "--only", "file-not-read", "--lang", "en"]);
    assert_eq!(done.status.code(), Some(0));
    let said = stderr(&done);
    for (name, reason) in [
        ("a.yaml.txt", "its name"),
        ("b.YAML", "its name"),
        ("c.yml~", "its name"),
        ("d.yaml", "it is empty"),
    ] {
        let place = format!("content/{name}");
        let before = said.split(&place).next().unwrap();
        assert!(
            said.contains(&place) && before.rsplit("warning[").next().unwrap().contains(reason),
            "{name}: {said}"
        );
    }
    assert!(
        !said.contains("noter") && !said.contains("logo") && said.matches("warning[").count() == 4,
        "{said}"
    );
}

#[test]
fn the_name_of_a_foreign_file_is_no_command_to_a_build_server_or_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    fs::create_dir(folder.path().join("dist")).unwrap();
    fs::write(folder.path().join("dist/a\n::error::hej\u{1b}[31m"), "").unwrap();
    let done = program(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(2));
    let said = stderr(&done);
    assert!(said.contains("::error::hej") && !said.contains('\u{1b}'), "{said}");
    assert!(!said.lines().any(|it| it.trim_start().starts_with("::")), "{said}");
}

#[test]
fn a_foreign_file_put_into_our_tree_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), FRAME);
    assert!(program(folder.path(), &["build"]).status.success());
    fs::write(folder.path().join("dist/site/CNAME"), "example.dk").unwrap();
    let done = program(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("dist/site/CNAME")).unwrap(), "example.dk");
}

#[test]
fn a_draft_forgives_what_is_still_to_do_and_marks_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "{FRAME}activities:\n  a:\n    label: A\n    provision: {{todo: {{owner: Ida, due: 2027-01-01}}}}\n"
    );
    write_content(folder.path(), &text);
    let refused = program(folder.path(), &["build"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("to-do-open"));
    let done = program(folder.path(), &["build", "--draft"]);
    assert!(done.status.success(), "{}", stderr(&done));
    for (name, bytes) in tree(&folder.path().join("dist/site")) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!name.ends_with(".html") || text.contains("class=\"draft"), "{name}");
        assert!(!text.contains("Ida"), "the owner of an answer is internal: {name}");
    }
    for name in ["register.html", "checklist.html"] {
        let path = folder.path().join("dist/register").join(name);
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains("Denne side er en kladde"), "{name}");
    }
}

#[test]
fn a_draft_that_own_templates_do_not_mark_is_refused() {
    let templates = [
        ("base.html", "<!DOCTYPE html><title>{{ title }}</title><main>{{ content }}</main>"),
        ("fragment.html", "<p>{{ it.label }}</p>"),
        ("internal-head.html", "<!DOCTYPE html><title>{{ title }}</title>"),
        ("register-base.html", "<!DOCTYPE html><title>{{ title }}</title>{{ content }}"),
        ("checklist-base.html", "<!DOCTYPE html><title>{{ title }}</title>{{ content }}"),
    ];
    for (name, text) in templates {
        let folder = tempfile::tempdir().unwrap();
        write_content(folder.path(), &format!("{FRAME}activities: {{a: {{label: A}}}}\n"));
        let template = folder.path().join("templates").join(name);
        std::fs::create_dir(folder.path().join("templates")).unwrap();
        std::fs::write(&template, text).unwrap();
        let draft = program(folder.path(), &["build", "--draft", "--lang", "en"]);
        assert_eq!(draft.status.code(), Some(1), "{name}");
        let said = stderr(&draft);
        assert_eq!(said.matches("error[draft-not-marked]").count(), 1, "{name}: {said}");
        assert!(said.contains(&format!("templates/{name}:1:1")), "{name}: {said}");
        assert!(!folder.path().join("dist").exists(), "{name}");
        std::fs::write(&template, format!("{{% if draft %}}{{{{ t.draft }}}}{{% endif %}}{text}"))
            .unwrap();
        let draft = program(folder.path(), &["build", "--draft", "--lang", "en"]);
        assert_eq!(draft.status.code(), Some(0), "{name}: {}", stderr(&draft));
    }
}

#[test]
fn two_languages_make_two_sets_of_pages_with_the_same_anchors() {
    let files = crate::project::Project::of_folder("src/cli/example/content").files();
    let anchors = |page: &str| -> Vec<String> {
        page.split("id=\"").skip(1).map(|it| it.split('"').next().unwrap().to_owned()).collect()
    };
    let danish: Vec<&String> =
        files.keys().filter(|it| it.starts_with("site/aktivitet/")).collect();
    assert!(danish.len() >= 4);
    for path in danish {
        let english = path.replace("site/", "site/en/");
        assert_eq!(anchors(&files[path]), anchors(&files[&english]), "{path}");
        assert!(files[&english].contains("<html lang=\"en\">"));
    }
}
