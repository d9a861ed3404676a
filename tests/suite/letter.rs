//! The message to those whom changes concern: facts of the comparison, nothing to fill in, nothing internal.

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::build::tree;
use crate::project::{program, repository, stderr, stdout};
use crate::release::{edit, released, shop, shorten};

const FIXTURES: &str = "tests/fixtures/diff";

fn diff(case: &str, more: &[&str]) -> std::process::Output {
    let folder = repository().join(FIXTURES).join(case);
    let (old, new) = (folder.join("old"), folder.join("new"));
    let sides = [old.to_string_lossy().into_owned(), new.to_string_lossy().into_owned()];
    program(Path::new("."), &[&["diff", &sides[0], &sides[1]], more].concat())
}

fn letter(case: &str, lang: &str) -> Value {
    let more = ["--letter", lang, "--effective", "2027-03-01", "--format", "json"];
    let output = diff(case, &more);
    assert!(output.status.success(), "{case}: {}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_says_what_changes_from_when_and_what_one_can_do() {
    let it = letter("shop", "da");
    assert_eq!(it["subject"], "Ændringer i vores privatlivspolitik fra 1. marts 2027");
    let text = it["text"].as_str().unwrap();
    for wanted in [
        "Eksempel ApS ændrer sin privatlivspolitik. Ændringerne gælder fra 1. marts 2027.",
        "- Vi bruger oplysninger til et nyt formål: At sende dig tilbud (Kundekonto).",
        "- Vi giver oplysninger til en ny modtager: Mailudbyder (Kundekonto).",
        "- Vi gemmer oplysninger længere: Kundekonto. Før: 12 måneder. Nu: 24 måneder.",
        "- Du kan gøre indsigelse mod",
        "- Du kan trække dit samtykke tilbage",
        "- Du kan lukke din konto",
        "Skriv til post@example.dk.",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    assert!(!text.contains("http"), "the site has no address: {text}");
}

#[test]
fn only_what_the_register_says_one_can_do_is_offered() {
    let text = letter("controller_contact", "en")["text"].as_str().unwrap().to_owned();
    assert!(text.contains("Before: post@example.dk. Now: ny@example.dk."), "{text}");
    assert!(!text.contains("object") && !text.contains("withdraw") && !text.contains("account"));
    let text = letter("longer_retention", "en")["text"].as_str().unwrap().to_owned();
    assert!(text.contains("close your account") && !text.contains("withdraw"), "{text}");
}

#[test]
fn it_leads_to_the_comparison_where_the_site_has_an_address() {
    let folder = tempfile::tempdir().unwrap();
    for side in ["old", "new"] {
        let text = fs::read_to_string(
            repository().join(FIXTURES).join("shop").join(side).join("content.yaml"),
        );
        let site = "website: {address: https://privatliv.eksempel.dk/}\n";
        fs::create_dir(folder.path().join(side)).unwrap();
        fs::write(folder.path().join(side).join("content.yaml"), text.unwrap() + site).unwrap();
    }
    let arguments =
        ["diff", "old", "new", "--letter", "da", "--effective", "2027-03-01", "--format", "json"];
    let output = program(folder.path(), &arguments);
    let it: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let link = "https://privatliv.eksempel.dk/versioner/2027-03-01/aendringer/";
    for part in ["text", "html", "sms", "app"] {
        assert!(it[part].as_str().unwrap().contains(link), "{part}: {it}");
    }
    assert!(it["sms"].as_str().unwrap().starts_with("Eksempel ApS: "), "{it}");
}

#[test]
fn in_every_case_it_is_whole_short_enough_and_the_same_in_text_and_html() {
    let mut written = 0;
    for case in fs::read_dir(repository().join(FIXTURES)).unwrap() {
        let case = case.unwrap().file_name().to_string_lossy().into_owned();
        for lang in ["da", "en"] {
            let it = letter(&case, lang);
            let Some(text) = it["text"].as_str() else { continue };
            written += 1;
            for part in ["subject", "text", "html", "sms", "app_title", "app"] {
                let part = it[part].as_str().unwrap();
                assert!(!part.is_empty() && !part.contains('{'), "{case} {lang}: {part}");
            }
            assert!(it["sms"].as_str().unwrap().chars().count() < 160, "{case} {lang}");
            let html = Html::parse_document(it["html"].as_str().unwrap());
            let body = html.select(&Selector::parse("body").unwrap()).next().unwrap();
            let shown = words(&body.text().collect::<Vec<_>>().join(" "));
            let plain: String = words(&text.replace("\n- ", "\n").replace(":\n", "\n"));
            assert_eq!(shown, plain, "{case} {lang}");
        }
    }
    assert!(written > 60, "{written}");
}

#[test]
fn what_no_notice_tells_is_in_no_letter() {
    for case in ["internal", "nothing", "for_others"] {
        assert_eq!(letter(case, "da"), Value::Null, "{case}");
    }
    let told = letter("sub_processor", "da").to_string();
    assert!(told.contains("EU/EØS") && !told.contains("Sky Inc."), "{told}");
}

#[test]
fn without_a_day_there_is_no_letter() {
    let output = diff("shop", &["--letter", "en", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--effective"), "{}", stderr(&output));
}

#[test]
fn hostile_names_stay_text_in_the_e_mail() {
    let folder = tempfile::tempdir().unwrap();
    let text = |side: &str| {
        let path = repository().join(FIXTURES).join("shop").join(side).join("content.yaml");
        let text = fs::read_to_string(path).unwrap();
        text.replace("Mailudbyder", "\"<img src=x onerror=alert(1)> & co\"")
    };
    for side in ["old", "new"] {
        fs::create_dir(folder.path().join(side)).unwrap();
        fs::write(folder.path().join(side).join("content.yaml"), text(side)).unwrap();
    }
    let arguments =
        ["diff", "old", "new", "--letter", "da", "--effective", "2027-03-01", "--format", "html"];
    let html = stdout(&program(folder.path(), &arguments));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt; &amp; co"), "{html}");
    assert!(!html.contains("<img"), "{html}");
}

#[test]
fn a_release_of_material_changes_holds_it_in_the_languages_of_the_pages() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    edit(folder, "activities/kundekonto.yaml", "systems: [", "systems: [Kasse, ");
    released(folder, "2026-11-23", &[]);
    shorten(folder);
    released(folder, "2026-12-07", &["--date", "2026-11-23"]);
    let letters = |day: &str| -> Vec<String> {
        let files = tree(&folder.join("content/versions").join(day));
        files.into_keys().filter(|it| it.starts_with("letter.")).collect()
    };
    assert_eq!(letters("2026-11-22"), Vec::<String>::new(), "nothing changed");
    assert_eq!(letters("2026-11-23"), Vec::<String>::new(), "nobody is concerned");
    let all = ["letter.da.html", "letter.da.txt", "letter.en.html", "letter.en.txt"];
    assert_eq!(letters("2026-12-07"), all);
    assert!(program(folder, &["build", "--date", "2026-12-07"]).status.success());
    for (lang, sentence, page) in [
        ("da", "Vi sletter oplysninger tidligere: Kundekonto. Før: 3 år. Nu: 18 måneder.", ""),
        ("en", "We erase data sooner: Customer account. Before: 3 years. Now: 18 months.", "en/"),
    ] {
        let file = |kind: &str| {
            let path = format!("content/versions/2026-12-07/letter.{lang}.{kind}");
            fs::read_to_string(folder.join(path)).unwrap()
        };
        let page = format!("{page}versioner/2026-12-07/aendringer/");
        let link = format!("https://privatliv.nordlys-boghandel.example/{page}");
        for it in [file("txt"), file("html")] {
            assert!(it.contains(sentence) && it.contains(&link), "{it}");
        }
        let shown = fs::read_to_string(folder.join("dist/site").join(page).join("index.html"));
        assert!(shown.unwrap().contains(sentence), "the page says it in the same words");
    }
}
