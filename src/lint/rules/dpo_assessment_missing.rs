//! Nothing shows that the need for a data protection officer was assessed.

use crate::lint::case::is_reason;
use crate::lint::{Case, Findings, dpo};
use crate::register::{Activity, Answer};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // Where there are duties, `dpo-required` decides.
    if is_answered(case) || !dpo::duties(case).is_empty() {
        return;
    }
    let mut open = case.activities().map(|(_, it)| it).filter(|it| is_open(it));
    let first = open.find_map(|it| Some((it, dpo::risks(case, it))).filter(|it| !it.1.is_empty()));
    if let Some((activity, risks)) = first {
        let finding = findings.at(case.register.organisation.place).with_own("what", risks);
        findings.add(finding.related(activity.place, "because-of-this"));
    }
}

fn is_answered(case: &Case<'_>) -> bool {
    let why = match dpo::answer(case) {
        Some(Answer::Value(_) | Answer::Todo { .. }) => return true,
        Some(Answer::None(why)) => why.as_ref(),
        Some(Answer::NotApplicable(why)) => Some(why),
        None => None,
    };
    is_reason(why.map(|it| case.words(it)))
}

/// Whether the flags leave open that the duty applies: neither says no, and not both say yes.
fn is_open(activity: &Activity) -> bool {
    let flags = [&activity.internal.core_activity, &activity.internal.large_scale];
    flags.iter().all(|it| it.as_ref().is_none_or(|it| it.value))
        && flags.iter().any(|it| it.is_none())
}
