//! Two or more criteria of risk are met, and it is not said whether an impact assessment was made.

use crate::law;
use crate::lint::reasons::is_answered_without_value;
use crate::lint::risk::{criteria, requires_assessment};
use crate::lint::{Case, Findings};
use crate::register::Answer;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let enough = law::limits(case.date.civil()).dpia_criteria as usize;
    for (_, activity) in case.activities() {
        let dpia = &activity.internal.dpia;
        let done = dpia.as_ref().is_some_and(|it| matches!(it.value, Answer::Value(_)));
        if done || is_answered_without_value(case, dpia) || requires_assessment(case, activity) {
            continue;
        }
        let criteria = criteria(case, activity);
        if criteria.len() >= enough {
            let place = dpia.as_ref().map_or(activity.place, |it| it.key);
            findings.add(findings.at(place).with_own("criteria", criteria));
        }
    }
}
