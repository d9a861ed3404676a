//! An organisation outside the EU/EEA without a representative in the Union.

use crate::law;
use crate::lint::case::is_reason;
use crate::lint::{Case, Findings};
use crate::register::{Answer, Party};
use crate::source::Spanned;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let organisation = &case.register.organisation;
    let Some(country) = organisation.party.country.as_ref().filter(|it| is_outside(it)) else {
        return;
    };
    if case.is_public_authority() || is_answered(case, organisation.representative.as_ref()) {
        return;
    }
    findings.add(findings.at(country.span));
}

/// Whether a representative is named as the law asks, or it is said why there is none.
fn is_answered<'a>(case: &Case<'a>, answer: Option<&'a Spanned<Answer<Party>>>) -> bool {
    match answer.map(|it| &it.value) {
        Some(Answer::Value(it)) => is_complete(it),
        Some(Answer::NotApplicable(why) | Answer::None(Some(why))) => {
            is_reason(Some(case.words(why)))
        }
        Some(Answer::Todo { .. }) => true,
        Some(Answer::None(None)) | None => false,
    }
}

fn is_complete(party: &Party) -> bool {
    let country = party.country.as_ref();
    party.name.is_some() && party.is_reachable() && country.is_some_and(|it| !is_outside(it))
}

fn is_outside(country: &str) -> bool {
    law::country(country).is_some_and(law::Country::is_third_country)
}
