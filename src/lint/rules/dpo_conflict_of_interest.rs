//! The data protection officer is someone who decides purposes and means.

use crate::lint::{Case, Findings};
use crate::written::organisation::Position;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let organisation = &case.register.organisation;
    let dpo = organisation.dpo.as_ref().and_then(|it| it.value.value());
    let Some(name) = dpo.and_then(|it| it.name.as_ref()) else { return };
    let same = |other: &str| folded(other) == folded(name.as_str());
    if let Some(manager) = organisation.management.values().find(|it| same(it.name.as_str())) {
        let position = match manager.position.value {
            Position::Director => "director",
            Position::Owner => "owner",
            Position::HeadOfIt => "head_of_it",
        };
        let finding = findings.at(name.span).with("name", name.as_str());
        let finding = finding.with_own("position", vec![position]);
        findings.add(finding.related(manager.name.span, "because-of-this"));
    }
}

/// A name as people compare it: whatever its case and the spaces in it.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
