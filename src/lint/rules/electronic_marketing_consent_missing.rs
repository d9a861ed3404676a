//! Electronic marketing with neither consent nor the conditions for marketing similar products.

use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::register::{LegalBasis, Purpose};
use crate::written::activity::MarketingChannel;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (activity, purpose) in case.purposes().filter(|(_, it)| is_electronic_marketing(it)) {
        let bases = activity.legal_basis_of(purpose);
        // Without any basis `legal-basis-missing` says so.
        if bases.is_empty() || bases.iter().any(LegalBasis::is_consent) || has_soft_opt_in(purpose)
        {
            continue;
        }
        findings.add(findings.at(purpose.place));
    }
}

/// Whether it is direct marketing, and not by letter or a person's call alone.
fn is_electronic_marketing(purpose: &Purpose) -> bool {
    let channel = purpose.channel.as_ref().map(|it| it.value);
    yes(&purpose.direct_marketing)
        && !matches!(channel, Some(MarketingChannel::Phone | MarketingChannel::Post))
}

fn has_soft_opt_in(purpose: &Purpose) -> bool {
    purpose.soft_opt_in.as_ref().is_some_and(|it| {
        let conditions =
            [&it.own_similar_products, &it.opt_out_at_collection, &it.opt_out_in_every_message];
        conditions.into_iter().all(yes)
    })
}
