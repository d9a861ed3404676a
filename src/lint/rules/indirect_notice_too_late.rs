//! People whose data come from others are told later than the law allows.

use crate::law;
use crate::lint::exemption::is_exempt;
use crate::lint::origin::may_come_from_others;
use crate::lint::{Case, Findings};
use crate::register::{Activity, Period};
use crate::source::Span;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let limit = Period::parse(law::limits(case.date.civil()).indirect_notice);
    let limit = limit.expect("the examples of this rule read the law's period");
    for (_, activity) in case.activities() {
        if !may_come_from_others(activity) || is_exempt(activity) {
            continue;
        }
        for (place, late) in late(activity, limit) {
            let finding = findings.at(place).with("activity", case.words(&activity.label));
            findings.add(finding.with_own("late", vec![late]));
        }
    }
}

/// What is too late, and where it says so.
fn late(activity: &Activity, limit: Period) -> Vec<(Span, &'static str)> {
    let Some(told) = &activity.internal.indirect_notice else { return Vec::new() };
    let longest = limit.approximate_days();
    let within = told.within.as_ref().filter(|it| it.approximate_days() > longest);
    let contact = told.after_first_contact.as_ref().filter(|it| it.value);
    let disclosure = told.after_first_disclosure.as_ref().filter(|it| it.value);
    let all = [
        within.map(|it| (it.span, "within")),
        contact.map(|it| (it.span, "contact")),
        disclosure.map(|it| (it.span, "disclosure")),
    ];
    all.into_iter().flatten().collect()
}
