//! Transfers out of the EU/EEA: pages, record, rules and checklist go by one notion of them.

use serde_json::{Value, json};

use fortegnelse::source::Lang;

use crate::project::{Project, text_of};

/// Content whose one recipient is this, written as a map.
fn project(recipient: &str) -> Project {
    Project::with(&format!(
        "recipients:\n  sky: {{label: Skyleverandør, role: processor, {recipient}}}\n\
         activities:\n  salg: {{label: Salg, recipients: [sky]}}\n"
    ))
}

/// The transfers of the one activity in a file of a build.
fn transfers(project: &Project, file: &str) -> Value {
    let json: Value = serde_json::from_str(&project.files()[file]).unwrap();
    json["activities"][0]["transfers"].clone()
}

/// The codes of the rules' findings about the one recipient that concern its transfers.
fn codes(project: &Project) -> Vec<&'static str> {
    let found = project.outcome().open;
    let ours = found.iter().filter(|it| it.code.page().group() == Some("transfers"));
    let mut codes: Vec<_> = ours.map(|it| it.code.name).collect();
    codes.sort();
    codes
}

const ONWARD: &str =
    "country: DK, sub_processors: [{name: Hemmeligt Navn, country: US, mechanism: scc}]";

#[test]
fn a_transfer_to_a_sub_processor_is_told_with_country_and_basis_and_without_its_name() {
    let files = project(ONWARD).files();
    for (page, selector) in [
        ("site/index.html", "#overfoersel-sky"),
        ("site/modtagere/index.html", "#modtager-sky"),
        ("site/aktivitet/salg/index.html", "main"),
        ("site/fragment/salg.html", ".fortegnelse"),
    ] {
        let said = text_of(&files[page], selector);
        let whole = selector.starts_with('#');
        let wanted = if whole { "Underdatabehandlere uden for EU/EØS" } else { "kan modtage" };
        assert!(said.contains(wanted), "{page}: {said}");
        assert!(!whole || said.contains("USA") && said.contains("art. 46"), "{page}: {said}");
    }
    let summary = text_of(&files["site/index.html"], "main");
    assert!(summary.contains("Nogle modtagere kan få oplysningerne i lande uden for EU/EØS: USA."));
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        assert!(!text.contains("Hemmeligt"), "{path}");
    }
}

#[test]
fn a_transfer_to_a_sub_processor_stands_in_the_record_with_its_name_and_in_the_notice_without() {
    let project = project(ONWARD);
    let told = transfers(&project, "register/register.json");
    assert_eq!(told.as_array().unwrap().len(), 1, "the recipient itself stays in Denmark");
    let one = &told[0];
    assert_eq!(one["sub_processor"], "Hemmeligt Navn");
    assert_eq!((&one["countries"], &one["mechanism"]), (&json!(["US"]), &json!("scc")));
    assert_eq!(one["recipient"]["id"], "sky");
    let public = &transfers(&project, "site/notice.json")[0];
    assert_eq!(public["sub_processor"], true);
    assert_eq!((&public["countries"], &public["mechanism"]), (&json!(["US"]), &json!("scc")));
    let record = text_of(&project.files()["register/register.html"], "main");
    assert!(record.contains("Skyleverandør, Hemmeligt Navn (USA):"), "{record}");
}

#[test]
fn sub_processors_that_would_read_the_same_are_told_once() {
    let subs = "country: DK, sub_processors: [{name: A, country: US, mechanism: scc}, \
        {name: B, country: US, mechanism: scc}, {name: C, country: IN, mechanism: bcr}]";
    let said = text_of(&project(subs).files()["site/modtagere/index.html"], "#modtager-sky");
    assert_eq!((said.matches("USA").count(), said.matches("Indien").count()), (1, 1), "{said}");
}

#[test]
fn a_sub_processor_within_the_eea_is_no_transfer_and_stands_nowhere() {
    let project = project("country: DK, sub_processors: [{name: A, country: SE}]");
    assert_eq!(transfers(&project, "register/register.json"), json!([]));
    assert_eq!(codes(&project), [""; 0]);
    let files = project.files();
    assert!(!files["site/index.html"].contains("uden for EU/EØS"));
    assert!(!files["site/modtagere/index.html"].contains("Sverige"));
}

#[test]
fn a_basis_taken_over_from_the_recipient_counts_for_its_sub_processors() {
    let project = project(
        "country: IE, transfer: {mechanism: scc, copy: Skriv til os., assessment: 2026-01-01}, \
         sub_processors: [{name: A, country: IN}]",
    );
    assert_eq!(codes(&project), [""; 0]);
    let told = transfers(&project, "register/register.json");
    let shown = |it: &Value| (it["sub_processor"].clone(), it["mechanism"].clone());
    assert_eq!(shown(&told[0]), (Value::Null, json!("scc")));
    assert_eq!(shown(&told[1]), (json!("A"), json!("scc")));
    assert_eq!(told[1]["copy"]["da"], "Skriv til os.");
}

#[test]
fn a_no_beside_a_transfer_is_one_finding_and_pages_record_and_checklist_agree_that_there_is_one() {
    let project = project("country: DK, outside_eea: false, transfer: {mechanism: scc}");
    assert_eq!(codes(&project), ["outside-eea-conflict"]);
    let files = project.files();
    let said = text_of(&files["site/modtagere/index.html"], "#modtager-sky");
    assert!(said.contains("Kan modtage oplysninger uden for EU/EØS."), "{said}");
    assert!(!said.contains("Modtager kun oplysninger i EU/EØS"), "{said}");
    assert_eq!(transfers(&project, "register/register.json")[0]["mechanism"], "scc");
    let sheets = crate::checklist::sheets(&project, &project.outcome(), Lang::Da);
    let items = sheets[0].parts[0].items.iter();
    let item = items.clone().find(|it| it.key == "transfers").unwrap();
    assert_eq!(item.state, "missing");
    let lines: Vec<&str> = item.lines.iter().map(|it| it.text.as_str()).collect();
    assert!(lines[0].starts_with("Efter `outside_eea: false`"), "{lines:?}");
}

#[test]
fn a_named_third_country_beside_a_no_is_still_held_against_every_rule() {
    let project = project("country: US, outside_eea: false");
    assert_eq!(codes(&project), ["outside-eea-conflict", "transfer-mechanism-missing"]);
}

#[test]
fn an_international_organisation_within_the_eea_is_a_transfer_that_leaves_nothing() {
    let project = project(
        "name: Eksempelunionen, outside_eea: false, international_organisation: true, \
         transfer: {mechanism: scc, copy: Skriv til os., assessment: 2026-01-01}",
    );
    assert_eq!(codes(&project), [""; 0]);
    let files = project.files();
    let said = text_of(&files["site/modtagere/index.html"], "#modtager-sky");
    assert!(said.contains("Modtager kun oplysninger i EU/EØS."), "{said}");
    assert_eq!(transfers(&project, "register/register.json").as_array().unwrap().len(), 1);
    assert!(!files["site/fragment/salg.html"].contains("kan modtage oplysninger uden for"));
}
