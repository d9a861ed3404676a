//! A template's "fill in here" that nobody has filled in.

use crate::law::terms;
use crate::lint::texts::{printed, printed_lines};
use crate::lint::{Case, Findings};
use crate::source::Span;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for text in printed(case) {
        if let Some(range) = terms::placeholder(&text.words) {
            let found = &text.words[range.clone()];
            findings.add(findings.at(text.part(range.clone())).with("text", found));
        }
    }
    for line in printed_lines(case) {
        if let Some(range) = terms::placeholder(line) {
            let found = &line.value[range];
            findings.add(findings.at(within(case, line.span, found)).with("text", found));
        }
    }
}

/// The place of some words in a line, or the whole line where an escape hides them.
fn within(case: &Case<'_>, line: Span, words: &str) -> Span {
    case.sources.slice(line).find(words).map_or(line, |at| {
        let start = line.range().start + at;
        Span::new(line.file, start..start + words.len())
    })
}
