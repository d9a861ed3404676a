//! The checklist of Articles 13, 14 and 30: no item is said to be met whose fact is absent, and each says where or why.

use std::collections::BTreeMap;

use fortegnelse::lint::{Answered, Outcome, RULES};
use fortegnelse::page::checklist::{Item, Sheet};
use fortegnelse::site::Sheets;
use fortegnelse::source::{Diagnostic, Lang, Span};

use crate::project::Project;

/// What every example here rests on: a controller who can be reached and the answers of the whole content.
pub const BASE: &str = "\
organisation:
  name: Eksempel ApS
  address: Eksempelvej 1, 1000 København K
  email: privatliv@example.dk
  dpo: {none: Vi er en lille forening.}
  supervisory_authority: {name: Datatilsynet}
notices:
  kunder: {title: Privatlivspolitik, last_updated: 2026-06-01}
data_subjects:
  kunder: {label: Kunder}
data_categories:
  navn: {label: Navn, kind: ordinary}
";

/// An activity for which everything is stated that the law always wants.
pub const WHOLE: &str = "\
activities:
  konto:
    label: Konto
    data_subjects: [kunder]
    data: {navn: {source: data_subject}}
    purposes: {oprette: {text: Oprette din konto, legal_basis: [{article: 6.1.b}]}}
    provision: {required: contractual, consequence: Så får du ingen konto.}
    recipients: none
    retention: {alt: {period: P1Y, from: account_closed}}
    automated_decision: {none: Et menneske afgør alt.}
    security: {not_applicable: Står i en anden sag.}
";

pub fn sheets(project: &Project, outcome: &Outcome, lang: Lang) -> Vec<Sheet> {
    let register = project.register();
    Sheets::of(&register, &project.sources, outcome, lang).all().collect()
}

/// The sheets of some content under [`BASE`], in Danish.
fn of(more: &str) -> Vec<Sheet> {
    let project = Project::of(&format!("{BASE}{more}"));
    let findings = project.findings();
    assert!(findings.iter().all(|it| it.code.name == "fact-not-shown"), "{findings:?}");
    sheets(&project, &project.outcome(), Lang::Da)
}

fn item<'s>(sheet: &'s Sheet, list: &str, key: &str) -> &'s Item {
    let part = sheet.parts.iter().find(|it| it.list == list).unwrap();
    part.items.iter().find(|it| it.key == key).unwrap()
}

fn states(sheet: &Sheet, list: &str) -> BTreeMap<&'static str, &'static str> {
    let part = sheet.parts.iter().find(|it| it.list == list).unwrap();
    part.items.iter().map(|it| (it.key, it.state)).collect()
}

fn keys<'s>(sheet: &'s Sheet, list: &str, state: &str) -> Vec<&'s str> {
    let part = sheet.parts.iter().find(|it| it.list == list).unwrap();
    part.items.iter().filter(|it| it.state == state).map(|it| it.key).collect()
}

/// A finding as a rule would make it, at a path of keys and ids.
fn finding(code: &str, path: &str) -> Diagnostic {
    let rule = RULES.iter().find(|it| it.code.name == code).unwrap();
    let mut finding = Diagnostic::new(&rule.code, Span::default());
    finding.path = Some(path.to_owned());
    finding
}

fn open(findings: &[(&str, &str)]) -> Outcome {
    let open = findings.iter().map(|(code, path)| finding(code, path)).collect();
    Outcome { open, answered: Vec::new() }
}

#[test]
fn what_is_stated_is_met_and_linked_to_its_place() {
    let sheets = of(WHOLE);
    let met = keys(&sheets[0], "notice", "met");
    assert_eq!(met, ["identity", "purposes", "retention", "rights", "complaint", "provision"]);
    let purposes = item(&sheets[0], "notice", "purposes");
    assert_eq!(purposes.law, ["art. 13, stk. 1, litra c"]);
    assert_eq!(purposes.lines[0].text, "Oprette din konto (art. 6, stk. 1, litra b)");
    let page = purposes.lines[0].page.as_deref();
    assert_eq!(page, Some("../site/aktivitet/konto/index.html#formaal-oprette"));
    assert_eq!(purposes.lines[0].place.as_deref(), Some("content.yaml:18"));
}

