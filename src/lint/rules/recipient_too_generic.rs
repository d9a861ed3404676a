//! A recipient that is neither named nor told by sector and place.

use crate::lint::recipients::too_broad;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for key in too_broad(case) {
        let recipient = &case.register.recipients[key];
        let finding = findings.at(recipient.place);
        findings.add(finding.with("recipient", case.words(&recipient.label)));
    }
}
