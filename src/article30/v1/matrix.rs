//! The matrix of an activity in the record: purposes and lines of data, with everything they inherit.

use schemars::JsonSchema;
use serde::Serialize;

use super::{flag, rights_given};
use crate::article30::parts::{
    LegalBasis, Localized, Reference, Source, legal_basis, localized, localized_if, reference,
    source,
};
use crate::register::{self, Key};
use crate::written::activity::{MarketingChannel, PurposeKind};

/// What data are used for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Purpose<'a> {
    /// The id.
    id: &'a str,
    /// The purpose.
    text: Localized<'a>,
    /// What happens in more detail.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Localized<'a>>,
    /// What kind of processing it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<PurposeKind>,
    /// Its legal bases, inherited where it has none of its own.
    legal_basis: Vec<LegalBasis<'a>>,
    /// Whether the legal bases are the activity's.
    legal_basis_inherited: bool,
    /// The data lines it uses, by id.
    data: Vec<&'a str>,
    /// The recipients.
    recipients: Vec<&'a str>,
    /// Since when, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// Whether it is direct marketing.
    #[serde(skip_serializing_if = "Option::is_none")]
    direct_marketing: Option<bool>,
    /// How marketing reaches people.
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<MarketingChannel>,
    /// The conditions for marketing similar products by e-mail without consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    soft_opt_in: Option<SoftOptIn>,
    /// Whether it happens only in an emergency.
    #[serde(skip_serializing_if = "Option::is_none")]
    emergency: Option<bool>,
    /// Whether the marketing is for another company.
    #[serde(skip_serializing_if = "Option::is_none")]
    for_others: Option<bool>,
    /// Whether CPR is asked first.
    #[serde(skip_serializing_if = "Option::is_none")]
    cpr_marketing_check: Option<bool>,
    /// Whether it is outside a public authority's tasks.
    #[serde(skip_serializing_if = "Option::is_none")]
    outside_public_tasks: Option<bool>,
    /// Whether it is a preventive or counselling service for children.
    #[serde(skip_serializing_if = "Option::is_none")]
    preventive_or_counselling: Option<bool>,
    /// The rights that its legal bases give.
    rights: Vec<&'static str>,
}

/// The conditions of the Danish Marketing Practices Act § 10(2).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SoftOptIn {
    /// Only the organisation's own similar products.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_similar_products: Option<bool>,
    /// A way to say no when the address was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    opt_out_at_collection: Option<bool>,
    /// A way to say no in every message.
    #[serde(skip_serializing_if = "Option::is_none")]
    opt_out_in_every_message: Option<bool>,
}

/// A line of the matrix.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Line<'a> {
    /// The id.
    id: &'a str,
    /// How the notice says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Localized<'a>>,
    /// The categories of data.
    categories: Vec<Reference<'a>>,
    /// The groups of people.
    data_subjects: Vec<Reference<'a>>,
    /// Where the data come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source<'a>>,
    /// Who receives them.
    recipients: Vec<Reference<'a>>,
    /// The retention items that cover them, by id.
    retention: Vec<&'a str>,
    /// The articles that the processing rests on, each once.
    articles: Vec<&'a str>,
}

pub(super) fn purpose<'a>(
    id: &'a str,
    it: &'a register::Purpose,
    activity: &'a register::Activity,
    register: &'a register::Register,
) -> Purpose<'a> {
    let bases = activity.legal_basis_of(it).iter();
    Purpose {
        id,
        text: localized(&it.text, register),
        detail: localized_if(it.detail.as_ref().map(|it| &***it), register),
        kind: it.kind.as_ref().map(|it| it.value),
        legal_basis: bases.map(|it| legal_basis(it, activity, register)).collect(),
        legal_basis_inherited: it.own_legal_basis.is_empty(),
        data: activity.data_of(it).into_iter().map(|it| activity.data.id(it)).collect(),
        recipients: activity
            .recipients_of(it)
            .iter()
            .map(|it| register.recipients.id(*it))
            .collect(),
        since: it.since.as_ref().map(|it| it.to_string()),
        direct_marketing: flag(&it.direct_marketing),
        channel: it.channel.as_ref().map(|it| it.value),
        soft_opt_in: it.soft_opt_in.as_ref().map(|it| SoftOptIn {
            own_similar_products: flag(&it.own_similar_products),
            opt_out_at_collection: flag(&it.opt_out_at_collection),
            opt_out_in_every_message: flag(&it.opt_out_in_every_message),
        }),
        emergency: flag(&it.emergency),
        for_others: flag(&it.for_others),
        cpr_marketing_check: flag(&it.cpr_marketing_check),
        outside_public_tasks: flag(&it.outside_public_tasks),
        preventive_or_counselling: flag(&it.preventive_or_counselling),
        rights: rights_given(|right| activity.purpose_gives(it, right)),
    }
}

pub(super) fn matrix_line<'a>(
    key: Key<register::DataLine>,
    activity: &'a register::Activity,
    register: &'a register::Register,
) -> Line<'a> {
    let it = &activity.data[key];
    Line {
        id: activity.data.id(key),
        text: localized_if(it.text.as_deref(), register),
        categories: (it.categories.iter())
            .map(|key| reference(*key, &register.data_categories, |it| &it.label, register))
            .collect(),
        data_subjects: (it.data_subjects.iter())
            .map(|key| reference(*key, &register.data_subjects, |it| &it.label, register))
            .collect(),
        source: it.source.as_ref().map(|it| source(it, register)),
        recipients: (it.recipients.iter())
            .map(|key| reference(*key, &register.recipients, |it| &it.label, register))
            .collect(),
        retention: activity
            .retention_of(key)
            .into_iter()
            .map(|it| activity.retention.id(it))
            .collect(),
        articles: activity.articles_of(key),
    }
}
