//! There is no easy way to use the rights.

use crate::lint::rights::{full_notices, place};
use crate::lint::{Case, Findings};
use crate::register::Party;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let organisation = &case.register.organisation;
    let party = &organisation.party;
    let dpo = organisation.dpo.as_ref().and_then(|it| it.value.value());
    let reachable = case.register.rights.contact.is_some()
        || is_easy_to_reach(party)
        || dpo.is_some_and(is_easy_to_reach);
    // Without an address as well, `controller-identity-missing` says so.
    if party.address.is_some() && !reachable && full_notices(case).next().is_some() {
        findings.add(findings.at(place(case)));
    }
}

fn is_easy_to_reach(party: &Party) -> bool {
    party.email.is_some() || party.phone.is_some()
}
