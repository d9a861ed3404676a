//! Electronic marketing with neither consent nor the conditions for marketing similar products.

use crate::law::Family;
use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::register::{Activity, LegalBasis, Purpose};
use crate::written::activity::{MarketingChannel, PurposeKind};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (activity, purpose) in case.purposes().filter(|(_, it)| is_electronic_marketing(it)) {
        let bases = activity.legal_basis_of(purpose);
        // Without any basis `legal-basis-missing` says so.
        if bases.is_empty() || has_consent(activity, purpose) || has_soft_opt_in(purpose) {
            continue;
        }
        findings.add(findings.at(purpose.place));
    }
}

/// Whether there is a consent that can be to marketing. One to the use of special categories or of a CPR number that many
/// purposes inherit is a consent to the data, not to being contacted.
fn has_consent(activity: &Activity, purpose: &Purpose) -> bool {
    let may_be = |it: &LegalBasis| it.is_consent() && it.article.family() == Family::Article6;
    activity.legal_basis_of(purpose).iter().any(may_be)
        || purpose.own_legal_basis.iter().any(LegalBasis::is_consent)
}

/// Whether it is direct marketing, and not by letter or a person's call alone.
fn is_electronic_marketing(purpose: &Purpose) -> bool {
    let channel = purpose.channel.as_ref().map(|it| it.value);
    // A purpose that is called marketing and says by which channel is no less so.
    let kind = purpose.kind.as_ref().map(|it| it.value);
    let said = kind == Some(PurposeKind::Marketing) && channel.is_some();
    (yes(&purpose.direct_marketing) || said)
        && !matches!(channel, Some(MarketingChannel::Phone | MarketingChannel::Post))
}

fn has_soft_opt_in(purpose: &Purpose) -> bool {
    purpose.soft_opt_in.as_ref().is_some_and(|it| {
        let conditions =
            [&it.own_similar_products, &it.opt_out_at_collection, &it.opt_out_in_every_message];
        conditions.into_iter().all(yes)
    })
}
