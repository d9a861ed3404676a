//! `diff`: what it reads, what it says, and how it ends.

use std::fs;
use std::path::Path;

use git2::{Commit, ObjectType, Oid, Repository, Signature};
use serde_json::Value;
use tempfile::TempDir;

use crate::project::{program, repository, stderr, stdout};
use crate::release::{released, shop, shorten};

const OLD: &str = "tests/fixtures/diff/shop/old/content.yaml";
const NEW: &str = "tests/fixtures/diff/shop/new/content.yaml";

fn text_of(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap()
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Commits what stands in the folder, all of it.
fn commit(git: &Repository, message: &str) -> Oid {
    let mut index = git.index().unwrap();
    index.add_all(["*"], git2::IndexAddOption::DEFAULT, None).unwrap();
    index.update_all(["*"], None).unwrap();
    index.write().unwrap();
    let tree = git.find_tree(index.write_tree().unwrap()).unwrap();
    let who = Signature::now("Eksempel", "post@example.dk").unwrap();
    let parent = git.head().ok().map(|it| it.peel_to_commit().unwrap());
    let parents: Vec<&Commit<'_>> = parent.iter().collect();
    git.commit(Some("HEAD"), &who, &who, message, &tree, &parents).unwrap()
}

/// A repository with two commits: the old content, tagged `v1`, and the new, on `main`; and something else in between.
fn history() -> (TempDir, Repository, Oid) {
    let folder = tempfile::tempdir().unwrap();
    let mut options = git2::RepositoryInitOptions::new();
    let git = Repository::init_opts(folder.path(), options.initial_head("main")).unwrap();
    write(folder.path(), "README.md", "Hej");
    write(folder.path(), "privat/content/alt.yaml", &text_of(OLD));
    let first = commit(&git, "Første");
    let who = Signature::now("Eksempel", "post@example.dk").unwrap();
    git.tag("v1", &git.find_object(first, None).unwrap(), &who, "Udgivet", false).unwrap();
    write(folder.path(), "privat/content/alt.yaml", &text_of(NEW));
    commit(&git, "Anden");
    (folder, git, first)
}

fn classes(output: &std::process::Output) -> Vec<String> {
    let json: Value =
        serde_json::from_str(&stdout(output)).unwrap_or_else(|_| panic!("{}", stderr(output)));
    let changes = json["changes"].as_array().unwrap().iter();
    changes.map(|it| it["class"].as_str().unwrap().to_owned()).collect()
}

const EXPECTED: [&str; 7] = [
    "new_purpose",
    "new_third_country",
    "new_recipient",
    "longer_retention",
    "changed_rights",
    "editorial",
    "notice_text",
];

#[test]
fn a_branch_a_tag_and_an_abbreviated_commit_are_read_without_a_checkout() {
    let (folder, _, first) = history();
    let short = &first.to_string()[..7];
    for revision in ["git:v1", "git:main~1", &format!("git:{short}"), "git:refs/tags/v1"] {
        let done = program(
            folder.path(),
            &["diff", revision, "--content", "privat/content", "--format", "json"],
        );
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        assert_eq!(classes(&done), EXPECTED, "{revision}");
    }
    let same = program(
        folder.path(),
        &["diff", "git:main", "--content", "privat/content", "--format", "json"],
    );
    assert!(classes(&same).is_empty());
}

#[test]
fn two_revisions_are_compared_from_inside_a_folder_that_is_gone() {
    let (folder, _, _) = history();
    fs::remove_dir_all(folder.path().join("privat/content")).unwrap();
    let done =
        program(&folder.path().join("privat"), &["diff", "git:v1", "git:main", "--format", "json"]);
    assert_eq!(classes(&done), EXPECTED, "{}", stderr(&done));
    assert!(!folder.path().join("privat/content").exists(), "nothing is checked out");
}

#[test]
fn packed_objects_and_packed_references_are_read() {
    let (folder, git, first) = history();
    let second = git.head().unwrap().target().unwrap();
    let mut builder = git.packbuilder().unwrap();
    let mut walk = git.revwalk().unwrap();
    walk.push(second).unwrap();
    builder.insert_walk(&mut walk).unwrap();
    let tag = git.revparse_single("v1").unwrap().id();
    builder.insert_object(tag, None).unwrap();
    let packs = folder.path().join(".git/objects/pack");
    builder.write(&packs, 0o644).unwrap();
    for entry in fs::read_dir(folder.path().join(".git/objects")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().len() == 2 {
            fs::remove_dir_all(path).unwrap();
        }
    }
    let refs = format!(
        "# pack-refs with: peeled fully-peeled sorted \n{second} refs/heads/main\n{tag} refs/tags/v1\n^{first}\n"
    );
    fs::write(folder.path().join(".git/packed-refs"), refs).unwrap();
    fs::remove_file(folder.path().join(".git/refs/heads/main")).unwrap();
    fs::remove_file(folder.path().join(".git/refs/tags/v1")).unwrap();
    let done = program(
        folder.path(),
        &["diff", "git:v1", "git:main", "--content", "privat/content", "--format", "json"],
    );
    assert_eq!(classes(&done), EXPECTED, "{}", stderr(&done));
}

#[test]
fn what_is_wrong_with_a_revision_is_said_plainly() {
    let (folder, git, _) = history();
    let told = |arguments: &[&str]| {
        let done = program(folder.path(), arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {}", stdout(&done));
        assert!(stdout(&done).is_empty());
        stderr(&done)
    };
    let content = ["--content", "privat/content", "--lang", "en"];
    let with = |more: &[&'static str]| [&["diff"], more, &content[..]].concat();
    assert!(told(&with(&["git:v9"])).contains("no revision `v9`"));
    assert!(told(&with(&["git:"])).contains("no revision ``"));
    assert!(told(&with(&["git:main:README.md"])).contains("no revision"));
    assert!(
        told(&["diff", "git:main", "--content", "nowhere", "--lang", "en"])
            .contains("no folder `nowhere` in revision `main`")
    );
    assert!(
        told(&["diff", "git:main", "--content", "README.md", "--lang", "da"])
            .contains("ingen mappe `README.md`")
    );
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "content/a.yaml", &text_of(OLD));
    let done = program(outside.path(), &["diff", "git:main", "--lang", "en"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("not in a git repository"), "{}", stderr(&done));

    // A link in a revision could lead anywhere, as one on the disk could.
    let mut builder = git.treebuilder(None).unwrap();
    let link = git.blob(b"/etc/passwd").unwrap();
    builder.insert("link.yaml", link, 0o120_000).unwrap();
    let inner = builder.write().unwrap();
    let mut builder = git.treebuilder(None).unwrap();
    builder.insert("content", inner, 0o040_000).unwrap();
    let tree = git.find_tree(builder.write().unwrap()).unwrap();
    let who = Signature::now("Eksempel", "post@example.dk").unwrap();
    git.commit(Some("refs/heads/link"), &who, &who, "Link", &tree, &[]).unwrap();
    let text = told(&["diff", "git:link", "--content", "content", "--lang", "en"]);
    assert!(text.contains("not an ordinary file"), "{text}");
    assert_eq!(git.find_object(link, None).unwrap().kind(), Some(ObjectType::Blob));
}

#[test]
fn content_that_cannot_be_understood_is_told_as_check_tells_it() {
    let (folder, git, _) = history();
    write(folder.path(), "privat/content/alt.yaml", "organisation: {nam: x}\n");
    commit(&git, "Fejl");
    let done = program(
        folder.path(),
        &["diff", "git:v1", "git:main", "--content", "privat/content", "--lang", "en"],
    );
    assert_eq!(done.status.code(), Some(1));
    let text = stderr(&done);
    assert!(
        text.contains("error[unknown-key]") && text.contains("git:main:privat/content/alt.yaml:1:"),
        "{text}"
    );
    assert!(stdout(&done).is_empty());
}

#[test]
fn a_register_from_elsewhere_is_as_good_as_content() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "old/content.yaml", &text_of(OLD));
    write(folder.path(), "content/content.yaml", &text_of(NEW));
    let built =
        program(folder.path(), &["build", "--draft", "--content", "old", "--out", "dist", "-q"]);
    assert!(folder.path().join("dist/register/register.json").exists(), "{}", stderr(&built));
    let done = program(folder.path(), &["diff", "dist/register/register.json", "--format", "json"]);
    assert_eq!(classes(&done), EXPECTED[..6], "{}", stderr(&done));
    let said: Value = serde_json::from_str(&stdout(&done)).unwrap();
    assert_eq!(said["texts_compared"], false);

    fs::write(folder.path().join("no.json"), "[]").unwrap();
    for (side, why) in [
        ("no.json", "not a register.json"),
        ("nothing", "neither a folder"),
        ("2020-01-01", "no released version"),
    ] {
        let done = program(folder.path(), &["diff", side, "--lang", "en"]);
        assert_eq!(done.status.code(), Some(2), "{side}");
        assert!(stderr(&done).contains(why), "{}", stderr(&done));
    }
}

#[test]
fn versions_are_no_content_of_a_revision_and_its_pictures_are_there() {
    let (folder, git, _) = history();
    let content = folder.path().join("privat/content");
    write(&content, "hjem.yaml", "website: {brand: {logo: logo.svg}}\n");
    write(&content, "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>");
    write(&content, "versions/2023-12-01/source/alt.yaml", "organisation: {name: Gammel}\n");
    write(&content, "versions/2023-12-01/source/gammel.svg", "<svg onload=\"x()\"/>");
    commit(&git, "Logo");
    let arguments = ["diff", "git:main~1", "git:main", "--content", "privat/content"];
    let done = program(folder.path(), &[&arguments[..], &["--format", "json"]].concat());
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert_eq!(classes(&done), [""; 0]);
}

#[test]
fn a_released_version_is_known_by_its_day_or_its_folder_and_a_day_leads_nowhere_else() {
    let folder = shop();
    released(folder.path(), "2026-11-22", &[]);
    shorten(folder.path());
    for side in ["2026-11-22", "version:2026-11-22", "content/versions/2026-11-22"] {
        let done = program(folder.path(), &["diff", side, "--format", "json"]);
        assert_eq!(classes(&done), ["shorter_retention"], "{}", stderr(&done));
    }
    let wrong = folder.path().join("content/versions/2020-01-01");
    fs::create_dir_all(&wrong).unwrap();
    for side in ["version:../../old", "2020-01-01", "2019-01-01"] {
        let done = program(folder.path(), &["diff", side, "--lang", "en"]);
        assert_eq!(done.status.code(), Some(2), "{side}");
        assert!(stderr(&done).contains("no released version"), "{}", stderr(&done));
    }
}

#[test]
fn a_material_change_stops_a_build_that_asked_for_it() {
    let fixture = |case: &str, side: &str| {
        repository().join(format!("tests/fixtures/diff/{case}/{side}")).display().to_string()
    };
    let ends = |case: &str, more: &[&str]| {
        let (old, new) = (fixture(case, "old"), fixture(case, "new"));
        program(&repository(), &[&["diff", &old, &new][..], more].concat()).status.code()
    };
    assert_eq!(ends("shop", &[]), Some(0));
    assert_eq!(ends("shop", &["--deny", "material"]), Some(1));
    for case in ["nothing", "typo", "internal", "renamed"] {
        assert_eq!(ends(case, &["--deny", "material"]), Some(0), "{case}");
    }
}

#[test]
fn every_format_says_the_same_changes_and_only_diff_has_them_all() {
    let folder = repository().join("tests/fixtures/diff/shop");
    for (format, words) in [
        ("human", ["+ nyt formål", "[-bestiler-]", "{+bestiller+}", "art. 13, stk. 3"]),
        ("markdown", ["### \\+ nyt formål", "~~bestiler~~", "**bestiller**", "art. 13, stk. 3"]),
        (
            "html",
            [
                "<h2>+ nyt formål</h2>",
                "<del>bestiler</del>",
                "<ins>bestiller</ins>",
                "art. 13, stk. 3",
            ],
        ),
        ("json", ["\"new_purpose\"", "bestiler", "bestiller", "art. 13, stk. 3"]),
    ] {
        let text = stdout(&program(&folder, &["diff", "old", "new", "--format", format]));
        for word in words {
            assert!(text.contains(word), "{format} does not say {word}:\n{text}");
        }
    }
    let english = stdout(&program(&folder, &["diff", "old", "new", "--lang", "en"]));
    assert!(english.contains("new purpose") && english.contains("Art. 13(3)"), "{english}");
    for arguments in [["diff", "old", "--format", "sarif"], ["check", "-q", "--format", "markdown"]]
    {
        let done = program(&folder, &arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&done).contains("--format markdown"), "{}", stderr(&done));
    }
}

