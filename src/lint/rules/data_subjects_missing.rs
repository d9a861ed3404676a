//! An activity says of nobody whose data it uses.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let by_lines = !activity.data.is_empty()
            && activity.data.values().all(|it| !it.data_subjects.is_empty());
        if activity.data_subjects.is_empty() && !by_lines {
            let finding = findings.at(activity.place);
            findings.add(finding.with("activity", case.words(&activity.label)));
        }
    }
}
