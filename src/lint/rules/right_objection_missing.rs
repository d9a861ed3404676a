//! The right to object is refused although a purpose gives it.

use crate::law::RightKey;
use crate::lint::case::yes;
use crate::lint::rights::{at_gap, full_notices, gap};
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let key = RightKey::Objection;
    if let Some(gap) = gap(case, key) {
        let finding = at_gap(findings, case, gap, key);
        findings.add(finding.with_own("trigger", triggers(case)));
    }
}

/// What gives the right to the readers of the notices.
fn triggers(case: &Case<'_>) -> Vec<&'static str> {
    let (mut task, mut interest, mut marketing) = (false, false, false);
    for key in full_notices(case).flat_map(|it| &it.activities) {
        let activity = &case.register.activities[*key];
        for purpose in activity.purposes.values() {
            let bases = activity.legal_basis_of(purpose);
            task |= bases.iter().any(|it| it.is("6.1.e"));
            interest |= bases.iter().any(|it| it.is("6.1.f"));
            marketing |= yes(&purpose.direct_marketing);
        }
    }
    let triggers = [("public_task", task), ("interest", interest), ("marketing", marketing)];
    triggers.into_iter().filter(|(_, it)| *it).map(|(word, _)| word).collect()
}
