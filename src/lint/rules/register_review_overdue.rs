//! The register was last gone through too long ago.

use jiff::civil;

use crate::law;
use crate::lint::{Case, Findings};
use crate::register::{Period, wording};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(reviewed) = &case.register.last_reviewed else { return };
    let today = case.date.civil();
    let usual = || Period::parse(law::limits(today).review_within);
    let own = case.register.checks.review_within.as_ref().map(|it| it.value);
    let Some(within) = own.or_else(usual) else { return };
    if end(reviewed.value.civil(), within).is_some_and(|it| it < today) {
        let finding = findings.at(reviewed.span);
        let date = reviewed.value;
        let finding = finding.with_both("date", |lang| wording::date(date, lang));
        findings.add(finding.with_both("period", |lang| wording::period(within, lang)));
    }
}

/// The last day of a period that begins on a day; `None` beyond the calendar.
fn end(from: civil::Date, period: Period) -> Option<civil::Date> {
    let span = jiff::Span::new().years(period.years).months(period.months);
    from.checked_add(span.weeks(period.weeks).days(period.days)).ok()
}
