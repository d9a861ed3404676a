//! An activity names no category of data.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        if activity.data.values().all(|it| it.categories.is_empty()) {
            let finding = findings.at(activity.place);
            findings.add(finding.with("activity", case.words(&activity.label)));
        }
    }
}
