//! What may not stand in prose: HTML, images, links to anywhere but the web, mail, telephone and this page. It is refused
//! with its place, never dropped: a lawyer must see that something would have vanished.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Parser, Tag, TagEnd};

use super::Resolver;
use super::inside::Inside;
use crate::register::codes::{BAD_LINK, PROSE_TOO_DEEP, RAW_HTML};
use crate::source::{Diagnostic, Span, forbidden, hidden_character};
use crate::written::MANY_FINDINGS;

/// So many quotes, lists and emphases may stand inside each other.
const MAX_NESTING: usize = 32;

impl Resolver<'_> {
    /// Looks through prose. `as_written` says that no placeholder was filled in it.
    pub(super) fn markdown(&mut self, text: &str, span: Span, as_written: bool) {
        let worth_it = text.contains(['<', '[', '&']) || may_be_deep(text);
        if !worth_it || self.found.len() > MANY_FINDINGS {
            return;
        }
        let sources = self.sources;
        let whole = as_written.then(|| Inside::of(text, sources.slice(span), span));
        let mut inside = whole.clone();
        let mut depth = 0;
        let events = Parser::new(text).into_offset_iter();
        let mut vanishing = Vanishing::of(&events);
        for (event, range) in events {
            vanishing.keep(&event);
            let written = text.get(range.clone()).unwrap_or("");
            let mut place = |part: &str, range: Range<usize>| match &mut inside {
                Some(inside) => inside.place(range),
                None => self.within(span, part),
            };
            match event {
                Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Emphasis | Tag::Strong) => {
                    depth += 1;
                    if depth == MAX_NESTING + 1 {
                        let diagnostic = Diagnostic::new(&PROSE_TOO_DEEP, place(written, range));
                        self.found.push(diagnostic.with("limit", MAX_NESTING.to_string()));
                    }
                }
                Event::End(
                    TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Emphasis | TagEnd::Strong,
                ) => depth -= 1,
                // Nobody reads more of it, and each would quote the text that the others are in.
                _ if self.found.len() > MANY_FINDINGS => break,
                // The end of an element is told of with its start.
                Event::Html(_) | Event::InlineHtml(_) if written.starts_with("</") => {}
                Event::Html(_) | Event::InlineHtml(_) => {
                    let html = written.lines().next().unwrap_or("").trim();
                    let diagnostic = Diagnostic::new(&RAW_HTML, place(html, range));
                    self.found.push(diagnostic.with("html", cut(html)));
                }
                Event::Start(Tag::Image { .. }) => {
                    let diagnostic = Diagnostic::new(&BAD_LINK, place(written, range));
                    self.found.push(diagnostic.with("link", cut(written)));
                }
                Event::Start(Tag::Link { dest_url, link_type, title, .. }) => {
                    let mail = link_type == pulldown_cmark::LinkType::Email;
                    let hidden = dest_url.chars().chain(title.chars()).find(|it| forbidden(*it));
                    if let Some(it) = hidden {
                        let finding = hidden_character(it, place(written, range));
                        self.found.push(finding);
                    } else if !mail && !is_allowed(&dest_url) {
                        let at =
                            written.rfind(&*dest_url).filter(|_| !dest_url.is_empty()).unwrap_or(0);
                        let length = if at == 0 { written.len() } else { dest_url.len() };
                        let start = range.start + at;
                        let diagnostic =
                            Diagnostic::new(&BAD_LINK, place(&dest_url, start..start + length));
                        self.found.push(diagnostic.with("link", cut(&dest_url)));
                    }
                }
                Event::Text(it) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(it))) => {
                    // What stands there itself the reader has told of; a tab may stand in a block of text.
                    let hidden =
                        |it: &char| forbidden(*it) && *it != '\t' && !written.contains(*it);
                    if let Some(it) = it.chars().find(hidden) {
                        let finding = hidden_character(it, place(written, range));
                        self.found.push(finding);
                    }
                }
                _ => {}
            }
        }
        let mut inside = whole;
        for range in vanishing.places() {
            let written = text.get(range.clone()).unwrap_or("").trim();
            let place = match &mut inside {
                Some(inside) => inside.place(range),
                None => self.within(span, written),
            };
            self.found.push(Diagnostic::new(&BAD_LINK, place).with("link", cut(written)));
        }
    }
}

/// The lines that give an address a name (`[name]: address`) and that no link uses: they stand nowhere on the page.
struct Vanishing(BTreeMap<String, Range<usize>>);

impl Vanishing {
    fn of(events: &OffsetIter<'_>) -> Vanishing {
        let all = events.reference_definitions().iter();
        Vanishing(all.map(|(name, it)| (name.to_lowercase(), it.span.clone())).collect())
    }

    /// A link keeps the line that gives its address.
    fn keep(&mut self, event: &Event<'_>) {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event {
            self.0.remove(&id.to_lowercase());
        }
    }

    fn places(self) -> impl Iterator<Item = Range<usize>> {
        let mut places: Vec<Range<usize>> = self.0.into_values().collect();
        places.sort_by_key(|it| it.start);
        places.into_iter()
    }
}

/// The start of what is quoted in a finding.
fn cut(text: &str) -> String {
    const LENGTH: usize = 200;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether a text has signs enough to open more quotes, lists and emphases than may stand inside each other.
fn may_be_deep(text: &str) -> bool {
    let opening = |it: char| " \t>*+-.)0123456789".contains(it);
    let deep_line = |it: &str| it.len() - it.trim_start_matches(opening).len() > MAX_NESTING;
    let emphasis = text.bytes().filter(|it| matches!(it, b'*' | b'_')).count();
    emphasis > 2 * MAX_NESTING || text.lines().any(deep_line)
}

/// Whether the pages may link to an address.
fn is_allowed(address: &str) -> bool {
    let scheme = ["https://", "mailto:", "tel:", "#"].iter().any(|it| address.starts_with(it));
    scheme && !address.contains(|it: char| it.is_control() || it.is_whitespace() || it == '\\')
}
