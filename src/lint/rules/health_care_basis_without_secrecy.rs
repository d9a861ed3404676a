//! Health care as a basis, without saying who is bound to secrecy.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let entries = case.basis_lists().flat_map(|it| it.bases);
    for basis in entries.filter(|it| it.is("9.2.h") && it.secrecy.is_none()) {
        findings.add(findings.at(basis.place));
    }
}
