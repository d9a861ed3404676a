//! The schemas of what is published.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::{notice, v1};
use crate::written::{self, describe, tidy};

static DANISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("schema.da.yaml"))
        .expect("the embedded catalogue is a map of strings")
});

/// The schema of `register.json`: 2020-12, in Danish and English.
pub fn register_schema() -> Value {
    schema::<v1::Register<'_>>("register", v1::VERSION)
}

/// The schema of `notice.json`: 2020-12, in Danish and English.
pub fn notice_schema() -> Value {
    schema::<notice::PublicFacts<'_>>("notice", notice::VERSION)
}

fn schema<T: JsonSchema>(name: &str, version: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    tidy(&mut schema);
    let id = format!("https://fortegnelse.example/schema/{name}/{version}/{name}.schema.json");
    schema.insert("$id".to_owned(), json!(id));
    // What the formats share with the content is described once, there.
    describe(&mut schema, &|key| {
        DANISH.get(key).map(String::as_str).or_else(|| written::danish(key))
    });
    schema.to_value()
}
