//! Whether the law requires a data protection officer, as far as the flags of the content say (Article 37(1)).

use super::Case;
use super::case::{is_reason, yes};
use crate::register::{Activity, Answer, Party};
use crate::source::{Span, Spanned};
use crate::written::people::DataKind;

/// A ground for which a data protection officer must be designated.
pub(super) struct Duty {
    /// Its key: a word of the rule's page.
    pub ground: &'static str,
    /// What it follows from.
    pub place: Span,
}

/// The grounds, each once and with the first place it follows from; none where the flags are not set.
pub(super) fn duties(case: &Case<'_>) -> Vec<Duty> {
    let mut duties: Vec<Duty> = Vec::new();
    let authority = case.register.organisation.public_authority.as_ref();
    // Article 37(1)(a) excepts courts, which say so: `not_applicable`.
    if let Some(flag) = authority.filter(|it| it.value && !is_excepted(case)) {
        duties.push(Duty { ground: "authority", place: flag.span });
    }
    let core = |it: &Activity| yes(&it.internal.core_activity) && yes(&it.internal.large_scale);
    for (_, activity) in case.activities().filter(|(_, it)| core(it)) {
        for ground in risks(case, activity) {
            if duties.iter().all(|it| it.ground != ground) {
                duties.push(Duty { ground, place: activity.place });
            }
        }
    }
    duties
}

/// What in an activity can make a data protection officer necessary, as keys of words: special categories, criminal
/// offences, monitoring.
pub(super) fn risks(case: &Case<'_>, activity: &Activity) -> Vec<&'static str> {
    let risks = [
        ("special", case.uses(activity, DataKind::Special)),
        ("criminal", case.uses(activity, DataKind::Criminal)),
        ("monitoring", yes(&activity.internal.systematic_monitoring)),
    ];
    risks.into_iter().filter(|(_, it)| *it).map(|(ground, _)| ground).collect()
}

/// Whether there is a data protection officer, or someone has promised to say.
pub(super) fn is_settled(case: &Case<'_>) -> bool {
    matches!(answer(case), Some(Answer::Value(_) | Answer::Todo { .. }))
}

/// The data protection officer as answered.
pub(super) fn answer<'a>(case: &Case<'a>) -> Option<&'a Answer<Party>> {
    case.register.organisation.dpo.as_ref().map(|it: &Spanned<_>| &it.value)
}

fn is_excepted(case: &Case<'_>) -> bool {
    let why = match answer(case) {
        Some(Answer::NotApplicable(why)) => Some(case.words(why)),
        _ => None,
    };
    is_reason(why)
}
