//! The pages of what was released: word for word, and told as of the day.

use std::collections::{BTreeMap, BTreeSet};

use fortegnelse::version::{Class, Versions};
use scraper::{Html, Selector};

use crate::editions::{same, words_of};
use crate::escaping;
use crate::project::{Project, folded, repository, text_of};
use crate::released::{Chain, EXAMPLE, built, built_as, change, edited, three};

pub type Files = BTreeMap<String, String>;

/// The files of the three versions on a day.
pub fn on(date: &str) -> Files {
    let (chain, project) = three();
    built(&project, &chain.versions(), date)
}

/// The `attribute` of every element that `selector` names.
pub fn all(page: &str, selector: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|it| it.attr(attribute).unwrap_or_default().to_owned()).collect()
}

pub fn pages(files: &Files) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| {
        path.starts_with("site/") && path.ends_with(".html") && !path.contains("/fragment/")
    })
}

#[test]
fn without_a_release_a_site_is_what_it_was() {
    for folder in ["content", EXAMPLE] {
        let project = edited(folder, &[]);
        let files = built(&project, &Versions::default(), "2026-11-22");
        assert_eq!(files, project.files(), "{folder}");
        assert!(files.keys().all(|it| !it.contains("version") || it.starts_with("schema/")));
    }
}

#[test]
fn a_text_of_old_says_word_for_word_what_its_page_said() {
    let first = edited(EXAMPLE, &[("activities/nyhedsbrev.yaml", "period: P2Y", "period: P1Y")]);
    let released = first.files();
    let chain = Chain::default().release("2024-01-01", &first, Class::First, Vec::new());
    let files = built(&edited(EXAMPLE, &[]), &chain.versions(), "2024-01-01");
    let mut compared = 0;
    for (path, page) in &released {
        let Some(inside) = path.strip_prefix("site/") else { continue };
        let (lang, own) = inside.strip_prefix("en/").map_or(("", inside), |it| ("en/", it));
        let frozen = match own {
            "index.html" | "job/index.html" => format!("site/{lang}versioner/2024-01-01/{own}"),
            it => match it.strip_prefix("aktivitet/").and_then(|it| it.strip_suffix("/index.html"))
            {
                Some("mailliste") | None => continue,
                Some(id) => format!("site/{lang}aktivitet/{id}@1/index.html"),
            },
        };
        let found = words_of(&files[&frozen], "article.released", false);
        same(&frozen, &found, &words_of(page, "main", false));
        compared += 1;
    }
    assert_eq!(compared, 4 + 2 * 8);
}

#[test]
fn hostile_words_stay_words() {
    for payload in escaping::PAYLOADS {
        let project = Project::of(&escaping::content(payload));
        let chain =
            Chain::default().release("2024-01-01", &project, Class::First, Vec::new()).release(
                "2025-01-01",
                &Project::of(&escaping::content("harmløs")),
                Class::Material,
                vec![change("new_recipient", true, payload, payload)],
            );
        let files = built(&project, &chain.versions(), "2024-06-01");
        let frozen = &files["site/versioner/2024-01-01/index.html"];
        let found = words_of(frozen, "article.released", false);
        let folder = project.register().notices.values().next().unwrap().folder.clone();
        let page = format!("site/{folder}/index.html").replace("//", "/");
        same(payload, &found, &words_of(&project.files()[&page], "main", false));
        for (path, page) in pages(&files) {
            let own = Html::parse_document(page);
            let evil = Selector::parse("script:not([type='application/ld+json']), img:not(.logo), iframe, [onerror], [onload], [onclick]").unwrap();
            assert_eq!(own.select(&evil).count(), 0, "{path}: {payload}");
        }
        let feed = &files["site/versions.atom"];
        roxmltree::Document::parse(feed).unwrap_or_else(|it| panic!("{it}: {feed}"));
    }
}

