//! A period without the event that it runs from.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        for item in activity.retention.values() {
            let Some(period) = item.period.as_ref().filter(|it| !it.is_zero()) else { continue };
            if item.from.is_none() && item.criteria.is_none() {
                findings.add(findings.at(item.place).with("period", period.to_string()));
            }
        }
    }
}
