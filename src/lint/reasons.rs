//! Answers that give no value, but say why.

use super::case::{Case, is_reason};
use crate::register::Answer;
use crate::source::Spanned;

/// Whether it is answered without a value: with a reason that can be taken for one, or with a promise to answer, which
/// `to-do-open` reports.
pub(super) fn is_answered_without_value<T>(
    case: &Case<'_>,
    answer: &Option<Spanned<Answer<T>>>,
) -> bool {
    answer.as_ref().is_some_and(|it| match &it.value {
        Answer::Value(_) | Answer::None(None) => false,
        Answer::None(Some(why)) | Answer::NotApplicable(why) => is_reason(Some(case.words(why))),
        Answer::Todo { .. } => true,
    })
}