#[test]
fn what_nothing_calls_for_or_is_answered_with_none_does_not_apply() {
    let sheets = of(WHOLE);
    let because = |key| item(&sheets[0], "notice", key).lines[0].text.clone();
    assert_eq!(keys(&sheets[0], "notice", "missing"), [""; 0]);
    assert_eq!(because("dpo"), "Vi er en lille forening.");
    assert!(because("legitimate_interests").contains("legitime interesser"));
    assert_eq!(because("data_categories"), "Alle oplysningerne stammer fra den registrerede selv.");
    assert_eq!(because("recipients"), "Ingen modtager oplysningerne.");
    assert!(because("transfers").contains("uden for EU/EØS"));
    assert!(because("withdrawal").contains("samtykke"));
    assert_eq!(because("source"), because("data_categories"));
    assert_eq!(because("automated_decisions"), "Et menneske afgør alt.");
    assert!(
        because("new_purpose").contains("senere") && because("exemptions").contains("undtagelse")
    );
    let security = item(&sheets[0], "controller_record", "security");
    assert_eq!(
        (security.state, &*security.lines[0].text),
        ("not_applicable", "Står i en anden sag.")
    );
    assert_eq!(security.lines[0].page, None, "an internal reason stands on no page");
}

#[test]
fn nothing_is_met_for_an_activity_of_which_nothing_is_stated() {
    let sheets = of("activities: {tom: {label: Tom}}\n");
    // These are facts of the whole content, and stated there.
    assert_eq!(keys(&sheets[0], "notice", "met"), ["identity", "rights", "complaint"]);
    let missing = keys(&sheets[0], "notice", "missing");
    let wanted = [
        "purposes",
        "data_categories",
        "recipients",
        "transfers",
        "retention",
        "provision",
        "source",
        "automated_decisions",
    ];
    assert_eq!(missing, wanted);
    assert_eq!(keys(&sheets[0], "controller_record", "met"), ["controller"]);
    for it in sheets[0].parts.iter().flat_map(|it| &it.items) {
        assert!(it.lines.iter().any(|it| it.text.len() > 10), "{} does not say why", it.key);
    }
}

#[test]
fn what_lacks_a_part_is_missing() {
    for (from, to, key) in [
        ("legal_basis: [{article: 6.1.b}]", "kind: service", "purposes"),
        ("article: 6.1.b", "article: 6.1.f", "legitimate_interests"),
        (", consequence: Så får du ingen konto.", "", "provision"),
        ("period: P1Y, from: account_closed", "from: account_closed", "retention"),
        ("recipients: none", "recipients: {todo: {owner: Ida, due: 2027-01-01}}", "recipients"),
        ("source: data_subject", "source: third_party", "source"),
        (
            "{none: Et menneske afgør alt.}",
            "{solely: true, significant: true}",
            "automated_decisions",
        ),
    ] {
        let text = WHOLE.replace(from, to);
        assert_ne!(text, WHOLE);
        let project = Project::of(&format!("{BASE}{text}")).draft();
        let sheets = sheets(&project, &Outcome::default(), Lang::Da);
        assert!(
            keys(&sheets[0], "notice", "missing").contains(&key),
            "{key}: {:?}",
            states(&sheets[0], "notice")
        );
    }
}

