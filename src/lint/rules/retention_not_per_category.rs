//! One period covers data that rarely share one.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::case::{is_reason, yes};
use crate::lint::retention::{Kept, kept};
use crate::lint::{Case, Findings};
use crate::register::DataCategory;
use crate::source::Span;
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let mut mixed: BTreeMap<BTreeSet<(u8, &'static str)>, Vec<Span>> = BTreeMap::new();
        for it in kept(activity) {
            let reason = it.item.uniform_reason.as_ref().map(|it| it.as_str());
            // A law that sets the period of what the item counts up sets it for all of that.
            let by_law = it.item.basis_law.is_some() && !it.item.data.is_empty();
            if is_reason(reason) || by_law || !has_period(&it) {
                continue;
            }
            let categories = it.categories(case, |_| true);
            let groups = categories.iter().map(|it| group(&case.register.data_categories[*it]));
            let groups: BTreeSet<(u8, &'static str)> = groups.collect();
            if groups.len() >= 2 {
                mixed.entry(groups).or_default().push(it.item.place);
            }
        }
        // The same data kept together in one case and another is one fact.
        for (groups, places) in mixed {
            let Some((first, others)) = places.split_first() else { continue };
            let groups = groups.into_iter().map(|(_, name)| name).collect();
            let finding = findings.at(*first).with_own("groups", groups);
            findings.add(others.iter().fold(finding, |all, it| all.related(*it, "also-here")));
        }
    }
}

/// Whether it says a period of its own. What says none, or one without end, is `retention-missing`; what is erased at once
/// is kept too long in no group.
fn has_period(it: &Kept<'_>) -> bool {
    it.item.period.as_ref().is_some_and(|it| !it.is_zero())
        || it.item.until.is_some()
        || it.item.criteria.is_some()
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
