//! The contract with the authors of templates: what each template sees, collected from what the views really make.
//!
//! A [`Reference`] looks on while a site is made. Its tables stand in `templates/README.md`, and a test holds them there
//! against a site with everything in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use tera::{Context, Value};

use super::theme::FILES;

/// What templates have been seen to see.
#[derive(Default)]
pub struct Reference(Mutex<BTreeMap<String, Names>>);

/// What is seen under each name, `.` and `[]` leading inward: `it.purposes[].text`.
type Names = BTreeMap<String, Seen>;

#[derive(Default)]
struct Seen {
    kinds: BTreeSet<&'static str>,
    example: String,
}

/// The values that a template sees, and the names of them all.
#[derive(Default)]
pub(super) struct Base {
    values: Context,
    names: BTreeSet<&'static str>,
}

impl Base {
    /// Puts a value in, over an old one of that name.
    pub(super) fn insert_value(&mut self, name: &'static str, value: Value) {
        self.names.insert(name);
        self.values.insert_value(name, value);
    }

    /// The values as Tera takes them.
    pub(super) fn values(&self) -> &Context {
        &self.values
    }
}

impl Reference {
    pub(super) fn see(&self, template: &str, base: &Base) {
        let mut templates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let names = templates.entry(template.to_owned()).or_default();
        for name in &base.names {
            if let Some(value) = base.values.get(name) {
                look(name, value, names);
            }
        }
    }

    /// The tables, template by template: what all that stand in a page share comes first, and is not said again.
    pub fn markdown(&self) -> String {
        let templates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let none = Names::new();
        let shared: BTreeMap<&String, &Seen> = templates
            .get(FRAME)
            .unwrap_or(&none)
            .iter()
            .filter(|(name, _)| !is_own(name))
            .collect();
        let mut text = String::from("### Every page\n");
        table(shared.iter().map(|(name, seen)| (*name, *seen)), &mut text);
        for (file, source) in FILES.iter().filter(|(name, _)| is_template(name)) {
            // Writing to memory cannot fail.
            let _ = write!(text, "\n### `{file}`\n");
            if let Some(note) = note(source) {
                let _ = write!(text, "\n{note}\n");
            }
            let names = templates.get(*file).unwrap_or(&none);
            let own = names.iter().filter(|(name, _)| is_own(name) || !shared.contains_key(name));
            table(own, &mut text);
        }
        text
    }
}

/// The frame of every page: what it sees, all see.
const FRAME: &str = "base.html";
/// The longest example, in letters.
const LONGEST: usize = 60;

/// Whether a name belongs to one template's own data.
fn is_own(name: &str) -> bool {
    name == "it" || name.starts_with("it.") || name.starts_with("it[")
}

fn is_template(file: &str) -> bool {
    file.ends_with(".html") || file.ends_with(".svg")
}

/// The sentence that a template begins with.
fn note(source: &str) -> Option<&str> {
    let (note, _) = source.strip_prefix("{#-")?.split_once("-#}")?;
    Some(note.trim())
}

fn look(name: &str, value: &Value, names: &mut Names) {
    let seen = names.entry(name.to_owned()).or_default();
    if !value.is_none() && !value.is_undefined() {
        seen.kinds.insert(kind(value));
    } else {
        seen.kinds.insert("none");
    }
    // The fixed words have a file of their own that tells them all.
    if name == "t" {
        return;
    }
    if let Some(map) = value.as_map() {
        for (key, value) in map {
            look(&format!("{name}.{}", key.as_str().unwrap_or_default()), value, names);
        }
    } else if let Some(items) = value.as_array() {
        for item in items {
            look(&format!("{name}[]"), item, names);
        }
    } else if seen.example.is_empty() && !value.is_none() {
        seen.example = example(&value.to_string());
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        it if it.is_string() => {
            if it.is_safe() {
                "HTML"
            } else {
                "text"
            }
        }
        it if it.is_bool() => "true or false",
        it if it.is_number() => "number",
        it if it.is_array() => "list",
        _ => "map",
    }
}

/// A value on one line of a table, shortened.
fn example(value: &str) -> String {
    // A control character marks the place where the page goes.
    let words = value.split(|it: char| it.is_whitespace() || it.is_control());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    let line = words.join(" ").replace('`', "'").replace('|', "\\|");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{} …", start.trim_end())
}

fn table<'a>(names: impl Iterator<Item = (&'a String, &'a Seen)>, text: &mut String) {
    // What a map holds says that it is one.
    let is_plain_map = |seen: &Seen| seen.kinds.iter().eq([&"map"]);
    let mut names = names.filter(|(_, seen)| !is_plain_map(seen)).peekable();
    if names.peek().is_none() {
        return;
    }
    text.push_str("\n| Name | Is | For example |\n|---|---|---|\n");
    for (name, seen) in names {
        let kinds: Vec<&str> = seen.kinds.iter().copied().filter(|it| *it != "none").collect();
        let mut kinds = kinds.join(", ");
        if seen.kinds.contains("none") {
            kinds.push_str(if kinds.is_empty() { "none" } else { " or none" });
        }
        let example =
            if seen.example.is_empty() { String::new() } else { format!("`{}`", seen.example) };
        // Writing to memory cannot fail.
        let _ = writeln!(text, "| `{name}` | {kinds} | {example} |");
    }
}
