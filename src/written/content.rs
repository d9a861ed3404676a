//! The whole content. Every file is a piece of it: any key may stand in any file, and catalogues are joined.

use schemars::JsonSchema;
use serde::Deserialize;

use super::activity::Activity;
use super::catalogue::Catalogue;
use super::decision::{AdequacyOverride, Checks, Decision};
use super::notice::Notice;
use super::organisation::{Organisation, RegisterInfo, SecurityMeasure};
use super::people::{Consent, DataCategory, DataSubject};
use super::processor::ProcessorActivity;
use super::recipient::Recipient;
use super::rights::Rights;
use super::website::Website;
use super::{Field, is_internal};
use crate::source::Spanned;

/// The single source of truth: what a person writes, in one file or in many.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Content {
    /// Who is responsible.
    pub organisation: Field<Organisation>,
    /// Where the pages are published, in which languages, and how they look.
    pub website: Field<Website>,
    /// The notices, by id.
    pub notices: Catalogue<Notice>,
    /// The rights as the notices state them.
    pub rights: Field<Rights>,
    /// The groups of people, by id.
    pub data_subjects: Catalogue<DataSubject>,
    /// The categories of personal data, by id.
    pub data_categories: Catalogue<DataCategory>,
    /// The consents, by id.
    pub consents: Catalogue<Consent>,
    /// The recipients, by id.
    pub recipients: Catalogue<Recipient>,
    /// The processing activities, by id.
    pub activities: Catalogue<Box<Activity>>,
    /// The security measures, by id (Art. 32).
    #[schemars(transform = is_internal)]
    pub security_measures: Catalogue<SecurityMeasure>,
    /// What the organisation does as a processor for others, by id (Art. 30(2)).
    #[schemars(transform = is_internal)]
    pub processor_activities: Catalogue<ProcessorActivity>,
    /// About the register itself.
    #[schemars(transform = is_internal)]
    pub register: Field<RegisterInfo>,
    /// What the checks report and somebody has decided on.
    #[schemars(transform = is_internal)]
    pub decisions: Field<Vec<Spanned<Decision>>>,
    /// Adequacy decisions that are newer than this program knows.
    #[schemars(transform = is_internal)]
    pub adequacy_overrides: Field<Vec<Spanned<AdequacyOverride>>>,
    /// Limits of the checks.
    #[schemars(transform = is_internal)]
    pub checks: Field<Checks>,
}
