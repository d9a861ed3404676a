//! The lines that are shown of a file. The renderer gets these alone: it would read a whole text for each finding.

use std::ops::Range;

use annotate_snippets::Snippet;

use super::diff::clean;
use crate::source::{Lines, Sources, Span};

/// The lines that a place stands in.
pub(super) struct Excerpt<'a> {
    path: String,
    lines: Lines<'a>,
}

impl<'a> Excerpt<'a> {
    /// The lines of `span`.
    pub(super) fn of(span: Span, sources: &'a Sources) -> Excerpt<'a> {
        Excerpt { path: clean(&sources.display_path(span.file)), lines: sources.lines(span) }
    }

    /// What the renderer shows.
    pub(super) fn snippet<T: Clone>(&'a self) -> Snippet<'a, T> {
        Snippet::source(self.lines.text).path(self.path.as_str()).line_start(self.lines.first)
    }

    /// The number of the last line.
    pub(super) fn last_line(&self) -> usize {
        self.lines.first + self.lines.text.matches('\n').count()
    }

    /// A place as a range of the excerpt.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let within = |it: usize| it.saturating_sub(self.lines.start).min(self.lines.text.len());
        let range = span.range();
        within(range.start)..within(range.end.max(range.start))
    }

    /// The range to underline: of a place of many lines, its first.
    pub(super) fn underlined(&self, span: Span) -> Range<usize> {
        let range = self.range(span);
        let first = self.lines.text[range.clone()].lines().next().unwrap_or("");
        range.start..range.start + first.len()
    }
}
