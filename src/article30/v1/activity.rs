//! A processing activity in the record (Art. 30(1)).

use schemars::JsonSchema;
use serde::Serialize;

use super::duties::{AutomatedDecision, Dpia, Provision, automated_decision, dpia, provision};
use super::flag;
use crate::article30::parts::{
    LegalBasis, Localized, NoValue, Reference, Retention, Source, Transfer, legal_basis, line,
    localized, localized_if, no_value, reference, retention, source, transfers,
};
use crate::register::{self, Key};
use crate::written::activity::{
    ActivityRole, Channel, ErasurePromise, MarketingChannel, PurposeKind,
};

/// A processing activity (Art. 30(1)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Activity<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// What the organisation is in it.
    role: ActivityRole,
    /// Its address on the web site, from the site's top; absent when the notice does not describe it.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_address: Option<String>,
    /// Why the notice need not describe it.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_exemption: Option<NoticeExemption<'a>>,
    /// The groups of people (Art. 30(1)(c)).
    data_subjects: Vec<Reference<'a>>,
    /// The joint controllers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    joint_controllers: Vec<&'a str>,
    /// The purposes (Art. 30(1)(b)).
    purposes: Vec<Purpose<'a>>,
    /// The matrix: category × data subjects × source × recipients × retention × legal basis (Art. 30(1)(c), (d), (f)).
    lines: Vec<Line<'a>>,
    /// Legal bases of purposes that name none of their own.
    legal_basis: Vec<LegalBasis<'a>>,
    /// The balancing tests behind legitimate interests (Art. 6(1)(f)).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    balancing_tests: Vec<BalancingTest<'a>>,
    /// The recipients (Art. 30(1)(d)).
    recipients: Vec<Reference<'a>>,
    /// The answer when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_recipients: Option<NoValue<'a>>,
    /// The transfers out of the EU/EEA (Art. 30(1)(e)).
    transfers: Vec<Transfer<'a>>,
    /// How long data are kept (Art. 30(1)(f)).
    retention: Vec<Retention<'a>>,
    /// Why retention items give different kinds of data the same period.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    uniform_retention: Vec<UniformRetention<'a>>,
    /// Whether people must give the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<Provision<'a>>,
    /// Automated decisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    automated_decision: Option<AutomatedDecision<'a>>,
    /// The security measures (Art. 30(1)(g)).
    security: Vec<Reference<'a>>,
    /// The answer when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_security: Option<NoValue<'a>>,
    /// The impact assessment (Art. 35).
    #[serde(skip_serializing_if = "Option::is_none")]
    dpia: Option<Dpia<'a>>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    /// Where it takes place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<Channel>,
    /// The systems it runs on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    systems: Vec<&'a str>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<&'a str>,
    /// Assessments that other duties hang on.
    assessments: Assessments,
    /// Where else people are told of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_elsewhere: Option<&'a str>,
    /// When people are told who did not give the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    indirect_notice: Option<IndirectNotice>,
    /// What the notice promises to erase.
    #[serde(skip_serializing_if = "Option::is_none")]
    erasure_promise: Option<ErasurePromise>,
    /// What is recorded of legal bases beside what the notice says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis_details: Vec<BasisDetails<'a>>,
    /// What is recorded of retention items beside what the notice says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    retention_details: Vec<RetentionDetails<'a>>,
}

/// When people are told who did not give the data themselves (Art. 14(3)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IndirectNotice {
    /// How long after the data were obtained, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    /// Whether that can be later than the first contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_first_contact: Option<bool>,
    /// Whether that can be later than the first disclosure.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_first_disclosure: Option<bool>,
}

/// What is recorded of a legal basis beside what the notice says.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BasisDetails<'a> {
    /// The provision.
    article: &'a str,
    /// The supervisory authority's permission: date, or where it is filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    permit: Option<&'a str>,
    /// When the reference to the law was checked, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    law_checked: Option<String>,
}

/// What is recorded of a retention item beside what the notice says.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RetentionDetails<'a> {
    /// The retention item, by id.
    retention: &'a str,
    /// The activity whose periods apply here too, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
    /// Whether data are kept without limit for archiving, research or statistics (Art. 89).
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_89: Option<bool>,
    /// Why so long.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    /// Whether a pending case keeps the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_hold: Option<bool>,
    /// Whether the claims can be for personal injury.
    #[serde(skip_serializing_if = "Option::is_none")]
    personal_injury: Option<bool>,
    /// When the reference to the law was checked, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    law_checked: Option<String>,
}

impl RetentionDetails<'_> {
    fn is_empty(&self) -> bool {
        let texts = [self.same_as, self.reason, self.law_checked.as_deref()];
        let flags = [self.archive_89, self.legal_hold, self.personal_injury];
        texts.iter().all(Option::is_none) && flags.iter().all(Option::is_none)
    }
}

/// A balancing test.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BalancingTest<'a> {
    /// The provision that it belongs to.
    article: &'a str,
    /// The date, or where it is filed.
    reference: &'a str,
}

/// Why a retention item gives different kinds of data the same period.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UniformRetention<'a> {
    /// The retention item, by id.
    retention: &'a str,
    /// Why.
    reason: &'a str,
}

