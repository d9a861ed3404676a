//! Reading: every mistake at its place, all at once, with the line shown.

use fortegnelse::source::{Lang, Severity};
use snapbox::str;

use crate::project::{FRAME, Project};

/// Text → findings as `code line:column`.
fn found(text: &str) -> Vec<String> {
    Project::of(text).places()
}

#[test]
fn each_kind_of_mistake_has_its_place() {
    let table: &[(&str, &[&str])] = &[
        ("organisatoin: {name: A}\n", &["unknown-key 1:1"]),
        ("notices:\n  a: {subtitle: x}\n", &["missing-key 2:3"]),
        ("organisation: [a]\n", &["wrong-type 1:15"]),
        ("organisation:\n  online_service: ja\n", &["wrong-type 2:19"]),
        ("organisation:\n  name: A\n  name: B\n", &["duplicate-key 3:3"]),
        ("organisation:\n\tname: A\n", &["tab-indentation 2:1"]),
        ("organisation: {name: &x A}\n", &["yaml-feature 1:22"]),
        ("organisation: {name: !x A}\n", &["yaml-feature 1:22"]),
        ("%YAML 1.1\n---\norganisation: {name: A}\n", &["yaml-feature 1:1"]),
        ("organisation: {name: A}\n---\nnotices: {}\n", &["yaml-feature 2:1"]),
        ("organisation: {name: \"A}\n", &["yaml-syntax 1:22"]),
        ("- a\n", &["not-a-map 1:1"]),
        ("organisation: {name: }\n", &["empty-value 1:16"]),
        ("organisation: {name: ~}\n", &["empty-value 1:16"]),
        ("organisation: {cvr: 12345678}\n", &["quotes-needed 1:21"]),
        ("organisation: {name: \"a\\u202Eb\"}\n", &["forbidden-character 1:24"]),
    ];
    for (text, wanted) in table {
        assert_eq!(found(text), *wanted, "{text}");
    }
}

#[test]
fn each_kind_of_wrong_meaning_has_its_place() {
    let table: &[(&str, &[&str])] = &[
        ("rights: {contact: \"skriv til {{ controller.mail }}\"}\n", &["unknown-placeholder 4:33"]),
        ("rights: {contact: \"ring {{ controller.phone }}\"}\n", &["empty-placeholder 4:28"]),
        ("rights: {contact: \"<b>nu</b>\"}\n", &["raw-html 4:20"]),
        ("rights: {contact: \"[x](javascript:alert(1))\"}\n", &["bad-link 4:24"]),
        ("rights: {contact: \"![x](https://a.dk/b.png)\"}\n", &["bad-link 4:20"]),
        ("rights: {contact: \"a &#x202e; b\"}\n", &["forbidden-character 4:22"]),
        ("register: {last_reviewed: 2026-02-30}\n", &["bad-date 4:27"]),
        ("register: {last_reviewed: 22-11-2026}\n", &["bad-date 4:27"]),
        ("recipients:\n  a: {label: A, country: UK}\n", &["bad-country 5:26"]),
        ("recipients:\n  A b: {label: A}\n", &["bad-id 5:3"]),
        ("recipients:\n  con: {label: A}\n", &["bad-id 5:3"]),
        ("recipients:\n  a: {label: \"\"}\n", &["empty-text 5:14"]),
        ("recipients:\n  a: {label: A, role: procesor}\n", &["unknown-value 5:23"]),
        ("recipients:\n  a: {label: A, applies_to: [b]}\n", &["unknown-id 5:30"]),
        (
            "activities:\n  a:\n    label: A\n    legal_basis: [{article: 6.1.g}]\n",
            &["bad-article 7:29"],
        ),
        (
            "activities:\n  a:\n    label: A\n    retention: {x: {period: 5Y}}\n",
            &["bad-duration 7:29"],
        ),
        ("activities:\n  a:\n    label: A\n    data: {navn: {}}\n", &["unknown-id 7:12"]),
        (
            "activities:\n  a:\n    label: A\n    dpia: {todo: {owner: x, due: 2027-01-01}}\n",
            &["to-do-open 7:5"],
        ),
        ("website: {address: ht!tp}\n", &["bad-web-address 4:20"]),
    ];
    for (more, wanted) in table {
        assert_eq!(found(&format!("{FRAME}{more}")), *wanted, "{more}");
    }
}

