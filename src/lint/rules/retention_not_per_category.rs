//! One period covers data that rarely share one.

use std::collections::BTreeSet;

use crate::lint::case::{is_reason, yes};
use crate::lint::retention::{Kept, kept};
use crate::lint::{Case, Findings};
use crate::register::DataCategory;
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        for it in kept(activity) {
            let reason = it.item.uniform_reason.as_ref().map(|it| it.as_str());
            if is_reason(reason) || !has_period(&it) {
                continue;
            }
            let categories = it.categories(case, |_| true);
            let groups = categories.iter().map(|it| group(&case.register.data_categories[*it]));
            let groups: BTreeSet<(u8, &'static str)> = groups.collect();
            if groups.len() >= 2 {
                let groups = groups.into_iter().map(|(_, name)| name).collect();
                findings.add(findings.at(it.item.place).with_own("groups", groups));
            }
        }
    }
}

/// Whether it says a period of its own. What says none, or one without end, is `retention-missing`.
fn has_period(it: &Kept<'_>) -> bool {
    it.item.period.is_some() || it.item.until.is_some() || it.item.criteria.is_some()
}

/// The group of a category, and its place in the order in which they are counted up.
fn group(category: &DataCategory) -> (u8, &'static str) {
    match category.kind.value {
        _ if yes(&category.patient_record) => (0, "patient-record"),
        DataKind::Special => (1, "special"),
        _ if yes(&category.accounting) => (2, "accounting"),
        DataKind::Ordinary | DataKind::Criminal | DataKind::NationalId => (3, "other"),
    }
}
