//! Joint control without name and contact of the other, the arrangement, or the essence of it.

use std::collections::BTreeMap;

use crate::lint::{Case, Findings};
use crate::register::{Activity, JointController, Recipient};
use crate::source::Span;
use crate::written::activity::ActivityRole;
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let joint = || case.register.recipients.values().filter(|it| is_joint(it));
    // A recipient and a joint controller of the same name are the same: what one of them states counts for both.
    let by_name: BTreeMap<String, &Recipient> =
        joint().filter_map(|it| Some((folded(it.name.as_ref()?), it))).collect();
    let mut names = Vec::new();
    for it in case.register.organisation.joint_controllers.values() {
        let name = it.party.name.as_ref().map(|it| folded(it));
        let same = name.as_ref().and_then(|it| by_name.get(it)).copied();
        names.extend(name);
        report(it.place, missing(it, same), findings);
    }
    names.sort();
    for it in joint() {
        let is_named = it.name.as_ref().is_some_and(|it| names.binary_search(&folded(it)).is_ok());
        if !is_named {
            report(it.place, missing_at(it), findings);
        }
    }
    for (_, activity) in case.activities() {
        if activity.role == ActivityRole::Joint && has_no_other(case, activity) {
            report(activity.place, vec!["party"], findings);
        }
    }
}

fn report(place: Span, missing: Vec<&'static str>, findings: &mut Findings) {
    if !missing.is_empty() {
        findings.add(findings.at(place).with_own("missing", missing));
    }
}

/// What a joint controller lacks, when a recipient of the same name says some of it.
fn missing(it: &JointController, same: Option<&Recipient>) -> Vec<&'static str> {
    let party = &it.party;
    let arrangement = it.arrangement.is_some() || same.is_some_and(|it| it.arrangement.is_some());
    let essence = it.essence.is_some() || same.is_some_and(|it| it.essence.is_some());
    let facts = [
        ("name", party.name.is_some()),
        ("arrangement", arrangement),
        ("essence", essence),
        ("contact", party.is_reachable()),
    ];
    facts.into_iter().filter(|it| !it.1).map(|it| it.0).collect()
}

/// What a recipient lacks that is no joint controller by name: a recipient has no place for contact details.
fn missing_at(it: &Recipient) -> Vec<&'static str> {
    let facts = [
        ("name", it.name.is_some()),
        ("arrangement", it.arrangement.is_some()),
        ("essence", it.essence.is_some()),
        ("contact-elsewhere", false),
    ];
    facts.into_iter().filter(|it| !it.1).map(|it| it.0).collect()
}

fn has_no_other(case: &Case<'_>, activity: &Activity) -> bool {
    let mut recipients = activity.recipients.iter().map(|it| &case.register.recipients[*it]);
    activity.joint_controllers.is_empty() && !recipients.any(is_joint)
}

fn is_joint(recipient: &Recipient) -> bool {
    recipient.role.as_ref().is_some_and(|it| it.value == RecipientRole::JointController)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
