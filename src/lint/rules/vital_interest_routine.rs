//! Vital interests as a basis for what is no emergency.

use crate::lint::case::yes;
use crate::lint::{Case, Findings, bases};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for list in case.basis_lists() {
        let Some(basis) = bases::entry(&list, &["6.1.d", "9.2.c"]) else { continue };
        let mut routine = list.purposes.clone();
        routine.retain(|it| !yes(&it.emergency));
        if !routine.is_empty() {
            let purpose = bases::name_of(case, list.activity, &routine);
            findings.add(findings.at(basis.place).with("purpose", purpose));
        }
    }
}
