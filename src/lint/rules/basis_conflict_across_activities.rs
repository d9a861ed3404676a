//! The same special category of the same people rests on consent in one activity and on a duty or health care in another.

use std::collections::BTreeMap;

use crate::lint::case::yes;
use crate::lint::{Case, Findings, lines};
use crate::register::{Activity, DataCategory, DataSubject, Key, LegalBasis, Register};
use crate::source::Diagnostic;
use crate::written::activity::ProvisionDuty;
use crate::written::people::DataKind;

/// A category of data of one group of people.
type Matter = (Key<DataCategory>, Key<DataSubject>);

/// What an activity uses, and on which basis.
#[derive(Clone, Copy)]
struct Usage<'a> {
    matter: Matter,
    activity: &'a Activity,
    basis: &'a LegalBasis,
}

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // Of every matter the first usage, and the first in another activity: enough to contradict any consent.
    let mut duties: BTreeMap<Matter, Vec<Usage<'_>>> = BTreeMap::new();
    // By category and the number of the activity: each is one finding.
    let mut consents: BTreeMap<(Key<DataCategory>, usize), Vec<Usage<'_>>> = BTreeMap::new();
    for (number, (_, activity)) in case.activities().enumerate() {
        for usage in usages(case, activity) {
            if usage.basis.is("6.1.c") || usage.basis.is("9.2.h") {
                let known = duties.entry(usage.matter).or_default();
                if known.len() < 2 && known.iter().all(|it| elsewhere(it, &usage)) {
                    known.push(usage);
                }
            } else if asks(case.register, &usage) {
                consents.entry((usage.matter.0, number)).or_default().push(usage);
            }
        }
    }
    for asked in consents.into_values() {
        let conflict = asked.into_iter().find_map(|consent| {
            let mut known = duties.get(&consent.matter)?.iter();
            known.find(|it| elsewhere(it, &consent)).map(|duty| (consent, duty))
        });
        if let Some((consent, duty)) = conflict {
            findings.add(finding(case, findings, &consent, duty));
        }
    }
}

fn finding(
    case: &Case<'_>,
    findings: &Findings,
    consent: &Usage<'_>,
    duty: &Usage<'_>,
) -> Diagnostic {
    let (category, _) = consent.matter;
    let categories = &case.register.data_categories;
    let finding = findings.at(consent.basis.place).about(categories.id(category));
    let finding = finding.related(duty.basis.place, "other-basis-here");
    let finding = finding.with("category", case.words(&categories[category].label));
    let finding = finding.with("activity", case.words(&consent.activity.label));
    let finding = finding.with("other", case.words(&duty.activity.label));
    finding.with_own("basis", vec![duty.basis.article.key.as_str()])
}

/// What special data of whom an activity uses, and on what. Marketing always needs its own consent and is left out.
fn usages<'a>(case: &Case<'a>, activity: &'a Activity) -> Vec<Usage<'a>> {
    let mut found = Vec::new();
    for purpose in activity.purposes.values().filter(|it| !yes(&it.direct_marketing)) {
        for line in lines::of_purpose(case, activity, purpose, DataKind::Special) {
            let data = &activity.data[line];
            let categories = &case.register.data_categories;
            let special = data
                .categories
                .iter()
                .filter(|it| categories[**it].kind.value == DataKind::Special);
            let matters =
                special.flat_map(|it| data.data_subjects.iter().map(|subject| (*it, *subject)));
            let bases = activity.legal_basis_of(purpose).iter();
            let bases: Vec<_> = bases.filter(|it| lines::covers(it, line)).collect();
            found.extend(matters.flat_map(|matter| {
                bases.iter().map(move |basis| Usage { matter, activity, basis })
            }));
        }
    }
    found
}

fn elsewhere(a: &Usage<'_>, b: &Usage<'_>) -> bool {
    !std::ptr::eq(a.activity, b.activity)
}

/// Whether it rests on a consent that is not said to be a choice of its own.
fn asks(register: &Register, usage: &Usage<'_>) -> bool {
    let provision = usage.activity.provision.as_ref().and_then(|it| it.value.value());
    let voluntary = provision.is_some_and(|it| it.required.value == ProvisionDuty::Voluntary);
    let consent = usage.basis.consent.map(|it| &register.consents[it]);
    let answer = consent.and_then(|it| it.required_for_service.as_ref());
    let apart = answer.is_some_and(|it| !it.value);
    usage.basis.is_consent() && !voluntary && !apart
}
