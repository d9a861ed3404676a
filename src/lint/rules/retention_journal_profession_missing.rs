//! A patient record without the profession that keeps it, on which the period depends.

use std::collections::BTreeSet;

use crate::lint::case::yes;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // What a processor keeps, its customer decides on; what nobody uses is `definition-unused`.
    let used: BTreeSet<_> = case.activities().flat_map(|(_, it)| it.categories()).collect();
    for category in used.into_iter().map(|it| &case.register.data_categories[it]) {
        let open = category.profession.is_none() && category.journal_held_by.is_none();
        if yes(&category.patient_record) && open {
            findings.add(findings.at(category.place).with("category", case.words(&category.label)));
        }
    }
}
