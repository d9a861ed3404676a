//! A language file: the words of a language that the program does not have itself, `text/<code>.yaml` among the templates.
//!
//! Texts that have a name stand under it at the margin, as in our own `text/da.yaml`. Official wording and names stand
//! under `words`, each by its English text.

use std::sync::LazyLock;

use serde_json::json;

use super::reader::{self, Kind, Node};
use super::shape::Shapes;
use crate::source::{Diagnostics, FileId, Lang, Limits, Span};

/// The key that holds the texts without a name.
const WORDS: &str = "words";

/// A language file as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// The texts that have a name.
    pub texts: Vec<Entry>,
    /// Those that go by the English text.
    pub words: Vec<Entry>,
    /// Where the key of the latter stands.
    pub words_place: Option<Span>,
}

/// A text of a language file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name, or the English text.
    pub name: String,
    /// Where that stands.
    pub name_place: Span,
    /// What it is in the language; empty when it is still to be written.
    pub text: String,
    /// Where that stands.
    pub place: Span,
}

/// The language that a file among the templates has the words of, when it is not one of ours.
pub fn language_of_file(name: &str) -> Option<Lang> {
    let code = name.strip_prefix("text/")?.strip_suffix(".yaml")?;
    Lang::from_code(code).filter(|it| !Lang::ALL.contains(it))
}

/// Reads a language file, and says what is wrong with its form.
pub fn translation(file: FileId, text: &str) -> (Translation, Diagnostics) {
    let (node, mut found) = reader::read(file, text, Limits::default());
    let mut read = Translation::default();
    let Some(node) = node.filter(|it| !it.is_empty()) else { return (read, found) };
    found.extend(FORM.check(&node));
    for (key, value) in entries(node) {
        match value.kind {
            Kind::Map(_) if key.text == WORDS => {
                read.words_place = Some(key.span);
                read.words = entries(value).filter_map(|(key, it)| entry(key, it)).collect();
            }
            // Anything else under that key has been told of.
            _ if key.text == WORDS => {}
            _ => read.texts.extend(entry(key, value)),
        }
    }
    (read, found)
}

fn entries(node: Node) -> impl Iterator<Item = (reader::Key, Node)> {
    let entries = match node.kind {
        Kind::Map(entries) => entries,
        _ => Vec::new(),
    };
    entries.into_iter()
}

fn entry(key: reader::Key, value: Node) -> Option<Entry> {
    match value.kind {
        Kind::Scalar { text, .. } => {
            Some(Entry { name: key.text, name_place: key.span, text, place: value.span })
        }
        _ => None,
    }
}

static FORM: LazyLock<Shapes> = LazyLock::new(|| {
    let text = json!({"type": "string"});
    let words = json!({"type": "object", "additionalProperties": text});
    let schema = json!({
        "type": "object",
        "properties": {WORDS: words},
        "additionalProperties": text,
    });
    Shapes::of(&serde_json::from_value(schema).expect("this is a JSON Schema"))
});
