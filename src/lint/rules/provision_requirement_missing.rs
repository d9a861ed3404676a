//! It is left open whether people must give their data, or what happens if they do not.

use crate::lint::case::is_reason;
use crate::lint::exemption::is_exempt;
use crate::lint::origin::asks_the_person;
use crate::lint::{Case, Findings};
use crate::register::{Activity, Answer, Provision};
use crate::source::{Span, Spanned};
use crate::written::activity::ProvisionDuty;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.register.public_activities() {
        if !asks_the_person(activity) || is_exempt(activity) {
            continue;
        }
        if let Some(place) = gap(case, activity) {
            let finding = findings.at(place);
            findings.add(finding.with("activity", case.words(&activity.label)));
        }
    }
}

/// Where the answer is missing or lacks something.
fn gap(case: &Case<'_>, activity: &Activity) -> Option<Span> {
    let Some(answer) = &activity.provision else { return Some(activity.place) };
    is_incomplete(case, answer).then_some(answer.key)
}

fn is_incomplete(case: &Case<'_>, answer: &Spanned<Answer<Provision>>) -> bool {
    match &answer.value {
        Answer::Value(it) => {
            it.required.value != ProvisionDuty::Voluntary && it.consequence.is_none()
        }
        Answer::None(Some(why)) | Answer::NotApplicable(why) => {
            !is_reason(Some(why.get(case.lang())))
        }
        Answer::None(None) => true,
        Answer::Todo { .. } => false,
    }
}
