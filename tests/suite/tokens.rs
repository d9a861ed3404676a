//! Content with everything in it, or with anything that may be: made from the schema, so that no field can be forgotten.
//! Every text is a token that stands nowhere else.

use serde_json::{Map, Value, json};

/// A token and where it was put.
#[derive(Clone, Debug)]
pub struct Token {
    pub token: String,
    /// The keys that lead to it, `/` between them.
    pub path: String,
    /// Whether the schema calls the field, or anything around it, internal.
    pub internal: bool,
    pub form: Form,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// Any text.
    Plain,
    /// Any text, read as Markdown.
    Markdown,
    /// What has the form of an address.
    Address,
}

/// Some content.
pub struct Content {
    pub value: Value,
    pub tokens: Vec<Token>,
    /// The keys that lead to each value that is no token: dates, ids, words of a list, numbers.
    pub fixed: Vec<Token>,
}

/// Which of the four answers is given everywhere.
#[derive(Clone, Copy, PartialEq)]
pub enum Answer {
    Value,
    None,
    NotApplicable,
    Todo,
}

/// What is asked of whoever makes content up.
#[derive(Clone, Copy, PartialEq)]
pub enum Question {
    /// Which of the answers: the value, then as in [`Answer`].
    Answer,
    /// Whether to leave out a key that may be left out.
    Omit,
    /// How many things there are in each catalogue, beside the first.
    Things,
    /// How many items there are in a list, beside the first.
    Items,
    /// Which of several forms, the fullest first.
    Form,
    /// Which word of a list, which id, whether `false`.
    Value,
}

/// Content in which every key of the model is filled in, and its tokens. `answer` chooses among the four values.
pub fn full_content(answer: Answer) -> (String, Vec<Token>) {
    let made = full(answer, &["da"]);
    (serde_yaml::to_string(&made.value).unwrap(), made.tokens)
}

/// The same, in these languages.
pub fn full(answer: Answer, languages: &[&str]) -> Content {
    let pick = |question, _: usize| if question == Question::Answer { answer as usize } else { 0 };
    content(languages, pick)
}

/// Content as `pick` will have it: it is told how many choices there are, and names one.
pub fn content(languages: &[&str], mut pick: impl FnMut(Question, usize) -> usize) -> Content {
    let schema = fortegnelse::written::json_schema();
    let things = pick(Question::Things, IDS.len());
    let mut maker = Maker {
        schema: &schema,
        languages,
        ids: &IDS[..=things],
        pick: &mut pick,
        tokens: Vec::new(),
        fixed: Vec::new(),
    };
    let value = maker.make(&schema, Place { path: String::new(), internal: false });
    Content { value, tokens: maker.tokens, fixed: maker.fixed }
}

/// What things are called, in every catalogue: so a reference to any of them leads somewhere.
const IDS: [&str; 3] = ["x", "y", "z"];

struct Maker<'a> {
    schema: &'a Value,
    languages: &'a [&'a str],
    ids: &'a [&'static str],
    pick: &'a mut dyn FnMut(Question, usize) -> usize,
    tokens: Vec<Token>,
    fixed: Vec<Token>,
}

struct Place {
    path: String,
    internal: bool,
}

impl Place {
    fn under(&self, key: &str) -> Place {
        let path =
            if self.path.is_empty() { key.to_owned() } else { format!("{}/{key}", self.path) };
        Place { path, internal: self.internal }
    }
}

