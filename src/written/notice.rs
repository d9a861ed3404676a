//! The notices: `notice.yaml` or `notices/*.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{Choice, IsoDate, Ref};
use super::text::{Prose, Text};
use super::{Field, is_internal};
use crate::source::Spanned;

/// A privacy notice: one page for one or more audiences.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The title of the page.
    pub title: Spanned<Text>,
    /// A line under the title.
    #[serde(default)]
    pub subtitle: Field<Text>,
    /// The groups of people it is written to, by id.
    #[serde(default)]
    pub audiences: Field<Vec<Spanned<Ref>>>,
    /// Whether it is written for adults or for children.
    #[serde(default)]
    pub audience_level: Field<AudienceLevel>,
    /// The activities it describes, in order; left out, all that concern its audiences.
    #[serde(default)]
    pub activities: Field<Vec<Spanned<Ref>>>,
    /// Its parts in order; left out, the order of Datatilsynet's template.
    #[serde(default)]
    pub sections: Field<Vec<Spanned<NoticeSection>>>,
    /// The date of the text.
    #[serde(default)]
    pub last_updated: Field<IsoDate>,
    /// The date from which the text applies, when it is another.
    #[serde(default)]
    pub effective: Field<IsoDate>,
    /// When it was last gone through and found right.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub reviewed: Field<IsoDate>,
    /// How changes are announced.
    #[serde(default)]
    pub change_policy: Field<ChangePolicy>,
    /// Its place on the web site: a folder name; left out, the first notice stands at the top and others under their id.
    #[serde(default)]
    pub address: Field<Ref>,
    /// What was changed when: the newest first.
    #[serde(default)]
    pub changes: Field<Vec<Spanned<NoticeChange>>>,
    /// What the short version at the top says, in order; left out, the standard lines.
    #[serde(default)]
    pub first_layer: Field<Vec<Spanned<NoticePart>>>,
    /// Words that are meant as they stand although they are not the standard term.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub terms_allow: Field<Vec<Spanned<String>>>,
    /// Folder names it had before, its id or its `address`: they lead on to where it stands now.
    #[serde(default)]
    pub previous_ids: Field<Vec<Spanned<Ref>>>,
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeChange {
    /// The date of the change.
    pub date: Spanned<IsoDate>,
    /// What was changed.
    pub text: Spanned<Text>,
}

/// For whom the language is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AudienceLevel {
    /// Adults.
    Adult,
    /// Children.
    Child,
}

/// What the organisation promises about changes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChangePolicy {
    /// How many days before a material change takes effect people are told.
    pub days_before: Field<u32>,
    /// How they are told.
    pub channels: Field<Vec<Spanned<AnnouncementChannel>>>,
}

/// How a change is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementChannel {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
    /// In the service itself.
    InService,
    /// On the web site.
    Website,
    /// By letter.
    Post,
}

/// A part of a notice: a heading, what comes before, a computed part, what comes after. Each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeSection {
    /// The part's permanent anchor; left out, it is made from what the part shows, or from its number.
    pub id: Field<Ref>,
    /// The heading.
    pub heading: Field<Text>,
    /// What stands under the heading.
    pub text: Field<Prose>,
    /// What is shown here, computed from the facts.
    pub show: Field<NoticePart>,
    /// Only these of what is shown, by id, in this order.
    pub only: Field<Vec<Spanned<Choice>>>,
    /// What stands after it.
    pub after: Field<Prose>,
}

/// What a notice can show of the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticePart {
    /// Who the controller is and how to reach it.
    Controller,
    /// How to reach the data protection officer.
    Dpo,
    /// Whom the notice is written to.
    Audiences,
    /// Each processing activity with its purposes, legal bases, data, recipients and periods.
    Activities,
    /// The categories of personal data.
    DataCategories,
    /// Who receives data.
    Recipients,
    /// Transfers to countries outside the EU/EEA, with their mechanism.
    Transfers,
    /// Where data come from when not from the person.
    Sources,
    /// How long data are kept.
    Retention,
    /// Automated decisions.
    AutomatedDecisions,
    /// The right to withdraw consent.
    Withdrawal,
    /// The rights, computed from the legal bases.
    Rights,
    /// How rights are used: whom to write to.
    Contact,
    /// The right to object, separately from other information (Art. 21(4)).
    Objection,
    /// The right to complain to the supervisory authority.
    Complaint,
    /// The date of the text and how changes are announced.
    Changes,
}
