//! Who is responsible: `organisation.yaml`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::catalogue::Catalogue;
use super::scalar::{CountryCode, Email, IsoDate, WebAddress};
use super::text::{Prose, Text};
use super::{Field, is_internal};
use crate::source::{Lang, Spanned};

/// The organisation that the notice and the register are about.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Organisation {
    /// The registered name.
    pub name: Field<String>,
    /// The name the notice uses in running text, when it is shorter.
    pub short_name: Field<String>,
    /// The Danish CVR number: eight digits, in quotation marks.
    #[schemars(with = "String", example = "12345674", example = &"none")]
    pub cvr: Field<String>,
    /// The country of establishment.
    pub country: Field<CountryCode>,
    /// The postal address, in one line.
    pub address: Field<String>,
    /// The e-mail address for questions about personal data.
    pub email: Field<Email>,
    /// The telephone number, in quotation marks.
    pub phone: Field<String>,
    /// The web site.
    pub website: Field<WebAddress>,
    /// Whether it is a public authority.
    #[schemars(transform = is_internal)]
    pub public_authority: Field<bool>,
    /// Whether it offers its service online.
    #[schemars(transform = is_internal)]
    pub online_service: Field<bool>,
    /// How many people it employs (Art. 30(5)).
    #[schemars(transform = is_internal)]
    pub employees: Field<u32>,
    /// Whether it also processes data on behalf of others (Art. 30(2)).
    #[schemars(transform = is_internal)]
    pub acts_as_processor: Field<bool>,
    /// Those with whom it decides purposes and means together (Art. 26), by id.
    pub joint_controllers: Catalogue<JointController>,
    /// Its representative in the Union (Art. 27), needed when it is established outside the EU/EEA.
    pub representative: Field<Answer<Representative>>,
    /// Its data protection officer (Art. 37).
    pub dpo: Field<Answer<Dpo>>,
    /// The supervisory authority that complaints go to (Art. 77).
    pub supervisory_authority: Field<Authority>,
    /// Why fewer than two ways of contact, or no postal address, is enough: a reason of ten characters or more.
    #[schemars(transform = is_internal)]
    pub contact_complete: Field<String>,
    /// Whether the content is about the organisation as a controller, or only about what it does for others.
    #[schemars(transform = is_internal)]
    pub role_in_file: Field<RoleInFile>,
    /// Whether the Danish Bookkeeping Act applies to it; left out, it does.
    #[schemars(transform = is_internal)]
    pub bookkeeping: Field<bool>,
    /// Those who decide purposes and means, by id: none of them can be data protection officer (Art. 38(6)).
    #[schemars(transform = is_internal)]
    pub management: Catalogue<Manager>,
}

/// What the content is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoleInFile {
    /// The organisation as a controller.
    Controller,
    /// Only what it does as a processor for others.
    Processor,
}

/// Someone in the management.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manager {
    /// The name.
    #[schemars(transform = is_internal)]
    pub name: Spanned<String>,
    /// The position.
    #[schemars(transform = is_internal)]
    pub position: Spanned<Position>,
}

/// A position that decides purposes and means of processing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Managing director.
    Director,
    /// Owner.
    Owner,
    /// Head of IT.
    HeadOfIt,
}

/// Someone who decides purposes and means together with the controller (Art. 26).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct JointController {
    /// The registered name.
    pub name: Field<String>,
    /// The postal address.
    pub address: Field<String>,
    /// The e-mail address.
    pub email: Field<Email>,
    /// The telephone number.
    pub phone: Field<String>,
    /// The web site.
    pub website: Field<WebAddress>,
    /// The essence of the arrangement, as data subjects must be able to read it (Art. 26(2)).
    pub essence: Field<Prose>,
    /// The arrangement itself: date, or where it is filed.
    #[schemars(transform = is_internal)]
    pub arrangement: Field<String>,
}

/// The representative in the Union (Art. 27).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Representative {
    /// The name.
    pub name: Field<String>,
    /// The postal address.
    pub address: Field<String>,
    /// The e-mail address.
    pub email: Field<Email>,
    /// The telephone number.
    pub phone: Field<String>,
    /// The country, inside the EU/EEA.
    pub country: Field<CountryCode>,
}

/// The data protection officer (Art. 37-39).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dpo {
    /// The name; the notice needs only contact details.
    pub name: Field<String>,
    /// The e-mail address.
    pub email: Field<Email>,
    /// The telephone number.
    pub phone: Field<String>,
    /// The postal address.
    pub address: Field<String>,
}

/// The supervisory authority (Art. 77).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Authority {
    /// The name.
    pub name: Field<String>,
    /// The postal address.
    pub address: Field<String>,
    /// The e-mail address.
    pub email: Field<Email>,
    /// The telephone number.
    pub phone: Field<String>,
    /// The web site.
    pub website: Field<WebAddress>,
}

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(pub Lang);

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let lang = Lang::from_code(&code).map(Language);
        lang.ok_or_else(|| D::Error::custom("no code of a language"))
    }
}

impl JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Ours first: they are what an editor should offer first.
        let ours = || Lang::ALL.into_iter().map(Lang::code);
        let others = Lang::codes().filter(|code| ours().all(|it| it != *code));
        let codes: Vec<&str> = ours().chain(others).collect();
        json_schema!({
            "description": "A language of the pages: its two-letter code, ISO 639-1. `da` and `en` are in the program; any \
                other needs a file with its words, `text/<code>.yaml` among the templates.",
            "type": "string",
            "enum": codes,
        })
    }
}

/// About the register itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RegisterInfo {
    /// When the register was last gone through.
    #[schemars(transform = is_internal)]
    pub last_reviewed: Field<IsoDate>,
    /// Whether the exemption of Art. 30(5) is claimed.
    #[schemars(transform = is_internal)]
    pub exempt: Field<bool>,
}

/// A technical or organisational security measure (Art. 32); internal, never on the web site.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityMeasure {
    /// What is done, in general terms.
    #[schemars(transform = is_internal)]
    pub label: Spanned<Text>,
    /// Which activities it protects: `all`, or a list of ids; left out, only those that name it.
    #[schemars(transform = is_internal)]
    #[serde(default)]
    pub applies_to: Field<super::recipient::AppliesTo>,
    /// What kind of measure it is.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub kind: Field<MeasureKind>,
}

/// What kind of security measure something is (Art. 32(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Who can get at the data.
    AccessControl,
    /// Encryption of data on their way.
    EncryptionInTransit,
    /// Encryption of stored data.
    EncryptionAtRest,
    /// Pseudonymisation.
    Pseudonymisation,
    /// Logging.
    Logging,
    /// Backup.
    Backup,
    /// Locks, alarms, buildings.
    Physical,
    /// Training and instructions.
    Training,
    /// Regular testing of the measures.
    Testing,
    /// Anything else.
    Other,
}
