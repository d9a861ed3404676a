//! Which pages there are.

use super::address::PageId;
use crate::register::{Activity, DataSubject, JointController, Key, Recipient, Register};
use crate::source::Lang;

/// Every page of the site in every language, in a fixed order.
pub fn all(register: &Register) -> impl Iterator<Item = (PageId, Lang)> {
    register
        .languages
        .iter()
        .flat_map(move |lang| in_language(register).map(move |page| (page, *lang)))
}

fn in_language(register: &Register) -> impl Iterator<Item = PageId> {
    let notices = register.notices.entries().map(|(key, _)| PageId::Notice(key));
    let activities = register.public_activities().map(|(key, _)| PageId::Activity(key));
    let audiences = public_audiences(register).into_iter().map(PageId::Audience);
    let rest = [PageId::Rights, PageId::Recipients, PageId::NotFound];
    notices.chain(activities).chain(audiences).chain(rest)
}

/// The groups of people that the web site may name: all but those that only hidden activities concern.
pub(super) fn public_audiences(register: &Register) -> Vec<Key<DataSubject>> {
    let mut concerned = vec![(false, false); register.data_subjects.len()];
    for activity in register.activities.values() {
        let of_lines = activity.data.values().flat_map(|it| it.data_subjects.iter().copied());
        for key in activity.data_subjects.iter().map(|it| it.value).chain(of_lines) {
            let seen = &mut concerned[key.index()];
            if activity.is_public() {
                seen.0 = true;
            } else {
                seen.1 = true;
            }
        }
    }
    for notice in register.notices.values() {
        notice.audiences.iter().for_each(|it| concerned[it.index()].0 = true);
    }
    let hidden = |(public, hidden): (bool, bool)| hidden && !public;
    let keys = register.data_subjects.entries().map(|(key, _)| key);
    keys.filter(|it| !hidden(concerned[it.index()])).collect()
}

/// The recipients that the web site may name: all but those that only hidden activities or work for others have.
pub(super) fn public_recipients(register: &Register) -> Vec<Key<Recipient>> {
    let mut seen = vec![(false, false); register.recipients.len()];
    for activity in register.activities.values() {
        for key in &activity.recipients {
            let seen = &mut seen[key.index()];
            if activity.is_public() { seen.0 = true } else { seen.1 = true }
        }
    }
    for key in register.processor_activities.values().flat_map(|it| &it.recipients) {
        seen[key.index()].1 = true;
    }
    let hidden = |(public, hidden): (bool, bool)| hidden && !public;
    register
        .recipients
        .entries()
        .map(|(key, _)| key)
        .filter(|it| !hidden(seen[it.index()]))
        .collect()
}

/// Whether the web site may name a joint controller: not when only hidden activities have it.
pub(super) fn is_public_joint(key: Key<JointController>, register: &Register) -> bool {
    let has = |it: &&Activity| it.joint_controllers.iter().any(|it| it.value == key);
    let mut having = register.activities.values().filter(has).peekable();
    having.peek().is_none() || having.any(Activity::is_public)
}
