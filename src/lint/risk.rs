//! How risky an activity is: when an impact assessment is required, and when it is likely to be (Art. 35).

use super::automation::decides_alone;
use super::case::{Case, yes};
use crate::register::{Activity, DataSubject, Key};
use crate::written::activity::PurposeKind;
use crate::written::people::{Children, DataKind};

/// Whether an activity uses data of a special category or on criminal offences.
pub(super) fn is_sensitive(case: &Case<'_>, activity: &Activity) -> bool {
    case.uses(activity, DataKind::Special) || case.uses(activity, DataKind::Criminal)
}

/// Whether an activity is one of those for which the law itself requires an impact assessment: Art. 35(3)(a)-(c).
pub(super) fn requires_assessment(case: &Case<'_>, activity: &Activity) -> bool {
    let it = &activity.internal;
    let large = yes(&it.large_scale);
    decides_alone(activity).is_some()
        || large && is_sensitive(case, activity)
        || large && yes(&it.public_monitoring)
}

/// The criteria of the guidelines that an activity meets, as words of `dpia-likely`.
pub(super) fn criteria(case: &Case<'_>, activity: &Activity) -> Vec<&'static str> {
    let it = &activity.internal;
    let special = case.uses(activity, DataKind::Special);
    let evaluates = activity.purposes.values().any(|it| {
        let kind = it.kind.as_ref().map(|it| it.value);
        kind.is_some_and(|it| EVALUATING.contains(&it))
    });
    let all = [
        ("special", special),
        // One criterion, whichever of the two it is.
        ("criminal", !special && case.uses(activity, DataKind::Criminal)),
        ("vulnerable", concerns_vulnerable(case, activity)),
        ("profiling", yes(&it.profiling) || evaluates),
        ("large-scale", yes(&it.large_scale)),
        ("new-technology", yes(&it.new_technology)),
        ("combining", yes(&it.combines_sources)),
        ("gatekeeping", yes(&it.gatekeeping)),
    ];
    all.into_iter().filter(|it| it.1).map(|it| it.0).collect()
}

const EVALUATING: [PurposeKind; 3] =
    [PurposeKind::Matching, PurposeKind::Scoring, PurposeKind::Recommendation];

fn concerns_vulnerable(case: &Case<'_>, activity: &Activity) -> bool {
    let vulnerable = |key: Key<DataSubject>| {
        let it = &case.register.data_subjects[key];
        let children = it.children.as_ref().map(|it| it.value);
        yes(&it.vulnerable) || children.is_some_and(|it| it != Children::None)
    };
    activity.all_data_subjects().into_iter().any(vulnerable)
}
