//! A transfer rests on safeguards, and nothing says how to get a copy of them.

use crate::lint::recipients::only_for_others;
use crate::lint::transfers::transfers;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let only_for_others = only_for_others(case);
    // The notice tells of the recipient; its own processors are internal.
    for it in transfers(case).filter(|it| it.sub_processor.is_none()) {
        let copy = it.recipient.transfer.as_ref().and_then(|it| it.copy.as_ref());
        let is_needed = it.law().is_some_and(|it| it.needs_copy);
        if is_needed && copy.is_none() && !only_for_others[it.number] {
            let finding = findings.at(it.place);
            findings.add(finding.with_both("country", |lang| it.destination(lang)));
        }
    }
}