#[test]
fn the_json_is_valid_against_its_schema() {
    let schema: Value = serde_json::from_str(&text_of("schema/diff.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for case in ["shop", "renamed", "nothing", "recipient_moves_out", "internal"] {
        let folder = repository().join(format!("tests/fixtures/diff/{case}"));
        for lang in ["da", "en"] {
            let text = stdout(&program(
                &folder,
                &["diff", "old", "new", "--format", "json", "--lang", lang],
            ));
            let json: Value = serde_json::from_str(&text).unwrap();
            let wrong: Vec<String> = validator
                .iter_errors(&json)
                .map(|it| format!("{} {it}", it.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{case}: {wrong:?}");
            assert_eq!(json["schema_version"], "1.0.0");
        }
    }
}

/// A register from elsewhere may hold anything.
#[test]
fn what_a_register_says_is_text_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "content/content.yaml", &text_of(NEW));
    program(folder.path(), &["build", "--draft", "-q"]);
    let path = folder.path().join("dist/register/register.json");
    let mut register: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let hostile =
        "<script>alert(1)</script> \u{1b}[31m @alle #1 ![x](http://e.example/x) `a` **b** \u{202e}";
    register["activities"][0]["purposes"][0]["text"]["da"] = hostile.into();
    register["activities"][0]["purposes"][0]["id"] = "\"><img src=x>".into();
    fs::write(folder.path().join("evil.json"), register.to_string()).unwrap();
    let said = |format| {
        stdout(&program(
            folder.path(),
            &["diff", "evil.json", "--format", format, "--color", "never"],
        ))
    };
    let html = said("html");
    assert!(
        html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("<img"),
        "{html}"
    );
    let markdown = said("markdown");
    for raw in ["<script", "<img", "![x]", "@alle", "**b**", "http://e", " #1"] {
        assert!(!markdown.contains(raw), "{raw} in {markdown}");
    }
    for text in [&html, &markdown, &said("human")] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    }
}

