//! YAML 1.2: what stands there is what the author meant, or an error, never silently something else.

use crate::project::Project;

/// A scalar as a string value: the text it is read as, or `None` for "must be quoted or is wrong".
fn as_text(scalar: &str) -> Option<String> {
    let project =
        Project::of(&format!("organisation:\n  name: {scalar}\nnotices:\n  a: {{title: T}}\n"));
    if !project.codes().is_empty() {
        return None;
    }
    project.register().organisation.party.name.as_ref().map(|it| it.value.clone())
}

/// A scalar as a truth value.
fn as_truth(scalar: &str) -> Option<bool> {
    let project = Project::of(&format!(
        "organisation:\n  name: A\n  online_service: {scalar}\nnotices:\n  a: {{title: T}}\n"
    ));
    if !project.codes().is_empty() {
        return None;
    }
    project.register().organisation.online_service.map(|it| it.value)
}

/// A scalar as a number.
fn as_number(scalar: &str) -> Option<u32> {
    let project = Project::of(&format!(
        "organisation:\n  name: A\n  employees: {scalar}\nnotices:\n  a: {{title: T}}\n"
    ));
    if !project.codes().is_empty() {
        return None;
    }
    project.register().organisation.employees.map(|it| it.value)
}

#[test]
fn words_that_some_readers_take_for_truth_values_are_text() {
    for word in
        ["no", "No", "NO", "nej", "Nej", "ja", "yes", "on", "off", "y", "n", "DK", "Norge", "N"]
    {
        assert_eq!(as_text(word).as_deref(), Some(word), "{word}");
    }
}

#[test]
fn what_some_readers_take_for_numbers_or_nothing_must_be_quoted_as_text() {
    for scalar in [
        "3.10",
        "01",
        "007",
        "1",
        "0",
        "12345678",
        "1_000",
        "0x1F",
        "0o17",
        "1e3",
        "+45",
        "-1",
        ".5",
        "1.",
        ".inf",
        "-.inf",
        ".nan",
        "190:20:30",
        "true",
        "True",
        "TRUE",
        "false",
        "null",
        "Null",
        "~",
        "=",
    ] {
        assert_eq!(as_text(scalar), None, "{scalar}");
        let quoted = format!("\"{scalar}\"");
        assert_eq!(as_text(&quoted).as_deref(), Some(scalar), "{quoted}");
    }
}

#[test]
fn only_true_and_false_are_truth_values() {
    assert_eq!(as_truth("true"), Some(true));
    assert_eq!(as_truth("false"), Some(false));
    for scalar in
        ["True", "TRUE", "yes", "no", "ja", "nej", "on", "off", "1", "0", "\"true\"", "sand", "y"]
    {
        assert_eq!(as_truth(scalar), None, "{scalar}");
    }
}

#[test]
fn only_plain_decimals_are_numbers() {
    assert_eq!(as_number("0"), Some(0));
    assert_eq!(as_number("249"), Some(249));
    for scalar in [
        "01",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "1_000",
        "0x10",
        "0o7",
        "\"5\"",
        "fem",
        "99999999999",
        "1 000",
    ] {
        assert_eq!(as_number(scalar), None, "{scalar}");
    }
}

#[test]
fn norway_is_a_country_and_a_date_is_a_date() {
    let project = Project::with(
        "recipients:\n  it: {label: IT, country: NO}\nregister: {last_reviewed: 2026-01-02}\n",
    );
    assert_eq!(project.codes(), [""; 0]);
    let register = project.register();
    assert_eq!(register.recipients.values().next().unwrap().country.as_ref().unwrap().value, "NO");
    assert_eq!(register.last_reviewed.unwrap().to_string(), "2026-01-02");
}
