//! Nobody has gone through the notice for too long.

use crate::lint::{Case, Findings};
use crate::register::{Date, Period};
use crate::source::Spanned;

/// The limit unless the content sets its own (`checks.review_within`): good order, no law.
const REVIEW_WITHIN: Period = Period { years: 1, months: 0, weeks: 0, days: 0 };

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let limit = case.register.checks.review_within.as_ref().map_or(REVIEW_WITHIN, |it| it.value);
    let recent = |it: &Option<Spanned<Date>>| {
        it.as_ref().is_some_and(|it| it.value <= case.date && case.date <= it.plus(limit))
    };
    for notice in case.register.notices.values() {
        if recent(&notice.last_updated) || recent(&notice.reviewed) {
            continue;
        }
        findings.add(match &notice.last_updated {
            None => findings.at(notice.place).with_own("date", vec!["unknown"]),
            Some(date) if date.value > case.date => {
                findings.at(date.span).with_own("date", vec!["future"])
            }
            Some(date) => findings.at(date.span).with("date", date.to_string()),
        });
    }
}
