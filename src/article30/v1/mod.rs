//! `register.json`, version 1: the record of processing activities (Art. 30(1) and 30(2)). Internal.

use std::borrow::Borrow;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

mod activity;
mod catalogues;
mod checks;
mod duties;
mod matrix;
mod notices;
mod processor;

use activity::Activity;
use catalogues::{Consent, DataCategory, DataSubject, Recipient, SecurityMeasure};
use checks::{AdequacyOverride, Checks, Decision, LawTable, Manager};
use notices::{Notice, RestrictedRight, Rights};
use processor::ProcessorActivity;

use super::Pins;
use super::parts::{Lazily, Localized, NoValue, Party, line, localized_if, no_value, party};
use crate::law;
use crate::register::{self, Answer};
use crate::source::Spanned;
use crate::written::organisation::RoleInFile;

/// The version of the format: semantic.
pub const VERSION: &str = "1.2.0";

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
    /// What the controller is, as far as duties hang on it.
    organisation: Organisation<'a>,
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
    activities: (&'a register::Register, &'a Pins),
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
    security_measures: Vec<SecurityMeasure<'a>>,
    /// The notices, as far as they are checked and looked after.
    notices: Vec<Notice<'a>>,
    /// Rights that a law restricts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    restricted_rights: Vec<RestrictedRight<'a>>,
    /// The rights as the content states them, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<Rights<'a>>,
    /// The address that the pages are published at.
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    /// What was decided on findings: known shortcomings, with reasons (accountability, Art. 5(2)).
    decisions: Vec<Decision<'a>>,
    /// What the checks go by.
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Checks>,
    /// Adequacy decisions newer than the program.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adequacy_overrides: Vec<AdequacyOverride<'a>>,
    /// The tables of law that the program went by, with their dates.
    law_tables: Vec<LawTable>,
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

/// What the controller is, as far as duties hang on it; absent means not stated.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Organisation<'a> {
    /// Whether it is a public authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    public_authority: Option<bool>,
    /// Whether its service is online.
    #[serde(skip_serializing_if = "Option::is_none")]
    online_service: Option<bool>,
    /// How many people it employs (Art. 30(5)).
    #[serde(skip_serializing_if = "Option::is_none")]
    employees: Option<u32>,
    /// Whether it also processes data on behalf of others (Art. 30(2)).
    #[serde(skip_serializing_if = "Option::is_none")]
    acts_as_processor: Option<bool>,
    /// Why fewer ways of contact are enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_complete: Option<&'a str>,
    /// What the content is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    role_in_file: Option<RoleInFile>,
    /// Whether the Danish Bookkeeping Act applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    bookkeeping: Option<bool>,
    /// Those who decide purposes and means.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    management: Vec<Manager<'a>>,
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

impl<'a> Register<'a> {
    /// The record of `register` on `date` (ISO 8601), made from content with this hash, whose released texts are `pins`.
    pub fn of(
        register: &'a register::Register,
        date: String,
        content_hash: &'a str,
        pins: &'a Pins,
    ) -> Register<'a> {
        let it = register;
        let organisation = &it.organisation;
        Register {
            schema: "../schema/register.schema.json",
            schema_version: VERSION,
            generator: Generator::this(),
            date,
            content_hash,
            languages: it.worded_languages().map(|it| it.code()).collect(),
            controller: party(&organisation.party, line(&organisation.cvr)),
            organisation: Organisation {
                public_authority: flag(&organisation.public_authority),
                online_service: flag(&organisation.online_service),
                employees: organisation.employees.as_ref().map(|it| it.value),
                acts_as_processor: flag(&organisation.acts_as_processor),
                contact_complete: line(&organisation.contact_complete),
                role_in_file: organisation.role_in_file.as_ref().map(|it| it.value),
                bookkeeping: flag(&organisation.bookkeeping),
                management: organisation
                    .management
                    .iter()
                    .map(|(id, it)| checks::manager(id, it))
                    .collect(),
            },
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
            activities: (it, pins),
            processor_activities: it
                .processor_activities
                .iter()
                .map(|(id, p)| processor::processor(id, p, it))
                .collect(),
            data_subjects: it
                .data_subjects
                .iter()
                .map(|(id, subject)| catalogues::data_subject(id, subject, it))
                .collect(),
            data_categories: it
                .data_categories
                .iter()
                .map(|(id, c)| catalogues::data_category(id, c, it))
                .collect(),
            recipients: it
                .recipients
                .iter()
                .map(|(id, recipient)| catalogues::recipient(id, recipient, it))
                .collect(),
            consents: it
                .consents
                .iter()
                .map(|(id, consent)| catalogues::consent(id, consent, it))
                .collect(),
            security_measures: (it.security_measures.iter())
                .map(|(id, measure)| catalogues::security_measure(id, measure, it))
                .collect(),
            notices: it
                .notices
                .iter()
                .map(|(id, notice)| notices::notice(id, notice, it))
                .collect(),
            restricted_rights: notices::restricted_rights(it),
            rights: notices::rights(it),
            website: it.website.as_deref(),
            decisions: it.decisions.iter().map(checks::decision).collect(),
            checks: checks::checks(&it.checks),
            adequacy_overrides: it
                .adequacy_overrides
                .iter()
                .map(checks::adequacy_override)
                .collect(),
            law_tables: law::tables().iter().map(checks::law_table).collect(),
        }
    }
}

/// Writes the activities one at a time, so that no more than one is held.
fn activities<S: Serializer>(
    (register, pins): &(&register::Register, &Pins),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let activity = |key| activity::activity(key, register, pins);
    Lazily(|| register.activities.entries().map(|(key, _)| activity(key))).serialize(serializer)
}

fn flag(it: &Option<impl Borrow<Spanned<bool>>>) -> Option<bool> {
    it.as_ref().map(|it| it.borrow().value)
}

/// Ids that a thing had before.
fn former(ids: &[Spanned<String>]) -> Vec<&str> {
    ids.iter().map(|it| it.as_str()).collect()
}

/// The rights for which `gives` says yes, in the law's order.
fn rights_given(gives: impl Fn(&law::Right) -> bool) -> Vec<&'static str> {
    law::rights().iter().filter(|it| gives(it)).map(|it| it.key.name()).collect()
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
