//! A language of the author's own: one file of words, and the whole edition is there in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fortegnelse::source::{Lang, Role};
use serde_yaml::{Mapping, Value};

use crate::project::{Project, files_under, folded, repository, text_of};
use crate::tokens::{Answer, full_content};

/// The words, as an author could have written them.
pub const GERMAN: &str = include_str!("../fixtures/language/text/de.yaml");

/// Small content in Danish and German.
pub const SMALL: &str = "\
organisation: {name: Eksempel ApS, email: kontakt@example.dk}
website: {languages: [da, de], address: \"https://example.dk/p/\"}
notices:
  kunder: {title: {da: Politik, de: Erklärung}, last_updated: 2026-10-01, audiences: [kunder]}
data_subjects: {kunder: {label: {da: Kunder, de: Kunden}}}
data_categories:
  kontakt: {label: {da: Kontaktoplysninger, de: Kontaktdaten}, kind: ordinary}
  ordre: {label: {da: Ordreoplysninger, de: Bestelldaten}, kind: ordinary}
  brug: {label: {da: Brugsdata, de: Nutzungsdaten}, kind: ordinary}
recipients:
  fragt: {label: {da: Fragtfirma, de: Spedition}, country: DK, role: controller}
activities:
  salg:
    label: {da: Salg, de: Verkauf}
    data_subjects: [kunder]
    data:
      alt: {categories: [kontakt, ordre, brug], source: data_subject}
    purposes:
      levering: {text: {da: At levere, de: Lieferung}, legal_basis: [{article: 6.1.b}]}
    retention: {alt: {period: P1500D, from: contract_ended}}
    recipients: [fragt]
";

/// The example with texts in German too: a made-up word for each, since it is our words that are looked at here.
pub fn example() -> Project {
    let root = repository().join("src/cli/example/content");
    let mut files = Vec::new();
    let mut number = 0;
    for path in files_under(&root) {
        let text = fs::read_to_string(&path).unwrap();
        let mut value: Value = serde_yaml::from_str(&text).unwrap();
        translate(&mut value, &mut number);
        let text = serde_yaml::to_string(&value).unwrap();
        let text = text.replace("  - en\n", "  - en\n  - de\n");
        files.push((path.strip_prefix(&root).unwrap().display().to_string(), text));
    }
    assert!(number > 100, "{number} texts");
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, it)| (path.as_str(), it.as_bytes())).collect();
    Project::of_files(&files).template("text/de.yaml", GERMAN)
}

fn translate(value: &mut Value, number: &mut usize) {
    match value {
        Value::Sequence(all) => all.iter_mut().for_each(|it| translate(it, number)),
        Value::Mapping(map) if map.contains_key("da") && map.contains_key("en") => {
            *number += 1;
            map.insert("de".into(), format!("Angabe {number}").into());
        }
        Value::Mapping(map) => map.iter_mut().for_each(|(_, it)| translate(it, number)),
        _ => {}
    }
}

fn small() -> Project {
    Project::of(SMALL).template("text/de.yaml", GERMAN)
}

