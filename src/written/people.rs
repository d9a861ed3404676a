//! About whom: `data_subjects.yaml`, `data_categories.yaml`, `consents.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{IsoDate, Ref, WebAddress};
use super::text::{Prose, Text};
use super::{Field, is_internal};
use crate::source::Spanned;

/// A group of people whose data are processed.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataSubject {
    /// What the group is called.
    pub label: Spanned<Text>,
    /// How a notice addresses the group, when it does so in a sentence of its own.
    #[serde(default)]
    pub text: Field<Text>,
    /// What the group is to the organisation.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub kind: Field<DataSubjectKind>,
    /// Whether its members are in a weak position towards the organisation.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub vulnerable: Field<bool>,
    /// Whether there are children among them.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub children: Field<Children>,
    /// The lowest age, in years.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub min_age: Field<u32>,
    /// The notice elsewhere that tells this group what is done with its data.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub covered_by: Field<WebAddress>,
    /// Ids it had before: the addresses of their pages lead on to its page.
    #[serde(default)]
    pub previous_ids: Field<Vec<Spanned<Ref>>>,
}

/// What a group of people is to the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataSubjectKind {
    /// Private customers and users.
    Consumer,
    /// Business customers, suppliers, professionals.
    Professional,
    /// Employees.
    Employee,
    /// Applicants.
    Applicant,
    /// Visitors of the web site.
    Visitor,
    /// Others.
    Other,
}

/// Whether there are children in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Children {
    /// None.
    None,
    /// There may be.
    Possible,
    /// The service is aimed at them.
    Targeted,
}

/// A category of personal data.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataCategory {
    /// What the category is called.
    pub label: Spanned<Text>,
    /// How the law looks at it.
    pub kind: Spanned<DataKind>,
    /// Which special category it is (Art. 9(1)).
    #[serde(default)]
    pub special_type: Field<SpecialType>,
    /// What exactly belongs to it: a closed list.
    #[serde(default)]
    pub fields: Field<Vec<Spanned<Text>>>,
    /// Whether it is accounting material.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub accounting: Field<bool>,
    /// Whether it is part of a patient record.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub patient_record: Field<bool>,
    /// The profession that keeps the patient record.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub profession: Field<Profession>,
    /// Who keeps the patient record, when it is another controller.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub journal_held_by: Field<String>,
    /// Whether it is information on credit standing.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub credit_information: Field<bool>,
    /// Whether it is kept for later although nothing uses it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub reserved: Field<bool>,
}

/// A profession that keeps patient records, as far as the law tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    /// Doctor.
    Doctor,
    /// Dentist.
    Dentist,
    /// Chiropractor.
    Chiropractor,
    /// Midwife.
    Midwife,
    /// Clinical dietitian.
    ClinicalDietitian,
    /// Clinical dental technician.
    ClinicalDentalTechnician,
    /// Dental hygienist.
    DentalHygienist,
    /// Nurse.
    Nurse,
    /// Physiotherapist.
    Physiotherapist,
    /// Occupational therapist.
    OccupationalTherapist,
    /// Optician.
    Optician,
    /// Another authorised health professional.
    OtherAuthorised,
    /// Psychologist.
    Psychologist,
    /// Somebody without authorisation, such as a psychotherapist or a coach.
    NotAuthorised,
}

/// How the law looks at a category of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// Ordinary personal data (Art. 6).
    Ordinary,
    /// A special category (Art. 9).
    Special,
    /// Criminal convictions and offences (Art. 10).
    Criminal,
    /// The national identification number (Art. 87).
    NationalId,
}

/// The special categories of Art. 9(1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpecialType {
    /// Health.
    Health,
    /// Racial or ethnic origin.
    EthnicOrigin,
    /// Political opinions.
    PoliticalOpinion,
    /// Religious or philosophical beliefs.
    Belief,
    /// Trade union membership.
    TradeUnion,
    /// Genetic data.
    Genetic,
    /// Biometric data that identify a person.
    Biometric,
    /// Sex life or sexual orientation.
    SexLife,
}

/// A consent that people give.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// What the consent is about, in a few words.
    pub label: Spanned<Text>,
    /// The words people are asked with.
    #[serde(default)]
    pub text: Field<Text>,
    /// Whether it is explicit (Art. 9(2)(a)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub explicit: Field<bool>,
    /// Whether each purpose has a choice of its own.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub granular: Field<bool>,
    /// Whether the service is refused without it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub required_for_service: Field<bool>,
    /// How it is withdrawn (Art. 7(3)).
    #[serde(default)]
    pub withdraw: Field<Prose>,
    /// How it is proved (Art. 7(1)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub proof: Field<String>,
    /// The age from which a child gives it alone, in years (Art. 8).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub child_age: Field<u32>,
    /// How the consent of a parent is checked.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub parental_check: Field<String>,
    /// Why it is free although one side depends on the other.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub voluntary_reason: Field<String>,
    /// What people are told of the risks of a transfer before they agree to it (Art. 49(1)(a)).
    #[serde(default)]
    pub transfer_risk_info: Field<Prose>,
    /// The day before which all of these consents were given, when no more are collected.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub consents_before: Field<IsoDate>,
    /// Whether it is kept for later although nothing uses it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub reserved: Field<bool>,
}
