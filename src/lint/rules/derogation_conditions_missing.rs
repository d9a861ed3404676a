//! A transfer rests on a derogation whose conditions are not stated.

use crate::lint::case::yes;
use crate::lint::recipients::only_for_others;
use crate::lint::transfers::transfers;
use crate::lint::{Case, Findings};
use crate::written::recipient::Mechanism;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let only_for_others = only_for_others(case);
    for (number, it) in transfers(case).filter(|(_, it)| it.sub_processor.is_none()) {
        let (Some(details), Some(mechanism)) = (&it.recipient.transfer, it.mechanism) else {
            continue;
        };
        let consent = details.consent.map(|key| &case.register.consents[key]);
        let facts = match (mechanism.value, consent) {
            (Mechanism::Derogation491a, None) => vec![("consent", true)],
            (Mechanism::Derogation491a, Some(it)) => {
                vec![("explicit", !yes(&it.explicit)), ("risk", it.transfer_risk_info.is_none())]
            }
            // What is only done for others is `processor-entry-incomplete`.
            (Mechanism::Derogation4912, _) if !only_for_others[number] => {
                vec![("documentation", details.documentation.is_none())]
            }
            _ => Vec::new(),
        };
        let missing: Vec<_> = facts.into_iter().filter(|it| it.1).map(|it| it.0).collect();
        if missing.is_empty() {
            continue;
        }
        let finding = findings.at(mechanism.span).with_own("missing", missing);
        let finding = finding.with_both("country", |lang| it.destination(lang));
        findings.add(match consent {
            Some(consent) => finding.related(consent.place, "this-consent"),
            None => finding,
        });
    }
}
