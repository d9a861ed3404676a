//! Children may be profiled or marketed to, and nothing shows that it was assessed.

use crate::lint::case::is_reason;
use crate::lint::{Case, Findings, children};
use crate::register::{Activity, Answer, Purpose};
use crate::source::Span;
use crate::written::activity::PurposeKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities().filter(|(_, it)| !is_assessed(case, it)) {
        let uses = uses(case, activity);
        if let Some((_, place)) = uses.first() {
            let finding = findings.at(*place).with("activity", case.words(&activity.label));
            let words = uses.into_iter().map(|(word, _)| word).collect();
            findings.add(finding.with_own("use", words));
        }
    }
}

/// What is done with data of groups that may hold children, and where it says so.
fn uses(case: &Case<'_>, activity: &Activity) -> Vec<(&'static str, Span)> {
    let groups = children::groups(case, activity);
    if groups.is_empty() {
        return Vec::new();
    }
    let profiling = activity.internal.profiling.as_ref().filter(|it| it.value);
    let profiling = profiling.map(|it| ("profiling", it.span));
    let mut purposes = activity.purposes_of(&groups);
    let marketing = purposes.find_map(|(_, it)| Some(("marketing", marketing(it)?)));
    profiling.into_iter().chain(marketing).collect()
}

fn marketing(purpose: &Purpose) -> Option<Span> {
    let flag = purpose.direct_marketing.as_ref().filter(|it| it.value).map(|it| it.span);
    let kind = purpose.kind.as_ref().filter(|it| it.value == PurposeKind::Marketing);
    flag.or(kind.map(|it| it.span))
}

/// Whether the risk was assessed, or there is a reason why it need not be.
fn is_assessed(case: &Case<'_>, activity: &Activity) -> bool {
    let answer = activity.internal.dpia.as_ref().map(|it| &it.value);
    match answer {
        Some(Answer::Value(_) | Answer::Todo { .. }) => true,
        Some(Answer::NotApplicable(why)) => is_reason(Some(case.words(why))),
        Some(Answer::None(why)) => is_reason(why.as_ref().map(|it| case.words(it))),
        None => false,
    }
}
