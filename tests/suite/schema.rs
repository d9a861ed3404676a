//! The published schemas: committed, complete in two languages, and true.

use serde_json::Value;

use crate::project::{Project, files_under, repository};

#[test]
fn the_committed_schemas_are_those_that_the_program_makes() {
    let folder = repository().join("schema");
    let mut names = Vec::new();
    for (name, make) in fortegnelse::cli::schemas() {
        let text = serde_json::to_string_pretty(&make()).unwrap() + "\n";
        snapbox::assert_data_eq!(text, snapbox::Data::read_from(&folder.join(name), None).raw());
        names.push(folder.join(name));
    }
    names.sort();
    assert_eq!(files_under(&folder), names, "no other file in schema/");
}

#[test]
fn every_type_key_and_value_is_described_in_danish_and_english() {
    for (name, make) in fortegnelse::cli::schemas() {
        let schema = make();
        let root = schema["title"].as_str().unwrap().to_owned();
        described(&root, &schema, name);
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            described(name, definition, name);
        }
    }
}

fn described(name: &str, schema: &Value, of: &str) {
    has_both(schema, &format!("{of}: {name}"));
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        if matches!(name, "Text" | "Prose" | "Localized") {
            continue;
        }
        has_both(property, &format!("{of}: {name}.{key}"));
    }
    for value in schema["oneOf"].as_array().into_iter().flatten() {
        has_both(value, &format!("{of}: {name}={}", value["const"]));
    }
}

fn has_both(schema: &Value, what: &str) {
    let text = schema["markdownDescription"].as_str().unwrap_or_default();
    assert!(schema["title"].as_str().is_some_and(|it| !it.is_empty()), "{what} has no title");
    let mut parts = text.split("\n\n");
    assert!(parts.next().is_some_and(|it| it.len() > 3), "{what} has no Danish");
    assert!(parts.next().is_some_and(|it| it.starts_with('*')), "{what} has no English");
}

#[test]
fn no_key_outside_the_schema_is_allowed_anywhere() {
    for (name, make) in fortegnelse::cli::schemas() {
        let schema = make();
        for (of, definition) in schema["$defs"].as_object().unwrap() {
            if definition["type"] == "object" {
                assert!(!definition["additionalProperties"].is_null(), "{name}: {of}");
            }
        }
        assert_eq!(schema["additionalProperties"], Value::Bool(false), "{name}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["$id"].as_str().unwrap().contains("/1."), "{name}");
    }
}

#[test]
fn every_output_is_valid_against_its_schema() {
    for folder in ["content", "src/cli/example/content"] {
        let files = Project::of_folder(folder).files();
        for (file, schema) in [
            ("register/register.json", "schema/register.schema.json"),
            ("site/notice.json", "schema/notice.schema.json"),
        ] {
            let schema: Value = serde_json::from_str(&files[schema]).unwrap();
            let instance: Value = serde_json::from_str(&files[file]).unwrap();
            let validator = jsonschema::validator_for(&schema).unwrap();
            let wrong: Vec<String> = validator
                .iter_errors(&instance)
                .map(|it| format!("{} {it}", it.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{folder} {file}: {wrong:?}");
        }
    }
}

#[test]
fn our_check_and_a_validator_agree_on_what_is_valid_content() {
    let validator = jsonschema::validator_for(&fortegnelse::written::json_schema()).unwrap();
    let root = repository();
    let mut files = files_under(&root.join("content"));
    files.extend(files_under(&root.join("src/cli/example/content")));
    for path in files.into_iter().filter(|it| it.extension().is_some_and(|it| it == "yaml")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        assert!(validator.is_valid(&value), "{}", path.display());
    }
    for wrong in [
        "organisation: {foo: 1}",
        "organisation: []",
        "notices: {a: {}}",
        "recipients: {a: {label: 3}}",
        "recipients: {a: {label: {dk: x}}}",
        "website: {languages: [da, xx]}",
        "activities: {a: {label: A, provision: {required: maybe}}}",
        "activities: {a: {label: A, dpia: {todo: {owner: x}}}}",
    ] {
        let value: Value = serde_yaml::from_str(wrong).unwrap();
        assert!(!validator.is_valid(&value), "{wrong}");
        assert!(!Project::of(wrong).codes().is_empty(), "{wrong}");
    }
}

#[test]
fn every_shipped_content_file_names_its_schema_in_its_first_line() {
    let root = repository();
    for folder in ["content", "src/cli/example/content"] {
        let base = root.join(folder);
        for path in files_under(&base)
            .into_iter()
            .filter(|it| it.extension().is_some_and(|it| it == "yaml"))
            // What a version holds is a copy, and lies elsewhere.
            .filter(|it| !it.starts_with(base.join("versions")))
        {
            let up = "../".repeat(path.strip_prefix(&base).unwrap().components().count());
            let line = format!("# yaml-language-server: $schema={up}schema/content.schema.json");
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(text.lines().next(), Some(line.as_str()), "{}", path.display());
        }
    }
}
