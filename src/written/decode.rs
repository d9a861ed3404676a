//! Nodes → the typed model, each value with its place.
//!
//! A node is its own deserializer. What serde has no words for goes by the name of a type: `Spanned` is a value and the
//! numbers of two places, `Answer` is an enum whose variant the form of the node decides.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_yaml::Value;

use super::answer::{self, ANSWER_KEYS};
use super::reader::{self, Kind, Node};
use super::spanned;
use crate::source::{FileId, Limits, Severity, Span};

/// Decodes a node that its shape has been checked for.
///
/// # Errors
/// Never on a node without findings; if it does, schema and model have drifted apart.
pub(super) fn decode<T: DeserializeOwned>(node: Node) -> Result<T, Drifted> {
    T::deserialize(Keyed { key: node.span, node })
}

/// Schema and model have drifted apart, and how.
#[derive(Debug)]
pub(super) struct Drifted(String);

impl fmt::Display for Drifted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Drifted {}

impl de::Error for Drifted {
    fn custom<T: fmt::Display>(message: T) -> Drifted {
        Drifted(message.to_string())
    }
}

/// A node and the place of its key; the node's own place when it has no key.
struct Keyed {
    node: Node,
    key: Span,
}

impl<'de> Deserializer<'de> for Keyed {
    type Error = Drifted;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Drifted> {
        match &self.node.kind {
            Kind::Scalar { text, plain: true } if text == "true" => visitor.visit_bool(true),
            Kind::Scalar { text, plain: true } if text == "false" => visitor.visit_bool(false),
            Kind::Scalar { text, plain } => match plain.then(|| number(text)).flatten() {
                Some(number) => visitor.visit_u32(number),
                None => self.deserialize_string(visitor),
            },
            Kind::List(_) => self.deserialize_seq(visitor),
            Kind::Map(_) => self.deserialize_map(visitor),
            // Nothing with a refused part is decoded; see `parse`.
            Kind::Refused => visitor.visit_unit(),
        }
    }

