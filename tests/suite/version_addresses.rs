//! Where the pages of what was released stand, in which languages, and that every link of them works.

use std::collections::{BTreeMap, BTreeSet};

use fortegnelse::version::Class;

use crate::project::{Project, text_of};
use crate::released::{Chain, EXAMPLE, built, edited};
use crate::third_language::{GERMAN, SMALL};
use crate::version_pages::{Files, all, on, pages};

/// What is wrong with the links of a site: those that lead to no file or no anchor of it.
fn broken(files: &Files, website: &str) -> Vec<String> {
    let ids: BTreeMap<&String, BTreeSet<String>> = pages(files)
        .map(|(path, it)| (path, all(it, "[id]", "id").into_iter().collect()))
        .collect();
    let mut broken = Vec::new();
    for (path, page) in pages(files).filter(|(path, _)| !path.ends_with("404.html")) {
        let folder: Vec<&str> = path.split('/').collect();
        for href in all(page, "a[href], link[href]", "href") {
            let (place, anchor) = href.split_once('#').unwrap_or((&href, ""));
            let mut steps: Vec<&str> = folder[..folder.len() - 1].to_vec();
            let inside = place.strip_prefix(website).filter(|_| !website.is_empty());
            let rest = match inside {
                Some(rest) => {
                    steps = vec!["site"];
                    rest
                }
                None if place.contains(':') => continue,
                None => place,
            };
            rest.split('/').for_each(|it| match it {
                ".." => drop(steps.pop()),
                "" | "." => {}
                it => steps.push(it),
            });
            let mut target = steps.join("/");
            if place.is_empty() {
                target.clone_from(path);
            } else if rest.is_empty() || rest.ends_with('/') {
                target.push_str("/index.html");
            }
            let there = files.contains_key(&target)
                && (anchor.is_empty() || ids.get(&target).is_some_and(|it| it.contains(anchor)));
            if !there {
                broken.push(format!("{path}: {href}"));
            }
        }
    }
    broken
}

#[test]
fn every_page_leads_to_the_versions_and_says_from_when_its_text_applies() {
    let files = on("2026-11-22");
    for (path, page) in pages(&files).filter(|(_, it)| !it.contains("\"refresh\"")) {
        let foot = text_of(page, "footer");
        let old = path.contains("versioner/") || path.contains('@');
        let english = path.starts_with("site/en/");
        let since = if english {
            "This text applies from 1 June 2025."
        } else {
            "Denne tekst gælder fra 1. juni 2025."
        };
        assert_eq!(foot.contains(since), !old, "{path}: {foot}");
        let links = all(page, "footer a", "href");
        let list = links.iter().any(|it| it.ends_with("versioner/index.html"));
        assert!(list && foot.contains("Version"), "{path}");
    }
    let activity = &files["site/aktivitet/nyhedsbrev/index.html"];
    assert!(
        all(activity, "footer a", "href")
            .contains(&"../../aktivitet/nyhedsbrev@2/index.html".into())
    );
}

#[test]
fn every_text_that_an_activity_had_keeps_its_address() {
    let files = on("2026-11-22");
    let said = |path: &str| text_of(&files[path], "article.released");
    for (number, kept, standing) in [
        (
            1,
            "1 år",
            "Denne tekst gjaldt fra 1. januar 2024 til og med 31. maj 2025. Den gælder ikke længere.",
        ),
        (
            2,
            "2 år",
            "Denne tekst gælder til og med 14. december 2026. Den trådte i kraft 1. juni 2025.",
        ),
        (3, "3 år", "Denne tekst gælder ikke endnu. Den træder i kraft 15. december 2026."),
    ] {
        let path = format!("site/aktivitet/nyhedsbrev@{number}/index.html");
        assert!(said(&path).contains(&format!("gemmes i {kept}")), "{path}");
        assert_eq!(text_of(&files[&path], ".standing strong"), standing);
        assert_eq!(
            all(&files[&path], ".standing a", "href")[0],
            "../../aktivitet/nyhedsbrev/index.html"
        );
        assert!(files.contains_key(&format!("site/en/aktivitet/nyhedsbrev@{number}/index.html")));
    }
    // It has said the same in all versions.
    let order = "site/aktivitet/ordrer@1/index.html";
    assert!(
        text_of(&files[order], ".standing strong")
            .starts_with("Denne tekst gælder. Den trådte i kraft 1. januar 2024.")
    );
    assert!(!files.contains_key("site/aktivitet/ordrer@2/index.html"));
}

/// An activity by itself, in a notice.
fn small(activities: &str) -> Project {
    Project::with(&format!("activities: {{{activities}}}\n"))
}

