//! A notice for visitors of the web site that says nothing of what is seen of them there.

use std::collections::BTreeSet;

use crate::lint::{Case, Findings};
use crate::register::{DataSubject, Key};
use crate::written::activity::DataSource;
use crate::written::people::DataSubjectKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.register.cookie_policy.is_some() {
        return;
    }
    let observed = observed(case);
    let mut audiences = case.register.notices.values().flat_map(|it| &it.audiences);
    // One page about cookies serves all, so the first group is told of.
    let missing = audiences.find(|it| {
        let subject = &case.register.data_subjects[it.value];
        let visitor = subject.kind.as_ref().is_some_and(|it| it.value == DataSubjectKind::Visitor);
        visitor && subject.covered_by.is_none() && !observed.contains(&it.value)
    });
    if let Some(audience) = missing {
        let subject = case.words(&case.register.data_subjects[audience.value].label);
        findings.add(findings.at(audience.span).with("subject", subject));
    }
}

/// The groups of people of whom a notice says that their use of a service is recorded.
fn observed(case: &Case<'_>) -> BTreeSet<Key<DataSubject>> {
    let lines = case.register.public_activities().flat_map(|(_, it)| it.data.values());
    let lines = lines
        .filter(|it| it.source.as_ref().is_some_and(|it| it.kind.value == DataSource::Observed));
    lines.flat_map(|it| it.data_subjects.iter().copied()).collect()
}
