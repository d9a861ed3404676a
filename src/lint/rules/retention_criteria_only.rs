//! The record has a criterion for erasure and no envisaged time limit.

use crate::lint::case::is_reason;
use crate::lint::retention::kept;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let all = kept(activity);
        for it in &all {
            let Some(criteria) = &it.item.criteria else { continue };
            let explained = is_reason(it.item.reason.as_ref().map(|it| it.as_str()));
            let ends = it.item.until.is_some() || it.item.unlimited.is_some() || explained;
            // A criterion that tells nothing at all is `retention-vague`.
            if ends || it.is_answered(&all) || it.is_vague(&all) {
                continue;
            }
            let finding = findings.at(criteria.span).with("criteria", case.words(criteria));
            findings.add(finding.with("activity", case.words(&activity.label)));
        }
    }
}
