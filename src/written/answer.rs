//! Four-valued answers: a value, none because, not applicable because, to do.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::scalar::IsoDate;
use super::text::Text;
use crate::source::Spanned;

/// An answer as written. A missing answer is a missing key, never one of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<T> {
    /// The value itself.
    Value(T),
    /// There is none, and why.
    None(Option<Spanned<Text>>),
    /// It does not apply here, and why.
    NotApplicable(Spanned<Text>),
    /// Not answered yet: who answers, and by when. Allowed in a draft, refused in a release.
    Todo(Todo),
}

/// Who will give the answer, and by when.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TodoDetails")]
pub struct Todo {
    /// Who answers.
    #[schemars(extend("x-internal" = true))]
    pub owner: Spanned<String>,
    /// By when.
    #[schemars(extend("x-internal" = true))]
    pub due: Spanned<IsoDate>,
}

/// The keys that tell an answer from a value.
pub(super) const ANSWER_KEYS: [&str; 3] = ["none", "not_applicable", "todo"];

impl<'de, T: DeserializeOwned> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_yaml::Value::deserialize(deserializer)?;
        if value.as_str() == Some("none") {
            return Ok(Answer::None(None));
        }
        let key = value
            .as_mapping()
            .filter(|it| it.len() == 1)
            .and_then(|it| it.iter().next())
            .and_then(|(key, value)| Some((key.as_str()?, value.clone())));
        let answer = match key {
            Some(("none", why)) => Answer::None(Some(decode(why)?)),
            Some(("not_applicable", why)) => Answer::NotApplicable(decode(why)?),
            Some(("todo", todo)) => Answer::Todo(decode(todo)?),
            _ => Answer::Value(decode(value)?),
        };
        Ok(answer)
    }
}

fn decode<T: DeserializeOwned, E: Error>(value: serde_yaml::Value) -> Result<T, E> {
    serde_yaml::from_value(value).map_err(E::custom)
}

impl<T: JsonSchema> JsonSchema for Answer<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Answer_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        let none = generator.subschema_for::<AnswerNone>();
        let not_applicable = generator.subschema_for::<AnswerNotApplicable>();
        let todo = generator.subschema_for::<AnswerTodo>();
        json_schema!({
            "anyOf": [value, {"const": "none"}, none, not_applicable, todo],
            "x-answer": true,
        })
    }
}

/// There is none.
#[derive(JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct AnswerNone {
    /// Why there is none.
    #[schemars(with = "Text")]
    none: (),
}

/// It does not apply here.
#[derive(JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct AnswerNotApplicable {
    /// Why it does not apply.
    #[schemars(with = "Text")]
    not_applicable: (),
}

/// Not answered yet.
#[derive(JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct AnswerTodo {
    /// Who answers, and by when.
    #[schemars(with = "Todo")]
    todo: (),
}