/// What is said in Danish and English: our furniture, our phrases and our tables of law, read from the files themselves.
fn ours() -> BTreeSet<String> {
    let german: Mapping = serde_yaml::from_str(GERMAN).unwrap();
    let mut all = BTreeSet::new();
    for lang in Lang::ALL {
        for folder in ["templates/text", "src/register/wording"] {
            let text =
                fs::read_to_string(repository().join(format!("{folder}/{lang}.yaml"))).unwrap();
            let texts: BTreeMap<String, String> = serde_yaml::from_str(&text).unwrap();
            // The checklist is in our languages only, and the names of languages lead to their pages.
            let asked = |it: &&String| german.contains_key(it.as_str()) && *it != "language_name";
            all.extend(texts.iter().filter(|(key, _)| asked(key)).map(|(_, it)| it.clone()));
        }
    }
    for table in ["articles", "rights", "transfers", "authority", "citations"] {
        let text = fs::read_to_string(repository().join(format!("src/law/{table}.yaml"))).unwrap();
        let mut table: Value = serde_yaml::from_str(&text).unwrap();
        // Only the regulation and the Danish act are cited by the program; others stand in the author's own words.
        if table.get("forms").is_some() {
            let rows = table["rows"].as_sequence_mut().unwrap();
            rows.retain(|it| ["gdpr", "dbl"].contains(&it["key"].as_str().unwrap()));
        }
        both(&table, &mut all);
    }
    // What stands between values is looked for piece by piece.
    let pieces = all.iter().flat_map(|it| it.split(['{', '}'])).map(folded);
    let pieces = pieces.map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()).to_owned());
    // What German says too is no stranger: names, and words that the languages share.
    let texts = german_texts(&german);
    let strange = |it: &String| !texts.iter().any(|text| says(text, it));
    pieces.filter(|it| it.chars().count() >= 4 && strange(it)).collect()
}

/// The texts under `da` and `en`, wherever they stand.
fn both(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|it| both(it, all)),
        Value::Mapping(map) => {
            let texts = ["da", "en"].iter().filter_map(|it| map.get(*it)?.as_str());
            all.extend(texts.filter(|it| !it.starts_with("https:")).map(str::to_owned));
            map.values().for_each(|it| both(it, all));
        }
        _ => {}
    }
}

/// Every German text.
fn german_texts(german: &Mapping) -> Vec<&str> {
    let words = german["words"].as_mapping().unwrap().values();
    german.values().chain(words).filter_map(Value::as_str).collect()
}

/// Whether a text says another one, in whole words.
fn says(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + part.len()..].chars().next();
        [before, after].into_iter().flatten().all(|it| !it.is_alphanumeric() && it != '@')
    })
}

fn assert_ours_is_absent(page: &str, path: &str, ours: &BTreeSet<String>) {
    let document = scraper::Html::parse_document(page);
    let mut said: String = document.root_element().text().collect::<Vec<_>>().join(" ");
    // What a screen reader says of a link and a search engine of a page are attributes.
    for it in document.tree.values().filter_map(scraper::Node::as_element) {
        for name in ["aria-label", "alt", "content", "data-label"] {
            said.extend([" ", it.attr(name).unwrap_or_default()]);
        }
    }
    let said = folded(&said);
    let found: Vec<&String> = ours.iter().filter(|it| says(&said, it)).collect();
    assert!(found.is_empty(), "{path}: {found:?}");
}

