//! Automated evaluation, and no answer to whether decisions are automated.

use crate::lint::{Case, Findings, automation};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities().filter(|(_, it)| it.automated_decision.is_none()) {
        if let Some(sign) = automation::sign(case, activity) {
            let finding = findings.at(activity.place).with("activity", case.words(&activity.label));
            findings.add(finding.with("hit", sign.word).related(sign.place, "because-of-this"));
        }
    }
}
