//! Fragments: a piece of somebody else's page, in each language, that leads back to the whole.

use std::collections::BTreeMap;

use scraper::{Html, Selector};

use crate::project::{Project, folded, repository, text_of};

fn fragments(files: &BTreeMap<String, String>) -> Vec<(&String, &String)> {
    files.iter().filter(|(path, _)| path.contains("/fragment/")).collect()
}

#[test]
fn every_public_activity_has_one_in_every_language() {
    let files = Project::of_folder("src/cli/example/content").files();
    let lead_on = |it: &str| it.contains("\"refresh\"");
    let pages = files.iter().filter(|(path, it)| path.contains("/aktivitet/") && !lead_on(it));
    for (page, _) in pages {
        let fragment = page.replace("/aktivitet/", "/fragment/").replace("/index.html", ".html");
        let lang = if page.starts_with("site/en/") { "en" } else { "da" };
        let start = format!("<section class=\"fortegnelse\" lang=\"{lang}\">\n<h2 ");
        assert!(files[&fragment].starts_with(&start), "{fragment}");
    }
    let hidden = "activities: {x: {label: X, notice: false}}\n";
    assert!(fragments(&Project::with(hidden).files()).is_empty());
}

#[test]
fn a_fragment_is_one_section_without_document_style_or_anchor() {
    for folder in ["content", "src/cli/example/content"] {
        let files = Project::of_folder(folder).files();
        for (path, html) in fragments(&files) {
            for foreign in
                ["<!", "<html", "<head", "<body", "<style", "<script", " style=", " id=", "<h1"]
            {
                assert!(!html.contains(foreign), "{foreign} in {path}");
            }
            let fragment = Html::parse_fragment(html);
            let all = fragment.root_element().child_elements().count();
            assert_eq!(all, 1, "{path}");
        }
    }
}

#[test]
fn links_are_whole_where_the_site_knows_its_address() {
    let files = Project::of_folder("src/cli/example/content").files();
    for (path, html) in fragments(&files) {
        let lang = if path.starts_with("site/en/") { "en/" } else { "" };
        for link in links(html).into_iter().filter(|it| !it.starts_with("mailto:")) {
            let at = link.strip_prefix("https://privatliv.nordlys-boghandel.example/");
            let at = at.unwrap_or_else(|| panic!("{link} in {path}"));
            assert!(at.starts_with(lang), "{link} in {path}");
            assert!(
                files.contains_key(&format!("site/{}", at.split('#').next().unwrap())),
                "{link}"
            );
        }
    }
    let files = Project::with("activities: {x: {label: X}}\n").files();
    let found = links(&files["site/fragment/x.html"]);
    assert_eq!(found, ["../aktivitet/x/index.html", "../rettigheder/index.html", "../index.html"]);
}

fn links(html: &str) -> Vec<String> {
    let html = Html::parse_fragment(html);
    let links = Selector::parse("a").unwrap();
    html.select(&links).map(|it| it.attr("href").unwrap().to_owned()).collect()
}

#[test]
fn it_says_what_somebody_needs_to_know_before_giving_the_data() {
    let text = "\
data_categories: {navn: {label: Navn, kind: ordinary}, syg: {label: Sygdom, kind: special, special_type: health}}
recipients: {it: {label: Driften, outside_eea: true}}
activities:
  a:
    label: Nyhedsbrev
    data: {navn: {}, syg: {}}
    recipients: [it]
    provision: {required: voluntary, consequence: Så får du intet brev.}
    legal_basis: [{article: 6.1.a}]
    purposes: {p: {text: At sende tilbud, direct_marketing: true}}
    retention: {x: {period: P1Y}}
    automated_decision: {solely: true, significant: true, logic: L}
";
    let said = text_of(&Project::with(text).files()["site/fragment/a.html"], ".fortegnelse");
    for words in [
        "Nyhedsbrev",
        "Eksempel ApS er ansvarlig",
        "At sende tilbud",
        "Navn og sygdom",
        "helbredsoplysninger",
        "art. 6, stk. 1, litra a",
        "Det er frivilligt",
        "Så får du intet brev.",
        "Driften – kan modtage",
        "1 år",
        "En maskine træffer alene",
        "trække dit samtykke tilbage",
        "indsigelse",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_draft_is_marked_and_a_joint_controller_named() {
    let text = crate::project::FRAME
        .replace("country: DK", "country: DK, joint_controllers: {f: {name: Foreningen}}");
    let text =
        format!("{text}activities: {{a: {{label: A, role: joint, joint_controllers: [f]}}}}\n");
    let html = &Project::of(&text).files()["site/fragment/a.html"];
    assert!(folded(html).contains("sammen med Foreningen."), "{html}");
}

#[test]
fn its_stylesheet_touches_nothing_outside_it() {
    let css = &Project::with("").files()["site/assets/fragment.css"];
    let rules =
        css.split("*/").nth(1).unwrap().split('}').map(str::trim).filter(|it| !it.is_empty());
    for rule in rules {
        let selectors = rule.split('{').next().unwrap().split(',');
        selectors.for_each(|it| assert!(it.trim().starts_with(".fortegnelse"), "{it}"));
        assert!(!rule.contains("url(") && !rule.contains('@'), "{rule}");
    }
}

#[test]
fn the_readme_shows_how_to_embed_one() {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    assert!(readme.contains("<link rel=\"stylesheet\" href=\"/privatliv/assets/fragment.css\">"));
    assert!(readme.contains("/privatliv/fragment/kundekonto.html"));
    assert!(
        Project::of_folder("src/cli/example/content")
            .files()
            .contains_key("site/fragment/kundekonto.html")
    );
}
