//! The organisation processes for others, and the record of that is empty.

use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::written::activity::ActivityRole;
use crate::written::organisation::RoleInFile;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.register.processor_activities.is_empty() {
        return;
    }
    let organisation = &case.register.organisation;
    let acts = organisation.acts_as_processor.as_ref();
    let only = organisation.role_in_file.as_ref();
    let mut activities = case.register.activities.values();
    let place = acts
        .filter(|_| yes(&organisation.acts_as_processor))
        .map(|it| it.span)
        .or(only.filter(|it| it.value == RoleInFile::Processor).map(|it| it.span))
        .or(activities.find(|it| it.role == ActivityRole::Processor).map(|it| it.place));
    if let Some(place) = place {
        findings.add(findings.at(place));
    }
}
