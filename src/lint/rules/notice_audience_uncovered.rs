//! A group of people that an activity concerns and no notice addresses.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::exemption::is_exempt;
use crate::lint::names::quoted;
use crate::lint::{Case, Findings};
use crate::register::{Activity, DataSubject, Key};
use crate::source::Span;

/// A group that no notice addresses.
struct Gap<'a> {
    place: Place,
    /// The activities that concern it.
    activities: Vec<&'a str>,
}

/// Where an activity first names a group: in its own list, or only in a line of its data.
#[derive(Clone, Copy)]
enum Place {
    Item(Span),
    Line(Span),
}

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let (notices, subjects) = (&case.register.notices, &case.register.data_subjects);
    // A notice that names no audience is written to everybody.
    if notices.values().any(|it| it.audiences.is_empty()) {
        return;
    }
    // A notice that addresses a group covers those activities only that it tells of.
    let addressed: BTreeSet<_> = notices
        .values()
        .flat_map(|it| it.audiences.iter().map(move |group| (group.value, &it.activities)))
        .flat_map(|(group, told)| told.iter().map(move |activity| (group, *activity)))
        .collect();
    let mut gaps: BTreeMap<Key<DataSubject>, Gap<'_>> = BTreeMap::new();
    let told_here = |it: &Activity| it.internal.notice_elsewhere.is_none() && !is_exempt(it);
    for (key, activity) in case.register.public_activities().filter(|(_, it)| told_here(it)) {
        for (subject, place) in concerned(activity) {
            if !addressed.contains(&(subject, key)) && subjects[subject].covered_by.is_none() {
                let gap = gaps.entry(subject).or_insert(Gap { place, activities: Vec::new() });
                gap.activities.push(case.words(&activity.label));
            }
        }
    }
    // However many activities concern it, a group without a notice is one gap.
    for (subject, gap) in gaps {
        let finding = match gap.place {
            Place::Item(span) => findings.at(span),
            Place::Line(span) => findings.at(span).about(subjects.id(subject)),
        };
        let finding = finding.with("subject", case.words(&subjects[subject].label));
        findings.add(finding.with("activity", quoted(gap.activities)));
    }
}

/// The groups of people that an activity concerns, each once, and where they are named.
fn concerned(activity: &Activity) -> BTreeMap<Key<DataSubject>, Place> {
    let own = activity.data_subjects.iter().map(|it| (it.value, Place::Item(it.span)));
    let of_lines = activity
        .data
        .values()
        .flat_map(|it| it.data_subjects.iter().map(|subject| (*subject, Place::Line(it.place))));
    let mut all = BTreeMap::new();
    for (subject, place) in own.chain(of_lines) {
        all.entry(subject).or_insert(place);
    }
    all
}
