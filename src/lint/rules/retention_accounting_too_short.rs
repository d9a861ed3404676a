//! Accounting records are erased before the Danish Bookkeeping Act permits it.

use crate::law::{self, StatutoryPeriod};
use crate::lint::case::yes;
use crate::lint::retention::{Kept, ends_at, kept, names};
use crate::lint::{Case, Findings};
use crate::register::{Period, Retention, wording};
use crate::written::retention::RetentionEvent;

/// A financial year ends within a year of any day in it.
const YEAR: Period = Period { years: 1, months: 0, weeks: 0, days: 0 };

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(law) = law::statutory_period("accounting", case.date.civil()) else { return };
    let Some(minimum) = law.minimum.as_deref().and_then(Period::parse) else { return };
    let excepted = case.register.organisation.bookkeeping.as_ref().is_some_and(|it| !it.value);
    if excepted {
        return;
    }
    for (_, activity) in case.activities() {
        for it in kept(activity) {
            let categories = it.categories(case, |it| yes(&it.accounting));
            let short = is_short(it.item, minimum, law) || ends_early(&it);
            if categories.is_empty() || !short {
                continue;
            }
            let finding = findings.at(it.item.place).with("category", names(case, &categories));
            let from_year_end = it.item.from.as_ref().is_some_and(|it| is_start(it.value, law));
            let period = it.item.period.as_ref().filter(|_| from_year_end && !ends_early(&it));
            findings.add(match period {
                Some(period) => finding.patch(period.span, minimum.to_string()),
                None => finding,
            });
        }
    }
}

/// Whether the period is too short, or would do if it ran from the end of the financial year and does not.
fn is_short(item: &Retention, minimum: Period, law: &StatutoryPeriod) -> bool {
    let Some(period) = item.period.as_ref().filter(|_| !yes(&item.statutory_exception)) else {
        return false;
    };
    let elsewhere = item.from.as_ref().is_some_and(|it| !is_start(it.value, law));
    let needed = minimum.approximate_days() + if elsewhere { YEAR.approximate_days() } else { 0 };
    period.approximate_days() < needed
}

/// Whether the item ends at an event. That everything is erased then is `erasure-promise-conflict`.
fn ends_early(it: &Kept<'_>) -> bool {
    let events = [RetentionEvent::AccountClosed, RetentionEvent::OnRequest];
    ends_at(it.item, &events) && !it.promises_to_erase_all()
}

fn is_start(event: RetentionEvent, law: &StatutoryPeriod) -> bool {
    wording::name_of(event) == law.from
}
