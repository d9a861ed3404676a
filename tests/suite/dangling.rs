//! Whatever is named elsewhere cannot be renamed or taken out by itself: the build stops, at the place that names it.

use std::collections::BTreeSet;

use fortegnelse::compile::compile;
use fortegnelse::source::{Role, Severity};
use serde_yaml::{Mapping, Value};

use crate::project::Project;

/// The catalogues whose ids other parts of the content name.
const CATALOGUES: [&str; 6] = [
    "activities",
    "data_subjects",
    "data_categories",
    "recipients",
    "consents",
    "security_measures",
];

/// The content of a folder as one value.
fn whole(folder: &str) -> Mapping {
    let mut whole = Mapping::new();
    for (_, file) in Project::of_folder(folder).sources.with_role(Role::Content) {
        let Value::Mapping(part) = serde_yaml::from_str(&file.text).unwrap() else { continue };
        for (key, value) in part {
            match (whole.get_mut(&key), value) {
                (Some(Value::Mapping(old)), Value::Mapping(new)) => old.extend(new),
                (None, value) => drop(whole.insert(key, value)),
                (Some(old), _) => panic!("{key:?} stands twice: {old:?}"),
            }
        }
    }
    whole
}

/// What may be the name of something: texts, keys of maps, and what stands in braces.
fn words(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            all.insert(text.clone());
            // In prose, things are named as `{purpose:activity.id}` and the like.
            let end = |it: char| !(it.is_ascii_alphanumeric() || it == '-');
            let inside = text.split('{').skip(1).filter_map(|it| it.split('}').next());
            all.extend(inside.flat_map(|it| it.split(end)).map(str::to_owned));
        }
        Value::Sequence(items) => items.iter().for_each(|it| words(it, all)),
        Value::Mapping(map) => map.iter().for_each(|(key, it)| {
            words(key, all);
            words(it, all);
        }),
        _ => {}
    }
}

fn named_elsewhere(whole: &Mapping, catalogue: &str, id: &str) -> bool {
    let mut rest = whole.clone();
    let map = rest.get_mut(catalogue).and_then(Value::as_mapping_mut).unwrap();
    // What a thing says of itself names nothing else.
    map.remove(id);
    let mut all = BTreeSet::new();
    words(&Value::Mapping(rest), &mut all);
    all.contains(id)
}

fn stops(whole: &Mapping) -> bool {
    let text = serde_yaml::to_string(whole).unwrap();
    let pictures: Vec<(&str, &[u8])> =
        ["logo.svg", "logo-dark.svg"].map(|it| (it, crate::project::LOGO)).into();
    let files = [vec![("content.yaml", text.as_bytes())], pictures].concat();
    let project = Project::of_files(&files);
    let found = compile(&project.sources).1;
    found.iter().any(|it| it.level() == Severity::Error)
}

#[test]
fn what_is_named_elsewhere_can_neither_be_renamed_nor_taken_out() {
    let mut tried = 0;
    for folder in ["content", "src/cli/example/content"] {
        let whole = whole(folder);
        assert!(!stops(&whole), "{folder} as one file");
        for catalogue in CATALOGUES {
            let Some(map) = whole.get(catalogue).and_then(Value::as_mapping) else { continue };
            let ids: Vec<String> = map.keys().map(|it| it.as_str().unwrap().to_owned()).collect();
            // An id that two catalogues have says nothing of which of them is meant.
            let has = |of: &str, id: &str| whole.get(of).is_some_and(|it| it.get(id).is_some());
            let alone = |id: &str| CATALOGUES.iter().filter(|it| has(it, id)).count() == 1;
            let ids = ids.iter().filter(|it| alone(it) && named_elsewhere(&whole, catalogue, it));
            for id in ids {
                for new_name in [None, Some(format!("{id}-ny"))] {
                    let mut changed = whole.clone();
                    let map = changed.get_mut(catalogue).and_then(Value::as_mapping_mut).unwrap();
                    let value = map.remove(id).unwrap();
                    if let Some(name) = &new_name {
                        map.insert(Value::String(name.clone()), value);
                    }
                    tried += 1;
                    assert!(stops(&changed), "{folder}: {catalogue}.{id} → {new_name:?}");
                }
            }
        }
    }
    assert!(tried >= 60, "{tried}");
}
