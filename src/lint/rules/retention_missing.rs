//! It is not stated how long data are kept, or they are kept for ever.

use crate::lint::case::yes;
use crate::lint::retention::{is_everything, kept, names};
use crate::lint::{Case, Findings};
use crate::register::wording::lower_first;
use crate::register::{Activity, DataCategory, Key, Retention};
use crate::source::Span;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (id, activity) in case.activities() {
        let missing: Vec<(Span, Vec<Key<DataCategory>>)> = if activity.retention.is_empty() {
            // No period at all is one finding, however many data there are.
            vec![(activity.place, activity.categories())]
        } else {
            let lines = activity.data.entries();
            let open = lines.filter(|(line, _)| {
                let items = activity.retention_of(*line);
                !items.iter().any(|it| is_answer(&activity.retention[*it], id))
            });
            let open = open.map(|(_, it)| (it.place, it.categories.clone()));
            open.chain(kept_for_ever(case, activity)).collect()
        };
        // An activity without data, and an item that covers none, hide nothing.
        for (place, categories) in missing.iter().filter(|(_, it)| !it.is_empty()) {
            let finding = findings.at(*place).with("activity", case.words(&activity.label));
            findings.add(if is_everything(activity, categories) {
                finding.with_own("category", vec!["everything"])
            } else {
                finding.with("category", lower_first(&names(case, categories)))
            });
        }
    }
}

/// Where it says that data are never erased, and which.
fn kept_for_ever(case: &Case<'_>, activity: &Activity) -> Vec<(Span, Vec<Key<DataCategory>>)> {
    let items = kept(activity);
    let for_ever = items.iter().filter(|it| !yes(&it.item.archive_89));
    for_ever.filter_map(|it| Some((it.item.unlimited?, it.categories(case, |_| true)))).collect()
}

/// Whether an item says how long, or until when. That it says "for ever" is a finding of its own.
fn is_answer(item: &Retention, activity: &str) -> bool {
    let elsewhere = item.same_as.as_ref().is_some_and(|it| it.value != activity);
    item.period.is_some()
        || item.until.is_some()
        || item.criteria.is_some()
        || item.unlimited.is_some()
        || elsewhere
}
