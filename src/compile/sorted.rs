//! The same content in one order, whatever the order and the files it was written in.

use serde_yaml::{Mapping, Value};

use crate::source::{Role, Sources};

/// Keys whose order says something: the first notice stands at the top of the site.
const IN_ORDER: &str = "notices";

/// `sources` with the content in one file and its keys in the order of the alphabet, for whoever compares two contents and must
/// not see who wrote what first. Content that is not whole stays as it is.
pub fn sorted(sources: &Sources) -> Sources {
    let mut whole = Mapping::new();
    for (_, file) in sources.with_role(Role::Content) {
        match serde_yaml::from_str(&file.text) {
            Ok(Value::Mapping(content)) => merge(&mut whole, content),
            Ok(Value::Null) => {}
            _ => return sources.clone(),
        }
    }
    let notices = whole.get(IN_ORDER).cloned();
    let mut whole = in_order(Value::Mapping(whole));
    if let (Some(notices), Value::Mapping(map)) = (notices, &mut whole) {
        map.insert(IN_ORDER.into(), notices);
    }
    let Ok(text) = serde_yaml::to_string(&whole) else { return sources.clone() };
    let mut sorted = Sources::within(sources.limits());
    sorted.add(Role::Content, "", "content.yaml", text);
    for role in [Role::Picture, Role::Template] {
        for (_, file) in sources.with_role(role) {
            sorted.add(role, &file.prefix, &file.path, file.text.clone());
        }
    }
    sorted
}

/// What a top-level key holds in several files belongs together.
fn merge(whole: &mut Mapping, more: Mapping) {
    for (key, value) in more {
        match (whole.get_mut(&key), value) {
            (Some(Value::Mapping(here)), Value::Mapping(there)) => here.extend(there),
            (Some(Value::Sequence(here)), Value::Sequence(there)) => here.extend(there),
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

fn in_order(value: Value) -> Value {
    match value {
        Value::Mapping(map) => {
            let mut entries: Vec<(Value, Value)> =
                map.into_iter().map(|(key, it)| (key, in_order(it))).collect();
            entries.sort_by(|one, other| one.0.as_str().cmp(&other.0.as_str()));
            Value::Mapping(entries.into_iter().collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(in_order).collect()),
        it => it,
    }
}
