//! A processing activity in the record (Art. 30(1)).

use schemars::JsonSchema;
use serde::Serialize;

use super::duties::{AutomatedDecision, Dpia, Provision, automated_decision, dpia, provision};
use super::matrix::{Line, Purpose, matrix_line, purpose};
use super::{flag, former, rights_given};
use crate::article30::Pins;
use crate::article30::parts::{
    LegalBasis, Localized, NoValue, Reference, Retention, Transfer, legal_basis, line, localized,
    no_value, reference, retention, transfers,
};
use crate::article30::pins::uri;
use crate::register::{self, Key};
use crate::written::activity::{ActivityRole, Channel, ErasurePromise};

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
    /// The address of what is promised of it now, for good: from the site's top, or whole where the site knows its address; absent
    /// where that was not released.
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    /// The number of that text: 1 at first, one more each time it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    /// From when that text has applied, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
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
    transfers: Vec<Transfer<'a, &'a str>>,
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
    /// The rights that apply, computed from the legal bases.
    rights: Vec<&'static str>,
    /// Ids it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    previous_ids: Vec<&'a str>,
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

pub(super) fn activity<'a>(
    key: Key<register::Activity>,
    register: &'a register::Register,
    pins: &Pins,
) -> Activity<'a> {
    let it = &register.activities[key];
    let id = register.activities.id(key);
    let pin = pins.get(id).filter(|_| it.is_public());
    let recipients = |keys: &[Key<register::Recipient>]| -> Vec<Reference<'a>> {
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
        uri: pin.map(|it| uri(id, it, register)),
        version: pin.map(|it| it.number),
        valid_from: pin.map(|it| it.valid_from.clone()),
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
        transfers: transfers(&it.recipients, register, |it| it.name.as_str()),
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
        rights: rights_given(|right| it.gives(right)),
        previous_ids: former(&it.previous_ids),
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
