//! The cases of the yaml-test-suite through our reader: tests/fixtures/yaml-test-suite.

use std::collections::BTreeSet;
use std::fs;

use fortegnelse::written::untyped;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_yaml::Value;

use super::found;
use crate::project::{Project, repository};

#[derive(Deserialize)]
struct Case {
    id: String,
    yaml: String,
    /// Whether the suite says that it is no YAML.
    #[serde(default)]
    fail: bool,
    /// The value that the suite says it has; several documents are several values.
    json: Option<String>,
}

fn fixture(name: &str) -> String {
    fs::read_to_string(repository().join("tests/fixtures/yaml-test-suite").join(name)).unwrap()
}

fn cases() -> Vec<Case> {
    fixture("cases.jsonl").lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

/// The findings that only the form of YAML can give.
const OF_FORM: [&str; 8] = [
    "duplicate-key",
    "forbidden-character",
    "key-not-text",
    "quotes-needed",
    "tab-indentation",
    "too-deep",
    "yaml-feature",
    "yaml-syntax",
];

/// `accepted`, or the findings.
fn verdict(case: &Case) -> String {
    if untyped(&case.yaml).is_some() {
        return "accepted".to_owned();
    }
    let project = Project::of(&case.yaml);
    let of_form: BTreeSet<String> = (found(&project).iter())
        .filter(|it| OF_FORM.contains(&it.code.name))
        .map(|it| match &it.args[..] {
            [(_, fortegnelse::source::Arg::Word(word))] => format!("{} ({word})", it.code.name),
            _ => it.code.name.to_owned(),
        })
        .collect();
    match of_form.is_empty() {
        true => "nothing in it".to_owned(),
        false => of_form.into_iter().collect::<Vec<_>>().join(", "),
    }
}

#[test]
fn every_case_has_the_verdict_of_the_table() {
    let table = fixture("verdicts.txt");
    let mut rows = table.lines().filter(|it| !it.starts_with('#') && !it.is_empty());
    let mut wrong = String::new();
    for case in cases() {
        let row = rows.next().unwrap_or("");
        let found = format!("{} {}", case.id, verdict(&case));
        let said = row.split("  ").map(str::trim).collect::<Vec<_>>();
        if said.first() != Some(&case.id.as_str()) || said.get(1) != Some(&verdict(&case).as_str())
        {
            wrong.push_str(&format!("{found}   table: {row}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(rows.next(), None);
}

#[test]
fn what_the_suite_calls_no_yaml_is_never_accepted() {
    for case in cases().iter().filter(|it| it.fail) {
        assert_eq!(untyped(&case.yaml), None, "{}", case.id);
    }
}

#[test]
fn what_is_accepted_has_the_value_that_the_suite_says() {
    let mut compared = 0;
    for case in cases() {
        let (Some(found), Some(json)) = (untyped(&case.yaml), &case.json) else { continue };
        let wanted: Json =
            serde_json::from_str(json).unwrap_or_else(|it| panic!("{}: {it}", case.id));
        assert!(same(&found, &wanted), "{}: {found:?} is not {wanted}", case.id);
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}

/// Whether a value of ours is what the suite says. Null, fractions and very large numbers stay text with us: no field takes
/// them, so each is a finding where it stands.
fn same(ours: &Value, wanted: &Json) -> bool {
    match (ours, wanted) {
        (Value::Sequence(ours), Json::Array(wanted)) => {
            ours.len() == wanted.len() && ours.iter().zip(wanted).all(|(a, b)| same(a, b))
        }
        (Value::Mapping(ours), Json::Object(wanted)) => {
            let key = |it: &Value| it.as_str().unwrap_or("").to_owned();
            ours.len() == wanted.len()
                && ours.iter().all(|(k, it)| wanted.get(&key(k)).is_some_and(|b| same(it, b)))
        }
        (Value::String(ours), Json::String(wanted)) => ours == wanted,
        (Value::String(ours), Json::Number(wanted)) => ours.parse::<f64>().ok() == wanted.as_f64(),
        (Value::String(ours), Json::Null) => ["~", "null"].contains(&ours.as_str()),
        (Value::Number(ours), Json::Number(wanted)) => ours.as_f64() == wanted.as_f64(),
        (Value::Bool(ours), Json::Bool(wanted)) => ours == wanted,
        (Value::Null, Json::Null) => true,
        _ => false,
    }
}
