//! A consent, without a word on how it is withdrawn.

use crate::law::RightKey;
use crate::lint::{Case, Findings, consents};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.register.rights.own_words(RightKey::WithdrawConsent).is_some() {
        return;
    }
    for it in consents::in_use(case) {
        if it.consent.is_some_and(|it| it.withdraw.is_some()) {
            continue;
        }
        let Some(purpose) = it.purposes().next() else { continue };
        let purpose = case.words(&purpose.text);
        findings.add(findings.at(it.place()).with("purpose", purpose));
    }
}
