//! How a place gets into the model: a [`Spanned`] asks for it by its name, and [`decode`](super::decode) gives the value and
//! the numbers of its places. A field that does not ask for its place never sees it.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::source::{FileId, Span, Spanned};

/// The name that a value with its place is asked for by.
pub(super) const NAME: &str = "Spanned";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value tied to its place")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
                let missing = || Error::custom("a place is missing");
                let value = parts.next_element()?.ok_or_else(missing)?;
                let mut next = || parts.next_element::<u32>()?.ok_or_else(missing);
                let file = FileId(next()?);
                let span = Span { file, start: next()?, end: next()? };
                Ok(Spanned { value, span, key: Span { file, start: next()?, end: next()? } })
            }
        }
        deserializer.deserialize_tuple_struct(NAME, 6, SpannedVisitor(PhantomData))
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The schema of a tied value is the schema of the value.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
