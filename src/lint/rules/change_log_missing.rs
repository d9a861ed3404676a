//! The date of the notice has moved, and its list of changes does not say what was changed.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for notice in case.register.notices.values().filter(|it| !it.changes.is_empty()) {
        let Some(updated) = &notice.last_updated else { continue };
        let mut dates = notice.changes.iter().filter_map(|it| it.date.as_ref());
        if !dates.any(|it| it.value == updated.value) {
            findings.add(findings.at(updated.span).with("date", updated.to_string()));
        }
    }
}
