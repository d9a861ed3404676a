//! A basis in Article 9(2) is stated, but the activity uses no special category of data.

use crate::law::Family;
use crate::lint::{Case, Findings};
use crate::register::Activity;
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for list in case.basis_lists() {
        let Some(basis) = list.bases.iter().find(|it| it.article.family() == Family::Article9)
        else {
            continue;
        };
        let activity = list.activity;
        // Without data the missing data are the mistake.
        if activity.data.is_empty() || case.uses(activity, DataKind::Special) || borrows(activity) {
            continue;
        }
        let activity = case.words(&activity.label);
        findings.add(findings.at(basis.place).with("activity", activity));
    }
}

/// Whether criminal data or CPR numbers are processed on the conditions for special categories.
fn borrows(activity: &Activity) -> bool {
    activity.all_legal_bases().any(|it| it.is("dbl.8.5") || it.is("dbl.11.2.4"))
}
