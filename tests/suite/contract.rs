//! The contract with authors of templates: told in full, broken at its line, and enough for a theme that is quite another.

use std::io;

use fortegnelse::compile::{compile, judge};
use fortegnelse::page::reference::Reference;
use fortegnelse::page::{Facing, Theme};
use fortegnelse::site::Site;
use fortegnelse::source::Lang;
use fortegnelse::version::{Class, Versions};

use crate::project::{Project, files_under, repository, today};
use crate::released::{change, three};
use crate::tokens::{Answer, full_content};

/// What the generated part of `templates/README.md` follows.
const MARK: &str = "cargo test contract`. -->\n";

/// Makes every file of a project while `reference` looks on.
fn look_on(project: &Project, versions: &Versions, reference: &Reference) {
    let (register, _) = compile(&project.sources);
    let outcome = judge(&register, &project.sources, today());
    // What is released is shown; anything else has the same hash, whatever it is.
    let released = versions.in_force(today()).map(|it| it.stored.content_hash.as_str());
    let hash = released.unwrap_or("0123456789abcdef");
    let facing = Facing { date: today(), content_hash: hash.into(), draft: false };
    let (theme, _) = Theme::new(&[]);
    let site = Site::of(&register, &theme, &facing).judged(&project.sources, &outcome);
    let site = site.with_versions(versions).watched(reference);
    for row in site.rows() {
        site.write(row, &mut io::sink(), &mut Vec::new()).unwrap();
    }
}

#[test]
fn the_reference_of_templates_says_what_they_really_see() {
    let reference = Reference::default();
    // The first that has a value gives the example, so what people would write comes first.
    let none = Versions::default();
    look_on(&Project::of_folder("src/cli/example/content"), &none, &reference);
    look_on(&Project::of_folder("content"), &none, &reference);
    for answer in [Answer::Value, Answer::None, Answer::NotApplicable, Answer::Todo] {
        look_on(&Project::of(&full_content(answer).0), &none, &reference);
    }
    let (chain, project) = three();
    look_on(&project, &chain.versions(), &reference);
    // A version with more changes than the list of versions tells.
    let many = (0..20).map(|it| change("new_recipient", true, &format!("{it}"), "")).collect();
    let chain = chain.release("2027-06-01", &project, Class::Material, many);
    look_on(&project, &chain.versions(), &reference);
    let path = repository().join("templates/README.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (intro, _) = page.split_once(MARK).unwrap();
    // The number of a token changes with every new key.
    let numbers = regex_lite::Regex::new("([Tt]oken)[0-9]+x").unwrap();
    let tables = reference.markdown();
    let whole = format!("{intro}{MARK}\n{}", numbers.replace_all(&tables, "${1}"));
    snapbox::assert_data_eq!(whole, snapbox::Data::read_from(&path, None).raw());
}

#[test]
fn every_file_of_the_theme_is_named_where_authors_look() {
    let root = repository().join("templates");
    let reference = std::fs::read_to_string(root.join("README.md")).unwrap();
    let page = include_str!("../../src/page/codes/unknown-template.md");
    for path in files_under(&root) {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        if name == "README.md" || name.starts_with("examples/") {
            continue;
        }
        assert!(reference.contains(&format!("`{name}`")), "{name} in templates/README.md");
        let named = page.matches(&format!("`{name}`")).count();
        assert_eq!(named, 2, "{name} in explain unknown-template, in both languages");
    }
}

#[test]
fn a_template_of_ones_own_that_breaks_is_told_of_with_file_and_line_wherever_it_is_used() {
    let content = "activities:\n  a:\n    label: A\n    purposes: {p: {text: P}}\n";
    for (name, text) in [
        ("overview.html", "<p>\n\n{{ overview.findes.ikke }}"),
        ("party.html", "{# en\nto #}\n{{ party.nowhere.at_all }}"),
        ("notice-head.html", "<h1>{{ it.title }}</h1>\n\n{{ it.subtitle.upper }}"),
        ("base.html", "<html>\n<body>\n{{ canonical }}{{ ingen.ting }}\n{{ content }}"),
        ("moved.html", "<p>\n\n{{ maal.her }}"),
        ("assets/favicon.svg", "<svg>\n\n{{ farve.her }}</svg>"),
    ] {
        let content = format!("{content}    previous_ids: [b]\n");
        let project = Project::with(&content).template(name, text);
        let report = project.report(Lang::Da);
        assert!(report.contains("[broken-template]"), "{name}\n{report}");
        assert!(report.contains(&format!("templates/{name}:3:")), "{name}\n{report}");
    }
}

#[test]
fn the_example_theme_for_a_cms_prints_the_main_content_and_nothing_else() {
    let frame = std::fs::read_to_string(repository().join("templates/examples/cms/base.html"));
    let frame = frame.unwrap();
    let project = Project::of_folder("src/cli/example/content");
    let usual = project.files();
    let files = project.template("base.html", &frame).files();
    let pages = usual.iter().filter(|(path, it)| {
        path.starts_with("site/") && path.ends_with(".html") && it.contains("<main")
    });
    let mut compared = 0;
    for (path, page) in pages.filter(|(_, it)| !it.contains("\"refresh\"")) {
        let piece = &files[path];
        for part in ["<!DOCTYPE", "<html", "<head>", "<body", "<script", "<nav aria-label=\"Sider"]
        {
            assert!(!piece.contains(part), "{part} in {path}");
        }
        assert!(piece.starts_with("<div class=\"fortegnelse"), "{path}");
        // The same main content, to the letter.
        let main =
            page.split_once("tabindex=\"-1\">\n").unwrap().1.split_once("\n</main>").unwrap().0;
        assert!(piece.contains(main), "{path}");
        compared += usize::from(main.contains("<h1"));
    }
    assert!(compared > 20, "{compared}");
}
