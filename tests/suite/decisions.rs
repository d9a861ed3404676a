//! Answers to findings: one decision, one finding; written by a person, kept in the record.

use std::fs;

use fortegnelse::compile::{compile, judge};
use fortegnelse::lint::Outcome;
use fortegnelse::register::Date;
use fortegnelse::source::{Lang, Role, Sources};
use serde_json::Value;

use crate::project::{Project, folder, program, stderr, stdout};

/// Two activities with the same fault.
const TWICE: &str = "\
activities:
  a:
    label: A
    legal_basis: [{article: 6.1.b}, {article: 6.1.c, law: bogføringsloven § 12}]
    purposes: {x: {text: Levere varen}, y: {text: Gemme bilag}}
  b:
    label: B
    legal_basis: [{article: 6.1.b}, {article: 6.1.c, law: bogføringsloven § 12}]
    purposes: {x: {text: Levere varen}, y: {text: Gemme bilag}}
";
const CODE: &str = "legal-basis-not-tied-to-purpose";

fn outcome(project: &Project) -> Outcome {
    judge(&project.register(), &project.sources, Date::parse("2026-11-22").unwrap())
}

fn paths(outcome: &Outcome, code: &str) -> Vec<String> {
    let of_code = outcome.open.iter().filter(|it| it.code.name == code);
    of_code.map(|it| it.path.clone().unwrap()).collect()
}

fn decision(place: &str) -> String {
    format!(
        "decisions:\n  - {{code: {CODE}, place: {place}, why: Det er en kendt mangel., by: Anne, until: 2027-01-31}}\n"
    )
}

#[test]
fn a_decision_answers_the_finding_at_its_place_and_no_other() {
    let project = Project::with(&format!("{TWICE}{}", decision("activities.b.legal_basis")));
    let outcome = outcome(&project);
    assert_eq!(paths(&outcome, CODE), ["activities.a.legal_basis"]);
    let answered: Vec<_> =
        outcome.answered.iter().filter_map(|it| it.finding.path.as_deref()).collect();
    assert_eq!(answered, ["activities.b.legal_basis"]);
}

#[test]
fn a_second_decision_on_the_same_finding_matches_nothing() {
    let one = decision("activities.a.legal_basis");
    let two = format!("{one}{}", one.lines().nth(1).unwrap());
    let outcome = outcome(&Project::with(&format!("{TWICE}{two}\n")));
    assert_eq!(outcome.open.iter().filter(|it| it.code.name == "decision-unmatched").count(), 1);
}

#[test]
fn a_place_that_is_nearly_right_is_suggested_and_so_is_a_code() {
    let near = |text: &str| {
        let outcome = outcome(&Project::with(&format!("{TWICE}{text}")));
        let found = outcome.open.iter().find(|it| it.code.name == "decision-unmatched").unwrap();
        found.suggestion.clone()
    };
    let place = decision("activities.a.legal_bases");
    assert_eq!(near(&place).as_deref(), Some("activities.a.legal_basis"));
    let code =
        decision("activities.a.legal_basis").replace(CODE, "legal-basis-not-tied-to-purposes");
    assert_eq!(near(&code).as_deref(), Some(CODE));
}

/// For the shipped content: with any one decision gone, exactly its finding is back.
#[test]
fn taking_a_decision_away_brings_exactly_its_finding_back() {
    let project = Project::of_folder("content");
    let before = outcome(&project);
    assert!(before.open.is_empty(), "{}", project.report_of(&before.open, Lang::Da));
    let register = project.register();
    assert_eq!(before.answered.len(), register.decisions.len());
    for gone in 0..register.decisions.len() {
        let mut fewer = register.clone();
        let decision = fewer.decisions.remove(gone);
        let after = judge(&fewer, &project.sources, Date::parse("2026-11-22").unwrap());
        let open: Vec<_> =
            after.open.iter().map(|it| (it.code.name, it.path.as_deref().unwrap_or(""))).collect();
        assert_eq!(open, [(decision.code.as_str(), decision.place.as_str())]);
    }
}

#[test]
fn the_made_up_example_has_no_findings_and_no_decisions() {
    let project = Project::of_folder("src/cli/example/content");
    assert!(project.register().decisions.is_empty());
    let outcome = outcome(&project);
    assert!(outcome.open.is_empty(), "{}", project.report_of(&outcome.open, Lang::En));
}

