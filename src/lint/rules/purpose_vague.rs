//! A purpose in words that say nothing of what happens to the data.

use crate::law::terms;
use crate::lint::{Case, Findings};
use crate::register::Purpose;
use crate::source::Lang;

/// How many characters of detail make a short purpose clear (policy of the catalogue of rules).
const DETAIL: usize = 40;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, purpose) in case.purposes() {
        // The list of words is Danish.
        let words = purpose.text.exactly(Lang::Da).unwrap_or("");
        if terms::vague_purpose(words).is_some() && !is_explained(case, purpose) {
            let finding = findings.at(purpose.text.span);
            findings.add(finding.with("purpose", case.words(&purpose.text)));
        }
    }
}

fn is_explained(case: &Case<'_>, purpose: &Purpose) -> bool {
    let detail = purpose.detail.as_ref().map_or("", |it| it.get(case.lang()));
    detail.trim().chars().count() >= DETAIL
}
