//! One scalar, five kinds of field: tests/fixtures/scalars.txt says what each makes of it.

use std::fs;

use fortegnelse::register::Register;

use super::notation;
use crate::project::{Project, repository};

const KINDS: [&str; 5] = ["text", "truth", "number", "date", "word"];

fn content(kind: &str, scalar: &str) -> String {
    let (organisation, more) = match kind {
        "text" => (format!("name: {scalar}"), String::new()),
        "truth" => (format!("name: A\n  online_service: {scalar}"), String::new()),
        "number" => (format!("name: A\n  employees: {scalar}"), String::new()),
        "date" => ("name: A".to_owned(), format!("register:\n  last_reviewed: {scalar}\n")),
        _ => {
            ("name: A".to_owned(), format!("recipients:\n  a:\n    label: A\n    role: {scalar}\n"))
        }
    };
    format!("organisation:\n  {organisation}\nnotices: {{a: {{title: T}}}}\n{more}")
}

fn value(kind: &str, register: &Register) -> Option<String> {
    let organisation = &register.organisation;
    match kind {
        "text" => organisation.party.name.as_ref().map(|it| it.value.clone()),
        "truth" => organisation.online_service.as_ref().map(|it| it.value.to_string()),
        "number" => organisation.employees.as_ref().map(|it| it.value.to_string()),
        "date" => register.last_reviewed.as_ref().map(|it| it.value.to_string()),
        _ => {
            let role = register.recipients.values().next()?.role.as_ref()?;
            Some(format!("{:?}", role.value).to_lowercase())
        }
    }
}

/// What a field of this kind makes of the scalar: its value, or `!` and the code.
fn read(kind: &str, scalar: &str) -> String {
    let text = notation::bytes(&content(kind, scalar));
    let project = Project::of_files(&[("content.yaml", &text)]);
    let (register, found) = fortegnelse::compile::compile(&project.sources);
    match project.early.iter().chain(&found).next() {
        Some(first) => format!("!{}", first.code.name),
        None => value(kind, &register).unwrap_or_else(|| "nothing".to_owned()),
    }
}

#[test]
fn every_scalar_is_what_it_looks_like_or_is_refused() {
    let path = repository().join("tests/fixtures/scalars.txt");
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|it| it.starts_with('|')).skip(2);
    let (mut wrong, mut expectations) = (String::new(), 0);
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [scalar, wanted @ ..] = cells.as_slice() else { panic!("{row}") };
        assert_eq!(wanted.len(), KINDS.len(), "{row}");
        for (kind, wanted) in KINDS.iter().zip(wanted) {
            let found = read(kind, scalar);
            expectations += 1;
            if found != *wanted {
                wrong.push_str(&format!("{scalar} as {kind}: expected {wanted}, found {found}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(expectations >= 600, "{expectations}");
}
