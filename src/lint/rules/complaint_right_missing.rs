//! The notice does not say that one can complain to the supervisory authority.

use crate::law::{self, RightKey};
use crate::lint::rights::{at_gap, full_notices, gap, statement};
use crate::lint::{Case, Findings};
use crate::register::RightStatement;
use crate::source::Span;

/// The country whose authority the standard wording names.
const HOME: &str = "DK";

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let key = RightKey::Complaint;
    if let Some(gap) = gap(case, key) {
        let finding = at_gap(findings, case, gap, key);
        findings.add(finding);
    } else if let Some(span) = to_nobody(case) {
        findings.add(findings.at(span));
    }
}

/// Own words on complaints that name no authority where the content names none either. The standard wording names one.
fn to_nobody(case: &Case<'_>) -> Option<Span> {
    full_notices(case).next()?;
    let authority = case.register.organisation.authority.as_ref();
    if authority.is_some_and(|it| it.name.is_some()) {
        return None;
    }
    let statement = statement(case, RightKey::Complaint)?;
    let RightStatement::Text(words) = &statement.value else { return None };
    let name = law::authority(HOME)?.name.da.to_lowercase();
    let named = case.words(words).to_lowercase().contains(&name);
    (!named).then_some(statement.span)
}