#[test]
fn all_mistakes_of_all_files_come_at_once_in_the_order_of_files_and_lines() {
    let project = Project::of_files(&[
        ("b.yaml", b"organisation: {name: A, foo: 1}\nnotices: {a: {title: T}}\n"),
        ("a.yaml", b"recipients:\n  x: {label: X, country: XX}\n  y: {lable: Y}\n"),
        ("c.yaml", b"consents: [\n"),
    ]);
    let found: Vec<String> = project
        .findings()
        .iter()
        .map(|it| format!("{} {}", project.sources.display_path(it.span.file), it.code.name))
        .collect();
    assert_eq!(
        found,
        ["a.yaml bad-country", "a.yaml unknown-key", "b.yaml unknown-key", "c.yaml yaml-syntax",]
    );
}

#[test]
fn a_slip_in_one_thing_does_not_make_it_unknown_elsewhere() {
    let project = Project::with(
        "data_subjects:\n  kunder: {label: Kunder, knd: x}\nactivities:\n  a: {label: A, data_subjects: [kunder]}\n",
    );
    assert_eq!(project.codes(), ["unknown-key"]);
}

#[test]
fn a_text_that_a_comment_may_cut_off_hides_no_other_mistake_and_stops_nothing() {
    for gap in [" ", "  ", "\t", "\u{a0} "] {
        let activity = |label: &str, more: &str| {
            Project::with(&format!("activities:\n  a:\n    label: {label}\n{more}"))
        };
        let cut = activity(&format!("Sag{gap}#12"), "");
        assert_eq!(cut.codes(), ["comment-in-text"], "{gap:?}");
        assert!(cut.findings().iter().all(|it| it.level() == Severity::Warning));
        assert_eq!(cut.register().activities.len(), 1);
        let wrong =
            activity(&format!("Sag{gap}#12"), "    data_subjects: [ukendt]\n    owmer: x\n");
        assert_eq!(wrong.codes(), ["comment-in-text", "unknown-id", "unknown-key"], "{gap:?}");
    }
    for label in ["Sag # 12", "Sag#12", "\"Sag #12\"", "https://a.dk/#top", "Sag #"] {
        let text = format!("activities:\n  a:\n    label: {label}\n");
        assert_eq!(Project::with(&text).codes(), [""; 0], "{label}");
    }
}

#[test]
fn what_a_file_that_cannot_be_read_seems_to_name_is_not_unknown_elsewhere() {
    let rest: &[u8] =
        b"organisation: {name: A}\nnotices: {a: {title: T, audiences: [ansatte]}}\nactivities:\n  \
        a: {label: A, data_subjects: [kunder, 'b2', ukendt]}\n";
    let broken: [(&[u8], &str); 5] = [
        (b"data_subjects:\n\tansatte: {label: Ansatte}\n\tkunder: {label: K}\n\tb2: {label: B}\n", "tab-indentation"),
        (b"- data_subjects:\n    ansatte: {label: A}\n    kunder: {label: K}\n    b2: {label: B}\n", "not-a-map"),
        (b"data_subjects:\n  ansatte: {label: [}\n  kunder: {label: Kunder}\n  \"b2\" : x\n", "yaml-syntax"),
        (b"data_subjects: {ansatte: {label: A, kunder: {label: Kunder}, 'b2': {}\n", "yaml-syntax"),
        (b"data_subjects:\n  ansatte: {label: \xe6}\n  kunder: {label: Kunder}\n  b2: {label: B}\n", "not-utf-8"),
    ];
    for (text, code) in broken {
        let project = Project::of_files(&[("rest.yaml", rest), ("kataloger.yaml", text)]);
        let mut found = project.places();
        found.retain(|it| it.contains("unknown-id"));
        assert_eq!(
            found,
            ["unknown-id 4:47"],
            "{code}: a name that stands nowhere is unknown all the same"
        );
        assert!(project.codes().contains(&code), "{code}");
    }
}

