//! The form of the content, compiled from the very JSON Schema that editors use, and the check of nodes against it:
//! all mistakes at once, each at its place.

use std::collections::HashMap;
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use super::answer::ANSWER_KEYS;
use super::codes::{
    COMMA_IN_TEXT, EMPTY_VALUE, MISSING_KEY, QUOTES_NEEDED, UNKNOWN_KEY, UNKNOWN_VALUE, WRONG_TYPE,
};
use super::decode::{is_decimal, not_text_to_all};
use super::reader::{Key, Kind, MANY_FINDINGS, Node};
use super::schema::PUBLISHED;
use crate::source::{Diagnostic, Diagnostics, Lang, Span, nearest};

/// More values than this are not listed in a finding …
const MANY: usize = 40;
/// … but only so many of them.
const FEW: usize = 5;

/// What a node must be. `Named` is an index into [`Shapes`].
#[derive(Debug)]
enum Shape {
    Text,
    Truth,
    Number,
    OneOf(Vec<String>),
    List(Box<Shape>),
    Map(MapShape),
    Union(Vec<Shape>),
    Named(usize),
    Anything,
}

#[derive(Debug)]
struct MapShape {
    keys: Vec<(String, Shape)>,
    /// Keys that may stand here too, too many to be named: all have one shape.
    more: Option<(Vec<String>, Box<Shape>)>,
    required: Vec<String>,
    others: Option<Box<Shape>>,
}

impl MapShape {
    /// The shape of a key that is known by name.
    fn known(&self, key: &str) -> Option<&Shape> {
        let more = || self.more.as_ref().filter(|(names, _)| names.iter().any(|it| it == key));
        let named = self.keys.iter().find(|(it, _)| it == key).map(|(_, it)| it);
        named.or_else(|| more().map(|(_, it)| &**it))
    }
}

/// The compiled schema.
pub(super) struct Shapes {
    root: Shape,
    named: Vec<Shape>,
}

/// The content's form.
pub(super) static CONTENT: LazyLock<Shapes> = LazyLock::new(|| {
    Shapes::of(&serde_json::from_str(PUBLISHED).expect("the published schema is a JSON Schema"))
});

/// What a schema says about form. Everything else in it (titles, descriptions, patterns) is passed over unread.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Schema {
    #[serde(rename = "$defs")]
    definitions: IndexMap<String, Schema>,
    #[serde(rename = "$ref")]
    reference: Option<String>,
    #[serde(rename = "const")]
    value: Option<String>,
    #[serde(rename = "enum")]
    values: Option<Vec<String>>,
    #[serde(alias = "oneOf", rename = "anyOf")]
    members: Option<Vec<Schema>>,
    #[serde(rename = "type")]
    kind: Option<String>,
    items: Option<Box<Schema>>,
    properties: IndexMap<String, Schema>,
    #[serde(rename = "patternProperties")]
    patterns: IndexMap<String, Schema>,
    required: Vec<String>,
    #[serde(rename = "additionalProperties")]
    others: Option<Others>,
}

/// Whether keys without a name of their own may stand in a map, and what they must be.
#[derive(Deserialize)]
#[serde(untagged)]
enum Others {
    Allowed(#[expect(dead_code, reason = "no schema of ours says yes without saying what")] bool),
    Shaped(Box<Schema>),
}

impl Shapes {
    /// The form that a schema asks for.
    pub(super) fn of(schema: &Schema) -> Shapes {
        let names: HashMap<&str, usize> =
            schema.definitions.keys().map(String::as_str).zip(0..).collect();
        let named = schema.definitions.values().map(|it| shape(it, &names)).collect();
        Shapes { root: shape(schema, &names), named }
    }

    /// Checks a whole file.
    pub(super) fn check(&self, node: &Node) -> Diagnostics {
        let mut found = Vec::new();
        let top = Span { end: node.span.start, ..node.span };
        self.node(&self.root, node, top, &mut found);
        found
    }

