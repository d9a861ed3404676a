//! What things are called, and where they stand.

use std::collections::BTreeMap;

use serde_json::Value;

use super::change::Place;
use super::compare::{Step, is_text};
use super::facts::find;
use super::renames::Renames;
use super::table::kind;

/// A path with the ids of its items: `activities[konto].retention[alt].period`.
pub(super) fn instance(path: &str, steps: &[Step<'_>]) -> String {
    let mut parts = path.split("[]");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        let key = steps.get(number).map_or("", |it| it.key.as_str());
        whole.extend(["[", key, "]", part]);
    }
    whole
}

/// The place of a step: with its label on the new side, else on the old, else in the catalogue that has its kind.
pub(super) fn label_of(step: &Step<'_>, registers: [&Value; 2], renames: &Renames) -> Place {
    let [old, new] = step.items;
    let item = new.or(old).filter(|it| it.is_object());
    let list = kind(step.of).and_then(|it| it.list.as_deref());
    let of_list = || {
        let list = list?;
        registers.into_iter().rev().find_map(|it| find(it, list, &step.key))
    };
    let label = item.map(label).filter(|it| !it.is_empty()).or_else(|| of_list().map(label));
    let was = list.and_then(|it| former(it, &step.key, renames));
    Place { of: step.of, id: step.key.clone(), was, label: label.unwrap_or_default() }
}

/// The place that an item of a catalogue is.
pub(super) fn labelled(of: &'static str, item: &Value, renames: &Renames) -> Place {
    let id = item["id"].as_str().unwrap_or_default().to_owned();
    let was = kind(of).and_then(|it| it.list.as_deref()).and_then(|it| former(it, &id, renames));
    Place { of, id, was, label: label(item) }
}

fn former(list: &str, id: &str, renames: &Renames) -> Option<String> {
    let names = renames.get(list)?;
    names.iter().find(|(_, new)| *new == id).map(|(old, _)| old.clone())
}

/// Where an item says what it is called.
const LABELS: [&str; 6] = ["/label", "/title", "/recipient/label", "/text", "/party/name", "/name"];

/// What an item calls itself, by language; a name that is the same in all has no language.
fn label(item: &Value) -> BTreeMap<String, String> {
    let places = if is_text(item) { &[""][..] } else { &LABELS[..] };
    let found =
        places.iter().filter_map(|it| item.pointer(it)).find(|it| is_text(it) || it.is_string());
    match found {
        Some(Value::String(name)) => BTreeMap::from([(String::new(), name.clone())]),
        Some(Value::Object(texts)) => {
            let texts =
                texts.iter().filter_map(|(lang, it)| Some((lang.clone(), it.as_str()?.to_owned())));
            texts.collect()
        }
        _ => BTreeMap::new(),
    }
}
