//! The catalogues in the record: people, data, recipients, consents.

use schemars::JsonSchema;
use serde::Serialize;

use super::{flag, former};
use crate::article30::parts::{Localized, line, localized, localized_if};
use crate::register;
use crate::written::organisation::MeasureKind;
use crate::written::people::{Children, DataKind, DataSubjectKind, Profession, SpecialType};
use crate::written::recipient::{Frequency, Mechanism, RecipientRole};

/// A group of people.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DataSubject<'a> {
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
    /// The notice elsewhere that tells the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    covered_by: Option<&'a str>,
    /// Ids it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    previous_ids: Vec<&'a str>,
}

/// A category of data.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DataCategory<'a> {
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
    profession: Option<Profession>,
    /// Who keeps the record, when another controller does.
    #[serde(skip_serializing_if = "Option::is_none")]
    journal_held_by: Option<&'a str>,
    /// Whether it is information on credit standing.
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_information: Option<bool>,
    /// Whether it is kept for later.
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved: Option<bool>,
}

/// A recipient or category of recipients.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipient<'a> {
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
    /// Whether it is kept for later.
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved: Option<bool>,
}

/// The details of a recipient's transfer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TransferDetails<'a> {
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
    /// What makes it lawful should the first fall away.
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<Mechanism>,
    /// The consent it rests on, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<&'a str>,
    /// Where a compelling interest is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation: Option<&'a str>,
}

/// A processor of a processor.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SubProcessor<'a> {
    /// The name.
    name: &'a str,
    /// The country, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    /// Whether it can see data outside the EU/EEA.
    #[serde(skip_serializing_if = "Option::is_none")]
    outside_eea: Option<bool>,
    /// What makes the transfer to it lawful.
    #[serde(skip_serializing_if = "Option::is_none")]
    mechanism: Option<Mechanism>,
    /// When it was last checked that the adequacy decision covers it, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope_confirmed: Option<String>,
}

/// A consent.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Consent<'a> {
    /// The id.
    id: &'a str,
    /// What it is about.
    label: Localized<'a>,
    /// The words it is asked with.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Localized<'a>>,
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
    /// The day before which all of them were given, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    consents_before: Option<String>,
    /// Whether it is kept for later.
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved: Option<bool>,
}

pub(super) fn data_subject<'a>(
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
        covered_by: line(&it.covered_by),
        previous_ids: former(&it.previous_ids),
    }
}

pub(super) fn data_category<'a>(
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
        profession: it.profession.as_ref().map(|it| it.value),
        journal_held_by: line(&it.journal_held_by),
        credit_information: flag(&it.credit_information),
        reserved: flag(&it.reserved),
    }
}

pub(super) fn recipient<'a>(
    id: &'a str,
    it: &'a register::Recipient,
    register: &'a register::Register,
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
            fallback: it.fallback.as_ref().map(|it| it.value),
            consent: it.consent.map(|it| register.consents.id(it)),
            documentation: line(&it.documentation),
        }),
        agreement: line(&it.agreement),
        arrangement: line(&it.arrangement),
        group_internal: flag(&it.group_internal),
        sub_processors: (it.sub_processors.iter())
            .map(|it| SubProcessor {
                name: it.name.as_str(),
                country: line(&it.country),
                outside_eea: flag(&it.outside_eea),
                mechanism: it.mechanism.as_ref().map(|it| it.value),
                scope_confirmed: it.scope_confirmed.as_ref().map(|it| it.to_string()),
            })
            .collect(),
        systems: it.systems.iter().map(|it| it.as_str()).collect(),
        reserved: flag(&it.reserved),
    }
}

pub(super) fn consent<'a>(
    id: &'a str,
    it: &'a register::Consent,
    register: &register::Register,
) -> Consent<'a> {
    Consent {
        id,
        label: localized(&it.label, register),
        text: localized_if(it.text.as_ref(), register),
        withdraw: localized_if(it.withdraw.as_deref(), register),
        explicit: flag(&it.explicit),
        granular: flag(&it.granular),
        required_for_service: flag(&it.required_for_service),
        proof: line(&it.proof),
        child_age: it.child_age.as_ref().map(|it| it.value),
        parental_check: line(&it.parental_check),
        voluntary_reason: line(&it.voluntary_reason),
        consents_before: it.consents_before.as_ref().map(|it| it.to_string()),
        reserved: flag(&it.reserved),
    }
}

/// A security measure (Art. 32).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SecurityMeasure<'a> {
    /// The id.
    id: &'a str,
    /// What is done.
    label: Localized<'a>,
    /// What kind of measure it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<MeasureKind>,
}

pub(super) fn security_measure<'a>(
    id: &'a str,
    it: &'a register::SecurityMeasure,
    register: &register::Register,
) -> SecurityMeasure<'a> {
    SecurityMeasure {
        id,
        label: localized(&it.label, register),
        kind: it.kind.as_ref().map(|it| it.value),
    }
}
