//! It is not said what a recipient is in law.

use crate::lint::case::yes;
use crate::lint::recipients::called;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for recipient in case.register.recipients.values() {
        // Everybody has no role: data that become public are received by no one in particular.
        if recipient.role.is_none() && !yes(&recipient.public) {
            let finding = findings.at(recipient.place);
            findings.add(finding.with("recipient", called(case, recipient)));
        }
    }
}
