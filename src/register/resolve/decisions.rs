//! Decisions on findings, and what the checks go by.

use super::Resolver;
use crate::register::{AdequacyOverride, Checks, Decision};
use crate::source::Spanned;
use crate::written::{Field, decision as written};

impl Resolver<'_> {
    pub(super) fn decisions(
        &mut self,
        decisions: Field<Vec<Spanned<written::Decision>>>,
    ) -> Vec<Decision> {
        let decisions = decisions.into_iter().flat_map(Spanned::into_value);
        let resolve = |written: Spanned<written::Decision>| {
            let it = written.value;
            self.is_said(&it.code);
            self.is_said(&it.place);
            Decision {
                code: it.code,
                place: it.place,
                why: self.line(it.why),
                by: self.line(it.by),
                until: self.date(it.until),
                span: written.span,
            }
        };
        decisions.map(resolve).collect()
    }

    pub(super) fn adequacy_overrides(
        &mut self,
        overrides: Field<Vec<Spanned<written::AdequacyOverride>>>,
    ) -> Vec<AdequacyOverride> {
        let overrides = overrides.into_iter().flat_map(Spanned::into_value);
        let resolve = |written: Spanned<written::AdequacyOverride>| {
            let it = written.value;
            self.is_said(&it.decision);
            let (country, checked_on) =
                (self.country(Some(it.country)), self.date(Some(it.checked_on)));
            Some(AdequacyOverride {
                country: country?,
                scope: it.scope,
                decision: it.decision,
                checked_on: checked_on?,
            })
        };
        overrides.filter_map(resolve).collect()
    }

    pub(super) fn checks(&mut self, checks: Field<written::Checks>) -> Checks {
        let Some(it) = checks.map(Spanned::into_value) else { return Checks::default() };
        Checks { review_within: self.period(it.review_within), lix_limit: it.lix_limit }
    }
}