#[test]
fn the_page_stands_by_itself() {
    let folder = repository().join("tests/fixtures/diff/shop");
    let text = stdout(&program(&folder, &["diff", "old", "new", "--format", "html"]));
    let page = scraper::Html::parse_document(&text);
    for name in ["script", "style", "link", "img", "[style]", "[src]", "[href]"] {
        let selector = scraper::Selector::parse(name).unwrap();
        assert_eq!(page.select(&selector).count(), 0, "{name}");
    }
}

#[test]
fn a_change_in_one_language_is_shown_to_who_reads_another() {
    let folder = crate::release::shop();
    let folder = folder.path();
    crate::release::released(folder, "2026-11-22", &[]);
    let (old, new) = ("Send you news about books", "Send you offers on books");
    crate::release::edit(folder, "activities/nyhedsbrev.yaml", old, new);
    let say = |lang: &str, format: &str| {
        let asked = ["diff", "2026-11-22", "content", "--lang", lang, "--format", format];
        let text = stdout(&program(folder, &asked));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (format, wanted) in [
        ("human", "engelsk: Send you [-news about-]{+offers on+} books"),
        ("markdown", "engelsk: Send you"),
        ("html", "engelsk: Send you"),
    ] {
        assert!(say("da", format).contains(wanted), "{}", say("da", format));
        assert!(!say("en", format).contains("dansk:") && !say("en", format).contains("Danish:"));
    }
}
