//! Languages: the same pages in each, linked to each other, and none that is only half there.

use fortegnelse::source::Severity;

use crate::project::{Project, folder, program, stderr};

const BOTH: &str = "\
organisation: {name: Eksempel ApS, email: post@example.dk}
website: {languages: [da, en], address: \"https://example.dk/p/\"}
notices: {kunder: {title: {da: Politik, en: Notice}, last_updated: 2026-06-01}}
data_subjects: {kunder: {label: {da: Kunder, en: Customers}}}
activities:
  salg: {label: {da: Salg, en: Sales}, data_subjects: [kunder]}
";

fn pages(files: &std::collections::BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let pages =
        files.iter().filter_map(|(path, it)| Some((path.strip_prefix("site/")?, it.as_str())));
    let is_page = |path: &str| path.ends_with(".html") && !path.contains("fragment/");
    let pages = pages.filter(move |(path, it)| is_page(path) && !it.contains("\"refresh\""));
    pages.collect()
}

fn anchors(page: &str) -> Vec<&str> {
    page.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect()
}

#[test]
fn every_page_has_its_twin_with_the_same_anchors_in_the_same_order() {
    let files = Project::of_folder("src/cli/example/content").files();
    let mut compared = 0;
    for (path, page) in pages(&files) {
        if path.starts_with("en/") || path == "404.html" {
            continue;
        }
        let twin = &files[&format!("site/en/{path}")];
        if path == "modtagere/index.html" {
            // In the order of each language's alphabet.
            let sorted = |it| {
                let mut it = anchors(it);
                it.sort_unstable();
                it
            };
            assert_eq!(sorted(page), sorted(twin));
        } else {
            assert_eq!(anchors(page), anchors(twin), "{path}");
        }
        assert!(page.contains("<html lang=\"da\">") && twin.contains("<html lang=\"en\">"));
        compared += 1;
    }
    assert!(compared > 15, "{compared}");
}

#[test]
fn every_page_names_itself_its_twin_and_a_default_by_whole_addresses_and_links_to_its_twin() {
    let files = Project::of_folder("src/cli/example/content").files();
    let site = "https://privatliv.nordlys-boghandel.example/";
    for (path, page) in pages(&files) {
        let shown = path.strip_prefix("en/").unwrap_or(path);
        let folder = shown.strip_suffix("index.html").unwrap_or(shown);
        let alternate = |lang: &str, to: &str| {
            format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{site}{to}{folder}\">")
        };
        let named = [("da", ""), ("en", "en/"), ("x-default", "")];
        for (lang, to) in named.into_iter().filter(|_| path != "404.html") {
            assert_eq!(page.matches(&alternate(lang, to)).count(), 1, "{lang} in {path}");
        }
        assert_eq!(
            page.matches("rel=\"alternate\"").count(),
            if path == "404.html" { 0 } else { 3 }
        );
        let (other, name) =
            if path.starts_with("en/") { ("da", "Dansk") } else { ("en", "English") };
        let switch = format!("lang=\"{other}\" hreflang=\"{other}\">{name}</a>");
        assert_eq!(page.matches(&switch).count(), 1, "{path}");
    }
    assert!(files["site/404.html"].contains("href=\"/en/index.html\" lang=\"en\""));
}

#[test]
fn a_site_that_does_not_know_its_address_links_its_languages_all_the_same() {
    let files = Project::of(&BOTH.replace(", address: \"https://example.dk/p/\"", "")).files();
    let page = &files["site/aktivitet/salg/index.html"];
    assert!(page.contains("hreflang=\"en\" href=\"../../en/aktivitet/salg/index.html\""), "{page}");
    assert!(page.contains("hreflang=\"x-default\" href=\"../../aktivitet/salg/index.html\""));
}

