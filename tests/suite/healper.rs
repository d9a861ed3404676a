//! The real case: the page says the published notice word for word, and every fact in it is a structured fact.

use serde_json::Value;

use crate::project::{Project, folded, repository, text_of};

/// The published notice, paragraph by paragraph, without the signs in front of points.
fn seed() -> Vec<(bool, String)> {
    let path = repository().join("tests/fixtures/healper/privatlivspolitik.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let lines: Vec<(bool, String)> =
        lines.map(|it| (it.starts_with('•'), folded(it.trim_start_matches('•')))).collect();
    assert!(lines.len() > 110, "{}", lines.len());
    lines
}

/// The points that follow each line beginning with `lead`.
fn points_after(lead: &str) -> Vec<Vec<String>> {
    let lines = seed();
    let starts = (0..lines.len()).filter(|it| !lines[*it].0 && lines[*it].1.starts_with(lead));
    starts
        .map(|it| {
            lines[it + 1..]
                .iter()
                .take_while(|(point, _)| *point)
                .map(|(_, text)| text.clone())
                .collect()
        })
        .collect()
}

fn register() -> Value {
    serde_json::from_str(&Project::of_folder("content").files()["register/register.json"]).unwrap()
}

/// The Danish texts at `pointer` of each item of a list.
fn texts(list: &Value, pointer: &str) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| folded(it.pointer(pointer).and_then(Value::as_str).unwrap_or_default())).collect()
}

#[test]
fn the_page_says_every_paragraph_and_point_word_for_word_in_order() {
    let files = Project::of_folder("content").files();
    let page = text_of(&files["site/index.html"], "main");
    let mut at = 0;
    for (_, paragraph) in seed() {
        let found = page[at..].find(&paragraph);
        assert!(found.is_some(), "«{paragraph}» does not follow «…{}»", tail(&page[..at]));
        at += found.unwrap() + paragraph.len();
    }
}

fn tail(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters[letters.len().saturating_sub(120)..].iter().collect()
}

#[test]
fn the_words_of_the_notice_are_nearly_all_there_is_on_the_page() {
    let files = Project::of_folder("content").files();
    let count = |selector: &str| {
        text_of(&files["site/index.html"], selector).split(' ').filter(|it| !it.is_empty()).count()
    };
    // The summary is furniture around the notice, and says so itself; so is the way to the text editions.
    let page = count("main") - count(".first-layer") - count(".editions");
    let notice: usize = seed().iter().map(|(_, it)| it.split(' ').count()).sum();
    // Contents, dates, and the statement on objection that the law wants and the notice lacks.
    assert!(page < notice + 220, "{page} words on the page, {notice} in the notice");
}

#[test]
fn all_31_purposes_are_facts_of_their_activities() {
    let bullets = points_after("Vi håndterer dine personlige oplysninger til at:");
    assert_eq!(bullets.iter().map(Vec::len).collect::<Vec<_>>(), [6, 11, 9, 4]);
    let register = register();
    let activities = register["activities"].as_array().unwrap();
    let mut purposes = 0;
    for (activity, bullets) in activities.iter().zip(&bullets) {
        let stated = texts(&activity["purposes"], "/text/da");
        assert_eq!(&stated[..bullets.len()], &bullets[..], "{}", activity["id"]);
        purposes += stated.len();
    }
    assert_eq!(purposes, 31);
    let last = texts(&activities[3]["purposes"], "/text/da").pop().unwrap();
    assert!(last.contains("kunne levere vores service/produkt til dig"), "{last}");
}

#[test]
fn every_point_about_data_is_a_line_of_the_matrix_with_categories() {
    let mut bullets =
        points_after("Når du opretter en konto på Healper.dk, håndterer vi følgende information:");
    bullets.extend(points_after("Når du udfylder matching-spørgeskemaet, skal du først"));
    bullets.extend(points_after("Når du ansøger om at oprette en konto som terapeut hos"));
    bullets.extend(points_after("Du kan vælge at kommunikere med Healper"));
    assert_eq!(bullets.iter().map(Vec::len).collect::<Vec<_>>(), [2, 7, 5, 2]);
    let register = register();
    for (activity, bullets) in register["activities"].as_array().unwrap().iter().zip(&bullets) {
        let lines = texts(&activity["lines"], "/text/da");
        assert_eq!(&lines[..bullets.len()], &bullets[..], "{}", activity["id"]);
        for line in activity["lines"].as_array().unwrap() {
            assert!(!line["categories"].as_array().unwrap().is_empty(), "{}", line["id"]);
        }
    }
}

