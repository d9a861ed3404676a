//! `register.json`, version 1: the record of processing activities (Art. 30(1) and 30(2)). Internal.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::parts::{
    Lazily, LegalBasis, Localized, NoValue, Party, Reference, Retention, Source, Transfer,
    legal_basis, line, localized, localized_if, no_value, party, reference, retention, source,
    transfers,
};
use crate::register::{self, Answer, Key};
use crate::source::Spanned;
use crate::written::activity::{ActivityRole, PurposeKind};
use crate::written::people::{Children, DataKind, DataSubjectKind, SpecialType};
use crate::written::recipient::{Frequency, Mechanism, RecipientRole};

/// The version of the format: semantic.
pub const VERSION: &str = "1.0.0";

/// The record of processing activities (Art. 30).
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register<'a> {
    /// Where the schema of this file stands.
    #[serde(rename = "$schema")]
    schema: &'static str,
    /// The version of the format: semantic.
    schema_version: &'static str,
    /// The program that made the file.
    generator: Generator,
    /// The day of the build, ISO 8601.
    date: String,
    /// The SHA-256 of the content, hexadecimal.
    content_hash: &'a str,
    /// The languages of the texts.
    languages: Vec<&'static str>,
    /// The controller (Art. 30(1)(a)).
    controller: Party<'a>,
    /// The joint controllers.
    joint_controllers: Vec<JointController<'a>>,
    /// The representative in the Union.
    #[serde(skip_serializing_if = "Option::is_none")]
    representative: Option<AnsweredParty<'a>>,
    /// The data protection officer.
    #[serde(skip_serializing_if = "Option::is_none")]
    dpo: Option<AnsweredParty<'a>>,
    /// The supervisory authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    supervisory_authority: Option<Party<'a>>,
    /// When the register was last gone through, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_reviewed: Option<String>,
    /// Whether the exemption of Art. 30(5) is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    exempt: Option<bool>,
    /// The processing activities (Art. 30(1)).
    #[schemars(with = "Vec<Activity<'_>>")]
    #[serde(serialize_with = "activities")]
    activities: &'a register::Register,
    /// What is done on behalf of others (Art. 30(2)).
    processor_activities: Vec<ProcessorActivity<'a>>,
    /// The groups of people.
    data_subjects: Vec<DataSubject<'a>>,
    /// The categories of data.
    data_categories: Vec<DataCategory<'a>>,
    /// The recipients.
    recipients: Vec<Recipient<'a>>,
    /// The consents.
    consents: Vec<Consent<'a>>,
    /// The security measures (Art. 32).
    security_measures: Vec<Reference<'a>>,
}

/// The program that made a file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// Its name.
    name: &'static str,
    /// Its version.
    version: &'static str,
}

impl Generator {
    /// This program.
    pub fn this() -> Generator {
        Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
    }
}

/// A joint controller (Art. 26).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct JointController<'a> {
    /// The id.
    id: &'a str,
    /// Name and contact.
    party: Party<'a>,
    /// The essence of the arrangement.
    #[serde(skip_serializing_if = "Option::is_none")]
    essence: Option<Localized<'a>>,
    /// The arrangement.
    #[serde(skip_serializing_if = "Option::is_none")]
    arrangement: Option<&'a str>,
}

/// A name and contact, or why there is none.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnsweredParty<'a> {
    /// Name and contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<Party<'a>>,
    /// The answer when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

/// A processing activity (Art. 30(1)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Activity<'a> {
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
    /// The recipients (Art. 30(1)(d)).
    recipients: Vec<Reference<'a>>,
    /// The answer when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_recipients: Option<NoValue<'a>>,
    /// The transfers out of the EU/EEA (Art. 30(1)(e)).
    transfers: Vec<Transfer<'a>>,
    /// How long data are kept (Art. 30(1)(f)).
    retention: Vec<Retention<'a>>,
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
    /// The systems it runs on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    systems: Vec<&'a str>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<&'a str>,
    /// Assessments that other duties hang on.
    assessments: Assessments,
}

/// Assessments that other duties hang on; absent means not assessed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Assessments {
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
}

/// Why the notice need not describe an activity.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NoticeExemption<'a> {
    /// The provision.
    law: &'a str,
    /// Why it applies.
    reason: &'a str,
}

/// What data are used for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Purpose<'a> {
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
}