    fn node(&self, shape: &Shape, node: &Node, key: Span, found: &mut Diagnostics) {
        if found.len() > MANY_FINDINGS {
            return;
        }
        let whole = shape;
        let shape = self.plain(shape, node);
        if node.kind == Kind::Refused {
            return;
        }
        if node.is_empty() || node.is_null() {
            found.push(Diagnostic::new(&EMPTY_VALUE, key));
            return;
        }
        match (shape, &node.kind) {
            (Shape::Anything, _) => {}
            (Shape::Text, Kind::Scalar { text, plain }) => {
                if *plain && not_text_to_all(text) {
                    let quoted = format!("\"{text}\"");
                    found.push(
                        Diagnostic::new(&QUOTES_NEEDED, node.span)
                            .with("value", text)
                            .patch(node.span, quoted),
                    );
                }
            }
            (Shape::Truth, Kind::Scalar { text, plain }) => {
                if !*plain || !matches!(text.as_str(), "true" | "false") {
                    let meant = match text.to_lowercase().as_str() {
                        "ja" | "yes" | "on" | "y" | "j" | "true" | "1" => Some("true"),
                        "nej" | "no" | "off" | "n" | "false" | "0" => Some("false"),
                        _ => None,
                    };
                    found.push(self.wrong(shape, node).suggest(meant));
                }
            }
            (Shape::Number, Kind::Scalar { text, plain }) => {
                if !*plain || !is_decimal(text) || text.parse::<u32>().is_err() {
                    found.push(self.wrong(shape, node));
                }
            }
            (Shape::OneOf(values), Kind::Scalar { text, .. }) => {
                if !values.contains(text) {
                    let no = matches!(text.to_lowercase().as_str(), "nej" | "no" | "ingen");
                    let none = values.iter().find(|it| no && *it == "none").map(String::as_str);
                    let near = none.or_else(|| nearest(text, values.iter().map(String::as_str)));
                    // A country stands for its language where languages are asked for.
                    let language = || Lang::meant(text).filter(|it| values.iter().any(|v| v == it));
                    // Who writes a name where keys belong does not mean the one word that may stand there as well.
                    if near.is_none() && values.len() == 1 && !self.others(whole).is_empty() {
                        found.push(self.wrong(whole, node));
                        return;
                    }
                    // Nobody reads a list of a hundred; the first stand for the rest.
                    let shown = if values.len() > MANY { &values[..FEW] } else { values };
                    let rest = if values.len() > MANY { "`, `…" } else { "" };
                    found.push(
                        Diagnostic::new(&UNKNOWN_VALUE, node.span)
                            .with("value", text)
                            .with("values", shown.join("`, `") + rest)
                            .suggest(near.or_else(language)),
                    );
                }
            }
            (Shape::List(item), Kind::List(nodes)) => {
                for node in nodes {
                    self.node(item, node, node.span, found);
                }
            }
            // A text in no language is none.
            (Shape::Map(map), Kind::Map(entries)) if entries.is_empty() && map.more.is_some() => {
                found.push(Diagnostic::new(&EMPTY_VALUE, key));
            }
            (Shape::Map(map), Kind::Map(entries)) => self.map(map, entries, key, found),
            _ => found.push(self.wrong(shape, node)),
        }
    }

    fn map(&self, map: &MapShape, entries: &[(Key, Node)], place: Span, found: &mut Diagnostics) {
        for ((key, node), number) in entries.iter().zip(0..) {
            match map.known(&key.text).or(map.others.as_deref()) {
                Some(shape) => self.node(shape, node, key.span, found),
                // No key of ours looks like that, and a key without a value is no slip of the finger.
                None if node.is_empty()
                    && (key.text.contains(' ') || (number > 0 && !looks_like_key(&key.text))) =>
                {
                    found.push(Diagnostic::new(&COMMA_IN_TEXT, key.span).with("rest", &key.text));
                }
                None => {
                    let names = || map.keys.iter().map(|(it, _)| it.as_str());
                    let language = || Lang::meant(&key.text).filter(|_| map.more.is_some());
                    let near = nearest(&key.text, names()).or_else(|| answer_meant(&key.text));
                    found.push(
                        Diagnostic::new(&UNKNOWN_KEY, key.span)
                            .with("key", &key.text)
                            .with("keys", names().collect::<Vec<_>>().join("`, `"))
                            .suggest(near.or_else(language)),
                    );
                }
            }
        }
        // A single key that is unknown is told of as such: what it should have been decides what else is needed.
        let one_unknown =
            entries.len() == 1 && map.known(&entries[0].0.text).is_none() && map.others.is_none();
        for required in map.required.iter().filter(|_| !one_unknown) {
            if !entries.iter().any(|(it, _)| it.text == *required) {
                found.push(Diagnostic::new(&MISSING_KEY, place).with("key", required));
            }
        }
    }

    /// Follows names, and chooses the member of a union that the author must have meant.
    fn plain<'a>(&'a self, mut shape: &'a Shape, node: &Node) -> &'a Shape {
        loop {
            shape = match shape {
                Shape::Named(index) => &self.named[*index],
                Shape::Union(members) => {
                    let fits = |it: &&Shape| self.fits(it, node);
                    let same_kind = |it: &&Shape| self.same_kind(it, node);
                    match members.iter().find(fits).or_else(|| members.iter().find(same_kind)) {
                        Some(member) => member,
                        None => return shape,
                    }
                }
                _ => return shape,
            };
        }
    }

    fn same_kind(&self, shape: &Shape, node: &Node) -> bool {
        match (self.plain(shape, node), &node.kind) {
            (Shape::Text | Shape::OneOf(_) | Shape::Truth | Shape::Number, Kind::Scalar { .. })
            | (Shape::List(_), Kind::List(_))
            | (Shape::Map(_), Kind::Map(_)) => true,
            (Shape::Union(members), _) => members.iter().any(|it| self.same_kind(it, node)),
            _ => false,
        }
    }

