//! It is left open whether anybody receives the data of an activity.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        // Those named by a purpose, by a data line or by their own `applies_to` count too.
        if activity.recipients_answer.is_none() && activity.recipients.is_empty() {
            let finding = findings.at(activity.place);
            findings.add(finding.with("activity", case.words(&activity.label)));
        }
    }
}
