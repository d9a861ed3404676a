//! A human is said to take part in a decision, but not how.

use crate::lint::{Case, Findings};
use crate::register::AutomatedDecision;
use crate::source::Spanned;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let Some(answer) = &activity.automated_decision else { continue };
        if answer.value.value().is_some_and(|it| is_unexplained(it)) {
            let finding = findings.at(answer.key).with("activity", case.words(&activity.label));
            findings.add(finding);
        }
    }
}

/// Article 22 is about decisions with significant effects only.
fn is_unexplained(decision: &AutomatedDecision) -> bool {
    let no = |it: &Option<Spanned<bool>>| it.as_ref().is_some_and(|it| !it.value);
    no(&decision.solely) && !no(&decision.significant) && decision.human_role.is_none()
}
