//! What people can demand: `rights` (in `notice.yaml` as a rule).

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::Field;
use super::scalar::IsoDuration;
use super::text::{Prose, Text};
use crate::source::{Lang, Spanned};

/// The rights as the notice states them. Which of them apply is computed from the legal bases all the same.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Rights {
    /// Access (Art. 15).
    pub access: Field<RightStatement>,
    /// Rectification (Art. 16).
    pub rectification: Field<RightStatement>,
    /// Erasure (Art. 17).
    pub erasure: Field<RightStatement>,
    /// Restriction of processing (Art. 18).
    pub restriction: Field<RightStatement>,
    /// Data portability (Art. 20).
    pub portability: Field<RightStatement>,
    /// Objection (Art. 21).
    pub objection: Field<RightStatement>,
    /// Not to be subject to automated decisions (Art. 22).
    pub automated: Field<RightStatement>,
    /// Withdrawal of consent (Art. 7(3)).
    pub withdraw_consent: Field<RightStatement>,
    /// Complaint to the supervisory authority (Art. 77).
    pub complaint: Field<RightStatement>,
    /// How rights are used: whom to write to.
    pub contact: Field<Prose>,
    /// The law that the text names as the source of the rights.
    pub law: Field<String>,
    /// How long an answer takes at most, from the request; the law allows one month (Art. 12(3)).
    pub response_time: Field<IsoDuration>,
    /// What is charged for an answer; as a rule nothing may be (Art. 12(5)).
    pub fee: Field<Text>,
}

/// How a right is stated: `true` for the standard wording, `false`, or the notice's own words.
#[derive(Clone, Debug, PartialEq)]
pub enum RightStatement {
    /// In the standard wording, or not at all.
    Standard(bool),
    /// In these words.
    Text(Prose),
    /// Restricted by a law, which is named: the notice does not give it.
    RestrictedBy(String),
}

impl<'de> Deserialize<'de> for RightStatement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RightVisitor;
        impl<'de> Visitor<'de> for RightVisitor {
            type Value = RightStatement;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false or a text")
            }
            fn visit_bool<E: de::Error>(self, it: bool) -> Result<RightStatement, E> {
                Ok(RightStatement::Standard(it))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<RightStatement, E> {
                Ok(RightStatement::Text(Prose(Text::Plain(text.to_owned()))))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RightStatement, A::Error> {
                let mut texts = Vec::new();
                while let Some((key, text)) = map.next_entry::<String, Spanned<String>>()? {
                    match Lang::from_code(&key) {
                        Some(lang) => texts.push((lang, text)),
                        None => return Ok(RightStatement::RestrictedBy(text.value)),
                    }
                }
                Ok(RightStatement::Text(Prose(Text::PerLanguage(texts))))
            }
        }
        deserializer.deserialize_any(RightVisitor)
    }
}

impl JsonSchema for RightStatement {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RightStatement".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Prose>();
        let restricted = generator.subschema_for::<RestrictedRight>();
        json_schema!({
            "description": "`true` for the standard wording, `false`, the notice's own words, or the law that restricts it.",
            "anyOf": [{"type": "boolean"}, text, restricted],
        })
    }
}

/// A right that a law restricts (Art. 23).
#[derive(JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct RestrictedRight {
    /// The law, with its section. The notice names it: people must know of a restriction (Art. 23(2)(h)).
    restricted_by: String,
}
