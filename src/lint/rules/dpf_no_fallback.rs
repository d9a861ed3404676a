//! A transfer to the United States rests on the Data Privacy Framework alone.

use crate::lint::recipients::called;
use crate::lint::transfers::is_adequacy;
use crate::lint::{Case, Findings};
use crate::written::recipient::Mechanism;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for recipient in case.register.recipients.values() {
        let Some(transfer) = &recipient.transfer else { continue };
        let Some(mechanism) = &transfer.mechanism else { continue };
        // Another adequacy decision would be no other basis.
        let fallback = transfer.fallback.as_ref().filter(|it| !is_adequacy(it.value));
        if mechanism.value == Mechanism::Dpf && fallback.is_none() {
            let finding = findings.at(mechanism.span);
            findings.add(finding.with("recipient", called(case, recipient)));
        }
    }
}
