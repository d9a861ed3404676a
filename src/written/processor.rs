//! What the organisation does for others: `processor_activities.yaml` (Art. 30(2)). All of it is internal.

use schemars::JsonSchema;
use serde::Deserialize;

use super::answer::Answer;
use super::catalogue::Catalogue;
use super::scalar::{CountryCode, Email, Ref};
use super::text::Text;
use super::{Field, is_internal};
use crate::source::Spanned;

/// What the organisation does on behalf of controllers.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcessorActivity {
    /// What it is called.
    #[schemars(transform = is_internal)]
    pub label: Spanned<Text>,
    /// The controllers, by id (Art. 30(2)(a)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub controllers: Catalogue<ExternalController>,
    /// Where the list of controllers is kept, when it is not here.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub controllers_list: Field<String>,
    /// The categories of processing (Art. 30(2)(b)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub categories_of_processing: Field<Vec<Spanned<Text>>>,
    /// Who receives the data, by id of a recipient; its transfers are listed (Art. 30(2)(c)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub recipients: Field<Vec<Spanned<Ref>>>,
    /// The security measures, by id (Art. 30(2)(d)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub security: Field<Answer<Vec<Spanned<Ref>>>>,
    /// The controllers' authorisation of other processors (Art. 28(2)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub authorisation: Field<String>,
    /// The organisation's own activity that is the same processing, by id.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub same_as: Field<Ref>,
}

/// A controller that the organisation processes for.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalController {
    /// The name.
    #[schemars(transform = is_internal)]
    pub name: Field<String>,
    /// The postal address.
    #[schemars(transform = is_internal)]
    pub address: Field<String>,
    /// The e-mail address.
    #[schemars(transform = is_internal)]
    pub email: Field<Email>,
    /// The telephone number.
    #[schemars(transform = is_internal)]
    pub phone: Field<String>,
    /// The country.
    #[schemars(transform = is_internal)]
    pub country: Field<CountryCode>,
    /// Its representative in the Union.
    #[schemars(transform = is_internal)]
    pub representative: Field<String>,
    /// Its data protection officer.
    #[schemars(transform = is_internal)]
    pub dpo: Field<String>,
}