#[test]
fn an_activity_that_is_gone_keeps_its_text_and_one_with_another_id_leads_to_it() {
    let before = small("a: {label: Alfa}, b: {label: Beta}, c: {label: Gamma}");
    let without = small("c: {label: Gamma}, d: {label: Alfa, previous_ids: [a]}");
    let chain = Chain::default()
        .release("2024-01-01", &before, Class::First, Vec::new())
        .release("2025-01-01", &without, Class::Material, Vec::new())
        .release("2026-01-01", &before, Class::Material, Vec::new());
    let files = built(&without, &chain.versions(), "2025-06-01");
    let gone = &files["site/aktivitet/b@1/index.html"];
    let standing = text_of(gone, ".standing");
    assert!(standing.starts_with(
        "Denne tekst gjaldt fra 1. januar 2024 til og med 31. december 2024. Den gælder ikke længere. \
         Denne tekst gælder ikke endnu. Den træder i kraft 1. januar 2026."
    ), "{standing}");
    assert_eq!(
        all(gone, ".standing a", "href"),
        ["../../index.html", "../../versioner/index.html"]
    );
    let renamed = &files["site/aktivitet/a@1/index.html"];
    assert_eq!(all(renamed, ".standing a", "href")[0], "../../aktivitet/d/index.html");
    assert_eq!(broken(&files, ""), Vec::<String>::new());
}

#[test]
fn every_link_works_on_every_day() {
    for date in ["2023-12-31", "2024-01-01", "2026-11-22", "2027-01-01"] {
        let found = broken(&on(date), "https://privatliv.nordlys-boghandel.example/");
        assert_eq!(found, Vec::<String>::new(), "{date}");
    }
}

#[test]
fn the_links_of_a_text_lead_to_its_own_version_else_to_today_else_nowhere() {
    // The site had another address, and a recipient that is gone since.
    let was = [
        (
            "organisation.yaml",
            "https://privatliv.nordlys-boghandel.example/",
            "https://gammel.example/p/",
        ),
        ("recipients.yaml", "  nyhedsbrevssystem:", "  postvogn:"),
        ("activities/nyhedsbrev.yaml", "recipients: [nyhedsbrevssystem]", "recipients: [postvogn]"),
    ];
    let chain =
        Chain::default().release("2024-01-01", &edited(EXAMPLE, &was), Class::First, Vec::new());
    let now = edited(EXAMPLE, &[]);
    let files = built(&now, &chain.versions(), "2026-11-22");
    let links = |path: &str| -> BTreeSet<String> {
        all(&files[path], "article.released a", "href").into_iter().collect()
    };
    let notice = links("site/versioner/2024-01-01/index.html");
    for wanted in [
        "../../aktivitet/nyhedsbrev@1/index.html",
        "../../rettigheder/index.html",
        "../../for/kunder/index.html",
        "mailto:privatliv@nordlys-boghandel.example",
    ] {
        assert!(notice.contains(wanted), "{wanted}: {notice:#?}");
    }
    assert!(notice.iter().all(|it| !it.contains("gammel.example")), "{notice:#?}");
    let activity = links("site/aktivitet/nyhedsbrev@1/index.html");
    assert!(activity.contains("../../versioner/2024-01-01/index.html"), "{activity:#?}");
    assert!(activity.contains("../../rettigheder/index.html#indsigt"), "{activity:#?}");
    // The page is there, the anchor is not.
    assert!(activity.contains("../../modtagere/index.html"), "{activity:#?}");
    assert!(activity.iter().all(|it| !it.contains("postvogn")), "{activity:#?}");
    let orders = links("site/en/aktivitet/ordrer@1/index.html");
    assert!(
        orders.iter().any(|it| it.contains("en/modtagere/index.html#modtager-")),
        "{orders:#?}"
    );
    assert_eq!(
        broken(&files, "https://privatliv.nordlys-boghandel.example/"),
        Vec::<String>::new()
    );
}

#[test]
fn a_version_is_in_the_languages_that_it_was_released_in() {
    let danish =
        edited(EXAMPLE, &[("organisation.yaml", "languages: [da, en]", "languages: [da]")]);
    let both = edited(EXAMPLE, &[]);
    let chain = Chain::default().release("2024-01-01", &danish, Class::First, Vec::new()).release(
        "2025-01-01",
        &both,
        Class::Editorial,
        Vec::new(),
    );
    let website = "https://privatliv.nordlys-boghandel.example/";
    let files = built(&both, &chain.versions(), "2026-11-22");
    assert!(!files.contains_key("site/en/versioner/2024-01-01/index.html"));
    assert!(!files.contains_key("site/en/aktivitet/ordrer@1/index.html"));
    let alternates = |path: &str| all(&files[path], "link[hreflang]", "hreflang");
    assert_eq!(alternates("site/versioner/2024-01-01/index.html"), Vec::<String>::new());
    assert_eq!(alternates("site/versioner/2025-01-01/index.html"), ["da", "en", "x-default"]);
    // The English list still leads to the Danish text, and says that it is Danish.
    let list = &files["site/en/versioner/index.html"];
    assert_eq!(all(list, "#fra-2024-01-01 a", "hreflang"), ["da", "da"]);
    let page = &files["site/en/versioner/2025-01-01/aendringer/index.html"];
    assert!(text_of(page, "main").contains("This text is new: Privacy notice for customers"));
    assert_eq!(broken(&files, website), Vec::<String>::new());
    // A text in a language that nothing else is in any more stays, and leads to what there is.
    let files = built(&danish, &chain.versions(), "2026-11-22");
    let old = &files["site/en/versioner/2025-01-01/index.html"];
    assert!(text_of(old, ".standing").starts_with("This text applies."));
    assert_eq!(all(old, "header.top .controller a", "href"), ["../../../index.html"]);
    assert!(!files.contains_key("site/en/versioner/index.html"));
    assert!(!files.contains_key("site/en/versions.atom"));
    assert_eq!(broken(&files, website), Vec::<String>::new());
}