#[test]
fn the_legal_bases_are_mapped_as_the_text_states_them() {
    let mut bullets = points_after("Retsgrundlag for behandling af personoplysninger");
    bullets.extend(points_after("Retsgrundlag for håndtering"));
    let register = register();
    let activities = register["activities"].as_array().unwrap();
    let articles: [&[&str]; 4] = [
        &["6.1.a", "6.1.b"],
        &["9.2.a", "6.1.c", "6.1.e", "6.1.b"],
        &["6.1.c", "6.1.e", "6.1.b"],
        &["6.1.f", "6.1.d"],
    ];
    for ((activity, bullets), articles) in activities.iter().zip(&bullets).zip(articles) {
        assert_eq!(&texts(&activity["legal_basis"], "/wording/da"), bullets, "{}", activity["id"]);
        let stated: Vec<String> = texts(&activity["legal_basis"], "/article");
        // «Udtrykkeligt samtykket» about health data is Art. 9(2)(a) as well as Art. 6(1)(a).
        let stated: Vec<&str> = stated.iter().map(String::as_str).collect();
        assert_eq!(stated, articles, "{}", activity["id"]);
    }
    let special = activities[3]["purposes"].as_array().unwrap().last().unwrap();
    assert_eq!(texts(&special["legal_basis"], "/article"), ["9.2.a", "6.1.a"]);
    assert_eq!(special["legal_basis_inherited"], false);
}

#[test]
fn every_sentence_about_storage_is_a_retention_item() {
    let lines = seed();
    let stated: Vec<&String> = (0..lines.len())
        .filter(|it| lines[*it].1 == "Opbevaringstid")
        .map(|it| &lines[it + 1].1)
        .collect();
    let register = register();
    for (activity, stated) in register["activities"].as_array().unwrap().iter().zip(stated) {
        assert_eq!(
            &texts(&activity["retention"], "/wording/da").join(" "),
            stated,
            "{}",
            activity["id"]
        );
    }
    let all: Vec<&Value> = register["activities"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["retention"].as_array().unwrap())
        .collect();
    let has = |period: &str, from: &str| {
        all.iter().any(|it| it["period"] == period && it["from"] == from)
    };
    assert!(has("P30D", "reminder_expired"));
    assert!(has("P12M", "case_closed"));
    assert!(has("P0D", "communication_ended"));
}

#[test]
fn recipients_transfer_rights_and_change_promise_are_facts() {
    let register = register();
    let bullets = points_after("Healper sælger ikke dine oplysninger").remove(0);
    let recipients = texts(&register["recipients"], "/text/da");
    let worded: Vec<&String> = recipients.iter().filter(|it| !it.is_empty()).collect();
    assert_eq!(worded, bullets[..3].iter().collect::<Vec<_>>());
    let transfers = texts(&register["recipients"], "/transfer/text/da");
    assert!(transfers.contains(&bullets[3]), "{transfers:?}");
    let mechanism = register["recipients"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| !it["transfer"].is_null())
        .unwrap();
    assert_eq!(mechanism["transfer"]["mechanism"], "scc");
    let files = Project::of_folder("content").files();
    let head = text_of(&files["site/index.html"], "#titel");
    assert!(head.contains("1. december 2023") && head.contains("30 dage"), "{head}");
}

#[test]
fn nothing_is_invented_to_fill_a_gap() {
    let register = register();
    let controller = register["controller"].as_object().unwrap();
    assert_eq!(controller["name"], "Healper ApS");
    for absent in ["cvr", "address", "phone"] {
        assert!(!controller.contains_key(absent), "{absent}");
    }
    assert!(register["dpo"].is_null());
    for recipient in register["recipients"].as_array().unwrap() {
        assert!(
            recipient["name"].is_null() && recipient["countries"].as_array().unwrap().is_empty(),
            "{recipient}"
        );
    }
    assert!(register["security_measures"].as_array().unwrap().is_empty());
}
