//! A reference to law that is repealed or does not exist.

use crate::law::{self, Words};
use crate::lint::{Case, Findings};
use crate::register::{Activity, Register, RightStatement};
use crate::source::{Diagnostic, Spanned};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let date = case.date.civil();
    for reference in references(case.register) {
        if let Some(row) = law::outdated_reference(&reference, date) {
            findings.add(finding(case, findings, &reference, "outdated", &row.replacement));
        }
    }
    if let Some(named) = &case.register.rights.law
        && let Some(instead) = law::instead_as_source_of_rights(named)
    {
        findings.add(finding(case, findings, named, "wrong-source", instead));
    }
}

fn finding(
    case: &Case<'_>,
    findings: &Findings,
    reference: &Spanned<String>,
    fault: &'static str,
    instead: &Words,
) -> Diagnostic {
    let finding = findings.at(reference.span).with("law", reference.as_str());
    let finding = finding.with_own("fault", vec![fault]);
    // It is to be written in the content, so it is said in the content's language.
    finding.with("replacement", instead.get(case.lang()))
}

/// Every reference to national law that nobody has marked as checked.
fn references(register: &Register) -> impl Iterator<Item = Spanned<String>> {
    let of_recipients = register.recipients.values().filter_map(|it| it.law.clone());
    let of_rights = register.rights.statements.iter().filter_map(|(_, it)| match &it.value {
        RightStatement::RestrictedBy(law) => Some(it.with(law.clone())),
        _ => None,
    });
    register.activities.values().flat_map(of_activity).chain(of_recipients).chain(of_rights)
}

fn of_activity(activity: &Activity) -> impl Iterator<Item = Spanned<String>> {
    let bases = activity.all_legal_bases().filter(|it| it.law_checked.is_none());
    let retention = activity.retention.values().filter(|it| it.law_checked.is_none());
    let exemption = activity.notice_exemption.iter().map(|it| it.value.law.clone());
    let of_bases = bases.filter_map(|it| it.law.clone());
    of_bases.chain(retention.filter_map(|it| it.basis_law.clone())).chain(exemption)
}
