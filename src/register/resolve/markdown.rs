//! What may not stand in prose: HTML, images, links to anywhere but the web, mail, telephone and this page. It is refused
//! with its place, never dropped: a lawyer must see that something would have vanished.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::Resolver;
use crate::register::codes::{BAD_LINK, RAW_HTML};
use crate::source::{Diagnostic, FORBIDDEN_CHARACTER, Span, forbidden};

impl Resolver<'_> {
    pub(super) fn markdown(&mut self, text: &str, span: Span) {
        if !text.contains(['<', '[', '&']) {
            return;
        }
        let events = Parser::new(text).into_offset_iter();
        // `[name]: address` stands nowhere on the page: what no link uses would vanish.
        let definitions = events.reference_definitions().iter();
        let mut vanishing: Vec<(String, Range<usize>)> =
            definitions.map(|(name, it)| (name.to_owned(), it.span.clone())).collect();
        for (event, range) in events {
            let written = text.get(range).unwrap_or("");
            if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event {
                vanishing.retain(|(name, _)| name.to_lowercase() != id.to_lowercase());
            }
            match event {
                // The end of an element is told of with its start.
                Event::Html(_) | Event::InlineHtml(_) if written.starts_with("</") => {}
                Event::Html(_) | Event::InlineHtml(_) => {
                    let html = written.lines().next().unwrap_or("").trim();
                    let place = self.within(span, html);
                    self.found.push(Diagnostic::new(&RAW_HTML, place).with("html", html));
                }
                Event::Start(Tag::Image { .. }) => {
                    let place = self.within(span, written);
                    self.found.push(Diagnostic::new(&BAD_LINK, place).with("link", written));
                }
                Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                    let mail = link_type == pulldown_cmark::LinkType::Email;
                    if !mail && !is_allowed(&dest_url) {
                        let place = self.within(span, &dest_url);
                        self.found.push(Diagnostic::new(&BAD_LINK, place).with("link", &*dest_url));
                    }
                }
                Event::Text(text) => {
                    if let Some(it) = text.chars().find(|it| forbidden(*it)) {
                        let character = format!("U+{:04X}", it as u32);
                        let place = self.within(span, written);
                        let diagnostic = Diagnostic::new(&FORBIDDEN_CHARACTER, place);
                        self.found.push(diagnostic.with("character", character));
                    }
                }
                _ => {}
            }
        }
        vanishing.sort_by_key(|(_, range)| range.start);
        for (_, range) in vanishing {
            let written = text.get(range).unwrap_or("").trim();
            let place = self.within(span, written);
            self.found.push(Diagnostic::new(&BAD_LINK, place).with("link", written));
        }
    }
}

/// Whether the pages may link to an address.
fn is_allowed(address: &str) -> bool {
    let scheme = ["https://", "mailto:", "tel:", "#"].iter().any(|it| address.starts_with(it));
    scheme && !address.contains(|it: char| it.is_control() || it.is_whitespace() || it == '\\')
}
