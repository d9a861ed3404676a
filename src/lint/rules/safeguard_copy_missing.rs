//! A transfer rests on safeguards, and nothing says how to get a copy of them.

use crate::lint::recipients::only_for_others;
use crate::lint::transfers::transfers;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let only_for_others = only_for_others(case);
    let mut reported = None;
    for (number, it) in transfers(case).filter(|(number, _)| !only_for_others[*number]) {
        let is_needed = it.law().is_some_and(|it| it.needs_copy);
        // One place tells of the copies for a recipient and its own processors: one fact, one finding.
        if is_needed && it.copy().is_none() && reported.replace(number) != Some(number) {
            let finding = findings.at(it.place);
            findings.add(finding.with_both("country", |lang| it.destination(lang)));
        }
    }
}