#[test]
fn an_open_finding_makes_its_item_missing_and_a_decision_answers_for_it() {
    let shared = "    legal_basis: [{article: 6.1.b}, {article: 6.1.c, law: bogføringsloven § 12}]
    purposes: {a: {text: Levere varen}, b: {text: Gemme bilag}}
";
    let text = format!("{BASE}activities:\n  salg:\n    label: Salg\n{shared}");
    let project = Project::of(&text);
    let sheet = &sheets(&project, &project.outcome(), Lang::En)[0];
    let purposes = item(sheet, "notice", "purposes");
    assert_eq!(purposes.state, "missing");
    assert_eq!(purposes.lines[0].code, Some("legal-basis-not-tied-to-purpose"));
    assert!(purposes.lines[0].text.starts_with("2 purposes share 2 legal bases"), "{purposes:?}");
    assert_eq!(purposes.lines[0].place.as_deref(), Some("content.yaml:16"));

    let decision = "decisions:\n  - code: legal-basis-not-tied-to-purpose\n    place: activities.salg.legal_basis\n    why: Vi deler dem op i januar.\n    by: Ida Jensen\n    until: 2027-01-31\n";
    let project = Project::of(&format!("{text}{decision}"));
    let sheet = &sheets(&project, &project.outcome(), Lang::En)[0];
    let purposes = item(sheet, "notice", "purposes");
    assert_eq!(purposes.state, "answered");
    let said = &purposes.lines[1].text;
    for part in ["Vi deler dem op i januar.", "Ida Jensen", "31 January 2027"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_finding_concerns_the_activities_that_its_place_belongs_to() {
    let more = "\
recipients:
  hosting: {label: Hosting, role: processor}
consents:
  nyhedsbrev: {label: Nyhedsbrev, withdraw: Skriv til os.}
activities:
  a:
    label: A
    recipients: [hosting]
    legal_basis: [{article: 6.1.a, consent: nyhedsbrev}]
    purposes: {p: {text: Sende nyheder}}
  b: {label: B, recipients: none, purposes: {p: {text: Andet, legal_basis: [{article: 6.1.b}]}}}
";
    let project = Project::of(&format!("{BASE}{more}"));
    let missing = |code: &str, path: &str, list: &str, key: &str| -> Vec<bool> {
        let sheets = sheets(&project, &open(&[(code, path)]), Lang::Da);
        let about = |it: &Sheet| item(it, list, key).lines.iter().any(|it| it.code == Some(code));
        sheets.iter().map(about).collect()
    };
    let n = "notice";
    assert_eq!(
        missing("recipient-too-generic", "recipients.hosting.label", n, "recipients"),
        [true, false]
    );
    assert_eq!(
        missing("consent-withdrawal-missing", "consents.nyhedsbrev", n, "withdrawal"),
        [true, false]
    );
    assert_eq!(missing("purpose-missing", "activities.b", n, "purposes"), [false, true]);
    assert_eq!(missing("controller-identity-missing", "organisation", n, "identity"), [true, true]);
    assert_eq!(missing("right-missing", "rights.access", n, "rights"), [true, true]);
    assert_eq!(missing("law-data-old", "", n, "rights"), [false, false]);
    let record = "controller_record";
    assert_eq!(
        missing("open-ended-wording", "recipients.hosting.label", record, "recipients"),
        [true, false]
    );
    assert_eq!(
        missing("open-ended-wording", "recipients.hosting.label", record, "categories"),
        [false, false]
    );
}

#[test]
fn a_note_makes_nothing_missing() {
    let project = Project::of(&format!("{BASE}{WHOLE}"));
    let note = open(&[("retention-criteria-only", "activities.konto.retention.alt")]);
    assert_eq!(note.open[0].level(), fortegnelse::source::Severity::Note);
    let sheet = &sheets(&project, &note, Lang::Da)[0];
    assert_eq!(item(sheet, "controller_record", "erasure").state, "met");
}

#[test]
fn an_open_finding_goes_before_an_answered_one() {
    let decision = "decisions:\n  - {code: retention-vague, place: x, why: Det er vurderet., by: Ida, until: 2027-01-01}\n";
    let project = Project::of(&format!("{BASE}{WHOLE}{decision}"));
    let path = "activities.konto.retention.alt";
    let answered = vec![Answered { finding: finding("retention-vague", path), decision: 0 }];
    let mut outcome = Outcome { open: Vec::new(), answered };
    let state = |outcome: &Outcome| {
        item(&sheets(&project, outcome, Lang::Da)[0], "notice", "retention").state
    };
    assert_eq!(state(&outcome), "answered");
    outcome.open.push(finding("retention-missing", path));
    assert_eq!(state(&outcome), "missing");
}

#[test]
fn articles_13_and_14_apply_as_the_data_come() {
    let from = |source: &str| {
        let text = WHOLE.replace("source: data_subject", source);
        let sheet = of(&text).remove(0);
        let states = states(&sheet, "notice");
        let law = item(&sheet, "notice", "retention").law.clone();
        (states["data_categories"], states["source"], states["provision"], law)
    };
    let (person, elsewhere) = ("art. 13, stk. 2, litra a", "art. 14, stk. 2, litra a");
    let (na, met) = ("not_applicable", "met");
    let third = "source: third_party, source_name: banken";
    assert_eq!(from("source: data_subject"), (na, na, met, vec![person.to_owned()]));
    assert_eq!(from("source: observed"), (na, na, na, vec![person.to_owned()]));
    assert_eq!(from(third), (met, met, na, vec![elsewhere.to_owned()]));
    assert_eq!(from("text: Dit navn").1, "missing");
    assert_eq!(from("text: Dit navn").3, [person, elsewhere]);
}

#[test]
fn an_activity_kept_out_of_the_notice_is_exempt_told_elsewhere_or_missing() {
    let with = |how: &str| {
        let hidden = format!("    label: Konto\n    notice: false\n{how}");
        let text = WHOLE.replace("    label: Konto\n", &hidden);
        of(&text.replace("source: data_subject", "source: third_party, source_name: banken"))
            .remove(0)
    };
    let exempt =
        with("    notice_exemption: {law: 14.5.a, reason: De har fået det hele at vide.}\n");
    assert_eq!(keys(&exempt, "notice", "met"), ["exemptions"]);
    assert_eq!(keys(&exempt, "notice", "missing"), [""; 0]);
    let why = &item(&exempt, "notice", "purposes").lines[0];
    assert_eq!(
        why.text,
        "Undtaget fra oplysningspligten (art. 14, stk. 5, litra a): De har fået det hele at vide."
    );
    assert_eq!(why.page, None);
    assert_eq!(
        item(&exempt, "controller_record", "purposes").lines[0].page,
        None,
        "it has no page"
    );
    let elsewhere = with("    notice_elsewhere: https://example.dk/job\n");
    assert_eq!(keys(&elsewhere, "notice", "not_applicable").len(), 16);
    let hidden = with("");
    assert_eq!(keys(&hidden, "notice", "missing").len(), 16);
    assert!(!keys(&hidden, "controller_record", "met").is_empty());
}

#[test]
fn an_exemption_that_a_rule_doubts_excuses_nothing() {
    let text = WHOLE.replace(
        "    label: Konto\n",
        "    label: Konto\n    notice: false\n    notice_exemption: {law: 14.5.a, reason: Fordi.}\n",
    );
    let project = Project::of(&format!("{BASE}{text}"));
    let place = "activities.konto.notice_exemption";
    let doubted = open(&[("notice-exemption-unsupported", place)]);
    let sheet = &sheets(&project, &doubted, Lang::Da)[0];
    assert_eq!(keys(sheet, "notice", "missing").len(), 16);
}

#[test]
fn work_for_others_is_held_against_article_30_2() {
    let more = "\
processor_activities:
  drift:
    label: Drift for kunder
    controllers: {kunde: {name: Kunde A/S, email: post@kunde.example}}
    categories_of_processing: [Opbevaring]
    security: {not_applicable: Beskrevet i aftalen.}
  halv: {label: Halv, controllers: {kunde: {name: Kunde A/S}}}
activities:
  for-andre: {label: For andre, role: processor}
";
    let sheets = of(more);
    let subjects: Vec<_> = sheets.iter().map(|it| (it.subject, it.id.as_str())).collect();
    let (own, other) = ("activity", "processor_activity");
    assert_eq!(subjects, [(own, "for-andre"), (other, "drift"), (other, "halv")]);
    assert!(sheets.iter().all(|it| it.parts.len() == 1 && it.parts[0].list == "processor_record"));
    assert_eq!(keys(&sheets[0], "processor_record", "met"), [""; 0]);
    assert_eq!(
        keys(&sheets[1], "processor_record", "met"),
        ["processor", "categories_of_processing"]
    );
    assert_eq!(keys(&sheets[1], "processor_record", "missing"), [""; 0]);
    let missing = keys(&sheets[2], "processor_record", "missing");
    assert_eq!(missing, ["processor", "categories_of_processing", "security"]);
}

#[test]
fn a_processor_without_a_record_has_a_sheet_that_says_so() {
    let base =
        BASE.replace("  name: Eksempel ApS\n", "  name: Eksempel ApS\n  acts_as_processor: true\n");
    let project = Project::of(&base);
    let sheets = sheets(&project, &Outcome::default(), Lang::Da);
    assert_eq!(sheets[0].subject, "processor_record");
    assert_eq!((sheets[0].counts.missing, sheets[0].counts.met), (4, 0));
}

#[test]
fn a_purpose_that_came_later_must_be_in_the_notice() {
    let state = |since: &str| {
        let text = WHOLE.replace("text: Oprette", &format!("since: {since}, text: Oprette"));
        let project = Project::of(&format!("{BASE}{text}"));
        item(&sheets(&project, &Outcome::default(), Lang::Da)[0], "notice", "new_purpose").state
    };
    assert_eq!((state("2026-05-31"), state("2026-06-02")), ("met", "missing"));
}
