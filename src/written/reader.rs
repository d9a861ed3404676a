//! YAML text → nodes with places. The profile is strict: one document, no anchors, aliases, tags or directives,
//! no tab indentation, no key twice. So a file means the same to every YAML reader, and no small file can grow large.

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::codes::{
    DUPLICATE_KEY, KEY_NOT_TEXT, QUOTES_NEEDED, TAB_INDENTATION, TEXT_TOO_LONG, TOO_DEEP,
    YAML_FEATURE, YAML_SYNTAX,
};
use crate::source::{Diagnostic, Diagnostics, FORBIDDEN_CHARACTER, FileId, Span, forbidden};

/// The deepest nesting that is read.
pub(super) const MAX_DEPTH: usize = 32;
/// The longest single text, in bytes.
pub(super) const MAX_TEXT: usize = 64 * 1024;

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
pub(super) fn read(file: FileId, text: &str) -> (Option<Node>, Diagnostics) {
    let options = granit_parser::options! {
        strict_indentation: true,
        flow_nesting_limit: 256,
        block_nesting_limit: 256,
    };
    let mut builder = Builder {
        file,
        text,
        open: Vec::new(),
        root: None,
        found: Vec::new(),
        documents: 0,
        read_to: 0,
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
        let scalars = builder.root.as_ref().map(many_line_scalars).unwrap_or_default();
        builder.found.extend(tab_indentation(file, text, &scalars));
    }
    (builder.root, builder.found)
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    found: Diagnostics,
    documents: usize,
    /// The end of what has been understood.
    read_to: usize,
}

enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<(Key, Node)>, Option<Key>),
}

impl Builder<'_> {
    /// Takes one event in; `false` when reading must stop.
    fn take(&mut self, event: Event<'_>, span: Span, full: &granit_parser::Span) -> bool {
        self.read_to = self.read_to.max(span.range().end);
        self.refuse_features(&event, span, full);
        match event {
            Event::DocumentStart(_, version) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.feature(span, "several-documents");
                    return false;
                }
                if version.is_some() {
                    self.feature(Span::new(self.file, 0..1), "directives");
                }
            }
            Event::Scalar(_, _, _, Some(_)) => self.value(Node { span, kind: Kind::Refused }),
            Event::Scalar(text, style, ..) => self.scalar(text.into_owned(), style, span),
            Event::Alias(_) => self.value(Node { span, kind: Kind::Refused }),
            Event::SequenceStart(..) => return self.enter(Open::List(span, Vec::new()), span),
            Event::MappingStart(..) => return self.enter(Open::Map(span, Vec::new(), None), span),
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
        if self.open.len() >= MAX_DEPTH {
            let diagnostic = Diagnostic::new(&TOO_DEEP, span).with("limit", MAX_DEPTH.to_string());
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
            Some(Open::Map(start, entries, _)) => {
                Node { span: self.spanning(start, end), kind: Kind::Map(entries) }
            }
            None => return,
        };
        self.value(node);
    }

    /// From the start of a collection to its end, without the white space before what follows.
    fn spanning(&self, start: Span, end: Span) -> Span {
        let inside = &self.text[start.start as usize..end.end as usize];
        Span { end: start.start + inside.trim_end().len() as u32, ..start }
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span) {
        let written = &self.text[span.range()];
        let span = Span { end: span.start + written.trim_end().len() as u32, ..span };
        if text.len() > MAX_TEXT {
            let diagnostic = Diagnostic::new(&TEXT_TOO_LONG, Span { end: span.start + 1, ..span });
            self.found.push(diagnostic.with("limit", (MAX_TEXT / 1024).to_string()));
        }
        // The raw text has been looked through; an escape in quotes can still bring a character in.
        if style == ScalarStyle::DoubleQuoted
            && let Some(it) = text.chars().find(|it| forbidden(*it))
        {
            let diagnostic = Diagnostic::new(&FORBIDDEN_CHARACTER, span);
            self.found.push(diagnostic.with("character", format!("U+{:04X}", it as u32)));
        }
        let plain = style == ScalarStyle::Plain;
        self.value(Node { span, kind: Kind::Scalar { text, plain } });
    }

    fn value(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, waiting)) => match waiting.take() {
                None => match node.kind {
                    Kind::Scalar { text, .. } => *waiting = Some(Key { text, span: node.span }),
                    _ => {
                        self.found.push(key_not_text(self.text, node.span));
                        *waiting = Some(Key { text: NO_KEY.to_owned(), span: node.span });
                    }
                },
                Some(key) if key.text == NO_KEY => {}
                Some(key) => match entries.iter().find(|(it, _)| it.text == key.text) {
                    Some((first, _)) => self.found.push(
                        Diagnostic::new(&DUPLICATE_KEY, key.span)
                            .with("key", key.text)
                            .related(first.span, "first-here"),
                    ),
                    None => entries.push((key, node)),
                },
            },
        }
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let tabs = tab_indentation(self.file, self.text, &[]);
        if !tabs.is_empty() {
            self.found.extend(tabs);
            return;
        }
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let end = self.text[at..].chars().next().map_or(at, |it| at + it.len_utf8());
        let span = Span::new(self.file, at..end);
        let info = error.info();
        let quote = self.opening_quote(at);
        let word = if quote.is_some() { "unclosed-quote" } else { problem(&info) };
        let span = quote.unwrap_or(span);
        let diagnostic = Diagnostic::new(&YAML_SYNTAX, span).with_word("problem", word);
        self.found.push(diagnostic);
    }
}

