//! The record describes no security measures.

use crate::lint::reasons::is_answered_without_value;
use crate::lint::{Case, Findings};
use crate::register::Activity;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let all: Vec<&Activity> = case.activities().map(|(_, it)| it).collect();
    let is_bare = |it: &&Activity| {
        let answer = &it.internal.security_answer;
        it.internal.security.is_empty() && !is_answered_without_value(case, answer)
    };
    let bare: Vec<&Activity> = all.iter().copied().filter(is_bare).collect();
    if !bare.is_empty() && bare.len() == all.len() {
        findings.add(findings.at(case.register.organisation.place));
        return;
    }
    for activity in bare {
        findings.add(findings.at(activity.place));
    }
}
