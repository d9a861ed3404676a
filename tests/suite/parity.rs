//! Parity: every public fact stands on a page, at the anchor that `parity.json` names.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::{Project, text_of};
use crate::tokens::{Answer, full_content};

#[test]
fn every_public_text_of_the_model_stands_on_the_site() {
    for answer in [Answer::Value, Answer::None, Answer::NotApplicable] {
        let (text, tokens) = full_content(answer);
        let files = Project::of(&text).files();
        let pages: Vec<&String> = files
            .iter()
            .filter(|(path, _)| path.starts_with("site/") && path.ends_with(".html"))
            .map(|(_, it)| it)
            .collect();
        let public: Vec<_> =
            tokens.iter().filter(|it| !it.internal && it.path != "website/address").collect();
        assert!(public.len() >= 60, "only {} public texts in the model", public.len());
        for it in public {
            assert!(
                pages.iter().any(|page| page.contains(&it.token)),
                "{} stands nowhere",
                it.path
            );
        }
    }
}

#[test]
fn every_line_of_parity_json_names_a_page_and_an_anchor_that_are_there() {
    for folder in ["content", "src/cli/example/content"] {
        let files = Project::of_folder(folder).files();
        let parity: Value = serde_json::from_str(&files["register/parity.json"]).unwrap();
        let lines = parity["facts"].as_array().unwrap();
        assert!(lines.len() > 150, "{} facts in {folder}", lines.len());
        for line in lines {
            let page = &files[&format!("site/{}", line["page"].as_str().unwrap())];
            let anchor = format!("id=\"{}\"", line["anchor"].as_str().unwrap());
            assert!(page.contains(&anchor), "{line}");
        }
    }
}

#[test]
fn every_purpose_basis_data_line_and_period_of_the_register_has_its_line() {
    let files = Project::of_folder("content").files();
    let parity: Value = serde_json::from_str(&files["register/parity.json"]).unwrap();
    let facts: BTreeSet<&str> =
        parity["facts"].as_array().unwrap().iter().map(|it| it["fact"].as_str().unwrap()).collect();
    let register: Value = serde_json::from_str(&files["register/register.json"]).unwrap();
    for activity in register["activities"].as_array().unwrap() {
        let id = activity["id"].as_str().unwrap();
        for (list, name, field) in
            [("purposes", "purposes", "text"), ("retention", "retention", "facts")]
        {
            for it in activity[list].as_array().unwrap() {
                let fact = format!("activities/{id}/{name}/{}/{field}", it["id"].as_str().unwrap());
                assert!(facts.contains(fact.as_str()), "{fact}");
            }
        }
        for basis in activity["legal_basis"].as_array().unwrap() {
            let fact = format!(
                "activities/{id}/legal_basis/{}/article",
                basis["article"].as_str().unwrap()
            );
            assert!(facts.contains(fact.as_str()), "{fact}");
        }
    }
}

#[test]
fn a_template_that_leaves_a_fact_out_stops_the_build() {
    let more = "recipients:\n  it: {label: Leverandøren}\n";
    let project = Project::with(more).template("recipients.html", "<h1>Ingen</h1>");
    assert_eq!(project.codes(), ["fact-not-shown"]);
    let finding = &project.findings()[0];
    assert_eq!(project.sources.position(finding.span.file, finding.span.start).line, 5);
}

#[test]
fn a_fact_that_is_shown_for_another_thing_only_stops_the_build() {
    let theirs =
        std::fs::read_to_string(crate::project::repository().join("templates/recipients.html"))
            .unwrap();
    let spoilt =
        theirs.replace("{%- if recipient.role %}", "{%- if recipient.role and not loop.first %}");
    assert_ne!(theirs, spoilt);
    let more = "recipients:\n  a: {label: Den ene, role: processor}\n  b: {label: Den anden, role: processor}\n";
    assert_eq!(
        Project::with(more).template("recipients.html", &spoilt).places(),
        ["fact-not-shown 6:31"]
    );
}

#[test]
fn the_page_and_the_register_say_the_same_sentence_about_a_period() {
    let more = "data_categories:\n  navn: {label: Navn, kind: ordinary}\nactivities:\n  a:\n    label: A\n    data: {navn: {}}\n    retention: {x: {period: P5Y, from: financial_year_end, basis_law: bogføringsloven § 12}}\n";
    let files = Project::with(more).files();
    let sentence = "Oplysningerne gemmes i 5 år, efter at regnskabsåret er udløbet (jf. bogføringsloven § 12).";
    assert!(files["register/register.json"].contains(sentence));
    assert!(text_of(&files["site/aktivitet/a/index.html"], "#opbevaring-x").contains(sentence));
}
