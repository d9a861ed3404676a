//! A name with a letter that looks Latin and is not.

use crate::lint::labels::labels;
use crate::lint::texts::printed_lines;
use crate::lint::{Case, Findings};
use crate::source::{MixedWord, Span, mixed_word};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for label in labels(case.register).into_iter().flat_map(|(_, labels)| labels) {
        let mut words = case.register.languages.iter().filter_map(|it| label.exactly(*it));
        if let Some(found) = words.find_map(mixed_word) {
            add(case, findings, label.span, &found);
        }
    }
    for line in printed_lines(case) {
        if let Some(found) = mixed_word(line) {
            add(case, findings, line.span, &found);
        }
    }
}

fn add(case: &Case<'_>, findings: &mut Findings, name: Span, found: &MixedWord<'_>) {
    // A letter that was written as an escape has no place of its own: then it is the whole name.
    let at = case.sources.slice(name).find(found.word).map(|it| {
        let start = name.range().start + it;
        Span::new(name.file, start..start + found.word.len())
    });
    let character = format!("U+{:04X}", u32::from(found.letter));
    let finding = findings.at(at.unwrap_or(name)).with("word", found.word);
    let finding = finding.with("latin", found.latin);
    let finding = finding.with("character", character).with_own("alphabet", vec![found.alphabet()]);
    findings.add(match (at, &found.corrected) {
        (Some(place), Some(corrected)) => finding.patch(place, corrected),
        _ => finding,
    });
}