#[test]
fn a_language_with_a_gap_is_left_out_whole_and_no_page_leads_to_it() {
    assert!(Project::of(BOTH).files().contains_key("site/en/index.html"));
    let gap = BOTH.replace("{da: Salg, en: Sales}", "Salg");
    let files = Project::of(&gap).files();
    let pages = files.iter().filter(|(path, _)| !path.ends_with(".css"));
    for (path, text) in pages.filter(|(path, _)| path.starts_with("site/")) {
        assert!(!path.starts_with("site/en/"), "{path}");
        let names = ["hreflang", "en/index.html", "/p/en/", "English"];
        assert!(names.iter().all(|it| !text.contains(it)), "{path}");
    }
    let outcome = Project::of(&gap).outcome();
    let found: Vec<_> =
        outcome.open.iter().filter(|it| it.code.name == "notice-translation-missing").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].level(), Severity::Warning);
    assert_eq!(found[0].path.as_deref(), Some("activities.salg.label"));
}

#[test]
fn a_text_that_no_page_shows_keeps_no_language_back() {
    let more =
        "  skjult: {label: Skjult, notice: false}\nsecurity_measures: {laas: {label: Lås}}\n";
    assert!(Project::of(&format!("{BOTH}{more}")).files().contains_key("site/en/index.html"));
}

#[test]
fn a_gap_in_the_first_language_is_an_error() {
    let outcome = Project::of(&BOTH.replace("{da: Salg, en: Sales}", "{en: Sales}")).outcome();
    let found = outcome.open.iter().find(|it| it.code.name == "notice-translation-missing");
    assert_eq!(found.unwrap().level(), Severity::Error);
}

#[test]
fn a_build_says_which_language_it_left_out_and_where_the_texts_are_missing() {
    let folder = folder(&BOTH.replace("{da: Kunder, en: Customers}", "Kunder"));
    let done =
        program(folder.path(), &["build", "--draft", "--date", "2026-11-22", "--lang", "en"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let said = stderr(&done);
    let note = "The pages in English were left out. Texts that are missing: 1 (notice-translation-missing).";
    assert!(said.contains(note), "{said}");
    assert!(said.contains("content/content.yaml:4:"), "{said}");
    assert!(!folder.path().join("dist/site/en").exists());
}

#[test]
fn english_content_has_its_danish_pages_in_a_folder() {
    let files = Project::of(&BOTH.replace("[da, en]", "[en, da]")).files();
    assert!(files["site/index.html"].contains("<html lang=\"en\">"));
    assert!(files["site/da/index.html"].contains("<html lang=\"da\">"));
    assert!(
        files["site/index.html"].contains("hreflang=\"x-default\" href=\"https://example.dk/p/\"")
    );
}

#[test]
fn dates_periods_and_numbers_are_said_in_the_language_of_the_page() {
    let more = "    retention: {x: {period: P1500D}}\n";
    let text = BOTH.replace(
        "  salg: {label: {da: Salg, en: Sales}, data_subjects: [kunder]}\n",
        &format!(
            "  salg:\n    label: {{da: Salg, en: Sales}}\n    data_subjects: [kunder]\n{more}"
        ),
    );
    let files = Project::of(&text).files();
    assert!(files["site/index.html"].contains("1. juni 2026"));
    assert!(files["site/en/index.html"].contains("1 June 2026"));
    assert!(files["site/aktivitet/salg/index.html"].contains("1.500 dage"));
    assert!(files["site/en/aktivitet/salg/index.html"].contains("1,500 days"));
}

#[test]
fn recipients_stand_in_the_order_of_the_alphabet_of_the_page() {
    let names = ["Zoo", "Østbanken", "Aarhus Revision", "Ærø Post", "Ånd", "Abe"];
    let recipients: Vec<String> = names
        .iter()
        .zip('a'..)
        .map(|(it, id)| format!("  {id}: {{label: {{da: {it}, en: {it}}}}}\n"))
        .collect();
    let files = Project::of(&format!("{BOTH}recipients:\n{}", recipients.concat())).files();
    let shown = |page: &str| -> Vec<String> {
        let page = scraper::Html::parse_document(&files[page]);
        let heading = scraper::Selector::parse("article.recipient h2").unwrap();
        page.select(&heading).map(|it| it.text().collect()).collect()
    };
    assert_eq!(
        shown("site/modtagere/index.html"),
        ["Abe", "Zoo", "Ærø Post", "Østbanken", "Ånd", "Aarhus Revision"]
    );
    assert_eq!(
        shown("site/en/modtagere/index.html"),
        ["Aarhus Revision", "Abe", "Ærø Post", "Ånd", "Østbanken", "Zoo"]
    );
}
