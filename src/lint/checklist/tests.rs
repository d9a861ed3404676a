//! The code knows every item of the law's lists, and says every sentence that it uses.

use super::item::{Fact, View};
use super::shared::About;
use super::{notice, processor, record};
use crate::law;
use crate::register::{Register, wording};
use crate::source::{Lang, Role, Sources};

fn register(text: &str) -> Register {
    let mut sources = Sources::default();
    sources.add(Role::Content, "", "a.yaml", text.to_owned());
    let (document, found) = crate::written::parse(&sources);
    assert_eq!(found, []);
    crate::register::resolve(document, &sources, &[]).0
}

#[test]
fn every_item_of_the_law_is_known() {
    let register = register(
        "organisation: {name: A}\nnotices: {n: {title: T}}\nactivities: {a: {label: A}}\nprocessor_activities: {p: {label: P}}\n",
    );
    let view = View { register: &register, lang: Lang::Da };
    let activity = register.activities.values().next().unwrap();
    let about = About { view, id: "a", activity, notices: &[] };
    let list = law::checklist();
    for it in &list.notice {
        assert!(notice::fact(&it.key, &about).is_some(), "{}", it.key);
    }
    for it in &list.controller_record {
        assert!(record::fact(&it.key, &about).is_some(), "{}", it.key);
    }
    let entry = register.processor_activities.values().next().unwrap();
    for it in &list.processor_record {
        assert!(processor::fact(&it.key, entry, view).is_some(), "{}", it.key);
        assert!(processor::fact_of_activity(&it.key, &about).is_some(), "{}", it.key);
    }
}

#[test]
fn no_fact_of_an_empty_activity_is_stated() {
    let register =
        register("organisation: {}\nnotices: {n: {title: T}}\nactivities: {a: {label: A}}\n");
    let view = View { register: &register, lang: Lang::En };
    let activity = register.activities.values().next().unwrap();
    let about = About { view, id: "a", activity, notices: &[] };
    // The rights that always apply stand on the page in the law's wording, whatever the author writes.
    for it in law::checklist().notice.iter().filter(|it| it.key != "rights") {
        let fact = notice::fact(&it.key, &about).unwrap();
        assert!(!matches!(fact, Fact::Stated(_)), "{}: {fact:?}", it.key);
    }
    for it in &law::checklist().controller_record {
        let fact = record::fact(&it.key, &about).unwrap();
        assert!(!matches!(fact, Fact::Stated(_)), "{}: {fact:?}", it.key);
    }
}

/// The keys stand in the code as text, so they are looked for there.
#[test]
fn every_sentence_of_the_checklist_is_said_and_none_is_left_over() {
    let code = [
        include_str!("item.rs"),
        include_str!("mod.rs"),
        include_str!("notice.rs"),
        include_str!("processor.rs"),
        include_str!("record.rs"),
        include_str!("shared.rs"),
        include_str!("transfers.rs"),
    ]
    .concat();
    let catalogue = include_str!("../../register/wording/en.yaml");
    let keys = catalogue.lines().filter_map(|it| it.strip_prefix("checklist."));
    let keys: Vec<&str> = keys.filter_map(|it| it.split(": ").next()).collect();
    // These are put together from a question, a state or a list and a word.
    let made = |it: &str| {
        it.starts_with("state.")
            || it.starts_with("list.")
            || it.ends_with(".unanswered")
            || it.ends_with(".none")
    };
    for key in &keys {
        assert!(made(key) || code.contains(&format!("\"{key}\"")), "{key} is not used");
    }
    let used = code
        .split("view.ours(\"")
        .chain(code.split("view.about(\""))
        .chain(code.split("view.phrase(\""));
    for key in used.filter_map(|it| it.split('"').next()).filter(|it| !it.contains(['\n', '{'])) {
        assert!(keys.contains(&key), "{key} is not in the catalogue");
        assert!(!wording::phrase(&format!("checklist.{key}"), Lang::Da).is_empty(), "{key}");
    }
    for question in ["dpo", "recipients", "provision", "decision", "security"] {
        for end in ["unanswered", "none"] {
            assert!(keys.contains(&format!("{question}.{end}").as_str()), "{question}.{end}");
        }
    }
}
