//! How a place gets into the model: it rides on the value as a YAML tag.
//!
//! Our profile refuses tags in the author's text, so the channel is free, `serde_yaml` carries it through its
//! `Value` by itself, and a field that does not ask for its place never sees it.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_yaml::value::{Tag, TaggedValue};

use crate::source::{FileId, Span, Spanned};

/// Ties `value` to its place and its key's place.
pub(super) fn tie(value: serde_yaml::Value, span: Span, key: Span) -> serde_yaml::Value {
    let tag = Tag::new(format!(
        "{:x}:{:x}:{:x}:{:x}:{:x}",
        span.file.0, span.start, span.end, key.start, key.end
    ));
    serde_yaml::Value::Tagged(Box::new(TaggedValue { tag, value }))
}

fn untie(tag: &str) -> Option<(Span, Span)> {
    let mut parts = tag.split(':').map(|it| u32::from_str_radix(it, 16).ok());
    let mut next = || parts.next().flatten();
    let (file, start, end) = (FileId(next()?), next()?, next()?);
    let key = Span { file, start: next()?, end: next()? };
    Some((Span { file, start, end }, key))
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value tied to its place")
            }
            fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
                let (place, content) = access.variant::<Place>()?;
                let value = content.newtype_variant()?;
                Ok(Spanned { value, span: place.0, key: place.1 })
            }
        }
        deserializer.deserialize_enum("Spanned", &[], SpannedVisitor(std::marker::PhantomData))
    }
}

struct Place(Span, Span);

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PlaceVisitor;
        impl Visitor<'_> for PlaceVisitor {
            type Value = Place;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a place")
            }
            fn visit_str<E: de::Error>(self, tag: &str) -> Result<Place, E> {
                let (span, key) = untie(tag).ok_or_else(|| E::custom("not a place"))?;
                Ok(Place(span, key))
            }
        }
        deserializer.deserialize_identifier(PlaceVisitor)
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
