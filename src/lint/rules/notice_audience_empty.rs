//! A notice is written to people of whom it tells nothing.

use std::collections::BTreeSet;

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for (_, activity) in case.register.public_activities() {
        told.extend(activity.data_subjects.iter().map(|it| it.value));
        told.extend(activity.data.values().flat_map(|it| it.data_subjects.iter().copied()));
    }
    let audiences = case.register.notices.values().flat_map(|it| &it.audiences);
    for audience in audiences.filter(|it| !told.contains(&it.value)) {
        let subject = &case.register.data_subjects[audience.value];
        if subject.covered_by.is_none() {
            let finding = findings.at(audience.span);
            findings.add(finding.with("subject", case.words(&subject.label)));
        }
    }
}