/// Assessments that other duties hang on; absent means not assessed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessments {
    /// It happens only now and then.
    #[serde(skip_serializing_if = "Option::is_none")]
    occasional: Option<bool>,
    /// It is large in scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    large_scale: Option<bool>,
    /// It is a core activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    core_activity: Option<bool>,
    /// It monitors people systematically.
    #[serde(skip_serializing_if = "Option::is_none")]
    systematic_monitoring: Option<bool>,
    /// It profiles people.
    #[serde(skip_serializing_if = "Option::is_none")]
    profiling: Option<bool>,
    /// It uses new technology.
    #[serde(skip_serializing_if = "Option::is_none")]
    new_technology: Option<bool>,
    /// It monitors a public place.
    #[serde(skip_serializing_if = "Option::is_none")]
    public_monitoring: Option<bool>,
    /// It puts data sets together.
    #[serde(skip_serializing_if = "Option::is_none")]
    combines_sources: Option<bool>,
    /// It decides if people get a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    gatekeeping: Option<bool>,
    /// It is likely to result in a risk to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    high_risk: Option<bool>,
}

/// Why the notice need not describe an activity.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoticeExemption<'a> {
    /// The provision.
    law: &'a str,
    /// Why it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

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

pub(super) fn activity(
    key: Key<register::Activity>,
    register: &register::Register,
) -> Activity<'_> {
    let it = &register.activities[key];
    let id = register.activities.id(key);
    let recipients = |keys: &[Key<register::Recipient>]| -> Vec<Reference<'_>> {
        keys.iter()
            .map(|key| reference(*key, &register.recipients, |it| &it.label, register))
            .collect()
    };
    let subject = |key: Key<register::DataSubject>| {
        reference(key, &register.data_subjects, |it| &it.label, register)
    };
    let internal = &it.internal;
    let joint = &register.organisation.joint_controllers;
    Activity {
        id,
        label: localized(&it.label, register),
        role: it.role,
        notice_address: it.is_public().then(|| format!("aktivitet/{id}/")),
        notice_exemption: it
            .notice_exemption
            .as_ref()
            .map(|it| NoticeExemption { law: &it.value.law, reason: line(&it.value.reason) }),
        data_subjects: it.data_subjects.iter().map(|it| subject(it.value)).collect(),
        joint_controllers: it.joint_controllers.iter().map(|it| joint.id(it.value)).collect(),
        purposes: it
            .purposes
            .iter()
            .map(|(id, purpose)| self::purpose(id, purpose, it, register))
            .collect(),
        lines: it.data.entries().map(|(key, _)| matrix_line(key, it, register)).collect(),
        legal_basis: it.legal_basis.iter().map(|basis| legal_basis(basis, it, register)).collect(),
        balancing_tests: (it.all_legal_bases())
            .filter_map(|it| {
                Some(BalancingTest { article: &it.article.key, reference: line(&it.balancing)? })
            })
            .collect(),
        recipients: recipients(&it.recipients),
        no_recipients: it.recipients_answer.as_ref().and_then(|it| no_value(&it.value, register)),
        transfers: transfers(&it.recipients, register),
        retention: (it.retention.entries())
            .map(|(key, _)| retention(it.retention.id(key), key, it, register))
            .collect(),
        uniform_retention: (it.retention.iter())
            .filter_map(|(id, it)| {
                Some(UniformRetention { retention: id, reason: line(&it.uniform_reason)? })
            })
            .collect(),
        basis_details: basis_details(it),
        retention_details: retention_details(it),
        provision: it.provision.as_ref().map(|it| provision(&it.value, register)),
        automated_decision: it
            .automated_decision
            .as_ref()
            .map(|it| automated_decision(it, register)),
        security: (internal.security.iter())
            .map(|key| reference(*key, &register.security_measures, |it| &it.label, register))
            .collect(),
        no_security: internal.security_answer.as_ref().and_then(|it| no_value(&it.value, register)),
        dpia: internal.dpia.as_ref().map(|it| dpia(&it.value, register)),
        owner: line(&internal.owner),
        notice_elsewhere: line(&internal.notice_elsewhere),
        indirect_notice: internal.indirect_notice.as_ref().map(|it| IndirectNotice {
            within: it.within.as_ref().map(|it| it.to_string()),
            after_first_contact: flag(&it.after_first_contact),
            after_first_disclosure: flag(&it.after_first_disclosure),
        }),
        erasure_promise: internal.erasure_promise.as_ref().map(|it| it.value),
        channels: internal.channels.iter().map(|it| it.value).collect(),
        systems: internal.systems.iter().map(|it| it.as_str()).collect(),
        notes: line(&internal.notes),
        assessments: Assessments {
            occasional: flag(&internal.occasional),
            large_scale: flag(&internal.large_scale),
            core_activity: flag(&internal.core_activity),
            systematic_monitoring: flag(&internal.systematic_monitoring),
            profiling: flag(&internal.profiling),
            new_technology: flag(&internal.new_technology),
            public_monitoring: flag(&internal.public_monitoring),
            combines_sources: flag(&internal.combines_sources),
            gatekeeping: flag(&internal.gatekeeping),
            high_risk: flag(&internal.high_risk),
        },
    }
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
        detail: localized_if(it.detail.as_deref(), register),
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
        text: localized_if(it.text.as_ref(), register),
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

fn basis_details(it: &register::Activity) -> Vec<BasisDetails<'_>> {
    let noted = it.all_legal_bases().filter(|it| it.permit.is_some() || it.law_checked.is_some());
    noted
        .map(|it| BasisDetails {
            article: &it.article.key,
            permit: line(&it.permit),
            law_checked: it.law_checked.as_ref().map(|it| it.to_string()),
        })
        .collect()
}

fn retention_details(it: &register::Activity) -> Vec<RetentionDetails<'_>> {
    let details = it.retention.iter().map(|(id, it)| RetentionDetails {
        retention: id,
        same_as: line(&it.same_as),
        archive_89: flag(&it.archive_89),
        reason: line(&it.reason),
        legal_hold: flag(&it.legal_hold),
        personal_injury: flag(&it.personal_injury),
        law_checked: it.law_checked.as_ref().map(|it| it.to_string()),
    });
    details.filter(|it| !it.is_empty()).collect()
}
