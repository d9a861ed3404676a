//! There is a data protection officer, but no way to reach them.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(answer) = &case.register.organisation.dpo else { return };
    let Some(dpo) = answer.value.value() else { return };
    if !dpo.is_reachable() {
        findings.add(findings.at(answer.key));
    }
}
