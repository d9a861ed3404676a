//! Public facts that no page is the home of: catalogue entries that nothing uses.

use super::codes::FACT_NOT_SHOWN;
use crate::register::{Consent, DataCategory, Key, Register};
use crate::source::{Diagnostic, Diagnostics, Span};

/// Entries of the catalogues that no activity uses. What only a hidden activity uses is not public, and no finding.
pub fn unused(register: &Register) -> Diagnostics {
    let mut categories = vec![false; register.data_categories.len()];
    let mut consents = vec![false; register.consents.len()];
    for activity in register.activities.values() {
        activity
            .categories()
            .into_iter()
            .for_each(|it: Key<DataCategory>| categories[it.index()] = true);
        activity.consents().into_iter().for_each(|it: Key<Consent>| consents[it.index()] = true);
    }
    let of_categories = register.data_categories.iter().zip(categories);
    let of_categories =
        of_categories.map(|((id, it), used)| (used, "data_categories", id, it.label.span));
    let of_consents = register.consents.iter().zip(consents);
    let of_consents = of_consents.map(|((id, it), used)| (used, "consents", id, it.label.span));
    let not_used = of_categories.chain(of_consents).filter(|(used, ..)| !used);
    not_used
        .map(|(_, catalogue, id, place)| not_shown(&format!("{catalogue}/{id}"), place))
        .collect()
}

fn not_shown(fact: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&FACT_NOT_SHOWN, place).with("fact", fact).with("page", "").with("anchor", "")
}
