//! The last line: how many of each.

use crate::source::{Diagnostic, Lang, Severity, word};

/// `3 fejl, 12 advarsler, 4 bemærkninger`; what there are none of is left out.
pub fn summary(found: &[Diagnostic], lang: Lang) -> String {
    let levels: Vec<Severity> = found.iter().map(|it| it.level()).collect();
    let count = |level| levels.iter().filter(|it| **it == level).count();
    let parts = [
        (count(Severity::Error), "error-one", "error-many"),
        (count(Severity::Warning), "warning-one", "warning-many"),
        (count(Severity::Note), "note-one", "note-many"),
    ];
    let said = parts.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, many)| {
        format!("{number} {}", word(if number == 1 { one } else { many }, lang))
    });
    said.collect::<Vec<_>>().join(", ")
}
