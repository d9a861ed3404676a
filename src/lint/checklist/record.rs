//! What the controller's record holds of an activity: the items of Article 30(1).

use super::item::{Fact, Line, View, answered, stated_unless};
use super::shared::{self, About};
use super::transfers;
use crate::register::{Answer, Key, SecurityMeasure, wording};
use crate::source::{Span, Spanned};

/// What the content has for an item; `None` for a key that the list of the law does not have.
pub(super) fn fact(key: &str, about: &About<'_>) -> Option<Fact> {
    let (it, view) = (about.activity, about.view);
    Some(match key {
        "controller" => controllers(about),
        "purposes" if it.purposes.is_empty() => shared::no_purpose(about),
        "purposes" => {
            let lines = it.purposes.iter().map(|(id, it)| shared::purpose(about, id, it));
            Fact::Stated(lines.collect())
        }
        "categories" => categories(about),
        "recipients" => shared::recipients(about),
        "transfers" => transfers::of_activity(about),
        "erasure" => shared::retention(about, true),
        "security" => {
            let internal = &it.internal;
            security(view, &internal.security, internal.security_answer.as_ref(), it.place)
        }
        _ => return None,
    })
}

/// The organisation, its data protection officer and those it decides together with.
fn controllers(about: &About<'_>) -> Fact {
    let view = about.view;
    let mut lines = match shared::organisation(view) {
        Fact::Stated(lines) => lines,
        other => return other,
    };
    if let Fact::Stated(dpo) = shared::dpo(view) {
        lines.extend(dpo);
    }
    let mut absent = Vec::new();
    let all = &view.register.organisation.joint_controllers;
    for key in &about.activity.joint_controllers {
        let (id, joint) = (all.id(key.value), &all[key.value]);
        let reachable = joint.party.name.is_some() && joint.party.is_reachable();
        match shared::party(&joint.party).filter(|_| reachable) {
            Some(line) => lines.push(line.at_home(format!("organisation/joint_controllers/{id}"))),
            None => absent.push(view.about("joint.absent", id, joint.place)),
        }
    }
    stated_unless(absent, lines)
}

fn categories(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    let subjects = it.all_data_subjects();
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    let all = &view.register.data_subjects;
    match subjects.first() {
        None => absent.push(view.ours("subjects.absent", it.place)),
        Some(first) => {
            let labels = subjects.iter().map(|it| view.words(&all[*it].label));
            let text = wording::list_of_names(labels, view.lang);
            let home = format!("data_subjects/{}", all.id(*first));
            stated.push(Line::of(text, all[*first].place).at_home(home));
        }
    }
    match shared::categories(about) {
        None => absent.push(view.ours("categories.absent", it.place)),
        Some(line) => stated.push(line),
    }
    stated_unless(absent, stated)
}

/// The measures, or why they are not described.
pub(super) fn security(
    view: View<'_>,
    measures: &[Key<SecurityMeasure>],
    answer: Option<&Spanned<Answer<Vec<Key<SecurityMeasure>>>>>,
    place: Span,
) -> Fact {
    if !measures.is_empty() {
        let labels = measures.iter().map(|it| &view.register.security_measures[*it].label);
        return Fact::Stated(labels.map(|it| Line::of(view.words(it), it.span)).collect());
    }
    match answered(view, answer, "security", "", place) {
        Err(fact) => fact,
        Ok(_) => Fact::Absent(vec![view.ours("security.unanswered", place)]),
    }
}
