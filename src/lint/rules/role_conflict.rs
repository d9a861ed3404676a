//! Somebody is both processor and controller for the same thing.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::{Case, Findings};
use crate::register::{Activity, Recipient, Text};
use crate::written::activity::ActivityRole;
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    own_purposes_of_a_processor(case, findings);
    two_roles_of_a_recipient(case, findings);
    entries_that_are_own_activities(case, findings);
}

/// Whoever has purposes with a legal basis of its own is no processor.
fn own_purposes_of_a_processor(case: &Case<'_>, findings: &mut Findings) {
    for activity in case.register.activities.values() {
        let mut purposes = activity.purposes.values();
        let based = purposes.find(|it| !activity.legal_basis_of(it).is_empty());
        let Some(purpose) = based.filter(|_| activity.role == ActivityRole::Processor) else {
            continue;
        };
        let place = purpose.legal_basis_place.or(activity.legal_basis_place);
        let finding = findings.at(place.unwrap_or(activity.place));
        findings.add(finding.with("name", organisation(case, &activity.label)));
    }
}

/// The same company, as two recipients of one activity in two roles.
fn two_roles_of_a_recipient(case: &Case<'_>, findings: &mut Findings) {
    let ambiguous = names_in_both_roles(case);
    if ambiguous.is_empty() {
        return;
    }
    for (id, activity) in case.activities() {
        let mut seen: BTreeMap<String, bool> = BTreeMap::new();
        for recipient in activity.recipients.iter().map(|it| &case.register.recipients[*it]) {
            let Some((name, is_processor)) = name_and_role(recipient) else { continue };
            if !ambiguous.contains(&name)
                || *seen.entry(name).or_insert(is_processor) == is_processor
            {
                continue;
            }
            let place = recipient.role.as_ref().map_or(recipient.place, |it| it.span);
            let name = recipient.name.as_ref().map_or("", |it| it.as_str());
            let finding = findings.at(place).about(id).with("name", name);
            findings.add(finding.related(activity.place, "this-activity"));
        }
    }
}

/// An entry of the processor record that is the organisation's own activity.
fn entries_that_are_own_activities(case: &Case<'_>, findings: &mut Findings) {
    let activities = &case.register.activities;
    let is_own = |it: &&Activity| it.role != ActivityRole::Processor;
    for (id, entry) in &case.register.processor_activities {
        let named = [activities.key(id), entry.same_as];
        let same = named.into_iter().flatten().map(|it| &activities[it]).find(is_own);
        if let Some(same) = same {
            let finding = findings.at(entry.place).with("name", organisation(case, &entry.label));
            findings.add(finding.related(same.place, "first-here"));
        }
    }
}

/// The organisation's name, or what it is about where there is none.
fn organisation<'a>(case: &Case<'a>, otherwise: &'a Text) -> &'a str {
    let name = case.register.organisation.running_name();
    if name.is_empty() { case.words(otherwise) } else { name }
}

/// The names that recipients have in both roles: usually none.
fn names_in_both_roles(case: &Case<'_>) -> BTreeSet<String> {
    let mut roles: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for (name, is_processor) in case.register.recipients.values().filter_map(name_and_role) {
        let (processor, controller) = roles.entry(name).or_default();
        *(if is_processor { processor } else { controller }) = true;
    }
    roles.into_iter().filter(|(_, it)| *it == (true, true)).map(|(name, _)| name).collect()
}

/// The name of a recipient, and whether it is a processor or some controller.
fn name_and_role(recipient: &Recipient) -> Option<(String, bool)> {
    let is_processor = match recipient.role.as_ref()?.value {
        RecipientRole::Processor => true,
        RecipientRole::Controller | RecipientRole::JointController => false,
        RecipientRole::Authority => return None,
    };
    Some((recipient.name.as_ref()?.trim().to_lowercase(), is_processor))
}
