//! What machines read of what was released: `versions.json` and the feed.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use serde_json::{Value, json};

use crate::project::{Project, program};
use crate::release::{released, shop, shorten};
use crate::released::{Chain, built, three};
use fortegnelse::version::Class;

#[test]
fn versions_json_says_which_text_applies_when() {
    let (chain, project) = three();
    let versions = chain.versions();
    let files = built(&project, &versions, "2026-11-22");
    let found: Value = serde_json::from_str(&files["site/versions.json"]).unwrap();
    let schema: Value = serde_json::from_str(&files["schema/versions.schema.json"]).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&found).map(|it| it.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(found["date"], "2026-11-22");
    assert_eq!(found["website"], "https://privatliv.nordlys-boghandel.example/");
    let told = found["versions"].as_array().unwrap();
    let keys = ["effective_from", "effective_to", "supersedes", "class", "address", "changes"];
    let told: Vec<Vec<&Value>> =
        told.iter().map(|it| keys.iter().map(|key| &it[*key]).collect()).collect();
    assert_eq!(
        json!(told),
        json!([
            ["2024-01-01", "2025-05-31", null, "first", "versioner/2024-01-01/", null],
            [
                "2025-06-01",
                "2026-12-14",
                "2024-01-01",
                "material",
                "versioner/2025-06-01/",
                "versioner/2025-06-01/aendringer/"
            ],
            [
                "2026-12-15",
                null,
                "2025-06-01",
                "material",
                "versioner/2026-12-15/",
                "versioner/2026-12-15/aendringer/"
            ]
        ])
    );
    for (it, version) in found["versions"].as_array().unwrap().iter().zip(versions.all()) {
        assert_eq!(it["sha256"], version.stored.sha256.as_str());
        let addresses = it["notices"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|it| it["addresses"].as_object().unwrap().values().collect::<Vec<_>>());
        let activities = it["activities"].as_array().unwrap().iter().map(|it| &it["address"]);
        for address in addresses.chain(activities) {
            let path = format!("site/{}index.html", address.as_str().unwrap());
            assert!(files.contains_key(&path), "{path}");
        }
    }
    let number = |version: usize| {
        let all = found["versions"][version]["activities"].as_array().unwrap();
        all.iter().find(|it| it["id"] == "nyhedsbrev").unwrap()["version"].clone()
    };
    assert_eq!([number(0), number(1), number(2)], [1, 2, 3]);
}

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn child<'a>(of: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    of.children().filter(|it| it.has_tag_name((ATOM, name))).collect()
}

fn one<'a>(of: Node<'a, 'a>, name: &str) -> &'a str {
    let all = child(of, name);
    assert_eq!(all.len(), 1, "{name}");
    all[0].text().unwrap()
}

