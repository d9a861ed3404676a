//! What a recipient is called, who it is, and on whose behalf it gets data.

use std::collections::BTreeSet;

use super::case::{Case, yes};
use crate::law::terms;
use crate::register::{DataSubject, Key, Recipient, Register};
use crate::source::Lang;
use crate::written::people::DataSubjectKind;
use crate::written::recipient::RecipientRole;

/// What a recipient is called: its name, else its label.
pub(super) fn called<'a>(case: &Case<'a>, recipient: &'a Recipient) -> &'a str {
    let name = recipient.name.as_ref().map(|it| it.as_str());
    name.unwrap_or_else(|| case.words(&recipient.label))
}

/// The recipients that are people about whom the content has data, such as the customers of those whom they choose: a
/// recipient without name and role that is called as a group under `data_subjects`. Private persons have neither sector
/// nor country, and no role (Art. 2(2)(c)). Business partners are no such group.
pub(super) fn private_persons(case: &Case<'_>) -> BTreeSet<Key<Recipient>> {
    let subjects = case.register.data_subjects.values().filter(|it| are_private(it));
    let groups: BTreeSet<String> =
        subjects.map(|it| case.words(&it.label).to_lowercase()).collect();
    let unnamed = case
        .register
        .recipients
        .entries()
        .filter(|(_, it)| it.name.is_none() && it.role.is_none() && !is_called_generically(it));
    let private = unnamed.filter(|(_, it)| groups.contains(&case.words(&it.label).to_lowercase()));
    private.map(|(key, _)| key).collect()
}

/// The recipients that a notice tells of neither by name nor by sector and place.
pub(super) fn too_broad(case: &Case<'_>) -> BTreeSet<Key<Recipient>> {
    let activities = case.register.public_activities();
    let mut told: BTreeSet<_> =
        activities.flat_map(|(_, it)| it.recipients.iter().copied()).collect();
    let private = private_persons(case);
    told.retain(|it| {
        let recipient = &case.register.recipients[*it];
        is_too_broad(recipient) && !is_known_otherwise(recipient) && !private.contains(it)
    });
    told
}

/// Whether only entries of the processor record (Art. 30(2)) use a recipient and no activity of the organisation's own does,
/// by its number.
pub(super) fn only_for_others(case: &Case<'_>) -> Vec<bool> {
    let Register { recipients, processor_activities, .. } = case.register;
    let mut only = vec![false; recipients.len()];
    for key in processor_activities.values().flat_map(|it| &it.recipients) {
        only[key.index()] = true;
    }
    for key in case.activities().flat_map(|(_, it)| &it.recipients) {
        only[key.index()] = false;
    }
    only
}

fn are_private(subjects: &DataSubject) -> bool {
    subjects.kind.as_ref().is_none_or(|it| it.value != DataSubjectKind::Professional)
}

fn is_called_generically(recipient: &Recipient) -> bool {
    recipient.label.exactly(Lang::Da).is_some_and(|it| terms::generic_recipient(it).is_some())
}

fn is_too_broad(recipient: &Recipient) -> bool {
    let placed = recipient.country.is_some() || recipient.region.is_some();
    let generic = is_called_generically(recipient);
    recipient.name.is_none() && (recipient.sector.is_none() || !placed || generic)
}

/// Whether the reader knows who it is without name, sector and place.
fn is_known_otherwise(recipient: &Recipient) -> bool {
    let role = recipient.role.as_ref().map(|it| it.value);
    let authority = role == Some(RecipientRole::Authority) && recipient.law.is_some();
    authority || yes(&recipient.chosen_by_subject) || yes(&recipient.public)
}