#[test]
fn search_engines_find_every_text_at_its_own_address() {
    let files = on("2026-11-22");
    let website = "https://privatliv.nordlys-boghandel.example/";
    let map = &files["site/sitemap.xml"];
    let mut titles = BTreeSet::new();
    for (path, page) in
        pages(&files).filter(|(it, _)| it.contains("versioner/") || it.contains('@'))
    {
        let folder = path.strip_prefix("site/").unwrap().strip_suffix("index.html").unwrap();
        let own = format!("{website}{folder}");
        assert_eq!(all(page, "link[rel=canonical]", "href"), [own.as_str()], "{path}");
        assert_eq!(all(page, "meta[name=robots]", "content"), Vec::<String>::new(), "{path}");
        assert!(map.contains(&format!("<loc>{own}</loc>")), "{path}");
        assert!(titles.insert(text_of(page, "title")), "{path} has the title of another");
        assert_eq!(all(page, "h1", "id").len(), 1, "{path}");
        assert_eq!(all(page, "link[type='application/atom+xml']", "href").len(), 1, "{path}");
    }
    assert!(map.contains("/versioner/2025-06-01/</loc><lastmod>2025-06-01</lastmod>"), "{map}");
}

#[test]
fn two_notices_of_a_version_lead_to_each_other_and_to_today() {
    let files = on("2026-11-22");
    let job = &files["site/versioner/2024-01-01/job/index.html"];
    assert_eq!(
        all(job, ".standing a", "href"),
        [
            "../../../job/index.html",
            "../../../versioner/2024-01-01/index.html",
            "../../../versioner/index.html"
        ]
    );
    // Where no notice stands at the top, the first stands at the top of the version.
    let content = "notices:\n  a: {title: A, address: en-side}\n  b: {title: B, address: anden}\n";
    let project = Project::of(&format!("organisation: {{name: A}}\n{content}"));
    let chain = Chain::default().release("2024-01-01", &project, Class::First, Vec::new());
    let files = built(&project, &chain.versions(), "2026-11-22");
    for (path, title) in [("", "A"), ("anden/", "B")] {
        let page = &files[&format!("site/versioner/2024-01-01/{path}index.html")];
        assert_eq!(text_of(page, "h1"), title);
    }
    assert!(!files.contains_key("site/versioner/2024-01-01/en-side/index.html"));
    assert_eq!(broken(&files, ""), Vec::<String>::new());
}

#[test]
fn a_notice_cannot_stand_where_the_changes_of_a_version_do() {
    let project =
        Project::of("organisation: {name: A}\nnotices: {a: {title: A, address: aendringer}}\n");
    assert_eq!(project.codes(), ["duplicate-address"]);
}

#[test]
fn a_language_of_the_authors_own_has_versions_too() {
    let small = |from: &str, to: &str| {
        Project::of(&SMALL.replace(from, to)).template("text/de.yaml", GERMAN)
    };
    let (before, now) = (small("P1500D", "P900D"), small("", ""));
    let chain = Chain::default().release("2024-01-01", &before, Class::First, Vec::new()).release(
        "2025-01-01",
        &now,
        Class::Material,
        Vec::new(),
    );
    let files = built(&now, &chain.versions(), "2026-11-22");
    let old = &files["site/de/versioner/2024-01-01/index.html"];
    assert_eq!(
        text_of(old, ".standing strong"),
        "Dieser Text galt vom 1. Januar 2024 bis zum 31. Dezember 2024. Er gilt nicht mehr."
    );
    assert_eq!(all(old, "link[hreflang]", "hreflang"), ["da", "de", "x-default"]);
    let links = all(old, "article.released a", "href");
    assert!(links.contains(&"../../../de/aktivitet/salg@1/index.html".to_owned()), "{links:?}");
    let changes = &files["site/de/versioner/2025-01-01/aendringer/index.html"];
    assert!(changes.contains("<del>900</del> <ins>1.500</ins> Tage"), "{changes}");
    let feed = &files["site/de/versions.atom"];
    assert!(feed.contains("<title>Gültig ab 1. Januar 2025</title>"), "{feed}");
    assert_eq!(broken(&files, "https://example.dk/p/"), Vec::<String>::new());
    // Without its words the language is read on, in a frame that falls back on English.
    let danish = Project::of(&SMALL.replace("languages: [da, de]", "languages: [da]"));
    let files = built(&danish, &chain.versions(), "2026-11-22");
    let old = &files["site/de/versioner/2024-01-01/index.html"];
    assert!(text_of(old, "article.released").starts_with("Erklärung"));
    assert!(text_of(old, ".standing").starts_with("This text applied from 1 January 2024"));
    assert_eq!(broken(&files, "https://example.dk/p/"), Vec::<String>::new());
}
