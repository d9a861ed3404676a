//! A processor without an agreement.

use crate::lint::recipients::called;
use crate::lint::{Case, Findings};
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for recipient in case.register.recipients.values() {
        let role = recipient.role.as_ref().map(|it| it.value);
        if role == Some(RecipientRole::Processor) && recipient.agreement.is_none() {
            let finding = findings.at(recipient.place);
            findings.add(finding.with("recipient", called(case, recipient)));
        }
    }
}
