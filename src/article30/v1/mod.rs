//! `register.json`, version 1: the record of processing activities (Art. 30(1) and 30(2)). Internal.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

mod activity;
mod catalogues;
mod duties;
mod processor;

use activity::Activity;
use catalogues::{Consent, DataCategory, DataSubject, Recipient};
use processor::ProcessorActivity;

use super::parts::{
    Lazily, Localized, NoValue, Party, Reference, line, localized, localized_if, no_value, party,
};
use crate::register::{self, Answer};
use crate::source::Spanned;

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
    /// What the controller is, as far as duties hang on it.
    organisation: Organisation,
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

/// What the controller is, as far as duties hang on it; absent means not stated.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Organisation {
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
            organisation: Organisation {
                public_authority: flag(&organisation.public_authority),
                online_service: flag(&organisation.online_service),
                employees: organisation.employees.as_ref().map(|it| it.value),
                acts_as_processor: flag(&organisation.acts_as_processor),
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
            activities: it,
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
    Lazily(|| register.activities.entries().map(|(key, _)| activity::activity(key, register)))
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
