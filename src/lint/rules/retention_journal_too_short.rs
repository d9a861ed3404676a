//! A patient record is erased before the law on the profession permits it.

use crate::law::{self, JournalPeriod};
use crate::lint::case::yes;
use crate::lint::retention::{Kept, ends_at, kept};
use crate::lint::{Case, Findings};
use crate::register::{Period, wording};
use crate::source::{Diagnostic, Severity};
use crate::written::retention::RetentionEvent;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        for it in kept(activity) {
            let Some((row, shortest)) = strictest(case, &it) else { continue };
            if let Some(finding) = judge(&it, row, shortest, findings.at(it.item.place)) {
                findings.add(finding);
            }
        }
    }
}

/// What is wrong with the item when that profession keeps the record.
fn judge(
    it: &Kept<'_>,
    row: &'static JournalPeriod,
    shortest: Period,
    finding: Diagnostic,
) -> Option<Diagnostic> {
    let days = it.item.period.as_ref().map(|it| it.approximate_days());
    let days = days.filter(|_| !yes(&it.item.statutory_exception));
    let below = |limit: Period| days.is_some_and(|it| it < limit.approximate_days());
    let finding = finding.with_own("profession", vec![row.profession.as_str()]);
    if below(shortest) || ends_early(it) {
        let finding = finding.with("min", shortest.years.to_string());
        let period = it.item.period.as_ref().filter(|_| !ends_early(it));
        return Some(match period {
            Some(period) => finding.patch(period.span, shortest.to_string()),
            None => finding,
        });
    }
    // What the law now asks for is not verified: a doubt, between the two.
    let doubtful = row.doubtful_below.as_deref().and_then(Period::parse).filter(|it| below(*it))?;
    let between = format!("{}\u{2013}{}", shortest.years, doubtful.years);
    Some(finding.with("min", between).at_level(Severity::Warning))
}

/// The row of the profession that must keep one of the item's records longest, and how long that is at least.
fn strictest(case: &Case<'_>, it: &Kept<'_>) -> Option<(&'static JournalPeriod, Period)> {
    // Another controller's record is another controller's duty.
    let own = it.categories(case, |it| yes(&it.patient_record) && it.journal_held_by.is_none());
    let professions = own.iter().filter_map(|it| {
        let profession = case.register.data_categories[*it].profession.as_ref()?;
        law::journal_period(&wording::name_of(profession.value), case.date.civil())
    });
    let rows = professions.filter_map(|row| {
        let shortest = row.minimum.as_deref().and_then(Period::parse)?;
        Some((row, shortest))
    });
    rows.max_by_key(|(_, shortest)| shortest.approximate_days())
}

/// Whether the item of the record ends at an event. That everything is erased then is `erasure-promise-conflict`.
fn ends_early(it: &Kept<'_>) -> bool {
    let events = [
        RetentionEvent::AccountClosed,
        RetentionEvent::OnRequest,
        RetentionEvent::ConsentWithdrawn,
    ];
    let own = !it.item.data.is_empty() && !it.promises_to_erase_all();
    own && ends_at(it.item, &events)
}

#[cfg(test)]
mod tests {
    use crate::law::journal_periods;
    use crate::lint::RULES;
    use crate::source::Lang;

    #[test]
    fn the_page_names_every_profession_that_keeps_records() {
        let rule = RULES.iter().find(|it| it.code.name == "retention-journal-too-short").unwrap();
        let page = rule.code.page();
        let day = jiff::civil::date(2026, 11, 22);
        for row in journal_periods(day).filter(|it| it.minimum.is_some()) {
            for lang in Lang::ALL {
                assert!(page.word(&row.profession, lang).is_some(), "{}", row.profession);
            }
        }
    }
}
