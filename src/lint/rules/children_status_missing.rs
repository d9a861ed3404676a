//! A service for consumers online does not say whether children may use it.

use crate::law;
use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::register::DataSubject;
use crate::written::people::DataSubjectKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let groups = case.register.data_subjects.values();
    let is_consumer = |it: &&DataSubject| {
        it.kind.as_ref().is_some_and(|it| it.value == DataSubjectKind::Consumer)
    };
    let consumers: Vec<_> = groups.filter(is_consumer).collect();
    let of_age = law::child_age(case.date.civil());
    let answered = |it: &&DataSubject| {
        it.children.is_some() || it.min_age.as_ref().is_some_and(|it| it.value >= of_age)
    };
    let Some(first) = consumers.first() else { return };
    if yes(&case.register.organisation.online_service) && !consumers.iter().any(answered) {
        findings.add(findings.at(first.place));
    }
}
