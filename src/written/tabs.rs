//! Tabs that indent. How wide one is nobody knows, and what belongs together depends on it.

use super::codes::TAB_INDENTATION;
use super::reader::MANY_FINDINGS;
use crate::source::{Diagnostic, Diagnostics, FileId, Span};

/// Every line that is indented with a tab, unless it is inside one of the texts that span lines.
pub(super) fn tab_indentation(file: FileId, text: &str, many_lines: &[Span]) -> Diagnostics {
    let mut found = Vec::new();
    let mut start = 0;
    let level = " ".repeat(level_width(text));
    for line in text.split_inclusive('\n') {
        if found.len() > MANY_FINDINGS {
            break;
        }
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let blank = line.trim().is_empty();
        if let Some(tab) = line[..indentation].find('\t').filter(|_| !blank) {
            let at = start + tab;
            let next = many_lines.partition_point(|it| (it.start as usize) <= at);
            let inside = next > 0 && at < many_lines[next - 1].end as usize;
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

/// A tab between a dash and the list or the keys that begin on its line: it is indentation.
pub(super) fn tab_before(text: &str, collection: Span) -> Option<Diagnostic> {
    let start = collection.range().start;
    if text[start..].starts_with(['[', '{']) {
        return None;
    }
    let spaces = text[..start].trim_end_matches([' ', '\t']).len();
    let dash = text[..spaces].ends_with(['-', '?', ':']);
    let tab = spaces + text[spaces..start].find('\t').filter(|_| dash)?;
    let span = Span::new(collection.file, tab..start);
    Some(Diagnostic::new(&TAB_INDENTATION, span).patch(span, " "))
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
