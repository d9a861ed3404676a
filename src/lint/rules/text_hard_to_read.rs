//! A text that is harder to read than the content allows.

use crate::lint::{Case, Findings};
use crate::register::Text;
use crate::register::readability::Reading;
use crate::source::{Span, Spanned};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = &case.register.checks.lix_limit else { return };
    for (_, it) in case.register.public_activities() {
        let reading = it.reading(case.register, case.lang());
        report(case, &it.label, it.place, reading, limit, findings);
    }
    for it in case.register.notices.values() {
        report(case, &it.title, it.place, it.reading(case.lang()), limit, findings);
    }
}

fn report(
    case: &Case<'_>,
    label: &Text,
    place: Span,
    reading: Reading,
    limit: &Spanned<u32>,
    findings: &mut Findings,
) {
    let above = reading.lix().filter(|it| *it > limit.value && reading.is_telling());
    if let Some(lix) = above {
        let finding = findings.at(place).with("label", case.words(label));
        let finding = finding.with("lix", lix.to_string()).with("limit", limit.value.to_string());
        findings.add(finding);
    }
}
