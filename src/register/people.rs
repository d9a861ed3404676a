//! Groups of people, categories of data, consents.

use super::{Date, Prose, Text};
use crate::source::{Span, Spanned};
use crate::written::people::{Children, DataKind, DataSubjectKind, Profession, SpecialType};

/// A group of people.
#[derive(Clone, Debug)]
pub struct DataSubject {
    /// What it is called.
    pub label: Text,
    /// How a notice addresses it.
    pub text: Option<Text>,
    /// What it is to the organisation (internal).
    pub kind: Option<Spanned<DataSubjectKind>>,
    /// Whether it is in a weak position (internal).
    pub vulnerable: Option<Spanned<bool>>,
    /// Whether there are children (internal).
    pub children: Option<Spanned<Children>>,
    /// The lowest age in years (internal).
    pub min_age: Option<Spanned<u32>>,
    /// The notice elsewhere (internal).
    pub covered_by: Option<Spanned<String>>,
    /// Ids it had before.
    pub previous_ids: Vec<Spanned<String>>,
    /// Where its id stands.
    pub place: Span,
}

/// A category of personal data.
#[derive(Clone, Debug)]
pub struct DataCategory {
    /// What it is called.
    pub label: Text,
    /// How the law looks at it.
    pub kind: Spanned<DataKind>,
    /// Which special category.
    pub special_type: Option<Spanned<SpecialType>>,
    /// What exactly belongs to it.
    pub fields: Vec<Text>,
    /// Whether it is accounting material (internal).
    pub accounting: Option<Spanned<bool>>,
    /// Whether it is part of a patient record (internal).
    pub patient_record: Option<Spanned<bool>>,
    /// The profession that keeps the record (internal).
    pub profession: Option<Spanned<Profession>>,
    /// Who keeps the record, when another controller does (internal).
    pub journal_held_by: Option<Spanned<String>>,
    /// Whether it is information on credit standing (internal).
    pub credit_information: Option<Spanned<bool>>,
    /// Whether it is kept for later (internal).
    pub reserved: Option<Spanned<bool>>,
    /// Where its id stands.
    pub place: Span,
}

/// A consent that people give.
#[derive(Clone, Debug)]
pub struct Consent {
    /// What it is about.
    pub label: Text,
    /// The words it is asked with.
    pub text: Option<Text>,
    /// How it is withdrawn.
    pub withdraw: Option<Prose>,
    /// What people are told of the risks of a transfer.
    pub transfer_risk_info: Option<Prose>,
    /// Whether it is explicit (internal, as all below).
    pub explicit: Option<Spanned<bool>>,
    /// Whether each purpose has its own choice.
    pub granular: Option<Spanned<bool>>,
    /// Whether the service is refused without it.
    pub required_for_service: Option<Spanned<bool>>,
    /// How it is proved.
    pub proof: Option<Spanned<String>>,
    /// The age from which a child gives it alone, in years.
    pub child_age: Option<Spanned<u32>>,
    /// How parental consent is checked.
    pub parental_check: Option<Spanned<String>>,
    /// Why it is free.
    pub voluntary_reason: Option<Spanned<String>>,
    /// The day before which all of them were given.
    pub consents_before: Option<Spanned<Date>>,
    /// Whether it is kept for later.
    pub reserved: Option<Spanned<bool>>,
    /// Where its id stands.
    pub place: Span,
}
