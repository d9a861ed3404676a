//! The notices and the rights in the record, as far as they are checked, looked after and compared.

use schemars::JsonSchema;
use serde::Serialize;

use super::former;
use crate::article30::parts::{Localized, Reference, localized, localized_if, reference};
use crate::register;
use crate::written::notice::{AnnouncementChannel, AudienceLevel};

/// A notice, as far as it is checked and looked after.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice<'a> {
    /// The id.
    id: &'a str,
    /// Its title.
    title: Localized<'a>,
    /// Its folder on the web site; empty for the top.
    folder: &'a str,
    /// The date of the text, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_updated: Option<String>,
    /// When it was last gone through and found right, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<String>,
    /// Words that are meant as they stand although they are not the standard term.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms_allow: Vec<&'a str>,
    /// To whom it is written.
    audiences: Vec<Reference<'a>>,
    /// The activities it describes, by id.
    activities: Vec<&'a str>,
    /// From when it applies, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<String>,
    /// Whether it is written for adults or for children.
    #[serde(skip_serializing_if = "Option::is_none")]
    audience_level: Option<AudienceLevel>,
    /// How changes are announced.
    #[serde(skip_serializing_if = "Option::is_none")]
    change_policy: Option<ChangePolicy>,
    /// Folder names it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    previous_ids: Vec<&'a str>,
}

/// What the organisation promises about changes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangePolicy {
    /// How many days before a material change takes effect people are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    days_before: Option<u32>,
    /// How they are told.
    channels: Vec<AnnouncementChannel>,
}

/// The rights as the content states them.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Rights<'a> {
    /// The rights that are not left to the standard wording.
    statements: Vec<RightStatement<'a>>,
    /// How long an answer takes at most, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    response_time: Option<String>,
    /// What is charged for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Localized<'a>>,
    /// How rights are used.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Localized<'a>>,
}

/// How a right is stated.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RightStatement<'a> {
    /// The right.
    right: &'static str,
    /// Whether the notice leaves it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_stated: Option<bool>,
    /// The author's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Localized<'a>>,
}

/// A right that a law restricts (Art. 23).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RestrictedRight<'a> {
    /// The right.
    right: &'static str,
    /// The law.
    restricted_by: &'a str,
}

pub(super) fn notice<'a>(
    id: &'a str,
    it: &'a register::Notice,
    register: &'a register::Register,
) -> Notice<'a> {
    Notice {
        id,
        title: localized(&it.title, register),
        folder: &it.folder,
        last_updated: it.last_updated.as_ref().map(|it| it.to_string()),
        reviewed: it.reviewed.as_ref().map(|it| it.to_string()),
        terms_allow: it.terms_allow.iter().map(|it| it.as_str()).collect(),
        audiences: (it.audiences.iter())
            .map(|it| reference(it.value, &register.data_subjects, |it| &it.label, register))
            .collect(),
        activities: it.activities.iter().map(|it| register.activities.id(*it)).collect(),
        effective: it.effective.as_ref().map(|it| it.to_string()),
        audience_level: it.audience_level.as_ref().map(|it| it.value),
        change_policy: it.change_policy.as_ref().map(|it| ChangePolicy {
            days_before: it.value.days_before.as_ref().map(|it| it.value),
            channels: it.value.channels.clone(),
        }),
        previous_ids: former(&it.previous_ids),
    }
}

pub(super) fn restricted_rights(register: &register::Register) -> Vec<RestrictedRight<'_>> {
    let mut restricted = Vec::new();
    for (right, statement) in &register.rights.statements {
        if let register::RightStatement::RestrictedBy(law) = &statement.value {
            restricted.push(RestrictedRight { right: right.name(), restricted_by: law });
        }
    }
    restricted
}

/// What is stated of rights in other than the standard words; `None` when nothing is.
pub(super) fn rights(register: &register::Register) -> Option<Rights<'_>> {
    let it = &register.rights;
    let mut statements = Vec::new();
    for (right, statement) in &it.statements {
        let (not_stated, text) = match &statement.value {
            register::RightStatement::NotStated => (Some(true), None),
            register::RightStatement::Text(own) => (None, Some(localized(own, register))),
            register::RightStatement::Standard | register::RightStatement::RestrictedBy(_) => {
                continue;
            }
        };
        statements.push(RightStatement { right: right.name(), not_stated, text });
    }
    let rights = Rights {
        statements,
        response_time: it.response_time.as_ref().map(|it| it.to_string()),
        fee: localized_if(it.fee.as_ref(), register),
        contact: localized_if(it.contact.as_deref(), register),
    };
    let nothing = rights.statements.is_empty()
        && rights.response_time.is_none()
        && rights.fee.is_none()
        && rights.contact.is_none();
    (!nothing).then_some(rights)
}
