//! Special categories or CPR numbers, and no measure is encryption in transit.

use crate::law::terms;
use crate::lint::reasons::is_answered_without_value;
use crate::lint::{Case, Findings};
use crate::register::{Activity, Key, SecurityMeasure};
use crate::source::Lang;
use crate::written::organisation::MeasureKind;
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let lacking = case.activities().map(|(_, it)| it).filter(|it| lacks_encryption(case, it));
    let lacking: Vec<&Activity> = lacking.filter(|it| !data(case, &[it]).is_empty()).collect();
    if lacking.is_empty() {
        return;
    }
    if !case.register.security_measures.values().any(encrypts) {
        let finding = findings.at(case.register.organisation.place);
        findings.add(finding.with_own("data", data(case, &lacking)));
        return;
    }
    for activity in lacking {
        let finding = findings.at(activity.place);
        findings.add(finding.with_own("data", data(case, &[activity])));
    }
}

/// Whether measures are described, and none of them is encryption of data on their way. No measures at all is
/// `security-measures-missing`.
fn lacks_encryption(case: &Case<'_>, activity: &Activity) -> bool {
    let it = &activity.internal;
    let encrypts = |key: &Key<SecurityMeasure>| encrypts(&case.register.security_measures[*key]);
    !it.security.is_empty()
        && !it.security.iter().any(encrypts)
        && !is_answered_without_value(case, &it.security_answer)
}

/// The data of some activities that must not be sent in the clear, as words of the page.
fn data(case: &Case<'_>, activities: &[&Activity]) -> Vec<&'static str> {
    let kinds = [("special", DataKind::Special), ("cpr", DataKind::NationalId)];
    let used = kinds.into_iter().filter(|it| activities.iter().any(|one| case.uses(one, it.1)));
    used.map(|it| it.0).collect()
}

/// Whether a measure is encryption in transit; where no kind says so, whether its text speaks of encryption.
fn encrypts(measure: &SecurityMeasure) -> bool {
    let label = &measure.label;
    match &measure.kind {
        Some(kind) => kind.value == MeasureKind::EncryptionInTransit,
        None => Lang::ALL.iter().any(|it| terms::encryption_word(label.get(*it)).is_some()),
    }
}
