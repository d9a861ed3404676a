//! What somebody can do about changes, as far as the register says so.

use super::letter::Words;
use super::v1::{Change, Place};
use crate::diff::Snapshot;
use crate::source::{Lang, filled};

/// What those can do whom a notice tells of these changes, a sentence each. A change inside a purpose is about that purpose; any
/// other is about all those of its activity.
pub(super) fn ways(
    told: &[&Change],
    notice: &str,
    new: &Snapshot,
    words: &Words,
    lang: Lang,
) -> Vec<String> {
    let mut ids: Vec<&str> = Vec::new();
    let mut objectionable: Vec<String> = Vec::new();
    for change in told {
        let purpose = of_kind(&change.place, "purpose");
        for it in change.place.first().into_iter().chain(&change.concerns) {
            if it.kind != "activity" || !new.describes(notice, &it.id) {
                continue;
            }
            if !ids.contains(&it.id.as_str()) {
                ids.push(&it.id);
            }
            for text in new.open_to_objection(&it.id, purpose, lang) {
                if !objectionable.contains(&text) {
                    objectionable.push(text);
                }
            }
        }
    }
    let any = |has: &dyn Fn(&str) -> bool| ids.iter().any(|it| has(it));
    let purposes = objectionable.join("; ");
    let authority = new.authority(lang);
    let ways = [
        (!purposes.is_empty(), &words.object),
        (any(&|id| new.is_marketing(id)), &words.object_marketing),
        (any(&|id| new.gives_right(id, "withdraw_consent")), &words.withdraw),
        (any(&|id| new.has_account(id)), &words.close),
        (authority.is_some(), &words.complain),
    ];
    let values = [("purposes", purposes.as_str()), ("authority", authority.unwrap_or_default())];
    ways.into_iter().filter(|(holds, _)| *holds).map(|(_, it)| filled(it, &values)).collect()
}

fn of_kind<'a>(place: &'a [Place], kind: &str) -> Option<&'a str> {
    place.iter().find(|it| it.kind == kind).map(|it| it.id.as_str())
}
