//! No internal fact reaches the public folder: a token in every internal field of the model, none of them on the site.

use crate::project::Project;
use crate::tokens::{Answer, full_content};

const ANSWERS: [Answer; 4] = [Answer::Value, Answer::None, Answer::NotApplicable, Answer::Todo];

#[test]
fn no_internal_text_stands_in_any_public_file() {
    for answer in ANSWERS {
        let (text, tokens) = full_content(answer);
        let files = Project::of(&text).draft().files();
        let internal: Vec<_> = tokens.iter().filter(|it| it.internal).collect();
        assert!(internal.len() >= 25, "only {} internal texts in the model", internal.len());
        for (path, html) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
            for it in &internal {
                assert!(!html.contains(&it.token), "{} stands in {path}", it.path);
                assert!(!path.contains(&it.token), "{} names {path}", it.path);
            }
        }
    }
}

#[test]
fn every_internal_text_stands_in_the_register() {
    // Who owes an answer stands in register.html only; it is no part of the record.
    for answer in ANSWERS.into_iter().filter(|it| *it != Answer::Todo) {
        let (text, tokens) = full_content(answer);
        let files = Project::of(&text).files();
        for it in tokens.iter().filter(|it| it.internal) {
            assert!(files["register/register.json"].contains(&it.token), "{}", it.path);
        }
    }
}

/// Numbers and dates are no tokens, but some are rare enough to be found again.
#[test]
fn no_internal_number_or_date_stands_in_any_public_file() {
    let text = "\
organisation: {name: Eksempel ApS, employees: 73519}
notices: {kunder: {title: Privatlivspolitik, reviewed: 2031-03-17}}
register: {last_reviewed: 2032-04-18}
data_subjects: {a: {label: A, min_age: 73521}}
consents: {c: {label: C, child_age: 73522}}
recipients: {r: {label: R, transfer: {mechanism: scc, scope_confirmed: 2033-05-19}}}
activities:
  x: {label: X, data_subjects: [a], recipients: [r], legal_basis: [{article: 6.1.a, consent: c}], dpia: {done: 2034-06-20}}
";
    let files = Project::of(text).files();
    let secrets = ["73519", "73521", "73522", "2031", "2032", "2033", "2034"];
    for (path, html) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        for secret in secrets {
            assert!(!html.contains(secret), "{secret} in {path}");
        }
    }
    for secret in secrets.into_iter().filter(|it| *it != "2031") {
        assert!(files["register/register.json"].contains(secret), "{secret}");
    }
}

#[test]
fn comments_of_the_source_are_copied_nowhere() {
    let (text, _) = full_content(Answer::Value);
    let files = Project::of(&format!("# hemmelig-note\n{text}# hemmelig-note\n")).files();
    assert!(files.iter().all(|(_, it)| !it.contains("hemmelig-note")));
}

#[test]
fn an_activity_kept_out_of_the_notice_leaves_no_trace_on_the_site() {
    let hidden = "\
data_subjects:\n  vidner: {label: Vidnegruppen}\ndata_categories:\n  spor: {label: Sporoplysninger, kind: ordinary}\n\
recipients:\n  betjente: {label: Politimodtageren}\nconsents:\n  ja: {label: Skjultsamtykke}\nactivities:\n  skjult:\n    role: joint\n    joint_controllers: [medansvarlig]\n    label: Skjultaktivitet\n    notice: false\n    \
data_subjects: [vidner]\n    recipients: [betjente]\n    legal_basis: [{article: 6.1.a, consent: ja}]\n    data: {spor: {}}\n    purposes: {p: {text: Skjultformål}}\n";
    let frame = crate::project::FRAME.replace(
        "{name: Eksempel ApS, ",
        "{name: Eksempel ApS, joint_controllers: {medansvarlig: {name: Skjultpartner, essence: Skjultkerne}}, ",
    );
    let files = Project::of(&format!("{frame}{hidden}")).files();
    let words = [
        "Vidnegruppen",
        "Sporoplysninger",
        "Politimodtageren",
        "Skjultsamtykke",
        "Skjultaktivitet",
        "Skjultformål",
        "Skjultpartner",
        "Skjultkerne",
        "vidner",
        "betjente",
    ];
    for (path, html) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        for word in words {
            assert!(!html.contains(word) && !path.contains(word), "{word} in {path}");
        }
    }
    for word in words {
        assert!(files["register/register.json"].contains(word), "{word}");
    }
}

#[test]
fn a_notice_cannot_name_an_activity_that_is_kept_out_of_it() {
    let hidden = "activities:\n  skjult: {label: Skjult, notice: false}\n  for-andre: {label: For andre, role: processor}\n";
    for name in ["skjult", "for-andre"] {
        for notice in [
            format!("{{title: T, activities: [{name}]}}"),
            format!("{{title: T, sections: [{{show: activities, only: [{name}]}}]}}"),
        ] {
            let text = format!("organisation: {{name: A}}\nnotices:\n  a: {notice}\n{hidden}");
            assert_eq!(Project::of(&text).codes(), ["unknown-id"], "{text}");
        }
    }
}
