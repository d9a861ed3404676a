//! What people can demand: `rights` (in `notice.yaml` as a rule).

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::Field;
use super::text::{Prose, Text};

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
}

/// How a right is stated: `true` for the standard wording, `false`, or the notice's own words.
#[derive(Clone, Debug, PartialEq)]
pub enum RightStatement {
    /// In the standard wording, or not at all.
    Standard(bool),
    /// In these words.
    Text(Prose),
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
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RightStatement, A::Error> {
                Prose::deserialize(MapAccessDeserializer::new(map)).map(RightStatement::Text)
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
        json_schema!({
            "description": "`true` for the standard wording, `false`, or the notice's own words.",
            "anyOf": [{"type": "boolean"}, text],
        })
    }
}
