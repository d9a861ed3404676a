//! Automated evaluation, and no answer to whether decisions are automated.

use crate::lint::automation::{self, SignWord};
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities().filter(|(_, it)| it.automated_decision.is_none()) {
        if let Some(sign) = automation::sign(case, activity) {
            let finding = findings.at(activity.place).with("activity", case.words(&activity.label));
            let finding = match sign.word {
                SignWord::Ours(key) => finding.with_own("hit", vec![key]),
                SignWord::Written(word) => finding.with("hit", format!("\"{word}\"")),
            };
            findings.add(finding.related(sign.place, "because-of-this"));
        }
    }
}
