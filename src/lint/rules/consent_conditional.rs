//! A consent that people must give to get the service.

use crate::lint::consents::{self, ConsentUse};
use crate::lint::{Case, Findings};
use crate::register::{Activity, LegalBasis};
use crate::written::activity::ProvisionDuty;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for it in consents::in_use(case) {
        let answer = it.consent.and_then(|it| it.required_for_service.as_ref());
        let required =
            answer.map_or_else(|| it.uses.iter().any(looks_required), |answer| answer.value);
        if required {
            findings.add(findings.at(it.place()));
        }
    }
}

/// Whether the activity demands the data for a contract, and no other purpose of it can be what demands them.
fn looks_required(it: &ConsentUse<'_>) -> bool {
    let only_consent = it.list.iter().all(LegalBasis::is_consent);
    demands_data(it.activity) && !(only_consent && has_contract(it.activity))
}

fn demands_data(activity: &Activity) -> bool {
    let provision = activity.provision.as_ref().and_then(|it| it.value.value());
    let duty = provision.map(|it| it.required.value);
    matches!(duty, Some(ProvisionDuty::Contractual | ProvisionDuty::Precondition))
}

fn has_contract(activity: &Activity) -> bool {
    let mut purposes = activity.purposes.values();
    purposes.any(|it| activity.legal_basis_of(it).iter().any(|it| it.is("6.1.b")))
}
