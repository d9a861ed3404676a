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
    letters(case, lang).as_array().unwrap().first().cloned().unwrap_or(Value::Null)
}

fn letters(case: &str, lang: &str) -> Value {
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
        "- Kun hvis du siger ja, bruger vi oplysninger til et nyt formål: At sende dig tilbud (Kundekonto).",
        "- Vi giver oplysninger til en ny modtager: Mailudbyder (Kundekonto).",
        "- Vi gemmer oplysninger længere: Kundekonto. Før: 12 måneder. Nu: 24 måneder.",
        "- Du kan altid gøre indsigelse mod, at vi bruger dine oplysninger til direkte markedsføring",
        "- Du kan klage til Datatilsynet over",
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
    assert!(text.contains("E-mail: before post@example.dk, now ny@example.dk."), "{text}");
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
    let it: Value = serde_json::from_str::<Value>(&stdout(&output)).unwrap()[0].take();
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
        assert_eq!(letters(case, "da"), serde_json::json!([]), "{case}");
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
        let text = text.replace("Mailudbyder", "\"<img src=x onerror=alert(1)> & co\"");
        text.replace("name: Eksempel ApS", "name: \"{from} {link} ApS\"")
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
    assert!(html.contains("<p>{from} {link} ApS ændrer sin privatlivspolitik."), "{html}");
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
    let all = [
        "letter.kunder.da.html",
        "letter.kunder.da.txt",
        "letter.kunder.en.html",
        "letter.kunder.en.txt",
    ];
    assert_eq!(letters("2026-12-07"), all);
    assert!(program(folder, &["build", "--date", "2026-12-07"]).status.success());
    for (lang, sentence, page) in [
        ("da", "Vi sletter oplysninger tidligere: Kundekonto. Før: 3 år. Nu: 18 måneder.", ""),
        ("en", "We erase data sooner: Customer account. Before: 3 years. Now: 18 months.", "en/"),
    ] {
        let file = |kind: &str| {
            let path = format!("content/versions/2026-12-07/letter.kunder.{lang}.{kind}");
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

#[test]
fn what_is_done_only_with_consent_is_not_told_as_a_fact() {
    for (lang, wanted, not) in [
        (
            "da",
            "Kun hvis du siger ja, behandler vi oplysninger i en ny sammenhæng: Nyhedsbrev.",
            "- Vi behandler oplysninger i en ny",
        ),
        (
            "da",
            "Kun hvis du siger ja, bruger vi oplysninger til et nyt formål:",
            "- Vi bruger oplysninger til et nyt",
        ),
        (
            "en",
            "Only if you say yes do we use data for a new purpose:",
            "- We use data for a new purpose",
        ),
    ] {
        let text = letter("new_activity_consent", lang)["text"].as_str().unwrap().to_owned();
        assert!(text.contains(wanted) && !text.contains(not), "{text}");
    }
    let text = letter("new_purpose_held", "da")["text"].as_str().unwrap().to_owned();
    assert!(text.contains("- Vi bruger oplysninger til et nyt formål:"), "{text}");
}

#[test]
fn the_controller_the_officer_and_the_authority_have_their_own_sentences_with_named_values() {
    for (case, lang, wanted) in [
        ("new_controller", "da", "Den dataansvarlige har et andet navn eller CVR-nummer."),
        ("new_controller", "da", "Navn: før Eksempel ApS, nu Nordlys A/S."),
        ("new_controller", "da", "CVR-nummer: før 12345674, nu 99999993."),
        ("new_controller", "en", "The controller has another name or CVR number."),
        ("new_controller", "en", "Name: before Eksempel ApS, now Nordlys A/S."),
        (
            "controller_contact",
            "da",
            "Den dataansvarliges kontaktoplysninger er ændret. E-mail: før post@example.dk, nu ny@example.dk.",
        ),
        ("dpo", "da", "databeskyttelsesrådgiver er ændret."),
        ("dpo", "en", "The details of our data protection officer have changed."),
    ] {
        let text = letter(case, lang)["text"].as_str().unwrap().to_owned();
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn an_activity_that_the_notice_begins_or_ceases_to_describe_is_told_so() {
    for (case, lang, wanted) in [
        ("hidden", "da", "Privatlivspolitikken fortæller ikke længere om: Kundekonto."),
        ("hidden", "en", "The privacy notice no longer tells of: Kundekonto."),
        ("shown", "da", "Privatlivspolitikken fortæller nu også om: Kundekonto."),
        ("shown", "en", "The privacy notice now also tells of: Kundekonto."),
    ] {
        let text = letter(case, lang)["text"].as_str().unwrap().to_owned();
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

/// A recipient of the newsletter, which the customers' notice tells of, and longer retention of applications, which that for
/// applicants tells of: between two released versions.
#[test]
fn each_notice_has_its_own_letter_with_its_changes_and_its_rights() {
    let folder = shop();
    let folder = folder.path();
    released(folder, "2026-11-22", &[]);
    edit(
        folder,
        "activities/nyhedsbrev.yaml",
        "recipients: [nyhedsbrevssystem]",
        "recipients: [nyhedsbrevssystem, fragtfirma]",
    );
    edit(folder, "activities/rekruttering.yaml", "period: P6M", "period: P3M");
    released(folder, "2026-12-07", &[]);
    let say = |lang: &str, format: &str| {
        let sides = ["diff", "2026-11-22", "2026-12-07", "--letter", lang, "--format", format];
        let output = program(folder, &sides);
        assert!(output.status.success(), "the day is that of the version: {}", stderr(&output));
        stdout(&output)
    };
    for (lang, newsletter, job, object) in [
        (
            "da",
            "Vi giver oplysninger til en ny modtager",
            "Vi sletter oplysninger tidligere: ",
            "Du kan af grunde, der vedrører din særlige situation, gøre indsigelse mod, at vi bruger dine oplysninger til dette (art. 21, stk. 1): At kunne vise, at du har sagt ja.",
        ),
        (
            "en",
            "We give data to a new recipient",
            "We erase data sooner: ",
            "You can object, on grounds relating to your particular situation, to our use of your data for this (Art. 21(1)): Be able to show that you said yes.",
        ),
    ] {
        let all: Value = serde_json::from_str(&say(lang, "json")).unwrap();
        let of = |notice: &str| {
            let found = all.as_array().unwrap().iter().find(|it| it["notice"] == notice);
            found.unwrap()["text"].as_str().unwrap().to_owned()
        };
        assert_eq!(all.as_array().unwrap().len(), 2, "{all}");
        let (kunder, ansoegere) = (of("kunder"), of("ansoegere-og-medarbejdere"));
        assert!(
            kunder.contains(newsletter) && !kunder.contains(job) && kunder.contains(object),
            "{kunder}"
        );
        assert!(ansoegere.contains(job) && !ansoegere.contains(newsletter), "{ansoegere}");
        assert!(!ansoegere.contains(object), "{ansoegere}");
        for text in [kunder, ansoegere] {
            assert!(
                text.contains("versioner/2026-12-07/aendringer/") && text.contains("Datatilsynet"),
                "{text}"
            );
            let stored = tree(&folder.join("content/versions/2026-12-07"));
            let held = stored.iter().filter(|(path, bytes)| {
                path.ends_with(&format!(".{lang}.txt"))
                    && String::from_utf8_lossy(bytes).contains(&text)
            });
            assert_eq!(held.count(), 1, "the version holds each");
        }
        let page = Html::parse_document(&say(lang, "html"));
        let titles: Vec<String> = page
            .select(&Selector::parse("article > h1").unwrap())
            .map(|it| it.text().collect())
            .collect();
        assert_eq!(titles.len(), 2);
        let plain = say(lang, "human");
        assert!(titles.iter().all(|it| plain.contains(&format!("# {it}\n"))), "{titles:?} {plain}");
    }
}
