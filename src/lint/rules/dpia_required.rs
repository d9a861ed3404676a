//! The law requires an impact assessment, and none was made.

use crate::lint::reasons::is_answered_without_value;
use crate::lint::risk::requires_assessment;
use crate::lint::{Case, Findings};
use crate::register::Answer;
use crate::source::Severity;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities().filter(|(_, it)| requires_assessment(case, it)) {
        let dpia = &activity.internal.dpia;
        let answer = dpia.as_ref().map(|it| &it.value);
        if matches!(answer, Some(Answer::Value(_) | Answer::Todo { .. })) {
            continue;
        }
        let place = dpia.as_ref().map_or(activity.place, |it| it.key);
        let finding = findings.at(place).with("activity", case.words(&activity.label));
        let is_explained = is_answered_without_value(case, dpia);
        findings.add(if is_explained { finding.at_level(Severity::Note) } else { finding });
    }
}