/// A line of the matrix.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
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

/// Whether people must give the data (Art. 13(2)(e)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Provision<'a> {
    /// Whether, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<crate::written::activity::ProvisionDuty>,
    /// What happens if they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    consequence: Option<Localized<'a>>,
    /// The answer when it is not a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

/// Automated decisions (Art. 22).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AutomatedDecision<'a> {
    /// Whether no human takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    solely: Option<bool>,
    /// Whether the effects are significant.
    #[serde(skip_serializing_if = "Option::is_none")]
    significant: Option<bool>,
    /// The logic.
    #[serde(skip_serializing_if = "Option::is_none")]
    logic: Option<Localized<'a>>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    significance: Option<Localized<'a>>,
    /// What follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    consequences: Option<Localized<'a>>,
    /// What permits it.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<crate::written::activity::DecisionBasis>,
    /// How to reach a human.
    #[serde(skip_serializing_if = "Option::is_none")]
    human_intervention: Option<Localized<'a>>,
    /// What the human does.
    #[serde(skip_serializing_if = "Option::is_none")]
    human_role: Option<Localized<'a>>,
    /// The answer when it is not a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

/// A data protection impact assessment (Art. 35).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Dpia<'a> {
    /// When it was done, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
    /// Where it is filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    /// The answer when it is not a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

/// What the organisation does on behalf of controllers (Art. 30(2)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProcessorActivity<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// The controllers (Art. 30(2)(a)).
    controllers: Vec<ExternalController<'a>>,
    /// Where the list of controllers is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    controllers_list: Option<&'a str>,
    /// The categories of processing (Art. 30(2)(b)).
    categories_of_processing: Vec<Localized<'a>>,
    /// The recipients.
    recipients: Vec<Reference<'a>>,
    /// The transfers out of the EU/EEA (Art. 30(2)(c)).
    transfers: Vec<Transfer<'a>>,
    /// The security measures (Art. 30(2)(d)).
    security: Vec<Reference<'a>>,
    /// The answer when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_security: Option<NoValue<'a>>,
    /// The controllers' authorisation of other processors.
    #[serde(skip_serializing_if = "Option::is_none")]
    authorisation: Option<&'a str>,
}

/// A controller that the organisation processes for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ExternalController<'a> {
    /// The id.
    id: &'a str,
    /// Name and contact.
    party: Party<'a>,
    /// Its representative in the Union.
    #[serde(skip_serializing_if = "Option::is_none")]
    representative: Option<&'a str>,
    /// Its data protection officer.
    #[serde(skip_serializing_if = "Option::is_none")]
    dpo: Option<&'a str>,
}

/// A group of people.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DataSubject<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// What it is to the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<DataSubjectKind>,
    /// Whether it is in a weak position.
    #[serde(skip_serializing_if = "Option::is_none")]
    vulnerable: Option<bool>,
    /// Whether there are children.
    #[serde(skip_serializing_if = "Option::is_none")]
    children: Option<Children>,
    /// The lowest age, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    min_age: Option<u32>,
}

/// A category of data.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DataCategory<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// How the law looks at it.
    kind: DataKind,
    /// Which special category it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    special_type: Option<SpecialType>,
    /// What exactly belongs to it.
    fields: Vec<Localized<'a>>,
    /// Whether it is accounting material.
    #[serde(skip_serializing_if = "Option::is_none")]
    accounting: Option<bool>,
    /// Whether it is part of a patient record.
    #[serde(skip_serializing_if = "Option::is_none")]
    patient_record: Option<bool>,
    /// The profession that keeps the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    profession: Option<&'a str>,
}

