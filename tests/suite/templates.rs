//! A user's own templates: file by file in place of ours, and told of when they cannot be used.

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
fn a_template_with_a_mistake_is_told_of_at_its_line() {
    for (text, wanted) in [
        ("<h1>\n{% if %}\n", "broken-template 2:7"),
        ("<h1>\n{{ t.findes.ikke }}\n", "broken-template 2:"),
        ("{% include \"ukendt.html\" %}", "broken-template 1:"),
    ] {
        let places = Project::with("").template("not-found.html", text).places();
        assert!(places.len() == 1 && places[0].starts_with(wanted), "{text} {places:?}");
    }
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
