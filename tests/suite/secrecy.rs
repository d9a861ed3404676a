//! No internal fact reaches the public folder: a token in every internal field of the model, none of them on the site.

use crate::project::Project;
use crate::tokens::{Answer, full_content};

const ANSWERS: [Answer; 3] = [Answer::Value, Answer::None, Answer::NotApplicable];

#[test]
fn no_internal_text_stands_in_any_public_file() {
    for answer in ANSWERS {
        let (text, tokens) = full_content(answer);
        let files = Project::of(&text).files();
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
    for answer in ANSWERS {
        let (text, tokens) = full_content(answer);
        let files = Project::of(&text).files();
        for it in tokens.iter().filter(|it| it.internal) {
            assert!(files["register/register.json"].contains(&it.token), "{}", it.path);
        }
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
        "{name: Eksempel ApS}",
        "{name: Eksempel ApS, joint_controllers: {medansvarlig: {name: Skjultpartner, essence: Skjultkerne}}}",
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
