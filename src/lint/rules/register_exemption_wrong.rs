//! The exemption from the record is claimed where it does not apply.

use crate::law;
use crate::lint::case::yes;
use crate::lint::risk::is_sensitive;
use crate::lint::{Case, Findings};
use crate::register::Activity;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(exempt) = case.register.exempt.as_ref().filter(|it| it.value) else { return };
    let limit = law::limits(case.date.civil()).register_employees;
    let employees = case.register.organisation.employees.as_ref().map(|it| it.value);
    let any = |is: &dyn Fn(&Activity) -> bool| case.activities().any(|(_, it)| is(it));
    let reasons = [
        ("employees-unknown", employees.is_none()),
        ("employees-many", employees.is_some_and(|it| it >= limit)),
        ("regular", any(&|it| !yes(&it.internal.occasional))),
        ("sensitive", any(&|it| is_sensitive(case, it))),
        ("risk", any(&|it| yes(&it.internal.high_risk))),
    ];
    let reasons: Vec<_> = reasons.into_iter().filter(|it| it.1).map(|it| it.0).collect();
    if !reasons.is_empty() {
        findings.add(findings.at(exempt.span).with_own("reason", reasons));
    }
}
