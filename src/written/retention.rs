//! How long: the `retention` of an activity.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{IsoDate, IsoDuration, Ref};
use super::text::{Prose, Text};
use super::{Field, RareField, is_internal};
use crate::source::Spanned;

/// How long some data are kept: a period from an event, until an event, or by criteria.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// The data, by id of a data line or data category; left out, all that no other item names.
    pub data: Field<Vec<Spanned<Ref>>>,
    /// How the notice says it; left out, it is said from the facts below.
    pub text: RareField<Prose>,
    /// How long, from `from`.
    pub period: Field<IsoDuration>,
    /// Whether the period is the longest ("up to"), not the exact one.
    pub at_most: RareField<bool>,
    /// The event from which the period runs.
    pub from: Field<RetentionEvent>,
    /// The event at which data are erased.
    pub until: RareField<RetentionEvent>,
    /// What the period depends on when it cannot be given in figures (Art. 13(2)(a)).
    pub criteria: RareField<Text>,
    /// The law that sets the period.
    pub basis_law: Field<String>,
    /// In which case this item applies, when there are several.
    pub when: RareField<Text>,
    /// Whether a statutory duty to keep data goes before this promise to erase.
    pub statutory_exception: RareField<bool>,
    /// Why different kinds of data have the same period.
    #[schemars(transform = is_internal)]
    pub uniform_reason: RareField<String>,
    /// How long an account may lie unused before the data are erased.
    pub inactive_after: RareField<IsoDuration>,
    /// The activity whose periods apply here too, by id.
    #[schemars(transform = is_internal)]
    pub same_as: RareField<Ref>,
    /// Whether the data are kept without limit for archiving, research or statistics (Art. 89).
    #[schemars(transform = is_internal)]
    pub archive_89: RareField<bool>,
    /// Why so long.
    #[schemars(transform = is_internal)]
    pub reason: RareField<String>,
    /// Whether a pending case keeps the data.
    #[schemars(transform = is_internal)]
    pub legal_hold: RareField<bool>,
    /// Whether the claims can be for personal injury.
    #[schemars(transform = is_internal)]
    pub personal_injury: RareField<bool>,
    /// When the reference to the law was last checked and found right.
    #[schemars(transform = is_internal)]
    pub law_checked: RareField<IsoDate>,
}

/// An event that a period runs from or to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RetentionEvent {
    /// The data were collected.
    Collection,
    /// The account was closed.
    AccountClosed,
    /// The case was closed.
    CaseClosed,
    /// The communication ended.
    CommunicationEnded,
    /// The contract ended.
    ContractEnded,
    /// The employment ended.
    EmploymentEnded,
    /// The applicant was turned down.
    Rejection,
    /// The financial year ended.
    FinancialYearEnd,
    /// The last entry was made in the record.
    LastEntry,
    /// The person was last active.
    LastActivity,
    /// The last message was sent.
    LastMessage,
    /// The time limit of a reminder ran out.
    ReminderExpired,
    /// The consent was withdrawn.
    ConsentWithdrawn,
    /// The person asks for it.
    OnRequest,
    /// The purpose has been reached.
    PurposeFulfilled,
}
