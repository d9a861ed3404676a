//! Nodes → `serde_yaml` values with places → the typed model.

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::reader::{self, Key, Kind, Node};
use super::spanned::tie;
use crate::source::{FileId, Span};

/// Decodes a node that its shape has been checked for.
///
/// # Errors
/// Never on a node without findings; if it does, schema and model have drifted apart.
pub(super) fn decode<T: DeserializeOwned>(node: Node) -> Result<T, serde_yaml::Error> {
    let place = node.span;
    serde_yaml::from_value(tied(node, place))
}

/// A text as values without places or model, the way any YAML reader sees it; `None` where our profile refuses it.
pub fn untyped(text: &str) -> Option<Value> {
    let (node, found) = reader::read(FileId(0), text);
    found.is_empty().then_some(node).flatten().map(bare)
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

fn tied(node: Node, key: Span) -> Value {
    let span = node.span;
    let value = match node.kind {
        Kind::Scalar { text, plain: true } => plain_scalar(text),
        Kind::Scalar { text, plain: false } => Value::String(text),
        Kind::List(items) => Value::Sequence(
            items
                .into_iter()
                .map(|it| {
                    let place = it.span;
                    tied(it, place)
                })
                .collect(),
        ),
        // Nothing with a refused part is decoded; see `parse`.
        Kind::Refused => Value::Null,
        Kind::Map(entries) => {
            let mut map = Mapping::with_capacity(entries.len());
            for (Key { text, span }, node) in entries {
                map.insert(Value::String(text), tied(node, span));
            }
            Value::Mapping(map)
        }
    };
    tie(value, span, key)
}

/// A plain scalar as YAML 1.2's core schema reads it, less what no field of ours takes (null, floats).
fn plain_scalar(text: String) -> Value {
    match text.as_str() {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => match text.parse::<u32>() {
            Ok(number) if is_decimal(&text) => Value::Number(number.into()),
            _ => Value::String(text),
        },
    }
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
