//! Consumers' data go to another company's marketing without a look-up in CPR.

use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::register::{Activity, DataSubject, Key, Purpose, Recipient};
use crate::written::people::DataSubjectKind;
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (activity, purpose) in case.purposes() {
        let serves_others = yes(&purpose.direct_marketing)
            && (yes(&purpose.for_others) || discloses(case, activity, purpose));
        let checked = yes(&purpose.cpr_marketing_check);
        if serves_others && !checked && concerns_consumers(case, activity, purpose) {
            findings.add(findings.at(purpose.place));
        }
    }
}

/// Whether a recipient of the purpose uses the data for its own marketing.
fn discloses(case: &Case<'_>, activity: &Activity, purpose: &Purpose) -> bool {
    let of_lines = activity.data_of(purpose).into_iter();
    let of_lines = of_lines.flat_map(|it| &activity.data[it].recipients);
    // Recipients of a purpose's own take the place of all others.
    let of_lines = of_lines.filter(|_| purpose.recipients.is_empty());
    let mut all = activity.recipients_of(purpose).iter().chain(of_lines);
    all.any(|it| markets(&case.register.recipients[*it]))
}

fn markets(recipient: &Recipient) -> bool {
    let role = recipient.role.as_ref().map(|it| it.value);
    role == Some(RecipientRole::Controller) && yes(&recipient.uses_for_marketing)
}

fn concerns_consumers(case: &Case<'_>, activity: &Activity, purpose: &Purpose) -> bool {
    let is_consumer = |subject: &Key<DataSubject>| {
        let kind = case.register.data_subjects[*subject].kind.as_ref().map(|it| it.value);
        kind == Some(DataSubjectKind::Consumer)
    };
    if activity.data.is_empty() {
        return activity.data_subjects.iter().any(|it| is_consumer(&it.value));
    }
    let mut lines = activity.data_of(purpose).into_iter();
    lines.any(|it| activity.data[it].data_subjects.iter().any(is_consumer))
}
