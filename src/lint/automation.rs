//! Automated evaluation of people, as far as the content lets it show.

use super::Case;
use super::case::yes;
use crate::law::terms;
use crate::register::{Activity, AutomatedDecision, Purpose};
use crate::source::Span;
use crate::written::activity::PurposeKind;

/// What makes an activity look like automated evaluation.
pub(super) struct Sign<'a> {
    /// The author's own word for it.
    pub word: &'a str,
    /// Where it stands.
    pub place: Span,
}

/// The surest sign of automated evaluation in an activity: the flag, else the kind of a purpose, else its words.
pub(super) fn sign<'a>(case: &Case<'a>, activity: &'a Activity) -> Option<Sign<'a>> {
    let flag = activity.internal.profiling.as_ref().filter(|it| it.value);
    let flag = flag.map(|it| Sign { word: case.sources.slice(it.key), place: it.key });
    let purposes = || activity.purposes.values();
    flag.or_else(|| purposes().find_map(|it| kind_of(case, it)))
        .or_else(|| purposes().find_map(|it| word_of(case, it)))
}

/// A decision that is made by a machine alone and has significant effects (Article 22(1)), both said in so many words.
pub(super) fn decides_alone(activity: &Activity) -> Option<&AutomatedDecision> {
    let decision = activity.automated_decision.as_ref()?.value.value()?;
    Some(decision).filter(|it| yes(&it.solely) && yes(&it.significant))
}

fn kind_of<'a>(case: &Case<'a>, purpose: &Purpose) -> Option<Sign<'a>> {
    let kind = purpose.kind.as_ref().filter(|it| evaluates(it.value))?;
    Some(Sign { word: case.sources.slice(kind.span), place: kind.span })
}

fn word_of<'a>(case: &Case<'a>, purpose: &'a Purpose) -> Option<Sign<'a>> {
    let text = case.words(&purpose.text);
    let word = terms::automated_word(text).and_then(|it| text.get(it))?;
    Some(Sign { word, place: purpose.text.span })
}

/// Whether purposes of this kind evaluate people.
fn evaluates(kind: PurposeKind) -> bool {
    match kind {
        PurposeKind::Matching
        | PurposeKind::Scoring
        | PurposeKind::Recommendation
        | PurposeKind::CreditCheck
        | PurposeKind::FraudDetection => true,
        PurposeKind::Service
        | PurposeKind::Payment
        | PurposeKind::Statistics
        | PurposeKind::Improvement
        | PurposeKind::Marketing
        | PurposeKind::Support
        | PurposeKind::Compliance
        | PurposeKind::Other => false,
    }
}
