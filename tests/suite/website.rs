//! How the pages look and what they say of their accessibility: set in the content, without a style on any page.

use fortegnelse::source::Lang;

use crate::project::{Project, text_of};

const STATEMENT: &str = "{status: partial, date: 2026-10-01, reviewed: 2026-11-01, assessed_by: third_party, \
    contact: hjaelp@eksempel.dk, limitations: 'Et kort *mangler* tekst.', public_body: true}";

fn with(website: &str) -> String {
    format!(
        "organisation: {{name: Eksempel ApS}}\nwebsite:\n{website}\nnotices:\n  kunder: {{title: Privatlivspolitik}}\n"
    )
}

#[test]
fn the_brand_reaches_the_stylesheet_and_no_page_has_a_style_of_its_own() {
    let text = with("  brand: {color: \"#0B4F5F\", font: serif}");
    let files = Project::of(&text).files();
    for sheet in ["site/assets/style.css", "register/assets/style.css"] {
        assert!(files[sheet].contains("--brand: #0b4f5f;"), "{sheet}");
        let (own, set) = files[sheet].split_once("/* From the content. */").unwrap();
        assert!(own.contains("var(--brand)") && own.contains("var(--font)"), "{sheet}");
        assert!(set.contains("--font: Charter"), "{sheet}");
    }
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!html.contains("style=") && !html.contains("<style"), "{path}");
        assert!(!html.contains("0b4f5f"), "{path}");
    }
}

#[test]
fn a_brand_colour_too_light_to_read_is_told_of_at_its_line_with_the_nearest_that_can_be_read() {
    let text = with("  brand:\n    color: \"#ff8800\"");
    let project = Project::of(&text);
    assert_eq!(project.places(), ["brand-contrast 4:13"]);
    let finding = &project.findings()[0];
    let said =
        |lang| finding.message(lang) + " " + &finding.fill(finding.code.page().fix(lang), lang);
    let near = finding.suggestion.clone().unwrap();
    assert!(said(Lang::Da).contains(" 2,39:1 ") && said(Lang::Da).contains(&near), "{finding:?}");
    assert!(said(Lang::En).contains(" 2.39:1 ") && said(Lang::En).contains(&near), "{finding:?}");
    let patch = finding.patch.as_ref().unwrap();
    let mut mended = text.clone();
    mended.replace_range(patch.span.range(), &patch.replacement);
    assert!(Project::of(&mended).findings().is_empty(), "{mended}");
}

#[test]
fn what_is_printed_bears_name_day_and_version_in_the_language_of_the_page() {
    let text = with("  languages: [da, en]").replace("Privatlivspolitik", "{da: P, en: P}");
    let style = &Project::of(&text).files()["site/assets/style.css"];
    assert!(
        style.contains(
            "@page { @bottom-left { content: \"Eksempel ApS \\2013  22\\2e  november 2026"
        )
    );
    assert!(
        style
            .contains("@page en { @bottom-left { content: \"Eksempel ApS \\2013  22 November 2026")
    );
}

#[test]
fn a_statement_on_accessibility_has_a_page_and_every_page_leads_to_it() {
    let files = Project::of(&with(&format!("  accessibility: {STATEMENT}"))).files();
    let page = &files["site/tilgaengelighed/index.html"];
    assert!(text_of(page, "#status").contains("delvist"));
    assert!(text_of(page, "#mangler").contains("Et kort mangler tekst."));
    assert!(text_of(page, "#kontakt").contains("hjaelp@eksempel.dk"));
    assert!(text_of(page, "#klage").contains("Digitaliseringsstyrelsen"));
    let examined = text_of(page, "#undersoegt");
    for it in ["tredjepart", "1. oktober 2026", "1. november 2026"] {
        assert!(examined.contains(it), "{it}: {examined}");
    }
    for (path, html) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        if path.ends_with(".html") {
            assert!(html.contains("tilgaengelighed/index.html"), "{path}");
        }
    }
    assert!(files["register/parity.json"].contains("website/accessibility/limitations"));
}

#[test]
fn without_a_statement_there_is_no_page_and_no_link_to_it() {
    let files = Project::of(&with("  brand: {}")).files();
    assert!(files.iter().all(|(path, it)| !path.contains("tilgaengelighed")
        && (!path.ends_with(".html") || !it.contains("tilgaengelighed"))));
}

#[test]
fn a_notice_cannot_take_the_place_of_the_statement() {
    let text = with("  languages: [da]") + "  job: {title: Ansøgere, address: tilgaengelighed}\n";
    assert_eq!(Project::of(&text).codes(), ["duplicate-address"]);
}
