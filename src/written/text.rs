//! What a citizen reads: one string, or one per language.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use crate::source::{Lang, Spanned};

/// A text as written: a string in the content's first language, or a map from language to string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// One string, in the content's first language.
    Plain(String),
    /// One string per language.
    PerLanguage(Vec<(Lang, Spanned<String>)>),
}

/// A longer text as written, with Markdown: paragraphs, lists, emphasis, links. Raw HTML is refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Prose(pub Text);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a map from language to text")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }
            fn visit_string<E: de::Error>(self, text: String) -> Result<Text, E> {
                Ok(Text::Plain(text))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut texts = Vec::new();
                while let Some((code, text)) = map.next_entry::<String, Spanned<String>>()? {
                    let lang = Lang::from_code(&code)
                        .ok_or_else(|| de::Error::custom("not one of our languages"))?;
                    texts.push((lang, text));
                }
                Ok(Text::PerLanguage(texts))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

/// The codes of the languages that the program has no words of itself, as a pattern for keys.
pub fn other_languages() -> String {
    let ours = |code: &&str| Lang::ALL.iter().any(|it| it.code() == *code);
    let others: Vec<&str> = Lang::codes().filter(|it| !ours(it)).collect();
    format!("^({})$", others.join("|"))
}

/// The two forms of a text, `what` saying what a single string is.
fn schema(what: &str) -> Schema {
    let per_language: serde_json::Map<String, serde_json::Value> = Lang::ALL
        .iter()
        .map(|it| {
            let (first, rest) = it.name(Lang::Da).split_at(1);
            let name = format!("{}{rest} / {}", first.to_uppercase(), it.name(Lang::En));
            (
                it.code().to_owned(),
                serde_json::json!({"type": "string", "minLength": 1, "title": name}),
            )
        })
        .collect();
    json_schema!({
        "description": what,
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "properties": per_language,
                "patternProperties": {
                    other_languages(): {"type": "string", "minLength": 1},
                },
                "additionalProperties": false,
                "minProperties": 1,
            },
        ],
    })
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema("A short text without Markdown: one string, or one per language.")
    }
}

impl JsonSchema for Prose {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Prose".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema("A text with Markdown: one string, or one per language.")
    }
}
