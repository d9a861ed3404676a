//! A longer time for answers than the law allows, or a price for them.

use crate::law;
use crate::lint::{Case, Findings};
use crate::register::Period;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let rights = &case.register.rights;
    let limit = Period::parse(law::limits(case.date.civil()).response_time);
    let limit = limit.map_or(u32::MAX, Period::approximate_days);
    if let Some(time) = &rights.response_time
        && time.value.approximate_days() > limit
    {
        findings.add(findings.at(time.span).with_own("term", vec!["time"]));
    }
    if let Some(fee) = &rights.fee
        && !law::is_lawful_fee(case.words(fee))
    {
        findings.add(findings.at(fee.span).with_own("term", vec!["fee"]));
    }
}
