//! Direct marketing uses special categories of data without explicit consent.

use crate::law::Family;
use crate::lint::case::yes;
use crate::lint::{Case, Findings, lines};
use crate::register::LegalBasis;
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (activity, purpose) in case.purposes().filter(|(_, it)| yes(&it.direct_marketing)) {
        let bases = activity.legal_basis_of(purpose);
        let of_article_9 = bases.iter().filter(|it| it.article.family() == Family::Article9);
        let of_article_9: Vec<_> = of_article_9.collect();
        let mut special = lines::of_purpose(case, activity, purpose, DataKind::Special);
        // A line that no entry of Article 9 covers is `special-category-basis-missing`.
        special.retain(|line| {
            let mut covering = of_article_9.iter().filter(|it| lines::covers(it, *line)).peekable();
            covering.peek().is_some() && !covering.any(|it| permits_marketing(it))
        });
        if special.is_empty() {
            continue;
        }
        let category = lines::names(case, activity, &special, DataKind::Special);
        let finding = findings.at(purpose.place).with("purpose", case.words(&purpose.text));
        findings.add(finding.with("category", category));
    }
}

/// Explicit consent, or an association that writes to its own members.
fn permits_marketing(basis: &LegalBasis) -> bool {
    basis.is("9.2.a") || basis.is("9.2.d")
}
