//! Four-valued answers: a value, none because, not applicable because, to do.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, EnumAccess, VariantAccess, Visitor};
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

/// The name that an answer is asked for by: which variant stands there, [`decode`](super::decode) knows.
pub(super) const NAME: &str = "Answer";
/// The variant of a value.
pub(super) const VALUE: &str = "value";
/// The variant of a bare `none`, and of `none` with a reason.
pub(super) const NONE: &str = ANSWER_KEYS[0];

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for AnswerVisitor<T> {
            type Value = Answer<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value, or why there is none")
            }
            fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
                let (variant, content) = access.variant()?;
                Ok(match variant {
                    AnswerVariant::Value => Answer::Value(content.newtype_variant()?),
                    AnswerVariant::None => Answer::None(content.newtype_variant()?),
                    AnswerVariant::NotApplicable => {
                        Answer::NotApplicable(content.newtype_variant()?)
                    }
                    AnswerVariant::Todo => Answer::Todo(content.newtype_variant()?),
                })
            }
        }
        deserializer.deserialize_enum(NAME, &[], AnswerVisitor(PhantomData))
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum AnswerVariant {
    Value,
    None,
    NotApplicable,
    Todo,
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