#[test]
fn each_page_says_whether_it_applies_on_the_day() {
    let standing = |files: &Files, path: &str| text_of(&files[path], ".standing strong");
    let [first, second, third] = ["2024-01-01", "2025-06-01", "2026-12-15"]
        .map(|it| format!("site/versioner/{it}/index.html"));
    for (date, wanted) in [
        (
            "2023-12-31",
            [
                "Denne tekst gælder ikke endnu. Den træder i kraft 1. januar 2024.",
                "Denne tekst gælder ikke endnu. Den træder i kraft 1. juni 2025.",
                "Denne tekst gælder ikke endnu. Den træder i kraft 15. december 2026.",
            ],
        ),
        (
            "2025-05-31",
            [
                "Denne tekst gælder til og med 31. maj 2025. Den trådte i kraft 1. januar 2024.",
                "Denne tekst gælder ikke endnu. Den træder i kraft 1. juni 2025.",
                "Denne tekst gælder ikke endnu. Den træder i kraft 15. december 2026.",
            ],
        ),
        (
            "2026-12-15",
            [
                "Denne tekst gjaldt fra 1. januar 2024 til og med 31. maj 2025. Den gælder ikke længere.",
                "Denne tekst gjaldt fra 1. juni 2025 til og med 14. december 2026. Den gælder ikke længere.",
                "Denne tekst gælder. Den trådte i kraft 15. december 2026.",
            ],
        ),
    ] {
        let files = on(date);
        let found = [&first, &second, &third].map(|it| standing(&files, it));
        assert_eq!(found, wanted, "{date}");
    }
    let files = on("2025-05-31");
    let english = text_of(&files["site/en/versioner/2024-01-01/index.html"], ".standing strong");
    assert_eq!(english, "This text applies until 31 May 2025. It took effect on 1 January 2024.");
    let list = text_of(&files["site/versioner/index.html"], "main");
    for said in
        ["Gælder nu og til og med 31. maj 2025.", "Gælder ikke endnu.", "Den første version."]
    {
        assert!(list.contains(said), "{list}");
    }
}

#[test]
fn the_list_tells_the_versions_from_the_newest_with_what_changed_and_for_whom() {
    let page = &on("2026-11-22")["site/versioner/index.html"];
    let headings: Vec<String> = Html::parse_document(page)
        .select(&Selector::parse("main h2").unwrap())
        .map(|it| folded(&it.text().collect::<String>()))
        .collect();
    assert_eq!(
        headings,
        ["Gælder fra 15. december 2026", "Gælder fra 1. juni 2025", "Gælder fra 1. januar 2024"]
    );
    let second = text_of(page, "#fra-2025-06-01");
    assert_eq!(
        second,
        "Gælder fra 1. juni 2025 Gælder nu og til og med 14. december 2026. Varslet 1. maj 2025. \
         Væsentlige ændringer af, hvad vi gør med dine personoplysninger, eller hvad du får at vide om det. \
         Nyhedsbrev: Beviset for dit samtykke gemmes i 2 år i stedet for 1. \
         Nyhedsbrev: En stavefejl er rettet. \
         Privatlivspolitik for kunder – For: Kunder, gavemodtagere, abonnenter på nyhedsbrevet, deltagere i arrangementer og personer i kontakt med os \
         Privatlivspolitik for ansøgere og medarbejdere – For: Jobansøgere og medarbejdere \
         Se ændringerne i teksten"
    );
    assert_eq!(
        all(page, "#fra-2025-06-01 a", "href"),
        ["2025-06-01/index.html", "2025-06-01/job/index.html", "2025-06-01/aendringer/index.html"]
            .map(|it| format!("../versioner/{it}"))
    );
}

