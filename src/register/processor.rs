//! What is done for others, and security measures. All of it is internal.

use indexmap::IndexMap;

use super::{Activity, Answer, Key, Party, Recipient, Text};
use crate::source::{Span, Spanned};
use crate::written::organisation::MeasureKind;

/// A security measure.
#[derive(Clone, Debug)]
pub struct SecurityMeasure {
    /// What is done.
    pub label: Text,
    /// Whether it protects every activity.
    pub applies_to_all: bool,
    /// What kind.
    pub kind: Option<Spanned<MeasureKind>>,
}

/// What the organisation does on behalf of controllers (Art. 30(2)).
#[derive(Clone, Debug)]
pub struct ProcessorActivity {
    /// What it is called.
    pub label: Text,
    /// The controllers, by id, with their representative and data protection officer as written.
    pub controllers: IndexMap<String, (Party, Option<String>, Option<String>)>,
    /// Where the list of controllers is kept.
    pub controllers_list: Option<Spanned<String>>,
    /// The categories of processing.
    pub categories_of_processing: Vec<Text>,
    /// The recipients.
    pub recipients: Vec<Key<Recipient>>,
    /// The measures as answered.
    pub security_answer: Option<Spanned<Answer<Vec<Key<SecurityMeasure>>>>>,
    /// The controllers' authorisation of other processors.
    pub authorisation: Option<Spanned<String>>,
    /// The organisation's own activity that is the same.
    pub same_as: Option<Key<Activity>>,
    /// Where its id stands.
    pub place: Span,
}
