//! Children among the groups of people.

use super::Case;
use crate::register::{Activity, DataSubject, Key};
use crate::written::people::Children;

/// The groups of people in an activity among whom there may be children, each once.
pub(super) fn groups(case: &Case<'_>, activity: &Activity) -> Vec<Key<DataSubject>> {
    let of_lines = activity.data.values().flat_map(|it| it.data_subjects.iter().copied());
    let all = activity.data_subjects.iter().map(|it| it.value).chain(of_lines);
    let mut groups: Vec<_> =
        all.filter(|it| has_children(&case.register.data_subjects[*it])).collect();
    groups.sort();
    groups.dedup();
    groups
}

/// Whether there may be children in a group, or the service is aimed at them.
fn has_children(group: &DataSubject) -> bool {
    let answer = group.children.as_ref().map(|it| it.value);
    matches!(answer, Some(Children::Possible | Children::Targeted))
}
