//! The JSON Schema of the content, for editors, for other systems and for our own check.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::content::Content;

/// The content's schema as it stands in `schema/`: a test holds it against the one that the types make. Every run checks
/// content against it, and reading it takes a tenth of the time of making it.
pub const PUBLISHED: &str = include_str!("../../schema/content.schema.json");

/// The content's schema as it is published: 2020-12, in Danish and English, with `$id`.
pub fn json_schema() -> Value {
    let mut schema = bare();
    schema.insert(
        "$id".to_owned(),
        json!("https://fortegnelse.example/schema/content/1.1.0/content.schema.json"),
    );
    describe(&mut schema, &danish);
    schema.to_value()
}

/// The schema of a format that the program writes, as it is published in `file`: 2020-12, in Danish and English, with
/// `$id`. `danish` finds the texts by `Type`, `Type.property` and `Type=value`; what a format shares with the content is
/// described once, here.
pub fn published_schema<T: JsonSchema>(
    file: &str,
    version: &str,
    danish: &dyn Fn(&str) -> Option<&'static str>,
) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    tidy(&mut schema);
    let name = file.split('.').next().unwrap_or(file);
    let id = format!("https://fortegnelse.example/schema/{name}/{version}/{file}");
    schema.insert("$id".to_owned(), json!(id));
    describe(&mut schema, &|key| danish(key).or_else(|| self::danish(key)));
    schema.to_value()
}

/// The content's schema with the English of the doc comments only.
fn bare() -> Schema {
    let mut schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Content>();
    tidy(&mut schema);
    schema
}

static DANISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("schema.da.yaml"))
        .expect("the embedded catalogue is a map of strings")
});

/// The Danish title and text for a key of the catalogue, `Title: text`.
fn danish(key: &str) -> Option<&'static str> {
    DANISH.get(key).map(String::as_str)
}

/// Takes out what our profile does not have (null) and what strict validators refuse (Rust's number formats).
fn tidy(schema: &mut Schema) {
    struct Tidy;
    impl Transform for Tidy {
        fn transform(&mut self, schema: &mut Schema) {
            transform_subschemas(self, schema);
            let Some(object) = schema.as_object_mut() else { return };
            object.remove("default");
            if object
                .get("format")
                .is_some_and(|it| it.as_str().is_some_and(|it| it.starts_with("uint")))
            {
                object.remove("format");
            }
            without_null(object);
        }
    }
    Tidy.transform(schema);
}

fn without_null(object: &mut serde_json::Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|it| it != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(members)) = object.get_mut("anyOf") else { return };
    members.retain(|it| it["type"] != "null");
    if let [Value::Object(only)] = members.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}

/// Gives every type, property and value its Danish title and text, before the English, in the forms that editors and
/// validators read. `danish` finds the texts by `Type`, `Type.property` and `Type=value`; each is `Title: text`.
fn describe(schema: &mut Schema, danish: &dyn Fn(&str) -> Option<&'static str>) {
    let Some(root) = schema.as_object_mut() else { return };
    let root_name = root.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(Value::Object(definitions)) = root.get_mut("$defs") {
        for (name, definition) in definitions.iter_mut() {
            describe_type(name, definition, danish);
        }
    }
    let mut whole = Value::Object(std::mem::take(root));
    describe_type(&root_name, &mut whole, danish);
    if let Value::Object(whole) = whole {
        *root = whole;
    }
}

fn describe_type(
    name: &str,
    definition: &mut Value,
    danish: &dyn Fn(&str) -> Option<&'static str>,
) {
    say(definition, danish(name));
    if let Some(Value::Object(properties)) = definition.get_mut("properties") {
        for (key, property) in properties.iter_mut() {
            say(property, danish(&format!("{name}.{key}")));
            // The list says what it is a list of; the general text about ids would only stand in its way.
            if let Some(Value::Object(items)) = property.get_mut("items") {
                items.remove("description");
            }
        }
    }
    if let Some(Value::Array(values)) = definition.get_mut("oneOf") {
        for value in values.iter_mut() {
            let key = value["const"].as_str().map(|it| format!("{name}={it}"));
            say(value, key.and_then(|it| danish(&it)));
        }
    }
}

/// Said of every internal field, so that nobody has to guess what reaches the web site.
const INTERNAL: &str = "Only in the register, never on the web site.";

fn say(schema: &mut Value, danish: Option<&str>) {
    let (Some(object), Some(danish)) = (schema.as_object_mut(), danish) else { return };
    let (title, text) = danish.split_once(": ").unwrap_or((danish, ""));
    let english = object.get("description").and_then(Value::as_str).unwrap_or_default();
    let mut english = english.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = text.to_owned();
    if object.get("x-internal") == Some(&json!(true)) {
        let internal = self::danish("x-internal").and_then(|it| it.split_once(": "));
        text = format!("{text} {}", internal.map_or("", |(_, it)| it));
        english = format!("{english} {INTERNAL}");
    }
    object.insert("title".to_owned(), json!(title));
    object.insert("description".to_owned(), json!(format!("{text}\n\n{english}").trim()));
    object
        .insert("markdownDescription".to_owned(), json!(format!("{text}\n\n*{}*", english.trim())));
}
