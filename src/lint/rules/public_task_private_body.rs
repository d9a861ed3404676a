//! A private body rests on a public task, without the law that gives it the task.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_public_authority() {
        return;
    }
    let entries = case.basis_lists().flat_map(|it| it.bases);
    for basis in entries.filter(|it| it.is("6.1.e") && it.law.is_none()) {
        findings.add(findings.at(basis.place));
    }
}
