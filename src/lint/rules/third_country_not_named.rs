//! Data go outside the EU/EEA, and no country is named.

use crate::lint::recipients::only_for_others;
use crate::lint::transfers::unnamed;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let only_for_others = only_for_others(case);
    for (number, recipient) in case.register.recipients.values().enumerate() {
        // What is only done for others is `processor-entry-incomplete`.
        if only_for_others[number] {
            continue;
        }
        for place in unnamed(recipient) {
            findings.add(findings.at(place));
        }
    }
}
