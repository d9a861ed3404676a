//! The schema of `versions.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::json::{ReleasedVersions, VERSION};
use crate::article30;
use crate::written::published_schema;

/// The schema's file among the published ones.
pub const VERSIONS: &str = "versions.schema.json";

static DANISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("schema.da.yaml"))
        .expect("the embedded catalogue is a map of strings")
});

/// The schema of `versions.json`: 2020-12, in Danish and English.
pub fn versions_schema() -> Value {
    published_schema::<ReleasedVersions<'_>>(VERSIONS, VERSION, &|key| {
        DANISH.get(key).map(String::as_str).or_else(|| article30::danish(key))
    })
}
