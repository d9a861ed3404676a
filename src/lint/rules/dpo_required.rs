//! A data protection officer is required and none is designated.

use crate::lint::{Case, Findings, dpo};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let duties = dpo::duties(case);
    if duties.is_empty() || dpo::is_settled(case) {
        return;
    }
    let grounds = duties.iter().map(|it| it.ground).collect();
    let mut finding = findings.at(case.register.organisation.place).with_own("reason", grounds);
    for duty in duties {
        finding = finding.related(duty.place, "because-of-this");
    }
    findings.add(finding);
}
