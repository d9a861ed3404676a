//! Data are used for a purpose that is newer than the notice.

use crate::lint::{Case, Findings};
use crate::register::Date;
use crate::source::Spanned;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let dates = oldest_notices(case);
    for (id, activity) in case.activities() {
        let key = case.register.activities.key(id);
        let Some(date) = key.and_then(|it| dates[it.index()]) else { continue };
        for purpose in activity.purposes.values() {
            if let Some(since) = purpose.since.as_ref().filter(|it| it.value > date.value) {
                let finding = findings.at(since.span).related(date.span, "notice-date");
                findings.add(finding.with("purpose", case.words(&purpose.text)));
            }
        }
    }
}

/// Of each activity, the date of the oldest notice that describes it.
fn oldest_notices<'a>(case: &Case<'a>) -> Vec<Option<&'a Spanned<Date>>> {
    let mut dates: Vec<Option<&Spanned<Date>>> = vec![None; case.register.activities.len()];
    for notice in case.register.notices.values() {
        let Some(date) = &notice.last_updated else { continue };
        for activity in &notice.activities {
            let oldest = &mut dates[activity.index()];
            if oldest.is_none_or(|it| date.value < it.value) {
                *oldest = Some(date);
            }
        }
    }
    dates
}
