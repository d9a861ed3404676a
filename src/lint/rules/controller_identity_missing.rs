//! No name of the controller, or no way to reach it.

use crate::lint::{Case, Findings};
use crate::written::organisation::RoleInFile;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let organisation = &case.register.organisation;
    let party = &organisation.party;
    let role = organisation.role_in_file.as_ref().map(|it| it.value);
    // Who a processor is, is asked by `processor-entry-incomplete`.
    if (party.name.is_some() && party.is_reachable()) || role == Some(RoleInFile::Processor) {
        return;
    }
    findings.add(findings.at(organisation.place));
}