#[test]
fn a_slip_in_a_thing_does_not_hide_the_other_mistakes_in_it() {
    let project = Project::with(
        "activities:\n  a:\n    label: A\n    owmer: x\n    data: {navn: {}}\n    retention: {x: {period: 2 år, from: last_activty}}\n",
    );
    assert_eq!(
        project.places(),
        ["unknown-key 7:5", "unknown-id 8:12", "bad-duration 9:29", "unknown-value 9:41"]
    );
}

#[test]
fn a_mistake_in_a_key_that_must_be_there_hides_no_other_mistake_either() {
    let table = [
        ("    purposes: {p: {text: 01}}\n", "quotes-needed"),
        ("    purposes: {p: {text: }}\n", "empty-value"),
        ("    purposes: {p: {text: [x]}}\n", "wrong-type"),
        ("    purposes: {p: {}}\n", "missing-key"),
        ("    legal_basis: [{article: 6.10}]\n", "quotes-needed"),
        ("    provision: {required: ja}\n", "unknown-value"),
        ("    provision: {consequence: x}\n", "missing-key"),
    ];
    for (more, code) in table {
        for label in ["    label: A\n", "    label: 7\n", ""] {
            let text = format!(
                "activities:\n  a:\n{label}{more}    retention: {{x: {{period: 2 år}}}}\n    data: {{navn: {{}}}}\n"
            );
            let codes = Project::with(&text).codes();
            for wanted in [code, "bad-duration", "unknown-id"] {
                assert!(codes.contains(&wanted), "{wanted} not in {codes:?} of\n{text}");
            }
        }
    }
}

#[test]
fn an_answer_in_another_vocabulary_finds_its_own() {
    let near = |more: &str| {
        let text = format!("activities:\n  a:\n    label: A\n{more}");
        Project::with(&text).findings().first().and_then(|it| it.suggestion.clone())
    };
    assert_eq!(near("    dpia: {not_required: lille omfang}\n").as_deref(), Some("not_applicable"));
    assert_eq!(near("    recipients: nej\n").as_deref(), Some("none"));
}

#[test]
fn the_same_id_in_two_files_is_told_with_both_places() {
    let project = Project::of_files(&[
        ("a.yaml", FRAME.as_bytes()),
        ("b.yaml", b"recipients:\n  it: {label: A}\n"),
        ("c.yaml", b"recipients:\n  it: {label: B}\n"),
    ]);
    let found = project.findings();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.name, "duplicate-id");
    assert_eq!(project.sources.display_path(found[0].span.file), "c.yaml");
    assert_eq!(project.sources.display_path(found[0].related[0].span.file), "b.yaml");
}

#[test]
fn bytes_that_are_not_utf_8_are_told_of_where_they_stand() {
    for (bytes, column) in
        [(&b"organisation: {name: Br\xF8d}\n"[..], 24), (b"\xFF\xFEo\0r\0g\0", 1)]
    {
        let project = Project::of_files(&[("content.yaml", bytes)]);
        let first = &project.findings()[0];
        assert_eq!(first.code.name, "not-utf-8");
        assert_eq!(project.sources.position(first.span.file, first.span.start).column, column);
    }
}

#[test]
fn crlf_and_lf_read_alike() {
    let lf = Project::with("recipients:\n  it: {label: IT, applies_to: all}\n");
    let text =
        format!("{FRAME}recipients:\n  it: {{label: IT, applies_to: all}}\n").replace('\n', "\r\n");
    let crlf = Project::of(&text);
    assert_eq!(lf.files(), crlf.files());
}

