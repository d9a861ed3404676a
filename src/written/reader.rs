//! YAML text → nodes with places. The profile is strict: one document, no anchors, aliases, tags or directives,
//! no tab indentation, no key twice. So a file means the same to every YAML reader, and no small file can grow large.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::codes::{
    DUPLICATE_KEY, QUOTES_NEEDED, TEXT_TOO_LONG, TOO_DEEP, YAML_FEATURE, YAML_SYNTAX,
};
use super::comment::comment_in_text;
use super::hidden::{hidden, in_key};
use super::syntax::{self, Stumble, directive, key_not_text};
use super::tabs::{tab_before, tab_indentation};
use crate::source::{
    Diagnostic, Diagnostics, FileId, Limits, MANY_CHARACTERS, Span, composed, forbidden,
    hidden_character,
};

/// After so many findings in one file nobody reads on, and a file can be large.
pub const MANY_FINDINGS: usize = 1000;
/// So many keys in one map are looked through one by one.
const FEW_KEYS: usize = 32;

/// A value as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
    /// Something outside the profile, told of already.
    Refused,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub text: String,
    pub span: Span,
}

impl Node {
    /// Whether nothing was written where a value should be.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { plain: true, .. } if self.span.start == self.span.end)
    }
}

impl Node {
    /// Whether YAML's word for nothing was written.
    pub(super) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "~" | "null" | "Null" | "NULL"))
    }

    /// Every key of every map in it.
    pub(super) fn keys(&self, take: &mut impl FnMut(&str)) {
        match &self.kind {
            Kind::List(items) => items.iter().for_each(|it| it.keys(take)),
            Kind::Map(entries) => entries.iter().for_each(|(key, it)| {
                take(&key.text);
                it.keys(take);
            }),
            Kind::Scalar { .. } | Kind::Refused => {}
        }
    }
}

/// Reads one file. `None` when there is nothing in it, or nothing that can be understood.
pub(super) fn read(file: FileId, text: &str, limits: Limits) -> (Option<Node>, Diagnostics) {
    let options = granit_parser::options! {
        strict_indentation: true,
        flow_nesting_limit: 256,
        block_nesting_limit: 256,
    };
    let mut builder = Builder {
        file,
        text,
        limits,
        open: Vec::new(),
        root: None,
        found: Vec::new(),
        documents: 0,
        read_to: 0,
        before: 0,
        many_lines: Vec::new(),
        refused: Vec::new(),
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                if !builder.take(event, Span::new(file, range), &span) {
                    break;
                }
            }
            Err(error) => {
                builder.syntax_error(&error);
                return (None, builder.found);
            }
        }
    }
    if text.contains('\t') {
        builder.found.extend(tab_indentation(file, text, &builder.many_lines));
    }
    (builder.root, builder.found)
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    limits: Limits,
    open: Vec<Open>,
    root: Option<Node>,
    found: Diagnostics,
    documents: usize,
    /// The end of what has been understood.
    read_to: usize,
    /// Where that was before the newest of it.
    before: usize,
    /// The texts so far that span lines, in their order.
    many_lines: Vec<Span>,
    /// How many collections were open when each began that has a tag.
    refused: Vec<usize>,
}

enum Open {
    List(Span, Vec<Node>),
    Map(Span, Entries),
}

#[derive(Default)]
struct Entries {
    entries: Vec<(Key, Node)>,
    /// A key whose value is to come.
    waiting: Option<Key>,
    /// Whether one was refused.
    refused: bool,
    /// Where each key stands, once there are many.
    places: HashMap<String, Span>,
}