#[test]
fn a_coming_version_is_announced_on_every_other_page_until_it_applies() {
    let files = on("2026-12-14");
    for (path, page) in pages(&files).filter(|(_, it)| !it.contains("\"refresh\"")) {
        if path.contains("versioner/2026-12-15/") {
            assert!(!page.contains("class=\"coming\""), "{path} is the new text itself");
            continue;
        }
        let english = path.starts_with("site/en/");
        let wanted = if english {
            "A new version of the text applies from 15 December 2026. Read the new text. See what changes."
        } else {
            "En ny version af teksten gælder fra 15. december 2026. Læs den nye tekst. Se, hvad der ændres."
        };
        assert_eq!(text_of(page, "aside.coming"), wanted, "{path}");
        let folder = if english { "en/versioner" } else { "versioner" };
        for href in all(page, "aside.coming a", "href") {
            assert!(href.contains(&format!("{folder}/2026-12-15/")), "{path}: {href}");
        }
    }
    for (path, page) in pages(&on("2026-12-15")) {
        assert!(!page.contains("class=\"coming\""), "{path}");
    }
}

#[test]
fn the_example_theme_for_a_cms_announces_it_too() {
    let frame = repository().join("templates/examples/cms/base.html");
    let frame = std::fs::read_to_string(frame).unwrap();
    let (chain, project) = three();
    let versions = chain.versions();
    let files = built(&project.template("base.html", &frame), &versions, "2026-12-14");
    let page = &files["site/aktivitet/ordrer/index.html"];
    assert_eq!(
        text_of(page, ".coming"),
        "En ny version af teksten gælder fra 15. december 2026. Læs den nye tekst. Se, hvad der ændres."
    );
    let foot = "Denne tekst gælder fra 1. juni 2025. Alle versioner.";
    assert!(text_of(page, "p.version").starts_with(foot));
}

#[test]
fn what_changed_in_a_hidden_activity_alone_is_announced_to_nobody() {
    let project = edited(EXAMPLE, &[]);
    let hidden = edited(EXAMPLE, &[("activities/noedkontakt.yaml", "P0D", "P1M")]);
    let chain = Chain::default().release("2024-01-01", &project, Class::First, Vec::new()).release(
        "2027-01-01",
        &hidden,
        Class::Material,
        vec![change("longer_retention", true, "", "")],
    );
    let files = built(&hidden, &chain.versions(), "2026-11-22");
    assert!(pages(&files).all(|(_, it)| !it.contains("class=\"coming\"")));
    let list = &files["site/versioner/index.html"];
    assert!(!list.contains("Væsentlige") && list.contains("Teksten er den samme"), "{list}");
    let versions: serde_json::Value = serde_json::from_str(&files["site/versions.json"]).unwrap();
    assert_eq!(versions["versions"][1]["class"], "internal");
}

#[test]
fn a_version_that_no_reader_notices_is_not_announced() {
    let project = edited(EXAMPLE, &[]);
    let owner =
        edited(EXAMPLE, &[("activities/nyhedsbrev.yaml", "owner: Webbutikken", "owner: Anne")]);
    let chain = Chain::default().release("2024-01-01", &project, Class::First, Vec::new()).release(
        "2027-01-01",
        &owner,
        Class::Internal,
        vec![change("internal", false, "", "")],
    );
    let files = built(&project, &chain.versions(), "2026-11-22");
    assert!(pages(&files).all(|(_, it)| !it.contains("class=\"coming\"")));
    let list = text_of(&files["site/versioner/index.html"], "#fra-2027-01-01");
    assert!(list.contains("Teksten er den samme som før."), "{list}");
    let changes = &files["site/versioner/2027-01-01/aendringer/index.html"];
    let main = text_of(changes, "main");
    assert!(main.contains("Teksten er den samme som før."), "{main}");
    assert!(main.contains("Denne tekst er uændret: Privatlivspolitik for kunder"), "{main}");
    assert!(!changes.contains("<ins>") && !changes.contains("<del>"));
}

