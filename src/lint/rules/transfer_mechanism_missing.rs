//! Data leave the EU/EEA, and nothing is stated that makes it lawful.

use crate::lint::transfers::transfers;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut reported = None;
    for (number, it) in transfers(case).filter(|(_, it)| it.mechanism.is_none()) {
        // What the recipient rests on would carry its own processors too: one fact, one finding.
        if reported == Some(number) && it.sub_processor.is_some() {
            continue;
        }
        let place = it.sub_processor.map_or(it.recipient.place, |it| it.name.span);
        if it.sub_processor.is_none() {
            reported = Some(number);
        }
        let key = if it.sub_processor.is_some() { "of-sub-processor" } else { "of-recipient" };
        let finding = findings.at(place).with_both("country", |lang| it.destination(lang));
        findings.add(finding.with_own("key", vec![key]));
    }
}
