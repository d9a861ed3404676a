//! Content with everything in it: made from the schema, so that no field can be forgotten. Every text is a token that
//! stands nowhere else.

use serde_json::{Map, Value, json};

/// A token and where it was put.
#[derive(Clone, Debug)]
pub struct Token {
    pub token: String,
    /// The keys that lead to it, `/` between them.
    pub path: String,
    /// Whether the schema calls the field, or anything around it, internal.
    pub internal: bool,
}

/// Content in which every key of the model is filled in, and its tokens. `answer` chooses among the four values.
pub fn full_content(answer: Answer) -> (String, Vec<Token>) {
    let schema = fortegnelse::written::json_schema();
    let mut maker = Maker { schema: &schema, answer, tokens: Vec::new() };
    let content = maker.make(&schema, "", false);
    (serde_yaml::to_string(&content).unwrap(), maker.tokens)
}

/// Which of the four answers is given everywhere.
#[derive(Clone, Copy, PartialEq)]
pub enum Answer {
    Value,
    None,
    NotApplicable,
    Todo,
}

struct Maker<'a> {
    schema: &'a Value,
    answer: Answer,
    tokens: Vec<Token>,
}

impl Maker<'_> {
    fn make(&mut self, schema: &Value, path: &str, internal: bool) -> Value {
        let internal = internal || schema["x-internal"] == json!(true);
        if let Some(value) = fixed(path) {
            return value;
        }
        if let Some(name) = schema["$ref"].as_str() {
            let definition = self.schema["$defs"][name.trim_start_matches("#/$defs/")].clone();
            return self.make(&definition, path, internal);
        }
        if schema["x-answer"] == json!(true) {
            let index = match self.answer {
                Answer::Value => 0,
                Answer::None => 2,
                Answer::NotApplicable => 3,
                Answer::Todo => 4,
            };
            return self.make(&schema["anyOf"][index].clone(), path, internal);
        }
        if let Some(members) = schema["anyOf"].as_array() {
            // A text is one string; `all` and `true` give way to the longer form.
            let longer = |it: &&Value| it["const"].is_null() && it["type"] != "boolean";
            let member = members.iter().find(longer).unwrap().clone();
            return self.make(&member, path, internal);
        }
        if let Some(values) = schema["oneOf"].as_array() {
            return values[0]["const"].clone();
        }
        match schema["type"].as_str().unwrap() {
            "object" => self.object(schema, path, internal),
            "array" => json!([self.make(&schema["items"].clone(), &format!("{path}/0"), internal)]),
            "boolean" => json!(true),
            "integer" => json!(30),
            "string" => json!(self.string(schema, path, internal)),
            other => panic!("{other}"),
        }
    }

    fn object(&mut self, schema: &Value, path: &str, internal: bool) -> Value {
        let mut map = Map::new();
        if let Some(properties) = schema["properties"].as_object() {
            for (key, property) in properties {
                let under = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
                map.insert(key.clone(), self.make(&property.clone(), &under, internal));
            }
        }
        if schema["additionalProperties"].is_object() {
            let thing =
                self.make(&schema["additionalProperties"].clone(), &format!("{path}/x"), internal);
            map.insert("x".to_owned(), thing);
        }
        Value::Object(map)
    }

    fn string(&mut self, schema: &Value, path: &str, internal: bool) -> String {
        let number = self.tokens.len();
        let token = match schema["pattern"].as_str() {
            None => format!("Token{number}x"),
            Some(pattern) if pattern.contains('@') => format!("token{number}x@example.dk"),
            Some(pattern) if pattern.contains("https") => {
                format!("https://token{number}x.example.dk/")
            }
            // A pattern leaves no room for a token.
            Some(pattern) if pattern.contains("0-9]{8}") => return "12345674".to_owned(),
            Some(pattern) if pattern.contains("[0-9]+Y") => return "P5Y".to_owned(),
            Some(pattern) if pattern.contains("{4}-") => return "2026-01-02".to_owned(),
            Some(pattern) if pattern.contains("[A-Z]{2}") => return "SE".to_owned(),
            Some(pattern) if pattern.starts_with("^#") => return "#0b4f5f".to_owned(),
            Some(pattern) if pattern.contains("svg") => return "logo.svg".to_owned(),
            Some(pattern) if pattern.contains("dbl") => return "6.1.a".to_owned(),
            Some(_) => return "x".to_owned(),
        };
        self.tokens.push(Token { token: token.clone(), path: path.to_owned(), internal });
        token
    }
}

/// What must be one certain value for the rest to make sense.
fn fixed(path: &str) -> Option<Value> {
    let ends = |it: &str| path.ends_with(it);
    if ends("website/languages") {
        return Some(json!(["da"]));
    }
    if path.starts_with("notices/x/sections") && ends("/show") {
        return Some(json!("activities"));
    }
    if path.starts_with("activities/x/sections") && ends("/show") {
        return Some(json!("purposes"));
    }
    if ends("/previous_ids") {
        return Some(json!(["foer"]));
    }
    if ends("notices/x/address") || ends("sections/0/id") {
        return Some(json!("her"));
    }
    None
}
