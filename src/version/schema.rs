//! The schema of `version.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::stored::{FORMAT, Stored};
use crate::written::published_schema;

/// The schema's file among the published ones.
pub const SCHEMA: &str = "version.schema.json";

static DANISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("schema.da.yaml"))
        .expect("the embedded catalogue is a map of strings")
});

/// The schema of `version.json`: 2020-12, in Danish and English.
pub fn version_schema() -> Value {
    published_schema::<Stored>(SCHEMA, FORMAT, &|key| DANISH.get(key).map(String::as_str))
}