/// A recipient or category of recipients.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Recipient<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// The name of one certain recipient.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// How the notice says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Localized<'a>>,
    /// The line of business.
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<Localized<'a>>,
    /// What it is in law.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<RecipientRole>,
    /// The countries where data are received or seen, ISO 3166-1 alpha-2.
    countries: Vec<&'a str>,
    /// Where, when it is not one country.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Localized<'a>>,
    /// Whether data can leave the EU/EEA, when the content says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    outside_eea: Option<bool>,
    /// The law that gives an authority the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<&'a str>,
    /// Whether it is an international organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    international_organisation: Option<bool>,
    /// Whether the person chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    chosen_by_subject: Option<bool>,
    /// Whether it uses data for its own marketing.
    #[serde(skip_serializing_if = "Option::is_none")]
    uses_for_marketing: Option<bool>,
    /// Whether the data become public.
    #[serde(skip_serializing_if = "Option::is_none")]
    public: Option<bool>,
    /// The transfer out of the EU/EEA.
    #[serde(skip_serializing_if = "Option::is_none")]
    transfer: Option<TransferDetails<'a>>,
    /// The processor agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<&'a str>,
    /// The arrangement with a joint controller.
    #[serde(skip_serializing_if = "Option::is_none")]
    arrangement: Option<&'a str>,
    /// Whether it belongs to the same group.
    #[serde(skip_serializing_if = "Option::is_none")]
    group_internal: Option<bool>,
    /// Its own processors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sub_processors: Vec<SubProcessor<'a>>,
    /// The systems by which data reach it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    systems: Vec<&'a str>,
}

/// The details of a recipient's transfer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TransferDetails<'a> {
    /// What makes it lawful.
    #[serde(skip_serializing_if = "Option::is_none")]
    mechanism: Option<Mechanism>,
    /// How the notice says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Localized<'a>>,
    /// Where a copy of the safeguards can be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    copy: Option<Localized<'a>>,
    /// The document.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    /// The assessment of the country's law.
    #[serde(skip_serializing_if = "Option::is_none")]
    assessment: Option<&'a str>,
    /// When the scope of the adequacy decision was last checked, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope_confirmed: Option<String>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    frequency: Option<Frequency>,
}

/// A processor of a processor.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SubProcessor<'a> {
    /// The name.
    name: &'a str,
    /// The country, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
}

/// A consent.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Consent<'a> {
    /// The id.
    id: &'a str,
    /// The words it is asked with.
    text: Localized<'a>,
    /// How it is withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdraw: Option<Localized<'a>>,
    /// Whether it is explicit.
    #[serde(skip_serializing_if = "Option::is_none")]
    explicit: Option<bool>,
    /// Whether each purpose has its own choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    granular: Option<bool>,
    /// Whether the service is refused without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    required_for_service: Option<bool>,
    /// How it is proved.
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<&'a str>,
    /// The age from which a child gives it alone, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    child_age: Option<u32>,
    /// How parental consent is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    parental_check: Option<&'a str>,
    /// Why it is free.
    #[serde(skip_serializing_if = "Option::is_none")]
    voluntary_reason: Option<&'a str>,
}

impl<'a> Register<'a> {
    /// The record of `register` on `date` (ISO 8601), made from content with this hash.
    pub fn of(
        register: &'a register::Register,
        date: String,
        content_hash: &'a str,
    ) -> Register<'a> {
        let it = register;
        let organisation = &it.organisation;
        Register {
            schema: "../schema/register.schema.json",
            schema_version: VERSION,
            generator: Generator::this(),
            date,
            content_hash,
            languages: it.languages.iter().map(|it| it.code()).collect(),
            controller: party(&organisation.party, line(&organisation.cvr)),
            joint_controllers: (organisation.joint_controllers.iter())
                .map(|(id, joint)| JointController {
                    id,
                    party: party(&joint.party, None),
                    essence: localized_if(joint.essence.as_deref(), it),
                    arrangement: line(&joint.arrangement),
                })
                .collect(),
            representative: organisation.representative.as_ref().map(|answer| answered(answer, it)),
            dpo: organisation.dpo.as_ref().map(|answer| answered(answer, it)),
            supervisory_authority: organisation.authority.as_ref().map(|it| party(it, None)),
            last_reviewed: it.last_reviewed.as_ref().map(|it| it.to_string()),
            exempt: flag(&it.exempt),
            activities: it,
            processor_activities: it
                .processor_activities
                .iter()
                .map(|(id, p)| processor(id, p, it))
                .collect(),
            data_subjects: it
                .data_subjects
                .iter()
                .map(|(id, subject)| data_subject(id, subject, it))
                .collect(),
            data_categories: it
                .data_categories
                .iter()
                .map(|(id, c)| data_category(id, c, it))
                .collect(),
            recipients: it
                .recipients
                .iter()
                .map(|(id, recipient)| self::recipient(id, recipient, it))
                .collect(),
            consents: it
                .consents
                .iter()
                .map(|(id, consent)| self::consent(id, consent, it))
                .collect(),
            security_measures: (it.security_measures.iter())
                .map(|(id, measure)| Reference { id, label: localized(&measure.label, it) })
                .collect(),
        }
    }
}

