//! A user's own templates: file by file in place of ours, and told of when they cannot be used.

use fortegnelse::source::Lang;

use crate::project::Project;

#[test]
fn one_template_of_ones_own_goes_in_place_of_ours_and_the_others_stay() {
    let files = Project::with("").template("not-found.html", "<h1>Væk!</h1>").files();
    assert!(files["site/404.html"].contains("<h1>Væk!</h1>"));
    assert!(files["site/index.html"].contains("<h1>Privatlivspolitik</h1>"));
}

#[test]
fn furniture_and_stylesheet_can_be_replaced_too() {
    let project = Project::with("")
        .template("text/da.yaml", "skip: Spring over\n")
        .template("assets/style.css", "body { color: red }\n");
    let files = project.files();
    assert!(files["site/index.html"].contains("Spring over"));
    assert!(files["site/assets/style.css"].starts_with("body { color: red }\n"));
}

#[test]
fn ones_own_words_are_looked_through() {
    let cases = [
        ("skib: Spring over\n", "language-text-unknown 1:1"),
        ("words:\n  Contract: Aftale\n", "language-text-unknown 2:3"),
        ("summary_controller_joint: Fælles\n", "language-text-unlike 1:27"),
        ("direction: baglæns\n", "language-text-unlike 1:12"),
        ("skip: [Spring over]\n", "wrong-type 1:7"),
        ("skip: \"Spring over\n", "yaml-syntax 1:7"),
        ("skip: Spring over\nskip: Videre\n", "duplicate-key 2:1"),
    ];
    for (text, wanted) in cases {
        for name in ["text/da.yaml", "text/en.yaml"] {
            let project = Project::with("").template(name, text);
            assert_eq!(project.places(), [wanted], "{name}: {text}");
        }
    }
    let project = Project::with("").template("text/da.yaml", "skib: Spring over\n");
    assert!(project.report(Lang::Da).contains("mente du `skip`"), "{}", project.report(Lang::Da));
    // A text that nobody wrote leaves ours in place.
    let files = Project::with("").template("text/da.yaml", "skip: \"\"\n").files();
    assert_eq!(files["site/index.html"], Project::with("").files()["site/index.html"]);
}

#[derive(serde::Deserialize)]
struct Bad {
    text: String,
    found: String,
}

#[test]
fn a_template_with_a_mistake_is_told_of_at_its_line() {
    let table = include_str!("../fixtures/templates/bad.yaml");
    let table: Vec<Bad> = serde_yaml::from_str(table).unwrap();
    assert!(table.len() >= 30);
    let mut wrong = Vec::new();
    for it in table {
        let project = Project::with("").template("not-found.html", &it.text);
        let found = project.places().join(", ");
        let of_template = |it: &fortegnelse::source::Diagnostic| {
            project.sources.get(it.span.file).unwrap().path.ends_with("not-found.html")
        };
        assert!(project.findings().iter().all(of_template), "{}", it.text);
        if found != it.found {
            wrong.push(format!("{:?} {found}", it.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_template_that_goes_on_for_ever_is_stopped() {
    let text = "0123456789".repeat(2_000);
    let text = format!("{{% for i in range(end=90000) %}}{text}{{% endfor %}}");
    let project = Project::with("")
        .template("fragment.html", "<p>{{ it.id }}</p>")
        .template("not-found.html", &text)
        .template("start.html", "<p>{{ title }}</p>");
    let found = project.findings();
    let path = &project.sources.get(found[0].span.file).unwrap().path;
    assert_eq!(path, "not-found.html");
    assert!(found[0].message(Lang::En).contains("it comes to more than 64 MiB"), "{found:?}");
    assert_eq!(project.places(), ["broken-template 1:1"]);
}

#[test]
fn every_template_with_a_mistake_is_told_of_at_once() {
    let project = Project::with("")
        .template("not-found.html", "{% if %}")
        .template("rights.html", "{{ title | ukendt }} {{ ukendt() }}")
        .template("start.html", "<p>{{ title }}</p>");
    assert_eq!(
        project.places(),
        ["broken-template 1:7", "broken-template 1:12", "broken-template 1:25"]
    );
}

#[test]
fn a_template_may_not_switch_escaping_off() {
    let project = Project::with("").template("not-found.html", "<p>{{ title | safe }}</p>");
    assert_eq!(project.places(), ["unsafe-template 1:15"]);
}

#[test]
fn notes_and_examples_among_templates_are_left_alone() {
    let project = Project::with("")
        .template("README.md", "{{ ingenting }}")
        .template("examples/cms/base.html", "{% if %}");
    assert!(project.files()["site/index.html"].contains("<main"));
}

#[test]
fn a_file_that_is_no_template_of_ours_is_told_of_with_a_near_name() {
    let project = Project::with("").template("notfound.html", "x");
    let found = project.findings();
    assert_eq!(found[0].code.name, "unknown-template");
    assert_eq!(found[0].suggestion.as_deref(), Some("not-found.html"));
}
