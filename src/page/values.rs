//! Template values. Only this floor makes HTML that templates do not escape, so that none has to say `| safe`.

use tera::{Map, Value};

/// A map with these keys, in this order.
pub(super) fn object<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    let mut map = Map::with_capacity(N);
    for (key, value) in entries {
        map.insert(key.into(), value);
    }
    Value::from(map)
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
