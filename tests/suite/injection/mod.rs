//! Hostile text in every field of the content: whatever the program says, a parser that is not ours reads the structure of
//! the harmless twin, and the hostile text in it letter for letter; or the field refuses it, with a finding.
//!
//! The quick run puts a payload into every field at once and moves on by as many payloads as there are fields, so that it
//! uses every payload and every field. The whole of it, every payload in every field:
//! `INJECTION=all cargo test --test suite injection`.
//!
//! `twin` is about fields of free text, `forms` about all others, `versions` and `release` about what was released.

use std::collections::BTreeMap;

use fortegnelse::page::Theme;
use serde_json::Value;

use crate::oracles;
use crate::outputs::Whole;
use crate::project::repository;
use crate::readers::folded;
use crate::tokens::{Answer, Content, Form, full};

mod forms;
mod release;
mod twin;
mod versions;

/// A hostile text, and the code of the finding that refuses it in free text, if one does.
pub struct Payload {
    pub text: String,
    refused: Option<String>,
}

/// `tests/fixtures/injection/payloads.txt`.
pub fn payloads() -> Vec<Payload> {
    let path = repository().join("tests/fixtures/injection/payloads.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let (mut all, mut refused, mut in_group) = (Vec::new(), None, false);
    for line in text.lines() {
        if let Some(group) = line.strip_prefix("=== ") {
            in_group = true;
            refused = group.split_once(" -> ").map(|(_, code)| code.to_owned());
        } else if in_group && !line.is_empty() {
            all.push(Payload { text: characters(line), refused: refused.clone() });
        }
    }
    all
}

/// `<LF>` and `<U+202E>` as the characters that they stand for.
fn characters(line: &str) -> String {
    let mut text = line.replace("<LF>", "\n");
    while let Some((before, number, after)) = text
        .split_once("<U+")
        .and_then(|(before, it)| it.split_once('>').map(|(number, after)| (before, number, after)))
    {
        let sign = char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap();
        text = format!("{before}{sign}{after}");
    }
    text
}

fn all() -> bool {
    std::env::var("INJECTION").is_ok_and(|it| it == "all")
}

/// Where in its field a payload stands. A word that is the same in the twin stands beside it.
#[derive(Clone, Copy)]
enum Position {
    First,
    Last,
}

/// What a field says, with `text` in it, in the letters that are written and in those that are read.
fn field(token: &str, text: &str, form: Form, position: Position) -> (String, String) {
    let (written, read) = match form {
        Form::Markdown => (as_markdown(text), folded(text)),
        _ => (text.to_owned(), text.to_owned()),
    };
    match position {
        _ if text.is_empty() => (token.to_owned(), token.to_owned()),
        Position::First => (format!("{written} {token}"), format!("{read} {token}")),
        Position::Last => (format!("{token} {written}"), format!("{token} {read}")),
    }
}

/// A text that Markdown takes literally. A line break would begin a new block.
fn as_markdown(text: &str) -> String {
    let mut literal = String::new();
    for it in folded(text).chars() {
        if it.is_ascii_punctuation() {
            literal.push('\\');
        }
        literal.push(it);
    }
    literal
}

/// The content with another text for each token of free text, and what is read of each.
fn filled(
    content: &Content,
    say: impl Fn(usize, &str, Form) -> (String, String),
) -> (String, Said) {
    let free = content.tokens.iter().filter(|it| it.form != Form::Address);
    let mut written = BTreeMap::new();
    let mut read = BTreeMap::new();
    for (number, it) in free.enumerate() {
        let (one, other) = say(number, &it.token, it.form);
        written.insert(it.token.clone(), one);
        read.insert(it.token.clone(), other);
    }
    let mut value = content.value.clone();
    put(&mut value, &written);
    // JSON is YAML whose every text stands on a line of its own.
    (serde_json::to_string_pretty(&value).unwrap(), Said { written, read })
}

/// What hostile content says in the place of each token.
struct Said {
    written: BTreeMap<String, String>,
    /// Without the signs of Markdown.
    read: BTreeMap<String, String>,
}

fn put(value: &mut Value, texts: &BTreeMap<String, String>) {
    match value {
        Value::String(it) => {
            if let Some(text) = texts.get(it.as_str()) {
                *it = text.clone();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| put(it, texts)),
        Value::Object(map) => map.values_mut().for_each(|it| put(it, texts)),
        _ => {}
    }
}

/// `text` of the twin with what the hostile content says in the place of each token.
fn expected(text: &str, read: &BTreeMap<String, String>) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("Token") {
        let (before, from) = rest.split_at(at);
        said.push_str(before);
        let end = from.find('x').map_or(from.len(), |it| it + 1);
        let (token, after) = from.split_at(end);
        said.push_str(read.get(token).map_or(token, String::as_str));
        rest = after;
    }
    said + rest
}

#[test]
fn hostile_markdown_is_refused_or_can_do_nothing() {
    let payloads = payloads();
    for (it, number) in payloads.iter().zip(0..) {
        // At the beginning of a text, and inside it.
        if all() || number % 2 == 0 {
            oracles::markdown(it.text.as_bytes());
        }
        if all() || number % 2 == 1 {
            oracles::markdown(format!("a {} b", it.text).as_bytes());
        }
    }
}

/// For tests/browser/injection.mjs: sites with every payload in them, Markdown as it is wherever it is allowed.
#[test]
#[ignore = "lays files out for a browser; tests/run does it"]
fn lay_out_hostile_sites() {
    let payloads = payloads();
    let texts: Vec<&Payload> = payloads.iter().filter(|it| it.refused.is_none()).collect();
    let raw: Vec<bool> = texts.iter().map(|it| oracles::is_allowed_prose(&it.text)).collect();
    let content = full(Answer::Value, &["da"]);
    let (theme, _) = Theme::new(&[]);
    let top = repository().join("target/hostile");
    let fields = content.tokens.iter().filter(|it| it.form != Form::Address).count();
    for first in (0..texts.len()).step_by(fields) {
        let (yaml, _) = filled(&content, |number, token, form| {
            let at = (first + number) % texts.len();
            let text = &texts[at].text;
            match form {
                Form::Markdown if raw[at] => (format!("{text}\n\n{token}"), String::new()),
                _ => field(token, text, form, Position::First),
            }
        });
        let whole = Whole::of(&yaml);
        let found = whole.found.first().map(|it| (it.code.name, whole.sources.slice(it.span)));
        assert_eq!(found, None);
        let mut files = whole.files(&theme);
        let told: Vec<String> =
            (0..4).map(|it| texts[(first + it) % texts.len()].text.clone()).collect();
        files.extend(versions::pages(&yaml, &content, &told));
        for (path, text) in files {
            let file = top.join(first.to_string()).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
    }
}
