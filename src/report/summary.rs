//! The last line: how many of each.

use super::told::Told;
use crate::source::{Severity, word};

/// `3 fejl, 12 advarsler, 4 bemærkninger`; what there are none of is left out.
pub fn summary(told: &Told<'_>) -> String {
    let parts = [
        (told.count(Severity::Error), "error-one", "error-many"),
        (told.count(Severity::Warning), "warning-one", "warning-many"),
        (told.count(Severity::Note), "note-one", "note-many"),
    ];
    let said = parts.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, many)| {
        format!("{number} {}", word(if number == 1 { one } else { many }, told.lang))
    });
    said.collect::<Vec<_>>().join(", ")
}
