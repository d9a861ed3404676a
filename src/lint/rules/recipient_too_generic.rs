//! A recipient that is neither named nor told by sector and place.

use std::collections::BTreeSet;

use crate::law::terms;
use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::register::{Key, Recipient};
use crate::source::Lang;
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for key in told(case) {
        let recipient = &case.register.recipients[key];
        if is_too_broad(recipient) && !is_known_otherwise(recipient) {
            let finding = findings.at(recipient.place);
            findings.add(finding.with("recipient", case.words(&recipient.label)));
        }
    }
}

/// The recipients that a notice tells of.
fn told(case: &Case<'_>) -> BTreeSet<Key<Recipient>> {
    let activities = case.register.public_activities();
    activities.flat_map(|(_, it)| it.recipients.iter().copied()).collect()
}

fn is_too_broad(recipient: &Recipient) -> bool {
    let placed = recipient.country.is_some() || recipient.region.is_some();
    let generic = recipient.label.exactly(Lang::Da).and_then(terms::generic_recipient);
    recipient.name.is_none() && (recipient.sector.is_none() || !placed || generic.is_some())
}

/// Whether the reader knows who it is without name, sector and place.
fn is_known_otherwise(recipient: &Recipient) -> bool {
    let role = recipient.role.as_ref().map(|it| it.value);
    let authority = role == Some(RecipientRole::Authority) && recipient.law.is_some();
    authority || yes(&recipient.chosen_by_subject) || yes(&recipient.public)
}
