//! A private body rests on a substantial public interest without the permission of the supervisory authority.

use crate::law::Citation;
use crate::lint::{Case, Findings, bases};
use crate::register::LegalBasis;
use crate::source::Lang;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_public_authority() {
        return;
    }
    for list in case.basis_lists() {
        let keys = ["9.2.g", "dbl.7.4"];
        let Some(basis) = bases::entry(&list, &keys) else { continue };
        let mut entries = list.bases.iter().filter(|it| keys.iter().any(|key| it.is(key)));
        if !entries.any(|it| it.permit.is_some() || names_another_law(it)) {
            findings.add(findings.at(basis.place));
        }
    }
}

/// Whether the entry names a law of its own: special rules in other acts go before the Danish Data Protection Act.
fn names_another_law(basis: &LegalBasis) -> bool {
    let act = Citation::parse("dbl").expect("the act is in the table");
    basis.law.as_ref().is_some_and(|law| {
        let law = law.to_lowercase();
        !Lang::ALL.iter().any(|lang| law.contains(&act.long(*lang).to_lowercase()))
    })
}
