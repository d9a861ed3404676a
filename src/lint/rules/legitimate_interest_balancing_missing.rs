//! Legitimate interests as a basis, without a balancing test on file.

use crate::lint::{Case, Findings, bases};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // Where an authority may not balance at all, `legitimate-interest-public-authority` says so.
    for list in case.basis_lists().filter(|it| !bases::is_for_public_tasks(case, it)) {
        let entries = list.bases.iter().filter(|it| it.is("6.1.f"));
        for basis in entries.filter(|it| it.balancing.is_none()) {
            let purpose = bases::name_of(case, list.activity, &list.purposes);
            findings.add(findings.at(basis.place).with("purpose", purpose));
        }
    }
}
