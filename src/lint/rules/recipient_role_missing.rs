//! It is not said what a recipient is in law.

use crate::lint::case::yes;
use crate::lint::recipients::{called, private_persons};
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let private = private_persons(case);
    for (key, recipient) in case.register.recipients.entries() {
        // Everybody has no role: data that become public are received by no one in particular.
        let has_none = private.contains(&key) || yes(&recipient.public);
        if recipient.role.is_none() && !has_none {
            let finding = findings.at(recipient.place);
            findings.add(finding.with("recipient", called(case, recipient)));
        }
    }
}
