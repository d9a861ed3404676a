//! The complete comparison: every key of two registers, items of lists matched by what they are known by.

use std::collections::BTreeMap;

use serde_json::Value;

use super::table::{PathRow, row};
use super::words::spelling_only;
use crate::source::Lang;

/// A list item on the way to a difference.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step<'a> {
    /// What the item is: a kind of `changes.yaml`.
    pub(super) of: &'static str,
    /// What it is known by.
    pub(super) key: String,
    /// The path of the list.
    pub(super) list: String,
    /// The item on each side.
    pub(super) items: [Option<&'a Value>; 2],
}

/// Something that is not the same on both sides.
#[derive(Clone, Debug)]
pub(super) struct Difference<'a> {
    /// The keys that lead to it, as in `changes.yaml`.
    pub(super) path: String,
    pub(super) row: Option<&'static PathRow>,
    pub(super) steps: Vec<Step<'a>>,
    pub(super) before: Option<&'a Value>,
    pub(super) after: Option<&'a Value>,
    /// Whether something around it is new or gone altogether.
    pub(super) nested: bool,
}

impl Difference<'_> {
    /// The key of the item of this kind that it is in, or is.
    pub(super) fn in_kind(&self, of: &str) -> Option<&str> {
        self.steps.iter().find(|it| it.of == of).map(|it| it.key.as_str())
    }
}

/// Everything in which two values differ. `skipped` gets the paths that one side is too old for.
pub(super) fn compare<'a>(
    old: &'a Value,
    new: &'a Value,
    known: &dyn Fn(&PathRow) -> bool,
    skipped: &mut Vec<&'static PathRow>,
) -> Vec<Difference<'a>> {
    let mut walk = Walk { known, skipped, steps: Vec::new(), found: Vec::new() };
    walk.object("", Some(old), Some(new), false);
    walk.found
}

struct Walk<'a, 'w> {
    known: &'w dyn Fn(&PathRow) -> bool,
    skipped: &'w mut Vec<&'static PathRow>,
    steps: Vec<Step<'a>>,
    found: Vec<Difference<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn object(&mut self, path: &str, old: Option<&'a Value>, new: Option<&'a Value>, nested: bool) {
        let keys = |it: Option<&'a Value>| it.and_then(Value::as_object).into_iter().flatten();
        let mut both: BTreeMap<&'a str, [Option<&'a Value>; 2]> = BTreeMap::new();
        for (key, value) in keys(old) {
            both.entry(key).or_default()[0] = Some(value);
        }
        for (key, value) in keys(new) {
            both.entry(key).or_default()[1] = Some(value);
        }
        for (key, [old, new]) in both {
            let inner = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            self.value(&inner, old, new, nested);
        }
    }

    fn value(&mut self, path: &str, old: Option<&'a Value>, new: Option<&'a Value>, nested: bool) {
        let [old, new] = [old, new].map(|it| it.filter(|it| !it.is_null()));
        let either = |is: fn(&Value) -> bool| old.is_none_or(is) && new.is_none_or(is);
        if old == new {
            return;
        }
        if either(Value::is_array) {
            self.list(path, old, new, nested);
        } else if either(|it| it.is_object() && !is_text(it)) {
            self.object(path, old, new, nested);
        } else {
            self.leaf(path, old, new, nested);
        }
    }

    fn leaf(
        &mut self,
        path: &str,
        before: Option<&'a Value>,
        after: Option<&'a Value>,
        nested: bool,
    ) {
        let row = row(path);
        if row.is_some_and(|it| it.skip) {
            return;
        }
        if let Some(row) = row.filter(|it| !(self.known)(it)) {
            if !self.skipped.iter().any(|it| it.path == row.path) {
                self.skipped.push(row);
            }
            return;
        }
        if nested && !row.is_some_and(|it| it.nested) {
            return;
        }
        let steps = self.steps.clone();
        let path = path.to_owned();
        self.found.push(Difference { path, row, steps, before, after, nested });
    }

    fn list(&mut self, path: &str, old: Option<&'a Value>, new: Option<&'a Value>, nested: bool) {
        let items = |it: Option<&'a Value>| it.and_then(Value::as_array).into_iter().flatten();
        let list = format!("{path}[]");
        let row = row(&list);
        let of = row.and_then(|it| it.of.as_deref()).unwrap_or("words");
        // A list whose order says something has the row of a single value.
        if row.is_none_or(|it| !it.path.ends_with("[]") && !it.path.ends_with('*'))
            && self::row(path).is_some_and(|it| it.path == path)
        {
            return self.leaf(path, old, new, nested);
        }
        let mut both: BTreeMap<String, [Option<&'a Value>; 2]> = BTreeMap::new();
        let old: Vec<&'a Value> = items(old).collect();
        let new: Vec<&'a Value> = items(new).collect();
        for (side, values) in [&old, &new].into_iter().enumerate() {
            for value in values.iter().copied() {
                let respelled = (side == 1).then(|| respelled(value, &old, &new)).flatten();
                let known_by = known_by(respelled.unwrap_or(value), row);
                let mut key = known_by.clone();
                let mut number = 1;
                // The same twice, as two legal bases of one article: the second is matched with the second.
                while both.get(&key).is_some_and(|it| it[side].is_some()) {
                    number += 1;
                    key = format!("{known_by} ({number})");
                }
                both.entry(key).or_default()[side] = Some(value);
            }
        }
        for (key, [old, new]) in both {
            self.steps.push(Step { of, key, list: list.clone(), items: [old, new] });
            if old.is_none() || new.is_none() {
                self.leaf(&list, old, new, nested);
                if old.or(new).is_some_and(Value::is_object) && row.is_none_or(|it| !it.skip) {
                    self.object(&list, old, new, true);
                }
            } else {
                self.value(&list, old, new, nested);
            }
            self.steps.pop();
        }
    }
}