/// Writes the activities one at a time, so that no more than one is held.
fn activities<S: Serializer>(
    register: &&register::Register,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Lazily(|| register.activities.entries().map(|(key, _)| activity(key, register)))
        .serialize(serializer)
}

fn flag(it: &Option<Spanned<bool>>) -> Option<bool> {
    it.as_ref().map(|it| it.value)
}

fn answered<'a>(
    answer: &'a Answer<register::Party>,
    register: &register::Register,
) -> AnsweredParty<'a> {
    AnsweredParty {
        party: answer.value().map(|it| party(it, None)),
        no_value: no_value(answer, register),
    }
}

fn activity(key: Key<register::Activity>, register: &register::Register) -> Activity<'_> {
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
            .map(|it| NoticeExemption { law: &it.value.law, reason: &it.value.reason }),
        data_subjects: it.data_subjects.iter().map(|it| subject(it.value)).collect(),
        joint_controllers: it.joint_controllers.iter().map(|it| joint.id(it.value)).collect(),
        purposes: it
            .purposes
            .iter()
            .map(|(id, purpose)| self::purpose(id, purpose, it, register))
            .collect(),
        lines: it.data.entries().map(|(key, _)| matrix_line(key, it, register)).collect(),
        legal_basis: it.legal_basis.iter().map(|basis| legal_basis(basis, it, register)).collect(),
        recipients: recipients(&it.recipients),
        no_recipients: it.recipients_answer.as_ref().and_then(|it| no_value(&it.value, register)),
        transfers: transfers(&it.recipients, register),
        retention: (it.retention.entries())
            .map(|(key, _)| retention(it.retention.id(key), key, it, register))
            .collect(),
        provision: it.provision.as_ref().map(|answer| Provision {
            required: answer.value.value().map(|it| it.required.value),
            consequence: localized_if(
                answer.value.value().and_then(|it| it.consequence.as_ref()),
                register,
            ),
            no_value: no_value(&answer.value, register),
        }),
        automated_decision: it
            .automated_decision
            .as_ref()
            .map(|it| automated_decision(it, register)),
        security: (internal.security.iter())
            .map(|key| reference(*key, &register.security_measures, |it| &it.label, register))
            .collect(),
        no_security: internal.security_answer.as_ref().and_then(|it| no_value(&it.value, register)),
        dpia: internal.dpia.as_ref().map(|answer| {
            let value = answer.value.value();
            Dpia {
                done: value.and_then(|it| it.done).map(|it| it.to_string()),
                reference: value.and_then(|it| it.reference.as_deref()),
                no_value: no_value(&answer.value, register),
            }
        }),
        owner: line(&internal.owner),
        systems: internal.systems.iter().map(|it| it.as_str()).collect(),
        notes: line(&internal.notes),
        assessments: Assessments {
            occasional: flag(&internal.occasional),
            large_scale: flag(&internal.large_scale),
            core_activity: flag(&internal.core_activity),
            systematic_monitoring: flag(&internal.systematic_monitoring),
            profiling: flag(&internal.profiling),
            new_technology: flag(&internal.new_technology),
        },
    }
}

fn automated_decision<'a>(
    answer: &'a Spanned<Answer<register::AutomatedDecision>>,
    register: &register::Register,
) -> AutomatedDecision<'a> {
    let it = answer.value.value();
    let prose = |pick: fn(&register::AutomatedDecision) -> &Option<register::Prose>| {
        localized_if(it.and_then(|it| pick(it).as_deref()), register)
    };
    AutomatedDecision {
        solely: it.and_then(|it| flag(&it.solely)),
        significant: it.and_then(|it| flag(&it.significant)),
        logic: prose(|it| &it.logic),
        significance: prose(|it| &it.significance),
        consequences: prose(|it| &it.consequences),
        basis: it.and_then(|it| it.basis.as_ref()).map(|it| it.value),
        human_intervention: prose(|it| &it.human_intervention),
        human_role: localized_if(it.and_then(|it| it.human_role.as_ref()), register),
        no_value: no_value(&answer.value, register),
    }
}

fn purpose<'a>(
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
    }
}

fn matrix_line<'a>(
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

