//! Notices.

use super::{Activity, DataSubject, Date, Key, Prose, Recipient, Text};
use crate::law::RightKey;
use crate::source::{Span, Spanned};
use crate::written::notice::{AnnouncementChannel, AudienceLevel, NoticePart};

/// The anchor of the standard section on the right to object. A section of the author's own that bears it and has no
/// heading gets the standard one.
pub const OBJECTION_ANCHOR: &str = "indsigelse";

/// A privacy notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The title.
    pub title: Text,
    /// The line under it.
    pub subtitle: Option<Text>,
    /// To whom.
    pub audiences: Vec<Spanned<Key<DataSubject>>>,
    /// For adults or children.
    pub audience_level: Option<Spanned<AudienceLevel>>,
    /// The activities it describes, in order.
    pub activities: Vec<Key<Activity>>,
    /// The author's own parts.
    pub sections: Option<Vec<NoticeSection>>,
    /// The date of the text.
    pub last_updated: Option<Spanned<Date>>,
    /// From when it applies.
    pub effective: Option<Spanned<Date>>,
    /// When it was last gone through (internal).
    pub reviewed: Option<Spanned<Date>>,
    /// What is promised about changes.
    pub change_policy: Option<Spanned<ChangePolicy>>,
    /// Its folder on the web site; empty for the top.
    pub folder: String,
    /// Folders it had before.
    pub previous_ids: Vec<Spanned<String>>,
    /// Where its id stands.
    pub place: Span,
    /// What was changed when.
    pub changes: Vec<NoticeChange>,
    /// The author's own first layer.
    pub first_layer: Option<Vec<NoticePart>>,
    /// Words meant as they stand (internal).
    pub terms_allow: Vec<Spanned<String>>,
    /// Where the list of audiences stands.
    pub audiences_place: Option<Span>,
    /// Where the list of parts stands.
    pub sections_place: Option<Span>,
    /// Where the first layer stands.
    pub first_layer_place: Option<Span>,
}

/// A change of the text.
#[derive(Clone, Debug)]
pub struct NoticeChange {
    /// When.
    pub date: Option<Spanned<Date>>,
    /// What.
    pub text: Text,
}

/// What is promised about changes.
#[derive(Clone, Debug)]
pub struct ChangePolicy {
    /// Days of warning before a material change.
    pub days_before: Option<Spanned<u32>>,
    /// How people are told.
    pub channels: Vec<AnnouncementChannel>,
}

/// A part of a notice.
#[derive(Clone, Debug, Default)]
pub struct NoticeSection {
    /// Its permanent anchor.
    pub anchor: String,
    /// The heading.
    pub heading: Option<Text>,
    /// What stands under it.
    pub text: Option<Prose>,
    /// What is shown.
    pub show: Option<NoticePart>,
    /// Only these.
    pub only: Only,
    /// What stands after.
    pub after: Option<Prose>,
}

/// Only these of what a part shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// These groups of people.
    DataSubjects(Vec<Key<DataSubject>>),
    /// These activities.
    Activities(Vec<Key<Activity>>),
    /// These recipients.
    Recipients(Vec<Key<Recipient>>),
    /// These rights.
    Rights(Vec<RightKey>),
}
