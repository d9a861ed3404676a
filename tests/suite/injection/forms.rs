//! Hostile text where none may stand: in fields of another form, as keys, with signs that no field takes.

use std::collections::{BTreeMap, BTreeSet};

use fortegnelse::source::Lang;
use serde_json::Value;

use super::{Payload, all, payloads};
use crate::outputs::Whole;
use crate::readers::read;
use crate::tokens::{Answer, Content, Form, full};

/// The content with `marks` in place of values, by path; and the line that each of them stands on.
fn marked(content: &Content, marks: &BTreeMap<&str, &str>) -> (String, BTreeMap<String, usize>) {
    let mut value = content.value.clone();
    for path in marks.keys() {
        *at(&mut value, path) = Value::String(format!("@@{path}@@"));
    }
    let text = serde_json::to_string_pretty(&value).unwrap();
    let mut lines = BTreeMap::new();
    for (line, number) in text.lines().zip(1..) {
        if let Some((_, path)) = line.split_once("@@") {
            lines.insert(path.split_once("@@").unwrap().0.to_owned(), number);
        }
    }
    for (path, text) in marks {
        *at(&mut value, path) = Value::String((*text).to_owned());
    }
    (serde_json::to_string_pretty(&value).unwrap(), lines)
}

fn at<'a>(value: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('/').fold(value, |value, key| match value {
        Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
        other => &mut other[key],
    })
}

/// Content with hostile values in place of these fields; the fields that nothing is said about.
fn accepted<'a>(content: &Content, marks: &BTreeMap<&'a str, &str>) -> Vec<&'a str> {
    let (yaml, lines) = marked(content, marks);
    let whole = Whole::of(&yaml);
    for (name, text) in whole.told(Lang::En) {
        if let Err(why) = read(&name, &text) {
            panic!("{name}: {why}: {marks:?}");
        }
    }
    let told: BTreeSet<usize> = whole
        .found
        .iter()
        .map(|it| whole.sources.position(it.span.file, it.span.start).line)
        .collect();
    marks.keys().copied().filter(|it| !told.contains(&lines[*it])).collect()
}

#[test]
fn a_field_of_another_form_refuses_hostile_text() {
    // A hidden sign is told of before anything else is looked at: that is another test.
    let payloads: Vec<Payload> = payloads().into_iter().filter(|it| it.refused.is_none()).collect();
    let content = full(Answer::Value, &["da"]);
    let addresses = content.tokens.iter().filter(|it| it.form == Form::Address);
    let fields: Vec<&str> =
        content.fixed.iter().chain(addresses).map(|it| it.path.as_str()).collect();
    assert!(fields.len() >= 150, "{} fields", fields.len());
    let step = if all() { 1 } else { fields.len() };
    let (mut left, mut tried) = (Vec::new(), 0);
    for first in (0..payloads.len()).step_by(step) {
        let text = |number: usize| payloads[(first + number) % payloads.len()].text.as_str();
        let marks: BTreeMap<&str, &str> =
            fields.iter().zip(0..).map(|(path, number)| (*path, text(number))).collect();
        // A finding can hide another: what is left is tried by itself.
        for path in accepted(&content, &marks) {
            let alone = BTreeMap::from([(path, marks[path])]);
            if !accepted(&content, &alone).is_empty() {
                left.push((path, marks[path]));
            }
        }
        tried += marks.len();
    }
    for (path, text) in &left {
        // An address of the web may lead anywhere, but it is one.
        let address = text.starts_with("https://") || text.starts_with("http://");
        let harmless = !text.contains(|it: char| it.is_whitespace() || "<>\"'\\`{}".contains(it));
        let a_word = content.fixed.iter().any(|it| it.token == *text);
        let a_date = fortegnelse::register::Date::parse(text).is_some();
        let fits = address && harmless || a_word || a_date || is_host(text);
        assert!(fits, "{path} takes {text:?}");
    }
    assert!(left.len() * 20 < tried, "{} of {tried}: {left:?}", left.len());
}

/// `a.b.c`: an address without its scheme.
fn is_host(text: &str) -> bool {
    let label = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '-');
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.') && host.split('.').all(label) && !text.contains(['<', '"', '\'', '{'])
}

#[test]
fn hidden_signs_and_unknown_placeholders_are_refused_in_every_field() {
    let payloads = payloads();
    let refused: Vec<&Payload> = payloads.iter().filter(|it| it.refused.is_some()).collect();
    assert!(refused.len() >= 50, "{} refused payloads", refused.len());
    let content = full(Answer::Value, &["da"]);
    let fields: Vec<(&str, Form)> = content
        .tokens
        .iter()
        .filter(|it| it.form != Form::Address)
        .map(|it| (it.path.as_str(), it.form))
        .collect();
    let rounds = if all() { refused.len() } else { 1 };
    for round in 0..rounds {
        // At most a hundred signs are told of.
        for (chunk, number) in fields.chunks(12).zip(0..) {
            let text = |at: usize| refused[(round + number * 12 + at) % refused.len()];
            let mut marks = BTreeMap::new();
            for ((path, _), at) in chunk.iter().zip(0..) {
                marks.insert(*path, text(at).text.as_str());
            }
            for path in accepted(&content, &marks) {
                let code = refused.iter().find(|it| it.text == marks[path]).unwrap();
                // Plain strings know no placeholders: there the braces are text. A finding can hide another.
                let literal = code.refused.as_deref() == Some("unknown-placeholder");
                let alone = BTreeMap::from([(path, marks[path])]);
                let taken = !literal && !accepted(&content, &alone).is_empty();
                assert!(!taken, "{path} takes {:?}", marks[path]);
            }
        }
    }
}

#[test]
fn hostile_keys_are_refused_and_told_of_in_every_format() {
    let payloads: Vec<Payload> = payloads().into_iter().filter(|it| it.refused.is_none()).collect();
    let content = full(Answer::Value, &["da"]);
    let step = if all() { 1 } else { 50 };
    for first in (0..payloads.len()).step_by(step) {
        let mut value = content.value.clone();
        let (mut number, mut put) = (first, 0);
        add_keys(&mut value, &mut || {
            number += 1;
            put += 1;
            payloads[number % payloads.len()].text.clone()
        });
        let whole = Whole::of(&serde_json::to_string_pretty(&value).unwrap());
        let codes: Vec<_> =
            whole.found.iter().map(|it| (it.code.name, whole.sources.slice(it.span))).collect();
        assert!(whole.found.len() >= put / 2, "{} of {put}: {codes:?}", whole.found.len());
        for (name, text) in whole.told(Lang::Da) {
            if let Err(why) = read(&name, &text) {
                panic!("{name}: {why}, from {first}");
            }
        }
    }
}

fn add_keys(value: &mut Value, next: &mut impl FnMut() -> String) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|it| add_keys(it, next)),
        Value::Object(map) => {
            map.values_mut().for_each(|it| add_keys(it, next));
            map.insert(next(), Value::Null);
        }
        _ => {}
    }
}
