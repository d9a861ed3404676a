//! Automated evaluation of people, as far as the content lets it show.

use super::Case;
use super::case::yes;
use crate::law::terms;
use crate::register::{Activity, AutomatedDecision, Purpose};
use crate::source::Span;
use crate::written::activity::PurposeKind;

/// What makes an activity look like automated evaluation.
pub(super) struct Sign<'a> {
    /// What it is.
    pub word: SignWord<'a>,
    /// Where it stands.
    pub place: Span,
}

/// The word for a sign.
pub(super) enum SignWord<'a> {
    /// A key of the model, which the page of `automated-decision-undeclared` has words for.
    Ours(&'static str),
    /// The author's own word.
    Written(&'a str),
}

/// The surest sign of automated evaluation in an activity: the flag, else the kind of a purpose, else its words.
pub(super) fn sign<'a>(case: &Case<'a>, activity: &'a Activity) -> Option<Sign<'a>> {
    let flag = activity.internal.profiling.as_ref().filter(|it| it.value);
    let flag = flag.map(|it| Sign { word: SignWord::Ours("profiling"), place: it.key });
    let purposes = || activity.purposes.values();
    flag.or_else(|| purposes().find_map(kind_of))
        .or_else(|| purposes().find_map(|it| word_of(case, it)))
}

/// A decision that is made by a machine alone and has significant effects (Article 22(1)), both said in so many words.
pub(super) fn decides_alone(activity: &Activity) -> Option<&AutomatedDecision> {
    let decision = activity.automated_decision.as_ref()?.value.value()?.as_ref();
    Some(decision).filter(|it| yes(&it.solely) && yes(&it.significant))
}

fn kind_of<'a>(purpose: &Purpose) -> Option<Sign<'a>> {
    let kind = purpose.kind.as_ref()?;
    Some(Sign { word: SignWord::Ours(evaluating(kind.value)?), place: kind.span })
}

fn word_of<'a>(case: &Case<'a>, purpose: &'a Purpose) -> Option<Sign<'a>> {
    let text = case.words(&purpose.text);
    let word = terms::automated_word(text).and_then(|it| text.get(it))?;
    Some(Sign { word: SignWord::Written(word), place: purpose.text.span })
}

/// The kinds of purposes that evaluate people, by the key of their word on the page.
fn evaluating(kind: PurposeKind) -> Option<&'static str> {
    match kind {
        PurposeKind::Matching => Some("matching"),
        PurposeKind::Scoring => Some("scoring"),
        PurposeKind::Recommendation => Some("recommendation"),
        PurposeKind::CreditCheck => Some("credit-check"),
        PurposeKind::FraudDetection => Some("fraud-detection"),
        PurposeKind::Service
        | PurposeKind::Payment
        | PurposeKind::Statistics
        | PurposeKind::Improvement
        | PurposeKind::Marketing
        | PurposeKind::Support
        | PurposeKind::Compliance
        | PurposeKind::Other => None,
    }
}
