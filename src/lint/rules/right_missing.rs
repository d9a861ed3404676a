//! A right that applies and that the notice does not mention.

use crate::law::RightKey;
use crate::lint::rights::{at_gap, gap};
use crate::lint::{Case, Findings};

/// The rights of Articles 15 to 18 and 20. Objection and complaint are rules of their own.
const RIGHTS: [RightKey; 5] = [
    RightKey::Access,
    RightKey::Rectification,
    RightKey::Erasure,
    RightKey::Restriction,
    RightKey::Portability,
];

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for key in RIGHTS {
        if let Some(gap) = gap(case, key) {
            let finding = at_gap(findings, case, gap, key);
            findings.add(finding.with_own("right", vec![key.name()]));
        }
    }
}
