//! An activity without a purpose. A purpose without words is refused before any law is asked.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities().filter(|(_, it)| it.purposes.is_empty()) {
        let finding = findings.at(activity.place);
        findings.add(finding.with("activity", case.words(&activity.label)));
    }
}
