//! A purpose without a legal basis in Article 6.

use crate::law::Family;
use crate::lint::names::quoted;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (activity, purpose) in case.purposes() {
        if activity.legal_basis_of(purpose).is_empty() {
            let finding = findings.at(purpose.place);
            findings.add(finding.with("purpose", case.words(&purpose.text)));
        }
    }
    for list in case.basis_lists() {
        if list.bases.iter().any(|it| it.article.family() == Family::Article6) {
            continue;
        }
        // A list that several purposes inherit is one mistake, at the list.
        let place = if let [only] = &*list.purposes { only.place } else { list.place };
        let texts = list.purposes.iter().map(|it| case.words(&it.text));
        findings.add(findings.at(place).with("purpose", quoted(texts)));
    }
}
