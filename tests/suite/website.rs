//! How the pages look and what they say of their accessibility: set in the content, without a style on any page.

use fortegnelse::source::Lang;

use crate::project::{LOGO, Project, text_of};

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
fn what_is_no_colour_is_told_of_with_the_nearest_that_is_one_and_can_be_read() {
    for (written, near) in [
        ("#777", "#767676"),
        ("767676", "#767676"),
        ("#0B4", "#008932"),
        ("#0b4f5", ""),
        ("0B4F5F", "#0b4f5f"),
    ] {
        let text = with(&format!("  brand: {{color: \"{written}\"}}"));
        let project = Project::of(&text);
        let finding = &project.findings()[0];
        assert_eq!(finding.code.name, "bad-color");
        assert_eq!(finding.suggestion.as_deref().unwrap_or_default(), near, "{written}");
        if let Some(patch) = &finding.patch {
            let mut mended = text.clone();
            mended.replace_range(patch.span.range(), &patch.replacement);
            assert!(Project::of(&mended).findings().is_empty(), "{mended}");
        }
    }
}

/// The top of every page but those without a frame.
fn tops(website: &str, pictures: &[(&str, &[u8])]) -> (Project, Vec<String>) {
    let content = with(website);
    let mut files = vec![("content.yaml", content.as_bytes())];
    files.extend(pictures);
    let project = Project::of_files(&files);
    let pages = project.files().into_iter();
    let pages = pages.filter(|(path, _)| path.starts_with("site/") && path.ends_with("index.html"));
    let tops = pages.map(|(_, html)| {
        let start = html.find("<p class=\"controller\">").unwrap();
        html[start..start + html[start..].find("</p>").unwrap()].to_owned()
    });
    let tops = tops.collect();
    (project, tops)
}

#[test]
fn a_logo_stands_beside_the_name_on_every_page_and_says_nothing_twice() {
    let brand = "  brand: {logo: pictures/logo.svg}";
    let (project, tops) = tops(brand, &[("pictures/logo.svg", LOGO)]);
    assert!(project.findings().is_empty());
    assert_eq!(project.files()["site/assets/logo.svg"].as_bytes(), LOGO);
    assert!(tops.len() > 2);
    for top in &tops {
        let wanted =
            "assets/logo.svg\" alt=\"\" width=\"108\" height=\"36\"></picture>Eksempel ApS</a>";
        assert!(top.contains(wanted) && !top.contains("<source"), "{top}");
    }
    let style = &project.files()["site/assets/style.css"];
    assert!(style.contains("--logo-height:") && style.contains("var(--logo-height)"));
}

#[test]
fn a_logo_that_shows_the_name_is_read_as_the_name_and_a_dark_screen_gets_its_own() {
    let brand = "  brand: {logo: a.svg, logo_on_dark: b.svg, logo_shows_name: true}";
    let dark = String::from_utf8_lossy(LOGO).replace("h9", "h8");
    let (project, tops) = tops(brand, &[("a.svg", LOGO), ("b.svg", dark.as_bytes())]);
    assert_eq!(project.files()["site/assets/logo-on-dark.svg"], dark);
    for top in &tops {
        assert!(
            top.contains("assets/logo-on-dark.svg\" media=\"(prefers-color-scheme: dark)\">"),
            "{top}"
        );
        assert!(top.contains("alt=\"Eksempel ApS\"") && top.ends_with("</picture></a>"), "{top}");
    }
}

#[test]
fn without_a_logo_there_is_no_picture() {
    let (project, tops) = tops("  brand: {}", &[("logo.svg", LOGO)]);
    assert!(project.findings().is_empty());
    assert!(!project.files().contains_key("site/assets/logo.svg"));
    assert!(tops.iter().all(|it| it.ends_with("index.html\">Eksempel ApS</a>")), "{tops:?}");
}

#[test]
fn a_logo_that_is_not_there_or_cannot_be_shown_is_told_of_where_it_is_named_and_where_it_breaks() {
    let project = Project::of_files(&[
        ("content.yaml", with("  brand: {logo: lgo.svg, logo_on_dark: dark.svg}").as_bytes()),
        ("dark.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">\n <script>alert(1)</script>\n</svg>"),
        ("logo.svg", LOGO),
    ]);
    assert_eq!(project.places(), ["unknown-picture 3:17", "unfit-picture 2:2"]);
    let findings = project.findings();
    assert_eq!(findings[0].suggestion.as_deref(), Some("logo.svg"));
    assert_eq!(findings[1].related.len(), 1);
    for lang in Lang::ALL {
        assert!(!findings[1].message(lang).contains('{'), "{}", findings[1].message(lang));
    }
}

#[test]
fn the_hash_of_the_content_is_that_of_its_pictures_too() {
    let hash = |picture: &[u8]| {
        let files = [
            ("content.yaml", with("  brand: {logo: a.svg}").into_bytes()),
            ("a.svg", picture.to_vec()),
        ];
        let files: Vec<_> = files.iter().map(|(name, it)| (*name, &**it)).collect();
        fortegnelse::compile::content_hash(&Project::of_files(&files).sources)
    };
    assert_eq!(hash(LOGO), hash(LOGO));
    assert_ne!(hash(LOGO), hash(&LOGO.to_ascii_uppercase()));
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