#[test]
fn what_is_shown_is_said_to_apply_only_where_it_does() {
    let (chain, project) = three();
    let other = edited(EXAMPLE, &[("activities/nyhedsbrev.yaml", "period: P2Y", "period: P5Y")]);
    for files in [
        // A draft does not apply, and neither does other content than that of the version in force.
        built_as(&project, &chain.versions(), "2026-11-22", true),
        built(&other, &chain.versions(), "2026-11-22"),
        built(&project, &chain.versions(), "2023-11-22"),
    ] {
        for (path, page) in pages(&files) {
            assert!(!page.contains("Denne tekst gælder fra"), "{path}");
        }
    }
    let draft = built_as(&project, &chain.versions(), "2026-11-22", true);
    assert!(draft["site/index.html"].contains("Denne side er en kladde"));
    let old = &draft["site/versioner/2024-01-01/index.html"];
    assert!(!old.contains("Denne side er en kladde") && old.contains("noindex"));
}

#[test]
fn what_changed_is_told_in_sentences_and_marked_in_the_text() {
    let files = on("2026-11-22");
    let page = &files["site/versioner/2025-06-01/aendringer/index.html"];
    let main = text_of(page, "main");
    assert!(
        main.starts_with(
            "Ændringer fra 1. juni 2025 Gælder nu og til og med 14. december 2026. \
         Versionen fra 1. juni 2025 er her sammenlignet med den fra 1. januar 2024."
        ),
        "{main}"
    );
    let material = "Væsentlige ændringer De handler om, hvad vi gør med dine personoplysninger, eller hvad du får at vide om det. \
        Nyhedsbrev: Beviset for dit samtykke gemmes i 2 år i stedet for 1.";
    assert!(main.contains(material), "{main}");
    let editorial = "Sproglige ændringer De ændrer ord, ikke hvad vi gør med dine personoplysninger. \
        Nyhedsbrev: En stavefejl er rettet.";
    assert!(main.contains(editorial), "{main}");
    let marked = |tag: &str| -> BTreeSet<String> {
        let page = Html::parse_document(page);
        let marks = Selector::parse(&format!("article.released {tag}")).unwrap();
        page.select(&marks).map(|it| folded(&it.text().collect::<String>())).collect()
    };
    assert_eq!(marked("del"), ["1", "brøger"].map(str::to_owned).into());
    assert_eq!(marked("ins"), ["2", "bøger"].map(str::to_owned).into());
    // The notice that nothing changed in is not shown again.
    assert_eq!(all(page, "article.released", "class").len(), 1);
    assert!(
        main.contains("Denne tekst er uændret: Privatlivspolitik for ansøgere og medarbejdere")
    );
    assert!(!files.contains_key("site/versioner/2024-01-01/aendringer/index.html"));
}

#[test]
fn nothing_of_a_release_that_is_the_organisations_own_becomes_public() {
    for (path, text) in on("2026-11-22").iter().filter(|(path, _)| path.starts_with("site/")) {
        assert!(!text.contains("Hemmelig") && !text.contains("Secret"), "{path}");
    }
}

#[test]
fn a_notice_that_comes_or_goes_is_told_of() {
    let of =
        |notices: &str| Project::of(&format!("organisation: {{name: A}}\nnotices:\n{notices}"));
    let (one, other, third) = ("  a: {title: A}\n", "  b: {title: B}\n", "  c: {title: C}\n");
    let chain = Chain::default()
        .release("2024-01-01", &of(&[one, other].concat()), Class::First, Vec::new())
        .release("2025-01-01", &of(&[one, third].concat()), Class::Material, Vec::new());
    let files = built(&of(&[one, third].concat()), &chain.versions(), "2026-11-22");
    let page = &files["site/versioner/2025-01-01/aendringer/index.html"];
    let standing = text_of(page, ".standing ul");
    assert_eq!(
        standing,
        "Denne tekst er uændret: A Denne tekst er ny: C Denne tekst er udgået: B Alle versioner"
    );
    assert_eq!(all(page, ".standing a", "href")[2], "../../../versioner/2024-01-01/b/index.html");
}