    fn fits(&self, shape: &Shape, node: &Node) -> bool {
        match (self.plain(shape, node), &node.kind) {
            (Shape::OneOf(values), Kind::Scalar { text, .. }) => values.contains(text),
            (Shape::Truth, Kind::Scalar { text, plain: true }) => {
                matches!(text.as_str(), "true" | "false")
            }
            (Shape::Text, Kind::Scalar { text, plain }) => !*plain || !not_text_to_all(text),
            (Shape::List(_), Kind::List(_)) => true,
            (Shape::Map(map), Kind::Map(entries)) => entries.first().is_none_or(|(first, _)| {
                let answer = map.keys.len() == 1 && ANSWER_KEYS.contains(&map.keys[0].0.as_str());
                map.known(&first.text).is_some()
                    || (map.others.is_some()
                        && !ANSWER_KEYS.contains(&first.text.as_str())
                        && !answer)
            }),
            _ => false,
        }
    }

    /// What a union takes beside single words.
    fn others<'a>(&'a self, shape: &'a Shape) -> Vec<&'a Shape> {
        match shape {
            Shape::Named(index) => self.others(&self.named[*index]),
            Shape::Union(members) => {
                let word = |it: &&Shape| matches!(it, Shape::OneOf(words) if words.len() == 1);
                members.iter().filter(|it| !word(it)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn wrong(&self, shape: &Shape, node: &Node) -> Diagnostic {
        let mut expected = Vec::new();
        self.names(shape, &mut expected);
        let got = match &node.kind {
            Kind::Scalar { .. } => "a-text",
            Kind::List(_) => "a-list",
            Kind::Map(_) | Kind::Refused => "a-map",
        };
        let place = match node.kind {
            Kind::Scalar { .. } => node.span,
            _ => Span { end: (node.span.start + 1).min(node.span.end), ..node.span },
        };
        Diagnostic::new(&WRONG_TYPE, place).with_words("expected", expected).with_word("got", got)
    }

    fn names(&self, shape: &Shape, names: &mut Vec<&'static str>) {
        let name = match shape {
            Shape::Named(index) => return self.names(&self.named[*index], names),
            Shape::Union(_) => {
                return self.others(shape).into_iter().for_each(|it| self.names(it, names));
            }
            Shape::Text | Shape::OneOf(_) => "a-text",
            Shape::Truth => "true-or-false",
            Shape::Number => "a-number",
            Shape::List(_) => "a-list",
            Shape::Map(_) => "a-map",
            Shape::Anything => return,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
}

fn looks_like_key(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_-".contains(&it))
}

/// The four-valued answer that an author most likely means by a key of another vocabulary.
fn answer_meant(key: &str) -> Option<&'static str> {
    match key {
        "not_required" | "not_relevant" | "irrelevant" | "ikke_relevant" => Some("not_applicable"),
        "no" | "nej" | "ingen" | "none_because" => Some("none"),
        "to_do" | "later" | "mangler" => Some("todo"),
        _ => None,
    }
}

/// One schema → one shape. Keywords that say nothing about form (titles, patterns) are passed over: `register` reads
/// what stands inside a text and can say more about it.
fn shape(schema: &Schema, names: &HashMap<&str, usize>) -> Shape {
    if let Some(reference) = &schema.reference {
        let name = reference.trim_start_matches("#/$defs/");
        return names.get(name).map_or(Shape::Anything, |it| Shape::Named(*it));
    }
    if let Some(value) = &schema.value {
        return Shape::OneOf(vec![value.clone()]);
    }
    if let Some(members) = &schema.members {
        let values: Option<Vec<String>> = members.iter().map(|it| it.value.clone()).collect();
        return match values {
            Some(values) => Shape::OneOf(values),
            None => Shape::Union(members.iter().map(|it| shape(it, names)).collect()),
        };
    }
    if let Some(values) = &schema.values {
        return Shape::OneOf(values.clone());
    }
    match schema.kind.as_deref() {
        Some("string") => Shape::Text,
        Some("boolean") => Shape::Truth,
        Some("integer") => Shape::Number,
        Some("array") => Shape::List(Box::new(
            schema.items.as_ref().map_or(Shape::Anything, |it| shape(it, names)),
        )),
        Some("object") => Shape::Map(map_shape(schema, names)),
        _ => Shape::Anything,
    }
}

fn map_shape(schema: &Schema, names: &HashMap<&str, usize>) -> MapShape {
    let keys = schema.properties.iter().map(|(name, it)| (name.clone(), shape(it, names)));
    // The only patterns that our schemas have are lists of words: `^(a|b|c)$`.
    let words = |pattern: &str| {
        let inside = pattern.strip_prefix("^(").and_then(|it| it.strip_suffix(")$"));
        inside.unwrap_or_default().split('|').map(str::to_owned).collect()
    };
    let more = schema.patterns.first();
    let others = match &schema.others {
        Some(Others::Shaped(it)) => Some(Box::new(shape(it, names))),
        Some(Others::Allowed(_)) | None => None,
    };
    MapShape {
        keys: keys.collect(),
        more: more.map(|(pattern, it)| (words(pattern), Box::new(shape(it, names)))),
        required: schema.required.clone(),
        others,
    }
}