#[test]
fn every_page_exists_in_german_with_the_same_anchors_and_is_linked_both_ways() {
    let files = example().files();
    let anchors = |page: &str| -> BTreeSet<String> {
        page.split(" id=\"")
            .skip(1)
            .filter_map(|it| it.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let mut compared = 0;
    for (path, page) in
        files.iter().filter_map(|(it, page)| Some((it.strip_prefix("site/en/")?, page)))
    {
        let german = files.get(&format!("site/de/{path}")).unwrap_or_else(|| panic!("{path}"));
        let is_page = path.ends_with("index.html") && !page.contains("\"refresh\"");
        if path.contains("fragment/") || !is_page {
            continue;
        }
        assert!(german.contains("<html lang=\"de\">"), "{path}");
        assert_eq!(anchors(german), anchors(page), "{path}");
        let folder = path.strip_suffix("index.html").unwrap();
        let site = "https://privatliv.nordlys-boghandel.example";
        for page in [german, page, &files[&format!("site/{path}")]] {
            for (lang, top) in [("da", ""), ("en", "en/"), ("de", "de/"), ("x-default", "")] {
                let link = format!("hreflang=\"{lang}\" href=\"{site}/{top}{folder}\">");
                assert_eq!(page.matches(&link).count(), 1, "{lang} in {path}");
            }
        }
        assert!(page.contains("lang=\"de\" hreflang=\"de\">Deutsch</a>"), "{path}");
        assert!(german.contains("lang=\"da\" hreflang=\"da\">Dansk</a>"), "{path}");
        compared += 1;
    }
    assert!(compared > 15, "{compared}");
    for edition in ["site/de/index.txt", "site/de/index.md", "site/de/fragment/ordrer.html"] {
        assert!(files.contains_key(edition), "{edition}");
    }
    assert!(files["site/sitemap.xml"].contains("/de/rettigheder/"));
}

#[test]
fn no_german_page_says_a_word_of_ours_in_danish_or_english() {
    let (files, ours) = (example().files(), ours());
    assert!(ours.len() > 500, "{}", ours.len());
    let mut seen = 0;
    // Addresses are the same in every language, and Markdown has them in its text.
    let read = |path: &str| path.starts_with("site/de/") && !path.ends_with(".md");
    for (path, page) in files.iter().filter(|(path, _)| read(path)) {
        assert_ours_is_absent(page, path, &ours);
        seen += 1;
    }
    assert!(seen > 25, "{seen}");
}

#[test]
fn german_may_be_the_content_s_own_language_and_then_the_record_is_german_too() {
    let text = SMALL.replace("[da, de]", "[de, da]");
    let files = Project::of(&text).template("text/de.yaml", GERMAN).files();
    assert!(files["site/index.html"].contains("<html lang=\"de\">"));
    assert!(files["site/da/index.html"].contains("<html lang=\"da\">"));
    let record = &files["register/register.html"];
    assert!(record.contains("Verzeichnis von Verarbeitungstätigkeiten"));
    assert_ours_is_absent(record, "register.html", &ours());
    // The checklist tells findings, which exist in Danish and English only.
    assert!(files["register/checklist.html"].contains("<html lang=\"en\">"));
}

#[test]
fn german_alone_is_a_site_without_danish_and_english() {
    let text = SMALL.replace("[da, de]", "[de]");
    let files = Project::of(&text).template("text/de.yaml", GERMAN).files();
    let ours = ours();
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!path.contains("/da/") && !path.contains("/en/"), "{path}");
        if path.starts_with("site/") {
            assert_ours_is_absent(page, path, &ours);
        }
    }
}

#[test]
fn content_with_every_key_filled_in_says_nothing_of_ours_in_another_language_either() {
    let ours = ours();
    for answer in [Answer::Value, Answer::None, Answer::NotApplicable, Answer::Todo] {
        let (text, _) = full_content(answer);
        let german = text.replace("  languages:\n  - da\n", "  languages:\n  - de\n");
        assert_ne!(text, german);
        let project = Project::of(&german).template("text/de.yaml", GERMAN).draft();
        let (files, _) = project.build();
        let pages =
            files.iter().filter(|(path, _)| path.starts_with("site/") && path.ends_with(".html"));
        let mut seen = 0;
        for (path, page) in pages {
            assert_ours_is_absent(page, path, &ours);
            seen += 1;
        }
        assert!(seen > 5, "{}", project.report(Lang::En));
    }
}

