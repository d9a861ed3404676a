//! The checklist as a page and as text: linked, counted, and internal.

use std::collections::BTreeSet;

use fortegnelse::compile::judge;
use fortegnelse::lint::RULES;
use fortegnelse::page::checklist::Item;
use fortegnelse::register::Date;
use fortegnelse::report;
use fortegnelse::site::Sheets;
use fortegnelse::source::{Expected, Lang, Severity};

use crate::checklist::{BASE, WHOLE, sheets};
use crate::project::{Project, repository, today};
use crate::rules::project;
use crate::tokens::{Answer, full_content};

#[test]
fn every_link_of_the_page_leads_to_an_anchor_of_the_site() {
    let mut linked = 0;
    let made = [Answer::Value, Answer::None, Answer::NotApplicable]
        .map(|it| Project::of(&full_content(it).0));
    let kept = ["content", "src/cli/example/content"].map(Project::of_folder);
    for project in made.into_iter().chain(kept) {
        let files = project.files();
        let page = &files["register/checklist.html"];
        for link in page.split("href=\"../").skip(1).filter_map(|it| it.split('"').next()) {
            let (file, anchor) = link.split_once('#').unwrap();
            assert!(files[file].contains(&format!("id=\"{anchor}\"")), "{link}");
            linked += 1;
        }
        for link in page.split("href=\"#").skip(1).filter_map(|it| it.split('"').next()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
        }
    }
    assert!(linked > 300, "only {linked} links");
}

/// The rules' own examples of what is wrong: wherever an activity is concerned, some item of it is missing and says so.
#[test]
fn what_a_rule_of_the_list_finds_is_missing_on_it() {
    let list = fortegnelse::law::checklist();
    let records = list.controller_record.iter().chain(&list.processor_record);
    let guarding: BTreeSet<&str> = list
        .notice
        .iter()
        .flat_map(|it| &it.rules)
        .chain(records.flat_map(|it| &it.rules))
        .map(String::as_str)
        .collect();
    let mut seen = BTreeSet::new();
    for rule in RULES.iter().filter(|it| guarding.contains(it.code.name)) {
        let examples = rule.code.page().examples().into_iter();
        for example in examples.filter(|it| it.expected == Expected::Fails) {
            let project = project(&used(example.text));
            let date = example.date.map_or_else(today, |it| Date::parse(it).unwrap());
            let outcome = judge(&project.register(), &project.sources, date);
            let found = outcome
                .open
                .iter()
                .any(|it| it.code == &rule.code && it.level() >= Severity::Warning);
            let sheets = sheets(&project, &outcome, Lang::En);
            let items = || sheets.iter().flat_map(|it| &it.parts).flat_map(|it| &it.items);
            let says = |it: &&Item| it.lines.iter().any(|it| it.code == Some(rule.code.name));
            assert!(items().filter(says).all(|it| it.state == "missing"), "{}", rule.code.name);
            let said = items().any(|it| says(&it));
            assert!(said || !found, "{} is not on the checklist\n{}", rule.code.name, example.text);
            if found {
                seen.insert(rule.code.name);
            }
        }
    }
    let notes = |it: &&&str| {
        let rule = RULES.iter().find(|rule| rule.code.name == **it).unwrap();
        rule.code.page().level() == Severity::Note
    };
    let quiet: Vec<&str> = guarding
        .iter()
        .filter(|it| !notes(it))
        .filter(|it| !seen.contains(**it))
        .copied()
        .collect();
    assert_eq!(quiet, [""; 0], "no example shows these on the checklist");
}

/// The example, with an activity that uses every thing of the catalogues where it has no activity of its own.
fn used(text: &str) -> String {
    if text.contains("activities:") {
        return text.to_owned();
    }
    let register = project(text).register();
    let recipients: Vec<&str> = register.recipients.ids().collect();
    let joint: Vec<&str> = register.organisation.joint_controllers.ids().collect();
    let data: Vec<String> =
        register.data_categories.ids().map(|it| format!("{it}: {{}}")).collect();
    let lists = [("recipients", recipients.join(", ")), ("joint_controllers", joint.join(", "))];
    let lists = lists.map(|(key, ids)| format!("    {key}: [{ids}]\n")).concat();
    let data = format!("    data: {{{}}}\n", data.join(", "));
    format!("{text}\nactivities:\n  brug:\n    label: Brug\n{lists}{data}")
}

#[test]
fn the_page_says_how_many_how_old_the_law_is_and_what_it_does_not_say() {
    let files = Project::of_folder("src/cli/example/content").files();
    let page = &files["register/checklist.html"];
    for table in fortegnelse::law::tables() {
        assert!(page.contains(&table.checked_on.to_string()), "{}", table.name);
    }
    assert!(page.contains("Den viser ikke, om behandlingen er lovlig"), "the caveat");
    assert!(page.contains("<html lang=\"da\">") && page.contains("noindex"));
    let project = Project::of_folder("src/cli/example/content");
    for sheet in sheets(&project, &project.outcome(), Lang::Da) {
        assert!(page.contains(&format!("<section id=\"{}\">", sheet.anchor)), "{}", sheet.id);
        let counts = sheet.counts;
        let items: usize = sheet.parts.iter().map(|it| it.items.len()).sum();
        assert_eq!(counts.met + counts.not_applicable + counts.answered + counts.missing, items);
    }
    let english = format!("website: {{languages: [en]}}\n{BASE}{WHOLE}");
    let page = &Project::of(&english).files()["register/checklist.html"];
    assert!(
        page.contains("<html lang=\"en\">") && page.contains("Checklist of Articles 13, 14 and 30")
    );
}

#[test]
fn the_checklist_stands_in_the_register_only() {
    let files = Project::of_folder("src/cli/example/content").files();
    let named: Vec<_> = files.keys().filter(|it| it.contains("checklist")).collect();
    assert_eq!(named, ["register/checklist.html"]);
    for (path, html) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        assert!(!html.contains("checklist.html"), "{path}");
    }
}

#[test]
fn the_checklist_of_the_made_up_example_is_as_it_was() {
    let project = Project::of_folder("src/cli/example/content");
    let (register, outcome) = (project.register(), project.outcome());
    let sheets = Sheets::of(&register, &project.sources, &outcome, Lang::Da);
    let (head, totals) = sheets.totals();
    let mut text = report::checklist_head(&head, &totals, Lang::Da, 100);
    sheets.all().for_each(|it| text.push_str(&report::checklist_sheet(&it, Lang::Da, 100)));
    let path = repository().join("tests/fixtures/checklist/eksempel.txt");
    snapbox::assert_data_eq!(text, snapbox::Data::read_from(&path, None).raw());
}
