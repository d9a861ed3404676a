//! A consent, without a way to prove it.

use crate::lint::{Case, Findings, consents};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for it in consents::in_use(case) {
        if it.consent.is_none_or(|it| it.proof.is_none()) {
            findings.add(findings.at(it.place()).with("consent", it.name(case)));
        }
    }
}
