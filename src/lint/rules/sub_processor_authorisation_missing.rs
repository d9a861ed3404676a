//! Other processors are used for a controller, and nothing says that the controller has agreed.

use crate::lint::recipients::called;
use crate::lint::{Case, Findings};
use crate::register::{Recipient, wording};
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let is_processor =
        |it: &&Recipient| it.role.as_ref().is_some_and(|it| it.value == RecipientRole::Processor);
    for entry in case.register.processor_activities.values() {
        let recipients = entry.recipients.iter().map(|it| &case.register.recipients[*it]);
        let others: Vec<&str> =
            recipients.filter(is_processor).map(|it| called(case, it)).collect();
        if !others.is_empty() && entry.authorisation.is_none() {
            let finding = findings.at(entry.place).with("entry", case.words(&entry.label));
            findings.add(finding.with_both("recipients", |lang| wording::list(&others, lang)));
        }
    }
}
