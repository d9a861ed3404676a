//! The schemas of what is published.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::{notice, v1};
use crate::written::published_schema;

static DANISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("schema.da.yaml"))
        .expect("the embedded catalogue is a map of strings")
});

/// The Danish title and text of a type or key that is published, `Title: text`.
pub fn danish(key: &str) -> Option<&'static str> {
    DANISH.get(key).map(String::as_str)
}

/// The schema of `register.json`: 2020-12, in Danish and English.
pub fn register_schema() -> Value {
    published_schema::<v1::Register<'_>>("register.schema.json", v1::VERSION, &danish)
}

/// The schema of `notice.json`: 2020-12, in Danish and English.
pub fn notice_schema() -> Value {
    published_schema::<notice::PublicFacts<'_>>("notice.schema.json", notice::VERSION, &danish)
}