fn processor<'a>(
    id: &'a str,
    it: &'a register::ProcessorActivity,
    register: &'a register::Register,
) -> ProcessorActivity<'a> {
    let security = it.security_answer.as_ref();
    let measures = security.and_then(|it| it.value.value()).into_iter().flatten();
    ProcessorActivity {
        id,
        label: localized(&it.label, register),
        controllers: (it.controllers.iter())
            .map(|(id, (controller, representative, dpo))| ExternalController {
                id,
                party: party(controller, None),
                representative: representative.as_deref(),
                dpo: dpo.as_deref(),
            })
            .collect(),
        controllers_list: line(&it.controllers_list),
        categories_of_processing: it
            .categories_of_processing
            .iter()
            .map(|it| localized(it, register))
            .collect(),
        recipients: (it.recipients.iter())
            .map(|key| reference(*key, &register.recipients, |it| &it.label, register))
            .collect(),
        transfers: transfers(&it.recipients, register),
        security: measures
            .map(|key| reference(*key, &register.security_measures, |it| &it.label, register))
            .collect(),
        no_security: security.and_then(|it| no_value(&it.value, register)),
        authorisation: line(&it.authorisation),
    }
}

fn data_subject<'a>(
    id: &'a str,
    it: &'a register::DataSubject,
    register: &register::Register,
) -> DataSubject<'a> {
    DataSubject {
        id,
        label: localized(&it.label, register),
        kind: it.kind.as_ref().map(|it| it.value),
        vulnerable: flag(&it.vulnerable),
        children: it.children.as_ref().map(|it| it.value),
        min_age: it.min_age.as_ref().map(|it| it.value),
    }
}

fn data_category<'a>(
    id: &'a str,
    it: &'a register::DataCategory,
    register: &register::Register,
) -> DataCategory<'a> {
    DataCategory {
        id,
        label: localized(&it.label, register),
        kind: it.kind.value,
        special_type: it.special_type.as_ref().map(|it| it.value),
        fields: it.fields.iter().map(|it| localized(it, register)).collect(),
        accounting: flag(&it.accounting),
        patient_record: flag(&it.patient_record),
        profession: line(&it.profession),
    }
}

fn recipient<'a>(
    id: &'a str,
    it: &'a register::Recipient,
    register: &register::Register,
) -> Recipient<'a> {
    Recipient {
        id,
        label: localized(&it.label, register),
        name: line(&it.name),
        text: localized_if(it.text.as_ref(), register),
        sector: localized_if(it.sector.as_ref(), register),
        role: it.role.as_ref().map(|it| it.value),
        countries: it.countries(),
        region: localized_if(it.region.as_ref(), register),
        outside_eea: flag(&it.outside_eea),
        law: line(&it.law),
        international_organisation: flag(&it.international_organisation),
        chosen_by_subject: flag(&it.chosen_by_subject),
        uses_for_marketing: flag(&it.uses_for_marketing),
        public: flag(&it.public),
        transfer: it.transfer.as_ref().map(|it| TransferDetails {
            mechanism: it.mechanism.as_ref().map(|it| it.value),
            text: localized_if(it.text.as_deref(), register),
            copy: localized_if(it.copy.as_deref(), register),
            reference: line(&it.reference),
            assessment: line(&it.assessment),
            scope_confirmed: it.scope_confirmed.as_ref().map(|it| it.to_string()),
            frequency: it.frequency.as_ref().map(|it| it.value),
        }),
        agreement: line(&it.agreement),
        arrangement: line(&it.arrangement),
        group_internal: flag(&it.group_internal),
        sub_processors: (it.sub_processors.iter())
            .map(|it| SubProcessor { name: it.name.as_str(), country: line(&it.country) })
            .collect(),
        systems: it.systems.iter().map(|it| it.as_str()).collect(),
    }
}

fn consent<'a>(
    id: &'a str,
    it: &'a register::Consent,
    register: &register::Register,
) -> Consent<'a> {
    Consent {
        id,
        text: localized(&it.text, register),
        withdraw: localized_if(it.withdraw.as_deref(), register),
        explicit: flag(&it.explicit),
        granular: flag(&it.granular),
        required_for_service: flag(&it.required_for_service),
        proof: line(&it.proof),
        child_age: it.child_age.as_ref().map(|it| it.value),
        parental_check: line(&it.parental_check),
        voluntary_reason: line(&it.voluntary_reason),
    }
}