impl Builder<'_> {
    /// Where the quotation mark stands that is never closed, with the rest of its line: the parser notices only later.
    fn opening_quote(&self, noticed: usize) -> Option<Span> {
        let end = self.text.len().min(noticed + 1);
        let between = self.text.get(self.read_to..end)?;
        let start = self.read_to + between.find(['"', '\''])?;
        let quote = self.text[start..].chars().next()?;
        let opens = self.text[..start].ends_with([' ', '\n', '[', '{', ',']);
        let closed = self.text.get(start + 1..end)?.contains(quote);
        let line = self.text[start..].find('\n').map_or(self.text.len(), |it| start + it);
        (opens && !closed).then(|| Span::new(self.file, start..line))
    }
}

/// Stands for a key that is no text; its entry is dropped. No key can be this: control characters are refused.
const NO_KEY: &str = "\0";

/// A map as a key is nearly always a text that begins with a placeholder and lacks its quotes.
fn key_not_text(text: &str, key: Span) -> Diagnostic {
    let start = key.start as usize;
    if !text[..start].ends_with('{') || !text[start..].starts_with('{') {
        return Diagnostic::new(&KEY_NOT_TEXT, key);
    }
    let line = text[start..].find('\n').map_or(text.len(), |it| start + it);
    let value = text[start - 1..line].trim_end();
    let span = Span { start: key.start - 1, end: key.start - 1 + value.len() as u32, ..key };
    let quoted = format!("\"{}\"", value.replace('"', "\\\""));
    Diagnostic::new(&QUOTES_NEEDED, span).with("value", value).patch(span, quoted)
}

/// What the parser says, as one of the mistakes people make.
fn problem(info: &str) -> &'static str {
    const PROBLEMS: [(&str, &str); 17] = [
        ("unknown escape", "unknown-escape"),
        ("unclosed quote", "unclosed-quote"),
        ("quoted scalar", "unclosed-quote"),
        ("mapping values are not allowed", "colon-in-text"),
        ("illegal placement of ':'", "unclosed-bracket"),
        ("bracket", "unclosed-bracket"),
        ("flow", "unclosed-bracket"),
        ("unexpected character", "starts-with-sign"),
        ("anchor", "starts-with-sign"),
        ("alias", "starts-with-sign"),
        ("block scalar", "starts-with-sign"),
        ("block sequence entries", "starts-with-sign"),
        ("mapping keys are not allowed", "starts-with-sign"),
        ("did not find expected key", "key-expected"),
        ("could not find expected ':'", "key-expected"),
        ("simple key expect", "key-expected"),
        ("indent", "indentation"),
    ];
    let known = PROBLEMS.iter().find(|(part, _)| info.contains(part));
    known.map_or("not-yaml", |(_, word)| word)
}

fn many_line_scalars(root: &Node) -> Vec<Span> {
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        match &node.kind {
            Kind::Scalar { .. } | Kind::Refused => found.push(node.span),
            Kind::List(items) => waiting.extend(items),
            Kind::Map(entries) => waiting.extend(entries.iter().map(|(_, it)| it)),
        }
    }
    found
}

/// Every line that is indented with a tab, unless it is inside a text that spans lines.
fn tab_indentation(file: FileId, text: &str, scalars: &[Span]) -> Diagnostics {
    let mut found = Vec::new();
    let mut start = 0;
    let level = " ".repeat(level_width(text));
    for line in text.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let blank = line.trim().is_empty();
        if let Some(tab) = line[..indentation].find('\t').filter(|_| !blank) {
            let at = start + tab;
            let inside = scalars.iter().any(|it| (it.start as usize) < at && at < it.end as usize);
            if !inside {
                let span = Span::new(file, at..start + indentation);
                let spaces = line[tab..indentation].replace('\t', &level);
                found.push(Diagnostic::new(&TAB_INDENTATION, span).patch(span, spaces));
            }
        }
        start += line.len();
    }
    found
}

/// How many spaces a level of the file is: its smallest indentation, else two.
fn level_width(text: &str) -> usize {
    let indented = text.lines().filter_map(|line| {
        let rest = line.trim_start_matches(' ');
        let counts = !rest.is_empty() && !rest.starts_with(['#', '\t']);
        Some(line.len() - rest.len()).filter(|it| counts && *it > 0)
    });
    indented.min().unwrap_or(2)
}
