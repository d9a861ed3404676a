//! The checklist as a page and as text: linked, counted, and internal.

use fortegnelse::report;
use fortegnelse::site::Sheets;
use fortegnelse::source::Lang;

use crate::checklist::{BASE, WHOLE, sheets};
use crate::project::{Project, repository};
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
