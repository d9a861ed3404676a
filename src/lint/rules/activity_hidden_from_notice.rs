//! An activity of the record is kept out of the notice without a reason in law.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let Some(notice) = activity.notice.as_ref().filter(|it| !it.value) else { continue };
        // Whether an exemption holds is `notice-exemption-unsupported`.
        let exempt = activity.notice_exemption.is_some();
        if !exempt && activity.internal.notice_elsewhere.is_none() {
            findings.add(findings.at(notice.span).with("activity", case.words(&activity.label)));
        }
    }
}
