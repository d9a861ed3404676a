//! Special categories rest on a consent that is not marked explicit.

use crate::lint::case::yes;
use crate::lint::{Case, Findings, consents};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for it in consents::in_use(case) {
        let mut entries = it.uses.iter().flat_map(|it| &it.entries);
        let Some(basis) = entries.find(|it| it.is("9.2.a")) else { continue };
        let place = it.consent.map_or(basis.place, |it| it.place);
        if !it.consent.is_some_and(|it| yes(&it.explicit)) {
            findings.add(findings.at(place).with("consent", it.name(case)));
        }
    }
}
