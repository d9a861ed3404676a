//! A regular transfer rests on a derogation for single cases.

use crate::lint::transfers::transfers;
use crate::lint::{Case, Findings};
use crate::written::recipient::{Frequency, RecipientRole};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, it) in transfers(case) {
        let Some(mechanism) = it.own_mechanism() else { continue };
        if !it.law().is_some_and(|it| it.is_derogation()) {
            continue;
        }
        let role = it.recipient.role.as_ref().map(|it| it.value);
        let is_processor = it.sub_processor.is_some() || role == Some(RecipientRole::Processor);
        let frequency = it.recipient.transfer.as_ref().and_then(|it| it.frequency.as_ref());
        let is_occasional = frequency.is_some_and(|it| it.value == Frequency::Occasional);
        if is_processor || !is_occasional {
            findings.add(findings.at(mechanism.span));
        }
    }
}