impl Builder<'_> {
    /// Takes one event in; `false` when reading must stop.
    fn take(&mut self, event: Event<'_>, span: Span, full: &granit_parser::Span) -> bool {
        if self.found.len() > MANY_FINDINGS {
            return false;
        }
        self.before = self.read_to;
        self.read_to = self.read_to.max(span.range().end);
        self.refuse_features(&event, span, full);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.feature(span, "several-documents");
                    return false;
                }
                if let Some(line) = directive(self.text) {
                    self.feature(Span::new(self.file, line), "directives");
                }
            }
            Event::Scalar(_, _, _, Some(_)) => self.value(Node { span, kind: Kind::Refused }),
            Event::Scalar(text, style, ..) => self.scalar(text.into_owned(), style, span),
            Event::Alias(_) => self.value(Node { span, kind: Kind::Refused }),
            // What a tag makes of a list or a group, nobody knows.
            Event::SequenceStart(..) | Event::MappingStart(..) if event.tag().is_some() => {
                self.refused.push(self.open.len());
                return self.enter(Open::List(span, Vec::new()), span);
            }
            Event::SequenceStart(..) => return self.enter(Open::List(span, Vec::new()), span),
            Event::MappingStart(..) => {
                return self.enter(Open::Map(span, Entries::default()), span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            _ => {}
        }
        true
    }

    fn refuse_features(&mut self, event: &Event<'_>, span: Span, full: &granit_parser::Span) {
        let anchored = event.anchor_id().is_some_and(|it| it != 0);
        if event.is_alias() {
            self.feature(span, "aliases");
        } else if anchored {
            let before = &self.text[..span.start as usize];
            let at = before.rfind('&').unwrap_or(before.len());
            let end = at + before[at..].find(char::is_whitespace).unwrap_or(before.len() - at);
            self.feature(Span::new(self.file, at..end), "anchors");
        }
        if event.tag().is_some() {
            let range = full.tag_span().and_then(|it| it.byte_range());
            self.feature(range.map_or(span, |it| Span::new(self.file, it)), "tags");
        }
    }

    fn feature(&mut self, span: Span, name: &'static str) {
        self.found.push(Diagnostic::new(&YAML_FEATURE, span).with_word("feature", name));
    }

    fn enter(&mut self, open: Open, span: Span) -> bool {
        self.found.extend(tab_before(self.text, span));
        let limit = self.limits.depth;
        if self.open.len() >= limit {
            let diagnostic = Diagnostic::new(&TOO_DEEP, span).with("limit", limit.to_string());
            self.found.push(diagnostic);
            return false;
        }
        self.open.push(open);
        true
    }

    fn leave(&mut self, end: Span) {
        let node = match self.open.pop() {
            Some(Open::List(start, items)) => {
                Node { span: self.spanning(start, end), kind: Kind::List(items) }
            }
            Some(Open::Map(start, all)) => {
                // What has no other entries than those that were refused is not empty.
                let nothing_left = all.refused && all.entries.is_empty();
                let kind = if nothing_left { Kind::Refused } else { Kind::Map(all.entries) };
                Node { span: self.spanning(start, end), kind }
            }
            None => return,
        };
        let refused = self.refused.pop_if(|it| *it == self.open.len()).is_some();
        self.value(if refused { Node { kind: Kind::Refused, ..node } } else { node });
    }

    /// From the start of a collection to its end, without the white space before what follows.
    fn spanning(&self, start: Span, end: Span) -> Span {
        let inside = &self.text[start.start as usize..end.end as usize];
        Span { end: start.start + inside.trim_end().len() as u32, ..start }
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span) {
        let written = &self.text[span.range()];
        let mut span = Span { end: span.start + written.trim_end().len() as u32, ..span };
        // A block of text with nothing in it has no place of its own but its sign.
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if block && text.trim().is_empty() {
            span = self.block_sign(span);
        }
        if text.len() > self.limits.text_bytes() {
            let diagnostic = Diagnostic::new(&TEXT_TOO_LONG, Span { end: span.start + 1, ..span });
            self.found.push(diagnostic.with("limit", self.limits.text_kib.to_string()));
            return self.value(Node { span, kind: Kind::Refused });
        }
        self.found.extend(hidden(&text, &self.text[span.range()], style, span));
        if matches!(self.open.last(), Some(Open::Map(_, all)) if all.waiting.is_none()) {
            self.found.extend(in_key(&self.text[span.range()], span));
        }
        // The file is in this form already; an escape can bring a letter in that is not.
        let text = if style == ScalarStyle::DoubleQuoted { composed(text) } else { text };
        if block {
            // Its first line may begin with a tab: that is text.
            let line = self.text[..span.range().start].rfind('\n').map_or(0, |it| it + 1);
            self.many_lines.push(Span { start: line as u32, ..span });
        } else if written.contains('\n') {
            self.many_lines.push(span);
        }
        let plain = style == ScalarStyle::Plain;
        if plain && !text.is_empty() {
            self.found.extend(comment_in_text(self.text, span));
        }
        self.value(Node { span, kind: Kind::Scalar { text, plain } });
    }

    /// Where the sign stands that begins a block of text, which ends at `block`.
    fn block_sign(&self, block: Span) -> Span {
        let from = self.before.min(block.range().start);
        let sign = self.text[from..block.range().start].find(['|', '>']);
        sign.map_or(block, |at| Span::new(self.file, from + at..from + at + 1))
    }

    fn value(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, all)) => match all.waiting.take() {
                None => match node.kind {
                    Kind::Scalar { text, .. } => all.waiting = Some(Key { text, span: node.span }),
                    kind => {
                        if kind != Kind::Refused {
                            self.found.push(key_not_text(self.text, node.span));
                        }
                        all.refused = true;
                        all.waiting = Some(Key { text: NO_KEY.to_owned(), span: node.span });
                    }
                },
                Some(key) if key.text == NO_KEY => {}
                Some(key) => match all.first(&key) {
                    Some(first) => self.found.push(
                        Diagnostic::new(&DUPLICATE_KEY, key.span)
                            .with("key", key.text)
                            .related(first, "first-here"),
                    ),
                    None => all.add(key, node),
                },
            },
        }
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let rest =
            |from: usize| self.text[from..].find('\n').map_or(self.text.len(), |it| from + it);
        // What cannot be seen has been told of when the file was looked through. It is the cause here.
        let line_end = rest(at);
        let line = self.text[..self.read_to.min(at)].rfind('\n').map_or(0, |it| it + 1);
        let unread = self.text[line..line_end].char_indices();
        let hidden = unread.filter(|(_, it)| *it != '\t' && forbidden(*it));
        let hidden: Vec<_> = hidden.take(MANY_CHARACTERS).collect();
        if !hidden.is_empty() {
            self.found.extend(hidden.into_iter().map(|(start, it)| {
                let start = line + start;
                let span = Span::new(self.file, start..start + it.len_utf8());
                hidden_character(it, span).patch(span, "")
            }));
            return;
        }
        // A tab in a line that was not understood, or in the next, is a cause as well.
        let next_line = rest((line_end + 1).min(self.text.len()));
        let tabs = tab_indentation(self.file, self.text, &self.many_lines);
        let cause = |it: &Diagnostic| (self.read_to..=next_line).contains(&it.span.range().start);
        if tabs.iter().any(cause) {
            self.found.extend(tabs);
            return;
        }
        // A placeholder without quotation marks has been told of; so is what stands behind it on the line.
        let told = |it: &Diagnostic| {
            it.code == &QUOTES_NEEDED
                && it.span.range().start <= at
                && at <= rest(it.span.range().start)
        };
        if self.found.iter().any(told) {
            return;
        }
        let is_bracket = |it: &&Span| self.text[it.range().start..].starts_with(['[', '{']);
        let open = self.open.iter().map(|it| match it {
            Open::List(span, _) | Open::Map(span, _) => span,
        });
        let (place, word) = syntax::explain(&Stumble {
            text: self.text,
            read_to: self.read_to,
            open_bracket: open.into_iter().find(is_bracket).map(|it| it.range().start),
            at,
            info: &error.info(),
        });
        let span = Span::new(self.file, place);
        self.found.push(Diagnostic::new(&YAML_SYNTAX, span).with_word("problem", word));
    }
}

/// Stands for a key that is no text; its entry is dropped. No key can be this: control characters are refused.
const NO_KEY: &str = "\0";

impl Entries {
    /// Where the same key stands already.
    fn first(&self, key: &Key) -> Option<Span> {
        if self.places.is_empty() {
            return self.entries.iter().find(|(it, _)| it.text == key.text).map(|(it, _)| it.span);
        }
        self.places.get(&key.text).copied()
    }

    fn add(&mut self, key: Key, node: Node) {
        if self.entries.len() == FEW_KEYS {
            self.places = self.entries.iter().map(|(it, _)| (it.text.clone(), it.span)).collect();
        }
        if self.entries.len() >= FEW_KEYS {
            self.places.insert(key.text.clone(), key.span);
        }
        self.entries.push((key, node));
    }
}
