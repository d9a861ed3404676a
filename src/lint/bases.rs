//! Questions about lists of legal bases that several rules ask.

use super::case::{BasisList, Case, yes};
use crate::register::{Activity, LegalBasis, Purpose};

/// The first entry of a list that is one of these provisions.
pub(super) fn entry<'a>(list: &BasisList<'a>, keys: &[&str]) -> Option<&'a LegalBasis> {
    list.bases.iter().find(|it| keys.iter().any(|key| it.is(key)))
}

/// What these purposes of an activity are called together, in the author's words: the only one, else the activity.
pub(super) fn name_of<'a>(
    case: &Case<'a>,
    activity: &'a Activity,
    purposes: &[&'a Purpose],
) -> &'a str {
    match purposes {
        [purpose] => case.words(&purpose.text),
        _ => case.words(&activity.label),
    }
}

/// Whether a list is for the tasks of a public authority, which cannot rest on legitimate interests (Art. 6(1), second
/// subparagraph).
pub(super) fn is_for_public_tasks(case: &Case<'_>, list: &BasisList<'_>) -> bool {
    case.is_public_authority() && !list.purposes.iter().all(|it| yes(&it.outside_public_tasks))
}
