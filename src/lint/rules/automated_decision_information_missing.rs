//! An automated decision whose logic, significance or consequences are not explained.

use crate::lint::{Case, Findings, automation};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let Some(decision) = automation::decides_alone(activity) else { continue };
        let parts = [
            ("logic", &decision.logic),
            ("significance", &decision.significance),
            ("consequences", &decision.consequences),
        ];
        let missing = parts.iter().filter(|(_, it)| it.is_none()).map(|(name, _)| *name);
        let missing: Vec<&'static str> = missing.collect();
        if !missing.is_empty() {
            let place = activity.automated_decision.as_ref().map_or(activity.place, |it| it.key);
            findings.add(findings.at(place).with_own("missing", missing));
        }
    }
}
