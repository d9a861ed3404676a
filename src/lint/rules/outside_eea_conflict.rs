//! Data are said to stay within the EU/EEA, and a transfer out of it is stated all the same.

use crate::lint::recipients::called;
use crate::lint::{Case, Findings};
use crate::source::{Diagnostic, Spanned};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for recipient in case.register.recipients.values() {
        let subs = &recipient.sub_processors;
        if let Some(no) = said_no(&recipient.outside_eea).filter(|_| recipient.is_outside_eea()) {
            let facts = [
                ("country", !recipient.third_countries().is_empty()),
                ("transfer", recipient.transfer.is_some()),
                ("sub_processor", subs.iter().any(|it| it.is_outside_eea())),
            ];
            findings.add(finding(findings, no, called(case, recipient), &facts));
        }
        for it in subs.iter().filter(|it| it.is_outside_eea()) {
            let Some(no) = said_no(&it.outside_eea) else { continue };
            let facts =
                [("country", it.third_country().is_some()), ("mechanism", it.mechanism.is_some())];
            findings.add(finding(findings, no, &it.name, &facts));
        }
    }
}

fn finding(
    findings: &Findings,
    no: &Spanned<bool>,
    who: &str,
    facts: &[(&'static str, bool)],
) -> Diagnostic {
    let stated = facts.iter().filter(|it| it.1).map(|it| it.0).collect();
    findings.at(no.span).with("who", who).with_own("stated", stated)
}

fn said_no(answer: &Option<Spanned<bool>>) -> Option<&Spanned<bool>> {
    answer.as_ref().filter(|it| !it.value)
}
