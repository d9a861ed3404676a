//! An entry of the processor record describes no security measures.

use crate::lint::reasons::is_answered_without_value;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let measures = &case.register.security_measures;
    if measures.values().any(|it| it.applies_to_all) {
        return;
    }
    for entry in case.register.processor_activities.values() {
        let answer = &entry.security_answer;
        let named = answer.as_ref().and_then(|it| it.value.value());
        let is_described = named.is_some_and(|it| !it.is_empty());
        if !is_described && !is_answered_without_value(case, answer) {
            findings.add(findings.at(entry.place).with("entry", case.words(&entry.label)));
        }
    }
}
