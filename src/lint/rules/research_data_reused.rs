//! Data used for research or statistics alone are used for something else too.

use crate::lint::{Case, Findings, lines};
use crate::register::{Activity, DataLine, Key, LegalBasis, Purpose, wording};
use crate::written::activity::PurposeKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let studies = |it: &Activity| it.all_legal_bases().any(is_study);
    for (_, activity) in case.activities().filter(|(_, it)| studies(it)) {
        for (line, data) in activity.data.entries().filter(|(it, _)| is_studied(activity, *it)) {
            let Some(other) = lines::purposes_of(activity, line).find(|it| is_other(activity, it))
            else {
                continue;
            };
            let label = wording::line_label(data, case.register, case.lang());
            let finding = findings.at(data.place).with("data", label);
            findings.add(finding.with("purpose", case.words(&other.text)));
        }
    }
}

/// Whether some purpose uses the line under the Danish Data Protection Act § 10.
fn is_studied(activity: &Activity, line: Key<DataLine>) -> bool {
    let mut bases = lines::purposes_of(activity, line).flat_map(|it| activity.legal_basis_of(it));
    bases.any(|it| is_study(it) && lines::covers(it, line))
}

fn is_study(basis: &LegalBasis) -> bool {
    basis.is("dbl.10")
}

/// Whether a purpose is clearly none of research and statistics. One without a basis does not tell.
fn is_other(activity: &Activity, purpose: &Purpose) -> bool {
    let bases = activity.legal_basis_of(purpose);
    let is_statistics = purpose.kind.as_ref().is_some_and(|it| it.value == PurposeKind::Statistics);
    !bases.is_empty() && !is_statistics && !bases.iter().any(|it| is_study(it) || it.is("9.2.j"))
}
