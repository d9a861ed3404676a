//! The service is aimed at children, and no notice is written for them.

use crate::lint::{Case, Findings};
use crate::register::{DataSubject, Key, Notice};
use crate::written::notice::AudienceLevel;
use crate::written::people::Children;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let for_children: Vec<&Notice> =
        case.register.notices.values().filter(is_for_children).collect();
    for (key, group) in case.register.data_subjects.entries().filter(|(_, it)| is_target(it)) {
        let told = group.covered_by.is_some() || for_children.iter().any(|it| covers(it, key));
        if !told {
            findings.add(findings.at(group.place));
        }
    }
}

fn is_target(group: &DataSubject) -> bool {
    group.children.as_ref().is_some_and(|it| it.value == Children::Targeted)
}

fn is_for_children(notice: &&Notice) -> bool {
    notice.audience_level.as_ref().is_some_and(|it| it.value == AudienceLevel::Child)
}

/// Whether a notice is written to a group. One that names no group is written to everybody.
fn covers(notice: &Notice, group: Key<DataSubject>) -> bool {
    notice.audiences.is_empty() || notice.audiences.iter().any(|it| it.value == group)
}
