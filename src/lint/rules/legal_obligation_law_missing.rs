//! A legal obligation as a basis, without the law that obliges.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let entries = case.basis_lists().flat_map(|it| it.bases);
    for basis in entries.filter(|it| it.is("6.1.c") && it.law.is_none()) {
        findings.add(findings.at(basis.place));
    }
}