#[test]
fn dates_periods_lists_citations_and_countries_are_german() {
    let files = small().files();
    let page = text_of(&files["site/de/index.html"], "main");
    for said in [
        "1. Oktober 2026",
        "Kontaktdaten, Bestelldaten und Nutzungsdaten",
        "werden aufbewahrt für 1.500 Tage, nachdem der Vertrag beendet ist.",
        "Art. 6 Abs. 1 Buchst. b",
        "Die Verarbeitung ist für die Erfüllung eines Vertrags",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(text_of(&files["site/de/modtagere/index.html"], "main").contains("Dänemark"));
    assert!(files["site/de/index.txt"].contains("Zuletzt aktualisiert"));
    assert!(text_of(&files["site/index.html"], "main").contains("1. oktober 2026"));
}

#[test]
fn the_record_and_the_public_facts_have_their_texts_in_german() {
    let files = small().files();
    let json = |path: &str| -> serde_json::Value { serde_json::from_str(&files[path]).unwrap() };
    let record = json("register/register.json");
    assert_eq!(record["languages"], serde_json::json!(["da", "de"]));
    let basis = &record["activities"][0]["purposes"][0]["legal_basis"][0];
    assert_eq!(basis["citation"]["de"], "Artikel 6 Abs. 1 Buchst. b DSGVO");
    assert!(basis["wording"]["de"].as_str().unwrap().starts_with("Die Verarbeitung"));
    assert_eq!(record["activities"][0]["label"]["de"], "Verkauf");
    let facts = json("site/notice.json");
    assert!(
        facts["rights"].as_array().unwrap().iter().any(|it| it["label"]["de"] == "Auskunftsrecht")
    );
    for (file, schema) in [("register/register.json", "register"), ("site/notice.json", "notice")] {
        let schema = json(&format!("schema/{schema}.schema.json"));
        let validator = jsonschema::validator_for(&schema).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&json(file)).map(|it| it.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{file}");
    }
}

#[test]
fn a_text_that_lacks_the_language_keeps_it_back_as_it_keeps_ours_back() {
    let text = SMALL.replace("{da: Salg, de: Verkauf}", "Salg");
    let project = Project::of(&text).template("text/de.yaml", GERMAN);
    let files = project.files();
    assert!(files.keys().all(|it| !it.contains("/de/")), "German is there");
    let report = project.report_of(&project.outcome().open, Lang::Da);
    assert!(
        report.contains("Teksten mangler på tysk, så siderne på tysk bliver ikke udgivet"),
        "{report}"
    );
}

#[test]
fn a_translated_text_puts_no_html_on_a_page() {
    let marked = [
        ("recipients_title: Empfänger", "recipients_title: <b>&Empfänger"),
        ("month.10: Oktober", "month.10: <b>&Oktober"),
        ("\"Contract\": Vertrag", "\"Contract\": <b>&Vertrag"),
        ("\"Denmark\": Dänemark", "\"Denmark\": <b>&Dänemark"),
        ("citation.whole: \"", "citation.whole: \"<b>&"),
        ("\"Right of access\": Auskunft", "\"Right of access\": <b>&Auskunft"),
    ];
    let german = marked.iter().fold(GERMAN.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    let files = Project::of(SMALL).template("text/de.yaml", &german).files();
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut shown = 0;
    for (path, page) in pages {
        assert!(!page.contains("<b>"), "{path}");
        shown += page.matches("&lt;b&gt;&amp;").count();
    }
    assert!(shown > 10, "{shown}");
}

#[test]
fn a_language_that_is_written_from_the_right_says_so_in_every_document() {
    let text = SMALL.replace("[da, de]", "[da, ar]").replace("de: ", "ar: ");
    let arabic = GERMAN.replace("direction: ltr", "direction: rtl");
    let files = Project::of(&text).template("text/ar.yaml", &arabic).files();
    assert!(files["site/ar/index.html"].contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(files["site/ar/fragment/salg.html"].contains("lang=\"ar\" dir=\"rtl\">"));
    assert!(files["site/index.html"].contains("<html lang=\"da\">"));
}

#[test]
fn two_builds_are_the_same() {
    assert_eq!(example().files(), example().files());
}

#[test]
fn a_file_of_a_language_is_no_unknown_template_and_one_that_no_page_wants_changes_nothing() {
    let danish = SMALL.replace("[da, de]", "[da]");
    let alone = Project::of(&danish).files();
    let with_file = Project::of(&danish).template("text/de.yaml", "still: half").files();
    assert_eq!(alone, with_file);
    let project = Project::of(&danish).template("text/dk.yaml", "");
    assert_eq!(project.codes(), ["unknown-template"]);
    assert!(project.sources.with_role(Role::Template).count() == 1);
}