#[test]
fn one_file_and_many_files_mean_the_same() {
    let one = Project::with("recipients:\n  it: {label: IT}\nrights: {law: x}\n");
    let many = Project::of_files(&[
        ("activities/x.yaml", b"rights: {law: x}\n"),
        ("b.yml", b"recipients:\n  it: {label: IT}\n"),
        ("notice.yaml", FRAME.as_bytes()),
    ]);
    let strip = |project: &Project| project.files().remove("site/rettigheder/index.html").unwrap();
    let without_hash = |html: String| html.split("<footer").next().unwrap().to_owned();
    assert_eq!(without_hash(strip(&one)), without_hash(strip(&many)));
}

#[test]
fn a_line_is_shown_with_what_why_and_do_in_danish() {
    let report = Project::with("recipients:\n  it: {label: IT, contry: DK}\n").report(Lang::Da);
    let shown = report.split("hvorfor").next().unwrap();
    snapbox::assert_data_eq!(
        shown,
        str![[r#"
fejl[unknown-key]: ukendt nøgle `contry`
  ╭▸ content.yaml:5:19
  │
5 │   it: {label: IT, contry: DK}
  │                   ━━━━━━ den nøgle findes ikke her
  │
  ├ 
"#]]
    );
    assert!(report.contains("forslag: mente du `country`?"), "{report}");
    assert!(report.contains("gør:"), "{report}");
}

#[test]
fn the_same_finding_is_told_in_english() {
    let report = Project::with("recipients:\n  it: {label: IT, contry: DK}\n").report(Lang::En);
    for part in [
        "error[unknown-key]: unknown key `contry`",
        "suggestion: did you mean `country`?",
        "why:",
        "do:",
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
}

#[test]
fn bombs_and_endless_nesting_are_refused_quickly() {
    let laughs = "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
    assert!(Project::of(laughs).codes().contains(&"yaml-feature"));
    for open in ["[", "{a: ", "- "] {
        let project = Project::of(&format!("organisation: {}", open.repeat(100_000)));
        let codes = project.codes();
        assert!(codes.contains(&"too-deep") || codes.contains(&"yaml-syntax"), "{open} {codes:?}");
    }
    let deep = format!("organisation: {}a{}\n", "[".repeat(40), "]".repeat(40));
    assert!(Project::of(&deep).codes().contains(&"too-deep"));
}

#[test]
fn a_text_may_be_as_long_as_the_limit_and_no_longer() {
    let of_length = |it: usize| {
        Project::of(&format!(
            "organisation: {{name: {}}}\nnotices: {{a: {{title: T}}}}\n",
            "x".repeat(it)
        ))
    };
    assert!(of_length(64 * 1024).codes().is_empty());
    assert_eq!(of_length(64 * 1024 + 1).codes(), ["text-too-long"]);
}

#[test]
fn template_syntax_that_is_no_placeholder_stays_as_it_is() {
    let files = Project::with("rights: {contact: \"{{ 7*7 }} og {% include x %}\"}\n").files();
    assert!(files["site/rettigheder/index.html"].contains("{{ 7*7 }} og {% include x %}"));
}

#[test]
fn a_tab_is_replaced_by_as_many_spaces_as_a_level_of_the_file_has() {
    for (text, wanted) in [
        ("organisation:\n\tname: A\n", "  "),
        ("organisation:\n    name: A\n\temail: a@example.dk\n", "    "),
        ("organisation:\n   name: A\n   dpo:\n\t\tname: B\n", "      "),
    ] {
        let found = Project::of(text).findings();
        let tab = found.iter().find(|it| it.code.name == "tab-indentation").unwrap();
        assert_eq!(tab.patch.as_ref().unwrap().replacement, wanted, "{text}");
    }
}
