//! An exemption from the duty to inform that does not hold.

use crate::lint::exemption::holds;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let claimed = activity.notice_exemption.as_ref();
        if let Some(exemption) = claimed.filter(|it| !holds(activity, it)) {
            let finding = findings.at(exemption.key).with("ref", exemption.law.as_str());
            findings.add(finding.with("activity", case.words(&activity.label)));
        }
    }
}
