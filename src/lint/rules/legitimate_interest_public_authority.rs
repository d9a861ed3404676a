//! A public authority rests on legitimate interests for its tasks.

use crate::lint::{Case, Findings, bases};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for list in case.basis_lists().filter(|it| bases::is_for_public_tasks(case, it)) {
        for basis in list.bases.iter().filter(|it| it.is("6.1.f")) {
            findings.add(findings.at(basis.place));
        }
    }
}
