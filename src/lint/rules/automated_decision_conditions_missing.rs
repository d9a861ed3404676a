//! An automated decision that Article 22 does not permit as it is described.

use crate::lint::{Case, Findings, automation};
use crate::register::{Activity, AutomatedDecision, LegalBasis};
use crate::written::activity::DecisionBasis;
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let Some(decision) = automation::decides_alone(activity) else { continue };
        let conditions = [
            ("basis", decision.basis.is_none()),
            ("human", lacks_human(decision)),
            ("special", lacks_special_basis(case, activity)),
        ];
        let missing = conditions.iter().filter(|(_, it)| *it).map(|(name, _)| *name);
        let missing: Vec<&'static str> = missing.collect();
        if !missing.is_empty() {
            let place = activity.automated_decision.as_ref().map_or(activity.place, |it| it.key);
            findings.add(findings.at(place).with_own("missing", missing));
        }
    }
}

/// Article 22(3) wants a way to a human where a contract or a consent permits the decision.
fn lacks_human(decision: &AutomatedDecision) -> bool {
    let basis = decision.basis.as_ref().map(|it| it.value);
    let wanted = matches!(basis, Some(DecisionBasis::Contract | DecisionBasis::ExplicitConsent));
    wanted && decision.human_intervention.is_none()
}

/// Article 22(4) permits special categories on two bases only. No basis at all is `special-category-basis-missing`.
fn lacks_special_basis(case: &Case<'_>, activity: &Activity) -> bool {
    let bases: Vec<&LegalBasis> = activity.all_legal_bases().filter(|it| is_special(it)).collect();
    let permits = |it: &&LegalBasis| it.is("9.2.g") || it.is("dbl.7.4") || it.is_consent();
    case.uses(activity, DataKind::Special) && !bases.is_empty() && !bases.iter().any(permits)
}

/// Whether it is a basis for special categories: in Article 9(2), or in the Danish provision that fills it in.
fn is_special(basis: &LegalBasis) -> bool {
    let key = basis.article.key.as_str();
    key.starts_with("9.2.") || key.starts_with("dbl.7.")
}