/// The text that a text was before it was spelled anew: a text has no id, but a mended slip is no other text.
fn respelled<'a>(text: &Value, old: &[&'a Value], new: &[&Value]) -> Option<&'a Value> {
    let alike = |it: &&&Value| !new.contains(*it) && is_text(it) && same_words(it, text);
    if !is_text(text) || old.contains(&text) { None } else { old.iter().find(alike).copied() }
}

/// Whether two texts by language differ in spelling only, in the languages that both have.
pub(super) fn same_words(old: &Value, new: &Value) -> bool {
    let languages = old.as_object().into_iter().flat_map(|it| it.keys());
    let in_both = |lang: &String| Some((old[lang].as_str()?, new[lang].as_str()?));
    let shared: Vec<_> = languages.filter_map(in_both).collect();
    !shared.is_empty() && shared.iter().all(|(old, new)| spelling_only(old, new))
}

/// What an item of a list is known by: its keys, or itself.
fn known_by(value: &Value, row: Option<&'static PathRow>) -> String {
    let named = row.map_or(&[][..], |it| it.key.as_slice());
    let id = ["id".to_owned()];
    let keys = if named.is_empty() { &id[..] } else { named };
    let part = |key: &String| {
        let pointer = format!("/{}", key.replace('.', "/"));
        value.pointer(&pointer).and_then(Value::as_str)
    };
    let parts: Vec<&str> = keys.iter().filter_map(part).collect();
    match (value, parts.is_empty()) {
        (Value::String(text), _) => text.clone(),
        _ if is_text(value) => {
            let texts = value.as_object().into_iter().flat_map(|it| it.values());
            texts.filter_map(Value::as_str).next().unwrap_or_default().to_owned()
        }
        (_, false) => parts.join(" "),
        (_, true) => value.to_string(),
    }
}

/// Whether a key is the code of a language. `id` could be Indonesian, but in a register it is an id.
fn is_language(key: &str) -> bool {
    key != "id" && Lang::from_code(key).is_some()
}

/// Whether a value is a text by language.
pub fn is_text(value: &Value) -> bool {
    value.as_object().is_some_and(|it| {
        !it.is_empty() && it.iter().all(|(key, it)| is_language(key) && it.is_string())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_is_one_in_any_language_and_an_id_is_none() {
        assert!(is_text(&json!({"da": "Navn", "de": "Name"})));
        assert!(
            !is_text(&json!({"id": "navn"})) && !is_text(&json!({})) && !is_text(&json!({"da": 1}))
        );
    }

    #[test]
    fn words_are_the_same_when_they_are_in_every_language_that_both_have() {
        let (old, new) = (
            json!({"de": "Wir bestätigen Ihr Konto", "en": "x"}),
            json!({"de": "Wir bestätgen Ihr Konto"}),
        );
        assert!(same_words(&old, &new));
        assert!(!same_words(&old, &json!({"de": "Drei andere Worte"})));
        assert!(!same_words(&old, &json!({"fr": "x"})));
    }
}
