//! A legitimate interest is relied on and not said.

use crate::lint::names::quoted;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for list in case.basis_lists() {
        for basis in list.bases.iter().filter(|it| it.is("6.1.f") && it.interest.is_none()) {
            let texts = list.purposes.iter().map(|it| case.words(&it.text));
            findings.add(findings.at(basis.place).with("purpose", quoted(texts)));
        }
    }
}
