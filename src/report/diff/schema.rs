//! The schema of a comparison as JSON.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::v1;
use crate::article30;
use crate::written::published_schema;

/// The schema's file among the published ones.
pub const DIFF: &str = "diff.schema.json";

static DANISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("schema.da.yaml"))
        .expect("the embedded catalogue is a map of strings")
});

/// The schema of a comparison: 2020-12, in Danish and English.
pub fn diff_schema() -> Value {
    published_schema::<v1::Report>(DIFF, v1::VERSION, &|key| {
        DANISH.get(key).map(String::as_str).or_else(|| article30::danish(key))
    })
}