#[test]
fn skeletons_are_appended_to_what_people_wrote_and_name_the_very_findings() {
    let folder = folder(&format!("{}{TWICE}", crate::project::FRAME));
    let content = folder.path().join("content");
    let own =
        format!("# Vores beslutninger.\n{}# Til sidst.\n", decision("activities.b.legal_basis"));
    fs::write(content.join("decisions.yaml"), &own).unwrap();
    let check = ["check", "--only", CODE, "--write-decisions", "--lang", "da"];
    let done = program(folder.path(), &check);
    assert!(stderr(&done).contains("decisions.yaml: 1. Udfyld why"), "{}", stderr(&done));
    let text = fs::read_to_string(content.join("decisions.yaml")).unwrap();
    let (before, after) = own.split_at(own.find("# Til sidst").unwrap());
    assert!(text.starts_with(before) && text.ends_with(after), "{text}");
    assert!(
        text.contains(&format!("  - code: {CODE}\n    place: activities.a.legal_basis\n")),
        "{text}"
    );
    let again = program(folder.path(), &check);
    assert!(stderr(&again).contains("intet nyt at tage stilling til"), "{}", stderr(&again));
    assert_eq!(fs::read_to_string(content.join("decisions.yaml")).unwrap(), text);

    let year = text.split("# until: ").nth(1).unwrap()[..4].to_owned();
    let filled = text
        .replace("# why: hvorfor det kan lades stå (mindst ti tegn)", "why: Det ved vi godt nu.");
    let filled = filled
        .replace("# by: hvem der har besluttet det", "by: Anne")
        .replace("# until:", "until:");
    assert!(filled.contains(&format!("    until: {year}")), "{filled}");
    fs::write(content.join("decisions.yaml"), filled).unwrap();
    let done = program(folder.path(), &["check", "--only", CODE]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
}

#[test]
fn answered_findings_are_listed_and_counted_apart() {
    let frame = crate::project::FRAME;
    let folder = folder(&format!("{frame}{TWICE}{}", decision("activities.b.legal_basis")));
    let check = ["check", "--only", CODE, "--date", "2026-11-22"];
    let done = program(folder.path(), &[&check[..], &["--show-answered"]].concat());
    let said = stderr(&done);
    assert!(said.contains(&format!("besvaret: {CODE} activities.b.legal_basis")), "{said}");
    assert!(said.contains("Det er en kendt mangel.") && said.contains("31. januar 2027"), "{said}");
    assert!(said.contains("\n1 fejl\n"), "{said}");
    let quiet = program(folder.path(), &check);
    assert!(!stderr(&quiet).contains("besvaret"), "{}", stderr(&quiet));

    let json = program(folder.path(), &[&check[..], &["--format", "json"]].concat());
    let report: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(report["findings"][0]["place_path"], "activities.a.legal_basis");
    assert_eq!(report["findings"][0]["group"], "notice");
    assert_eq!(report["answered"][0]["place_path"], "activities.b.legal_basis");
    assert_eq!(report["answered"][0]["decision"]["by"], "Anne");
}

#[test]
fn a_group_of_rules_can_be_chosen() {
    let folder = folder(&format!("{}{TWICE}", crate::project::FRAME));
    let codes = |group: &str| -> Vec<String> {
        let done = program(folder.path(), &["check", "--group", group, "--format", "json"]);
        let report: Value = serde_json::from_str(&stdout(&done)).unwrap();
        let found = report["findings"].as_array().unwrap().clone();
        found.iter().map(|it| it["group"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!codes("notice").is_empty() && codes("notice").iter().all(|it| it == "notice"));
    assert!(codes("dpo").iter().all(|it| it == "dpo"));
    let unknown = program(folder.path(), &["check", "--group", "noticed"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn a_legal_error_stops_a_build_but_not_a_draft_which_says_so() {
    let folder = folder(&format!("{}{TWICE}", crate::project::FRAME));
    assert_eq!(program(folder.path(), &["build"]).status.code(), Some(1));
    assert!(!folder.path().join("dist").exists());
    let draft = program(folder.path(), &["build", "--draft"]);
    assert_eq!(draft.status.code(), Some(0), "{}", stderr(&draft));
    let page = fs::read_to_string(folder.path().join("dist/site/index.html")).unwrap();
    assert!(page.contains("class=\"draft\""));
}

#[test]
fn the_record_carries_decisions_and_the_dates_of_the_law() {
    let project = Project::with(&format!("{TWICE}{}", decision("activities.b.legal_basis")));
    let files = project.files();
    let register: Value = serde_json::from_str(&files["register/register.json"]).unwrap();
    assert_eq!(register["decisions"][0]["code"], CODE);
    assert_eq!(register["decisions"][0]["why"], "Det er en kendt mangel.");
    let tables = register["law_tables"].as_array().unwrap();
    assert!(tables.len() >= 10 && tables.iter().all(|it| it["checked_on"].is_string()));
}

/// Texts with another meaning of the same place do not confuse a decision: paths are made of keys, not of lines.
#[test]
fn a_decision_still_fits_when_lines_and_files_move() {
    let text = format!("{}{TWICE}", crate::project::FRAME);
    let mut sources = Sources::default();
    sources.add(Role::Content, "", "x.yaml", format!("# flyttet\n\n{text}"));
    sources.add(Role::Content, "", "y.yaml", decision("activities.b.legal_basis"));
    let (register, _) = compile(&sources);
    let outcome = judge(&register, &sources, Date::parse("2026-11-22").unwrap());
    assert_eq!(paths(&outcome, CODE), ["activities.a.legal_basis"]);
}
