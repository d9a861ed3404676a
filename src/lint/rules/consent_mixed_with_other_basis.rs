//! Consent stands beside another basis in Article 6 for the same data.

use crate::law::Family;
use crate::lint::{Case, Findings};
use crate::register::LegalBasis;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for list in case.basis_lists() {
        let of_article_6 = list.bases.iter().filter(|it| it.article.family() == Family::Article6);
        let (consents, others): (Vec<_>, Vec<_>) =
            of_article_6.partition(|it| it.article.is_consent());
        let shared =
            others.into_iter().filter(|it| consents.iter().any(|consent| overlap(consent, it)));
        let mut names: Vec<&'static str> = shared.map(|it| it.article.key.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if !names.is_empty() {
            findings.add(findings.at(list.place).with_own("others", names));
        }
    }
}

/// Whether two entries are for the same data. Where only one of them names data, the other is for the rest.
fn overlap(a: &LegalBasis, b: &LegalBasis) -> bool {
    match (a.data.is_empty(), b.data.is_empty()) {
        (true, true) => true,
        (false, false) => a.data.iter().any(|it| b.data.contains(it)),
        _ => false,
    }
}
