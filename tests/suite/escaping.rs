//! Hostile text in every field: each page keeps the structure of its harmless twin.

use scraper::Html;

use crate::project::Project;
use crate::tokens::{Answer, full_content};

pub const PAYLOADS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "]]><!--",
    "&lt;b&gt;&#x3c;i>",
    "`${alert(1)}` \\u003cscript>",
];

/// Element names and attribute names of a page, in order: what a browser would build.
fn structure(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let elements =
        page.root_element().descendants().filter_map(|it| it.value().as_element().cloned());
    elements
        .map(|it| {
            let attributes: Vec<&str> = it.attrs().map(|(name, _)| name).collect();
            format!("{} {}", it.name(), attributes.join(" "))
        })
        .collect()
}

/// Content with `text` after every token; in Markdown it stands in a code span, where it is text to Markdown too.
pub fn content(text: &str) -> String {
    let (yaml, tokens) = full_content(Answer::Value);
    let mut value: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap();
    let plain: Vec<&str> =
        tokens.iter().map(|it| it.token.as_str()).filter(|it| it.starts_with("Token")).collect();
    put(&mut value, &plain, text);
    serde_yaml::to_string(&value).unwrap()
}

fn put(value: &mut serde_yaml::Value, tokens: &[&str], text: &str) {
    match value {
        serde_yaml::Value::String(it) if tokens.contains(&it.as_str()) => {
            let fence = if text.contains('`') { "```" } else { "``" };
            *it = format!("{it} {fence} {text} {fence}");
        }
        serde_yaml::Value::Sequence(items) => items.iter_mut().for_each(|it| put(it, tokens, text)),
        serde_yaml::Value::Mapping(map) => map.iter_mut().for_each(|(_, it)| put(it, tokens, text)),
        _ => {}
    }
}

#[test]
fn hostile_text_changes_no_pages_structure() {
    let harmless = Project::of(&content("rolig")).files();
    for payload in PAYLOADS {
        let hostile = Project::of(&content(payload)).files();
        for (path, page) in hostile.iter().filter(|(path, _)| path.ends_with(".html")) {
            assert_eq!(structure(page), structure(&harmless[path]), "{payload} in {path}");
        }
        for (path, text) in hostile.iter().filter(|(path, _)| path.ends_with(".json")) {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{payload} in {path}");
        }
    }
}
