//! Fewer than two ways to reach the controller, or no postal address.

use crate::lint::case::is_reason;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let organisation = &case.register.organisation;
    let party = &organisation.party;
    let channels = [
        ("address", party.address.is_some()),
        ("email", party.email.is_some()),
        ("phone", party.phone.is_some()),
    ];
    let named = |wanted| channels.iter().filter(move |it| it.1 == wanted).map(|it| it.0);
    let given: Vec<&'static str> = named(true).collect();
    let enough = given.len() >= 2 && party.address.is_some();
    let explained = is_reason(organisation.contact_complete.as_ref().map(|it| it.as_str()));
    // None at all is `controller-identity-missing`.
    if given.is_empty() || enough || explained {
        return;
    }
    let missing = named(false).collect();
    let finding = findings.at(organisation.place);
    findings.add(finding.with_own("channels", given).with_own("missing", missing));
}
