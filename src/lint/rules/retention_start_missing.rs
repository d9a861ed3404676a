//! A period without the event that it runs from.

use crate::lint::{Case, Findings};
use crate::register::wording;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        for item in activity.retention.values() {
            let Some(period) = item.period.as_ref().filter(|it| !it.is_zero()) else { continue };
            if item.from.is_none() && item.criteria.is_none() {
                let period = |lang| wording::period(period.value, lang);
                findings.add(findings.at(item.place).with_both("period", period));
            }
        }
    }
}
