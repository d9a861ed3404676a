//! Template values. Only this floor makes HTML that templates do not escape, so that none has to say `| safe`.

use std::collections::BTreeMap;

use tera::Value;
use tera::value::Key;

/// A map with these keys, in this order.
pub(super) fn object<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    let mut place = 0;
    Value::from(BTreeMap::from(entries.map(|(name, value)| {
        place += 1;
        (Placed { place, name }, value)
    })))
}

/// A key that sorts by its place. Tera makes its own map of whatever map it is given, so the given one should be cheap:
/// sorted already, and without hashes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    place: u8,
    name: &'static str,
}

impl From<Placed> for Key<'static> {
    fn from(key: Placed) -> Self {
        key.name.into()
    }
}

/// Text, escaped where it is shown.
pub(super) fn text(text: &str) -> Value {
    Value::from(text)
}

/// HTML made by this floor.
pub(super) fn html(html: &str) -> Value {
    Value::safe_string(html)
}

/// The value, or none.
pub(super) fn or_none(value: Option<Value>) -> Value {
    value.unwrap_or_else(Value::none)
}

/// A list.
pub(super) fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::from(values.into_iter().collect::<Vec<Value>>())
}
