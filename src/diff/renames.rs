//! Things that have another id now and say so: the old register is given the new ids, so that they are matched.

use std::collections::BTreeMap;

use serde_json::Value;

/// New id by old id, for each catalogue that keeps previous ids.
pub(super) type Renames = BTreeMap<&'static str, BTreeMap<String, String>>;

/// The catalogues whose things keep their previous ids, and where else in the register those ids stand.
const KEEPERS: [(&str, &[&str]); 3] = [
    (
        "activities",
        &[
            "/processor_activities/*/same_as",
            "/activities/*/retention_details/*/same_as",
            "/notices/*/activities/*",
        ],
    ),
    (
        "data_subjects",
        &[
            "/activities/*/data_subjects/*/id",
            "/activities/*/lines/*/data_subjects/*/id",
            "/notices/*/audiences/*/id",
        ],
    ),
    ("notices", &[]),
];

/// What was renamed from `old` to `new`. Either side may know: the newer one, whichever of them it is, names the ids of
/// the other.
pub(super) fn renames(old: &Value, new: &Value) -> Renames {
    let mut all = Renames::new();
    for (list, _) in KEEPERS {
        let ids = |it: &Value| -> Vec<String> { items(it, list).filter_map(id).collect() };
        let (old_ids, new_ids) = (ids(old), ids(new));
        let gone = |it: &String| old_ids.contains(it) && !new_ids.contains(it);
        let come = |it: &String| new_ids.contains(it) && !old_ids.contains(it);
        let mut found = BTreeMap::new();
        let mut take = |from: String, to: String| {
            if gone(&from) && come(&to) && !found.values().any(|it| *it == to) {
                found.entry(from).or_insert(to);
            }
        };
        for item in items(new, list) {
            for before in previous(item) {
                take(before, id(item).unwrap_or_default());
            }
        }
        for item in items(old, list) {
            for after in previous(item) {
                take(id(item).unwrap_or_default(), after);
            }
        }
        all.insert(list, found);
    }
    all
}

/// `register` with the ids it has now.
pub(super) fn renamed(mut register: Value, renames: &Renames) -> Value {
    for (list, places) in KEEPERS {
        let Some(names) = renames.get(list).filter(|it| !it.is_empty()) else { continue };
        let own = format!("/{list}/*/id");
        for place in std::iter::once(own.as_str()).chain(places.iter().copied()) {
            let keys: Vec<&str> = place.split('/').skip(1).collect();
            each(&mut register, &keys, &mut |it| {
                if let Some(new) = it.as_str().and_then(|it| names.get(it)) {
                    *it = Value::String(new.clone());
                }
            });
        }
    }
    register
}

fn each(value: &mut Value, keys: &[&str], change: &mut dyn FnMut(&mut Value)) {
    let Some((key, rest)) = keys.split_first() else { return change(value) };
    match value {
        Value::Array(items) if *key == "*" => {
            items.iter_mut().for_each(|it| each(it, rest, change));
        }
        Value::Object(object) => {
            if let Some(it) = object.get_mut(*key) {
                each(it, rest, change);
            }
        }
        _ => {}
    }
}

fn items<'a>(register: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    register[list].as_array().into_iter().flatten()
}

fn id(item: &Value) -> Option<String> {
    item["id"].as_str().map(str::to_owned)
}

fn previous(item: &Value) -> impl Iterator<Item = String> {
    item["previous_ids"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str().map(str::to_owned))
}