/// What RFC 4287 demands of a feed and its entries (sections 4.1.1 and 4.1.2), and that ids are never the same.
fn is_valid(text: &str) -> Vec<String> {
    let document = Document::parse(text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let mut ids = BTreeSet::new();
    let mut check = |id: &str| {
        let uuid = regex_lite::Regex::new(
            "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$",
        );
        assert!(uuid.unwrap().is_match(id), "{id}");
        assert!(ids.insert(id.to_owned()), "an id twice");
    };
    let day = regex_lite::Regex::new("^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$").unwrap();
    let alternate = |it: Node<'_, '_>| {
        let links = child(it, "link");
        links.iter().filter(|it| it.attribute("rel") == Some("alternate")).count()
    };
    check(one(feed, "id"));
    assert!(!one(feed, "title").is_empty());
    assert!(day.is_match(one(feed, "updated")));
    let author = child(feed, "author");
    assert!(!one(author[0], "name").is_empty());
    assert_eq!(alternate(feed), 1);
    let mut links = Vec::new();
    for entry in child(feed, "entry") {
        check(one(entry, "id"));
        assert!(!one(entry, "title").is_empty() && !one(entry, "summary").is_empty());
        assert!(day.is_match(one(entry, "updated")));
        assert_eq!(alternate(entry), 1);
    }
    for it in document.descendants().filter(|it| it.has_tag_name((ATOM, "link"))) {
        links.push(it.attribute("href").unwrap().to_owned());
    }
    links
}

#[test]
fn the_feed_is_atom_in_every_language_with_whole_addresses() {
    let (chain, project) = three();
    let files = built(&project, &chain.versions(), "2026-11-22");
    let mut ids = BTreeSet::new();
    for (path, folder) in [("site/versions.atom", ""), ("site/en/versions.atom", "en/")] {
        let text = &files[path];
        let website = format!("https://privatliv.nordlys-boghandel.example/{folder}");
        let wanted = [
            "versions.atom",
            "versioner/",
            "versioner/2026-12-15/",
            "versioner/2026-12-15/aendringer/",
            "versioner/2025-06-01/",
            "versioner/2025-06-01/aendringer/",
            "versioner/2024-01-01/",
        ];
        assert_eq!(is_valid(text), wanted.map(|it| format!("{website}{it}")));
        let own = text.split("<id>").skip(1).map(|it| it.split('<').next().unwrap().to_owned());
        own.for_each(|it| assert!(ids.insert(it), "an id twice"));
    }
    let feed = &files["site/versions.atom"];
    assert!(feed.contains("<title>Gælder fra 1. juni 2025</title>"), "{feed}");
    assert!(feed.contains("Beviset for dit samtykke gemmes i 2 år i stedet for 1."), "{feed}");
    assert!(files["site/en/versions.atom"].contains("kept for 2 years instead of 1."));
}

#[test]
fn a_site_that_does_not_know_its_address_has_a_feed_with_relative_ones_and_the_same_ids() {
    let project = Project::with("");
    let chain = Chain::default().release("2024-01-01", &project, Class::First, Vec::new());
    let files = built(&project, &chain.versions(), "2026-11-22");
    let feed = &files["site/versions.atom"];
    assert_eq!(
        is_valid(feed),
        ["versions.atom", "versioner/index.html", "versioner/2024-01-01/index.html"]
    );
    let id = |feed: &str| feed.split("<id>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let whole = Project::with("website: {address: \"https://example.dk/\"}\n");
    let files = built(&whole, &chain.versions(), "2026-11-22");
    assert_eq!(id(&files["site/versions.atom"]), id(feed));
    let found: Value = serde_json::from_str(&files["site/versions.json"]).unwrap();
    assert_eq!(found["versions"][0]["activities"], json!([]));
}

/// What the program itself makes of releases: the same pages that stand for it in memory elsewhere.
#[test]
fn a_build_publishes_what_was_released() {
    let shop = shop();
    let folder = shop.path();
    released(folder, "2026-11-22", &[]);
    shorten(folder);
    released(folder, "2026-12-06", &["--date", "2026-11-22"]);
    assert!(program(folder, &["build", "--date", "2026-11-22"]).status.success());
    let read = |path: &str| std::fs::read_to_string(folder.join("dist/site").join(path)).unwrap();
    assert!(read("index.html").contains("En ny version af teksten gælder fra 6. december 2026."));
    assert!(read("versioner/2026-12-06/index.html").contains("gælder ikke endnu"));
    let changes = read("versioner/2026-12-06/aendringer/index.html");
    assert!(changes.contains("<del>3 år</del> <ins>18 måneder</ins>"), "{changes}");
    let coming = read("aktivitet/kundekonto@2/index.html");
    assert!(coming.contains("18 måneder"), "{coming}");
    // `register.json` points to the text that is promised now.
    let record = std::fs::read_to_string(folder.join("dist/register/register.json")).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let website = record["website"].as_str().unwrap();
    for it in record["activities"].as_array().unwrap() {
        let Some(uri) = it["uri"].as_str() else { continue };
        read(&format!("{}index.html", uri.strip_prefix(website).unwrap()));
    }
    assert!(program(folder, &["build", "--date", "2026-12-06"]).status.success());
    assert!(read("index.html").contains("Denne tekst gælder fra 6. december 2026."));
    let old = read("aktivitet/kundekonto@1/index.html");
    assert!(old.contains("Den gælder ikke længere.") && old.contains("3 år"), "{old}");
}
