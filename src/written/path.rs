//! A place in the text → the path of keys and ids to it: `activities.kundekonto.retention.konto`.
//!
//! Decisions on findings and other systems name places so: a path outlives the lines and files it stands in.

use std::collections::BTreeMap;

use super::reader::{self, Kind, Node};
use crate::source::{FileId, Sources, Span};

/// The keys whose value tells an item of a list from its neighbours.
const NAMES: [&str; 8] = ["id", "article", "name", "show", "code", "date", "country", "heading"];

/// Finds paths; each file is read at most once.
pub struct Paths<'a> {
    sources: &'a Sources,
    files: BTreeMap<FileId, Option<Node>>,
}

impl<'a> Paths<'a> {
    /// Paths in these texts.
    pub fn of(sources: &'a Sources) -> Paths<'a> {
        Paths { sources, files: BTreeMap::new() }
    }

    /// The path to `span`; empty for a place outside any key.
    pub fn find(&mut self, span: Span) -> String {
        let sources = self.sources;
        let root = self.files.entry(span.file).or_insert_with(|| {
            sources
                .get(span.file)
                .and_then(|it| reader::read(span.file, &it.text, sources.limits()).0)
        });
        let mut path = String::new();
        let mut node = root.as_ref();
        while let Some(here) = node.filter(|it| it.span != span) {
            node = step(here, span, &mut path);
        }
        path
    }
}

/// Adds the step towards `span` to the path; `None` when it has arrived.
fn step<'n>(node: &'n Node, span: Span, path: &mut String) -> Option<&'n Node> {
    match &node.kind {
        Kind::Map(entries) => {
            let (key, value) = entries.iter().rfind(|(key, _)| key.span.start <= span.start)?;
            push(path, &key.text);
            let in_key = span.start < key.span.end && span.end <= key.span.end;
            Some(value).filter(|_| !in_key)
        }
        Kind::List(items) => {
            let number = items.iter().rposition(|it| it.span.start <= span.start)?;
            push(path, &item_name(items, number));
            Some(&items[number])
        }
        Kind::Scalar { .. } | Kind::Refused => None,
    }
}

fn push(path: &mut String, step: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(step);
}

/// What tells an item of a list from the others: its own text or name, with its number among those of that name.
fn item_name(items: &[Node], number: usize) -> String {
    let Some(name) = own_name(&items[number]) else { return (number + 1).to_string() };
    let before = items[..number].iter().filter(|it| own_name(it) == Some(name)).count();
    if before == 0 { name.to_owned() } else { format!("{name}#{}", before + 1) }
}

fn own_name(item: &Node) -> Option<&str> {
    match &item.kind {
        Kind::Scalar { text, .. } => Some(text),
        Kind::Map(entries) => NAMES.iter().find_map(|name| {
            let (_, value) = entries.iter().find(|(key, _)| key.text == *name)?;
            match &value.kind {
                Kind::Scalar { text, .. } => Some(text.as_str()),
                _ => None,
            }
        }),
        Kind::List(_) | Kind::Refused => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Role;

    fn path_of(text: &str, part: &str) -> String {
        let mut sources = Sources::default();
        let file = sources.add(Role::Content, "", "a.yaml", text.to_owned());
        let start = text.find(part).expect("the part is in the text");
        Paths::of(&sources).find(Span::new(file, start..start + part.len()))
    }

    #[test]
    fn a_path_is_made_of_keys_and_ids() {
        let text =
            "activities:\n  konto:\n    purposes:\n      drift: {text: Drift}\n    retention: {}\n";
        assert_eq!(path_of(text, "konto"), "activities.konto");
        assert_eq!(path_of(text, "Drift"), "activities.konto.purposes.drift.text");
        assert_eq!(path_of(text, "{text: Drift}"), "activities.konto.purposes.drift");
        assert_eq!(path_of(text, "retention"), "activities.konto.retention");
    }

    #[test]
    fn an_item_of_a_list_goes_by_its_name() {
        let text = "a:\n  - article: 6.1.a\n    law: x\n  - article: 6.1.f\n  - article: 6.1.f\n    law: y\nb: [dk, se]\n";
        assert_eq!(path_of(text, "law: x"), "a.6.1.a.law");
        assert_eq!(path_of(text, "law: y"), "a.6.1.f#2.law");
        assert_eq!(path_of(text, "se"), "b.se");
    }
}
