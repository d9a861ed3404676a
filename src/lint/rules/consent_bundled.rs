//! One consent for several purposes, without a choice for each.

use crate::lint::case::yes;
use crate::lint::{Case, Findings, consents};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for it in consents::in_use(case) {
        let purposes = it.purposes().count();
        if purposes < 2 || it.consent.is_some_and(|it| yes(&it.granular)) {
            continue;
        }
        let finding = findings.at(it.place()).with("n", purposes.to_string());
        // A basis that names no consent is the place itself.
        let uses = it.uses.iter().filter(|_| it.consent.is_some());
        findings.add(uses.fold(finding, |finding, it| {
            finding.related(it.entries[0].place, "consent-used-here")
        }));
    }
}
