//! Children among the groups of people.

use super::Case;
use crate::register::{Activity, DataSubject, Key};
use crate::written::people::Children;

/// The groups of people in an activity among whom there may be children, each once.
pub(super) fn groups(case: &Case<'_>, activity: &Activity) -> Vec<Key<DataSubject>> {
    let mut groups = activity.all_data_subjects();
    groups.retain(|it| has_children(&case.register.data_subjects[*it]));
    groups
}

/// Whether there may be children in a group, or the service is aimed at them.
fn has_children(group: &DataSubject) -> bool {
    let answer = group.children.as_ref().map(|it| it.value);
    matches!(answer, Some(Children::Possible | Children::Targeted))
}
