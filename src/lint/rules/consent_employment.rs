//! Employees or applicants are asked for consent.

use crate::lint::case::is_reason;
use crate::lint::consents::{self, ConsentUse};
use crate::lint::{Case, Findings, lines};
use crate::register::{DataSubject, Key, Purpose};
use crate::written::people::DataSubjectKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for consent in consents::in_use(case) {
        let reason = consent.consent.and_then(|it| it.voluntary_reason.as_ref());
        if is_reason(reason.map(|it| it.as_str())) {
            continue;
        }
        for it in consent.uses.iter().filter(|it| asks_employees(case, it)) {
            findings.add(findings.at(it.entries[0].place));
        }
    }
}

/// Whether the consent is asked of employees or applicants: of those whose data it covers.
fn asks_employees(case: &Case<'_>, it: &ConsentUse<'_>) -> bool {
    let is_employee = |subject: &Key<DataSubject>| {
        let kind = case.register.data_subjects[*subject].kind.as_ref().map(|it| it.value);
        matches!(kind, Some(DataSubjectKind::Employee | DataSubjectKind::Applicant))
    };
    if it.activity.data.is_empty() {
        return it.activity.data_subjects.iter().any(|it| is_employee(&it.value));
    }
    let covered = |purpose: &&Purpose| {
        let mut lines = it.activity.data_of(purpose).into_iter();
        lines.any(|line| {
            it.entries.iter().any(|entry| lines::covers(entry, line))
                && it.activity.data[line].data_subjects.iter().any(is_employee)
        })
    };
    it.purposes.iter().any(covered)
}