impl Maker<'_> {
    fn make(&mut self, schema: &Value, mut at: Place) -> Value {
        at.internal |= schema["x-internal"] == json!(true);
        if let Some(value) = self.settled(&at.path) {
            return value;
        }
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.trim_start_matches("#/$defs/");
            if let Some(form) = form_of(name) {
                return self.texts(&at, form);
            }
            let schema = self.schema;
            return self.make(&schema["$defs"][name], at);
        }
        if let Some(members) = schema["anyOf"].as_array() {
            return self.one_of(schema, members, at);
        }
        if let Some(values) = schema["oneOf"].as_array() {
            let value = &values[(self.pick)(Question::Value, values.len())]["const"];
            return self.fixed(&at, value.clone());
        }
        match schema["type"].as_str().unwrap() {
            "object" => self.object(schema, &at),
            "array" => self.list(&schema["items"], &at),
            "boolean" => {
                let value = (self.pick)(Question::Value, 2) == 0;
                self.fixed(&at, json!(value))
            }
            "integer" => self.fixed(&at, json!(30)),
            "string" => self.string(schema, &at),
            other => panic!("{other}"),
        }
    }

    fn one_of(&mut self, schema: &Value, members: &[Value], at: Place) -> Value {
        if schema["x-answer"] == json!(true) {
            // The second is the bare word `none`.
            let member = [0, 2, 3, 4][(self.pick)(Question::Answer, 4)];
            return self.make(&members[member].clone(), at);
        }
        // `all` and `true` give way to the longer form.
        let longer = |it: &&Value| it["const"].is_null() && it["type"] != "boolean";
        let (mut sorted, shorter): (Vec<&Value>, Vec<&Value>) = members.iter().partition(longer);
        sorted.extend(shorter);
        let member = sorted[(self.pick)(Question::Form, sorted.len())].clone();
        match member["const"].is_null() {
            true => self.make(&member, at),
            false => self.fixed(&at, member["const"].clone()),
        }
    }

    fn object(&mut self, schema: &Value, at: &Place) -> Value {
        let mut map = Map::new();
        let required =
            |key: &String| schema["required"].as_array().is_some_and(|it| it.contains(&json!(key)));
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            // A catalogue is always there: what refers to it must not lead nowhere.
            let catalogue = property["additionalProperties"].is_object();
            let place = at.under(key);
            // Without these no other content makes pages, or pages of one language only.
            let needed = ["organisation", "website"].contains(&place.path.as_str());
            let kept = needed || required(key) || catalogue || (self.pick)(Question::Omit, 2) == 0;
            if kept || self.settled(&place.path).is_some() {
                map.insert(key.clone(), self.make(property, place));
            }
        }
        if schema["additionalProperties"].is_object() {
            for id in self.ids {
                let thing = self.make(&schema["additionalProperties"], at.under(id));
                map.insert((*id).to_owned(), thing);
            }
        }
        Value::Object(map)
    }

    fn list(&mut self, items: &Value, at: &Place) -> Value {
        let mut list: Vec<Value> = Vec::new();
        for number in 0..=(self.pick)(Question::Items, 3) {
            let item = self.make(items, at.under(&number.to_string()));
            if !list.contains(&item) {
                list.push(item);
            }
        }
        json!(list)
    }

    /// A text that may be written in several languages.
    fn texts(&mut self, at: &Place, form: Form) -> Value {
        if let [_] = self.languages {
            return json!(self.token(at, form, |it| format!("Token{it}x")));
        }
        let languages = self.languages.iter();
        let texts = languages.map(|lang| {
            let text = self.token(&at.under(lang), form, |it| format!("Token{it}x"));
            ((*lang).to_owned(), json!(text))
        });
        Value::Object(texts.collect())
    }

    fn string(&mut self, schema: &Value, at: &Place) -> Value {
        let Some(pattern) = schema["pattern"].as_str() else {
            return json!(self.token(at, Form::Plain, |it| format!("Token{it}x")));
        };
        if pattern.contains('@') {
            return json!(self.token(at, Form::Address, |it| format!("token{it}x@example.dk")));
        }
        if pattern.contains("https") {
            let address = |it: usize| format!("https://token{it}x.example.dk/");
            return json!(self.token(at, Form::Address, address));
        }
        // A pattern leaves no room for a token.
        let value = match pattern {
            it if it.contains("0-9]{8}") => "12345674",
            it if it.contains("[0-9]+Y") => "P5Y",
            it if it.contains("{4}-") => "2026-01-02",
            it if it.contains("[A-Z]{2}") => "SE",
            it if it.starts_with("^#") => "#0b4f5f",
            it if it.contains("svg") => "logo.svg",
            it if it.contains("dbl") => "6.1.a",
            _ => self.ids[(self.pick)(Question::Value, self.ids.len())],
        };
        self.fixed(at, json!(value))
    }

    fn token(&mut self, at: &Place, form: Form, say: impl Fn(usize) -> String) -> String {
        let token = say(self.tokens.len());
        let (path, internal) = (at.path.clone(), at.internal);
        self.tokens.push(Token { token: token.clone(), path, internal, form });
        token
    }

    fn fixed(&mut self, at: &Place, value: Value) -> Value {
        let token = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let (path, internal) = (at.path.clone(), at.internal);
        self.fixed.push(Token { token, path, internal, form: Form::Plain });
        value
    }

    /// What must be one certain value for the rest to make sense.
    fn settled(&self, path: &str) -> Option<Value> {
        let parts: Vec<&str> = path.split('/').collect();
        // The first thing of a catalogue has the word, the others have it with their own name.
        let own = |word: &str| match parts.get(1) {
            Some(&"x") | None => word.to_owned(),
            Some(id) => format!("{word}-{id}"),
        };
        match parts[..] {
            // What notices name must be theirs to show.
            ["notices", _, "activities"] | ["notices", _, "sections", _, "only"] => {
                Some(json!(["x"]))
            }
            ["activities", "x", "notice"] => Some(json!(true)),
            ["activities", "x", "role"] => Some(json!("controller")),
            ["website", "languages"] => Some(json!(self.languages)),
            ["notices", _, "sections", _, "show"] => Some(json!("activities")),
            ["activities", _, "sections", _, "show"] => Some(json!("purposes")),
            ["notices", _, "address"] => Some(json!(own("her"))),
            [.., "sections", _, "id"] => Some(json!("her")),
            [.., "previous_ids"] => Some(json!([own("foer")])),
            _ => None,
        }
    }
}

/// The types that are one text, or one per language.
fn form_of(name: &str) -> Option<Form> {
    match name {
        "Text" => Some(Form::Plain),
        "Prose" => Some(Form::Markdown),
        _ => None,
    }
}
