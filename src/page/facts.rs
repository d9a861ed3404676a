//! What a page must say, noted while its view is made.

use std::fmt::{self, Display, Write};

use tera::Value;

use super::escape::escape;
use super::shared::Shared;
use super::{markdown, values};
use crate::register::{Prose, Text};
use crate::source::{Lang, Span};

/// A public fact and where it must stand on its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Which fact: its path in the content, `/` between the steps.
    pub path: String,
    /// The anchor of the element it stands in.
    pub anchor: String,
    /// Its HTML.
    pub html: String,
    /// Where the author wrote it.
    pub place: Span,
}

/// The steps of a path. They are joined when the path is noted: most pages show facts that have their home elsewhere.
pub(super) struct Steps<'a, const N: usize>(pub [&'a str; N]);

impl<const N: usize> Display for Steps<'_, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "";
        self.0.iter().try_for_each(|step| {
            f.write_str(std::mem::replace(&mut before, "/"))?;
            f.write_str(step)
        })
    }
}

/// Collects facts under a path, and turns them into template values on the way.
pub(super) struct Facts<'a> {
    /// What all pages share.
    pub shared: &'a Shared,
    /// The language of the page.
    pub lang: Lang,
    /// The level that headings inside prose start at.
    pub level: u8,
    /// Whether this page is the facts' home; elsewhere they are shown but not counted.
    pub counted: bool,
    base: String,
    list: Vec<Fact>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        shared: &'a Shared,
        lang: Lang,
        level: u8,
        counted: bool,
        base: String,
    ) -> Facts<'a> {
        Facts { shared, lang, level, counted, base, list: Vec::new() }
    }

    /// The facts so far.
    pub(super) fn into_list(self) -> Vec<Fact> {
        self.list
    }

    /// A text that is in the template's value already.
    pub(super) fn said(&mut self, path: &dyn Display, anchor: &str, text: &str, place: Span) {
        if self.counted {
            self.note(path, anchor, escape(text), place);
        }
    }

    /// A plain text.
    pub(super) fn text(&mut self, path: &dyn Display, anchor: &str, text: &Text) -> Value {
        let words = text.get(self.lang);
        self.said(path, anchor, words, text.span);
        values::text(words)
    }

    /// A plain text that may be left out.
    pub(super) fn text_if(
        &mut self,
        path: &dyn Display,
        anchor: &str,
        text: Option<&Text>,
    ) -> Value {
        values::or_none(text.map(|it| self.text(path, anchor, it)))
    }

    /// A string that is the same in every language, or a phrase of ours that says a fact in this one.
    pub(super) fn string(
        &mut self,
        path: &dyn Display,
        anchor: &str,
        text: &str,
        place: Span,
    ) -> Value {
        self.said(path, anchor, text, place);
        values::text(text)
    }

    /// Prose as blocks.
    pub(super) fn blocks(&mut self, path: &dyn Display, anchor: &str, prose: &Prose) -> Value {
        let html = markdown::blocks(prose.get(self.lang), self.level);
        self.html(path, anchor, html, prose.span)
    }

    /// Prose as blocks that may be left out.
    pub(super) fn blocks_if(
        &mut self,
        path: &dyn Display,
        anchor: &str,
        prose: Option<&Prose>,
    ) -> Value {
        values::or_none(prose.map(|it| self.blocks(path, anchor, it)))
    }

    /// Prose inside a paragraph or a list item.
    pub(super) fn inline(&mut self, path: &dyn Display, anchor: &str, prose: &Prose) -> Value {
        let html = markdown::inline(prose.get(self.lang), self.level);
        self.html(path, anchor, html, prose.span)
    }

    /// Prose inside a paragraph that may be left out.
    pub(super) fn inline_if(
        &mut self,
        path: &dyn Display,
        anchor: &str,
        prose: Option<&Prose>,
    ) -> Value {
        values::or_none(prose.map(|it| self.inline(path, anchor, it)))
    }

    fn html(&mut self, path: &dyn Display, anchor: &str, html: String, place: Span) -> Value {
        let value = values::html(&html);
        if self.counted {
            self.note(path, anchor, html, place);
        }
        value
    }

    fn note(&mut self, path: &dyn Display, anchor: &str, html: String, place: Span) {
        let mut whole = String::with_capacity(self.base.len() + 48);
        // Writing to memory cannot fail.
        let _ = write!(whole, "{}{path}", self.base);
        let path = whole;
        self.list.push(Fact { path, anchor: anchor.to_owned(), html, place });
    }
}