    // Each of the forms by itself, so that the program need not hold, for every type, how it would be read from all others.

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Drifted> {
        let Kind::List(items) = self.node.kind else {
            return Err(de::Error::custom("a list is written as one"));
        };
        let items = items.into_iter().map(|node| Keyed { key: node.span, node });
        visitor.visit_seq(SeqDeserializer::new(items))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Drifted> {
        let Kind::Map(entries) = self.node.kind else {
            return Err(de::Error::custom("keys and values are written as such"));
        };
        let entries = entries.into_iter();
        let entries = entries.map(|(key, node)| (key.text, Keyed { key: key.span, node }));
        visitor.visit_map(MapDeserializer::new(entries))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Drifted> {
        self.deserialize_map(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Drifted> {
        match self.node.kind {
            Kind::Scalar { text, .. } => visitor.visit_string(text),
            _ => Err(de::Error::custom("a text is a scalar")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Drifted> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Drifted> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Drifted> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Drifted> {
        if name != spanned::NAME {
            return self.deserialize_any(visitor);
        }
        let (span, key) = (self.node.span, self.key);
        let numbers = [span.file.0, span.start, span.end, key.start, key.end];
        visitor.visit_seq(Parts { value: Some(self), numbers: numbers.into_iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Drifted> {
        if name == answer::NAME {
            return visitor.visit_enum(Answered(self));
        }
        match self.node.kind {
            Kind::Scalar { text, .. } => visitor.visit_enum(text.into_deserializer()),
            _ => Err(de::Error::custom("a word of a closed list is a scalar")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, Drifted> for Keyed {
    type Deserializer = Keyed;
    fn into_deserializer(self) -> Keyed {
        self
    }
}

/// A value, then the numbers of its place and its key's.
struct Parts {
    value: Option<Keyed>,
    numbers: std::array::IntoIter<u32, 5>,
}

impl<'de> SeqAccess<'de> for Parts {
    type Error = Drifted;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Drifted> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map(Some),
            None => {
                self.numbers.next().map(|it| seed.deserialize(it.into_deserializer())).transpose()
            }
        }
    }
}

/// A node where a four-valued answer may stand.
struct Answered(Keyed);

impl<'de> EnumAccess<'de> for Answered {
    type Error = Drifted;
    type Variant = Chosen;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Chosen), Drifted> {
        let Answered(Keyed { mut node, key }) = self;
        let (name, chosen) = match &mut node.kind {
            Kind::Scalar { text, .. } if text == answer::NONE => (answer::NONE, None),
            Kind::Map(entries) => match entries.as_slice() {
                [(only, _)] => match ANSWER_KEYS.into_iter().find(|it| *it == only.text) {
                    Some(name) => (name, entries.pop().map(|(key, it)| (it, key.span))),
                    None => (answer::VALUE, Some((node, key))),
                },
                _ => (answer::VALUE, Some((node, key))),
            },
            _ => (answer::VALUE, Some((node, key))),
        };
        let name: de::value::StrDeserializer<'_, Drifted> = name.into_deserializer();
        Ok((seed.deserialize(name)?, Chosen(chosen.map(|(node, key)| Keyed { node, key }))))
    }
}

/// What stands under an answer's key; nothing under a bare `none`.
struct Chosen(Option<Keyed>);

impl<'de> VariantAccess<'de> for Chosen {
    type Error = Drifted;

    fn unit_variant(self) -> Result<(), Drifted> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Drifted> {
        match self.0 {
            Some(value) => seed.deserialize(value),
            None => seed.deserialize(().into_deserializer()),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Drifted> {
        Err(de::Error::custom("an answer holds one value"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Drifted> {
        Err(de::Error::custom("an answer holds one value"))
    }
}

/// A text as values without places or model, the way any YAML reader sees it; `None` where our profile refuses it.
pub fn untyped(text: &str) -> Option<Value> {
    let (node, found) = reader::read(FileId(0), text, Limits::default());
    let refused = found.iter().any(|it| it.level() == Severity::Error);
    node.filter(|_| !refused).map(bare)
}

fn bare(node: Node) -> Value {
    match node.kind {
        _ if node.is_empty() => Value::Null,
        Kind::Scalar { text, plain: true } => plain_scalar(text),
        Kind::Scalar { text, plain: false } => Value::String(text),
        Kind::List(items) => Value::Sequence(items.into_iter().map(bare).collect()),
        Kind::Refused => Value::Null,
        Kind::Map(entries) => Value::Mapping(
            entries.into_iter().map(|(key, it)| (Value::String(key.text), bare(it))).collect(),
        ),
    }
}

/// A plain scalar as YAML 1.2's core schema reads it, less what no field of ours takes (null, floats).
fn plain_scalar(text: String) -> Value {
    match (text.as_str(), number(&text)) {
        ("true", _) => Value::Bool(true),
        ("false", _) => Value::Bool(false),
        (_, Some(number)) => Value::Number(number.into()),
        (_, None) => Value::String(text),
    }
}

/// The number that a plain scalar is.
fn number(text: &str) -> Option<u32> {
    if is_decimal(text) { text.parse().ok() } else { None }
}

/// Whether a text is a whole number written the one way that everybody reads alike.
pub(super) fn is_decimal(text: &str) -> bool {
    text == "0"
        || (!text.starts_with('0')
            && !text.is_empty()
            && text.bytes().all(|it| it.is_ascii_digit()))
}

/// Whether some YAML reader takes a plain scalar for something else than text: null, a truth value, a number.
pub(super) fn not_text_to_all(text: &str) -> bool {
    const NOT_TEXT: [&str; 6] = ["~", "null", "Null", "NULL", "", "="];
    const TRUTH: [&str; 6] = ["true", "True", "TRUE", "false", "False", "FALSE"];
    NOT_TEXT.contains(&text) || TRUTH.contains(&text) || looks_like_number(text)
}

fn looks_like_number(text: &str) -> bool {
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    let special = matches!(body, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
    let based = ["0x", "0o", "0b"].iter().any(|it| body.starts_with(it));
    let digits = body.bytes().next().is_some_and(|it| it.is_ascii_digit() || it == b'.')
        && body.bytes().any(|it| it.is_ascii_digit());
    let numeric = body.bytes().all(|it| it.is_ascii_digit() || b"._eE+-:".contains(&it));
    let one_number = body.replace('_', "").parse::<f64>().is_ok();
    let sixties =
        body.contains(':') && !body.contains('-') && body.split(':').all(|it| !it.is_empty());
    special || (based && body.len() > 2) || (digits && numeric && (one_number || sixties))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_reader_takes_for_a_number_is_no_text() {
        for it in [
            "1",
            "01",
            "3.10",
            "1_000",
            "0x1F",
            "0o17",
            "12e03",
            "+45",
            "-1",
            ".5",
            "190:20:30",
            "12345678",
        ] {
            assert!(not_text_to_all(it), "{it}");
        }
    }

    #[test]
    fn what_every_reader_takes_for_text_is_text() {
        for it in [
            "no",
            "NO",
            "nej",
            "ja",
            "2026-11-22",
            "P5Y",
            "6.1.a",
            "DK",
            "70 20 30 40",
            "v1",
            "e-mail",
            "-",
        ] {
            assert!(!not_text_to_all(it), "{it}");
        }
    }
}
