//! A child below the age of consent could consent alone.

use std::collections::BTreeSet;

use crate::law;
use crate::lint::case::yes;
use crate::lint::{Case, Findings, children};
use crate::register::{Activity, Consent, DataSubject, Key, LegalBasis};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // Article 8 is about services offered online.
    if !yes(&case.register.organisation.online_service) {
        return;
    }
    // A consent may carry many purposes: it is one finding.
    let mut places = BTreeSet::new();
    for (_, activity) in case.activities() {
        for key in children::groups(case, activity) {
            let group = &case.register.data_subjects[key];
            for basis in consents(activity, key) {
                let consent = basis.consent.map(|it| &case.register.consents[it]);
                if is_invalid(case, group, consent) {
                    places.insert(consent.map_or(basis.place, |it| it.place));
                }
            }
        }
    }
    for place in places {
        findings.add(findings.at(place));
    }
}

/// The legal bases in Article 6(1)(a) that use data of a group, but those of a service that protects the child itself
/// (recital 38).
fn consents(activity: &Activity, group: Key<DataSubject>) -> impl Iterator<Item = &LegalBasis> {
    let purposes = activity.purposes_of(&[group]).map(|(_, it)| it);
    purposes
        .filter(|it| !yes(&it.preventive_or_counselling))
        .flat_map(|it| activity.legal_basis_of(it))
        .filter(|it| it.is("6.1.a"))
}

/// Whether someone below the age of consent is let in, and nothing makes sure that a parent consents instead.
fn is_invalid(case: &Case<'_>, group: &DataSubject, consent: Option<&Consent>) -> bool {
    let age = age(case, consent);
    let old_enough = group.min_age.as_ref().is_some_and(|it| it.value >= age);
    let arranged = consent.is_some_and(|it| {
        it.child_age.as_ref().is_some_and(|it| it.value >= age) && it.parental_check.is_some()
    });
    !old_enough && !arranged
}

/// The age of consent when the last of these consents was given.
fn age(case: &Case<'_>, consent: Option<&Consent>) -> u32 {
    let ended = consent.and_then(|it| it.consents_before.as_ref());
    let last = ended.and_then(|it| it.civil().yesterday().ok());
    law::child_age(last.unwrap_or(case.date.civil()))
}
