//! The same data have two different periods in one activity.

use std::collections::BTreeMap;

use crate::lint::retention::{is_everything, names};
use crate::lint::{Case, Findings};
use crate::register::{Activity, DataCategory, DataLine, Key, Retention};

/// By the later of two items: the earlier ones it contradicts, and for which data.
type Conflicts = BTreeMap<Key<Retention>, (Vec<Key<Retention>>, Vec<Key<DataCategory>>)>;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let mut conflicts = Conflicts::new();
        for (line, _) in activity.data.entries() {
            compare(activity, line, &mut conflicts);
        }
        for (later, (mut earlier, mut categories)) in conflicts {
            earlier.sort();
            earlier.dedup();
            categories.sort();
            categories.dedup();
            let finding = findings.at(activity.retention[later].place);
            let finding = finding.with("activity", case.words(&activity.label));
            let finding = if is_everything(activity, &categories) {
                finding.with_own("category", vec!["everything"])
            } else {
                finding.with("category", names(case, &categories))
            };
            let places = earlier.into_iter().map(|it| activity.retention[it].place);
            findings.add(places.fold(finding, |all, it| all.related(it, "also-here")));
        }
    }
}

/// Compares the items of a data line with the first of them that applies in every case.
fn compare(activity: &Activity, line: Key<DataLine>, conflicts: &mut Conflicts) {
    let items = activity.retention_of(line);
    let items: Vec<_> =
        items.into_iter().filter(|it| states_a_period(&activity.retention[*it])).collect();
    let Some(general) = items.iter().find(|it| activity.retention[**it].when.is_none()) else {
        return;
    };
    let others =
        items.iter().filter(|it| differ(&activity.retention[**it], &activity.retention[*general]));
    for other in others {
        let (earlier, later) = (general.min(other), general.max(other));
        let entry = conflicts.entry(*later).or_default();
        entry.0.push(*earlier);
        entry.1.extend(&activity.data[line].categories);
    }
}

fn states_a_period(item: &Retention) -> bool {
    item.period.is_some()
        || item.until.is_some()
        || item.criteria.is_some()
        || item.unlimited.is_some()
}

fn differ(a: &Retention, b: &Retention) -> bool {
    let days = |it: &Retention| it.period.as_ref().map(|it| it.approximate_days());
    let start =
        |it: &Retention| it.from.as_ref().filter(|_| it.period.is_some()).map(|it| it.value);
    days(a) != days(b)
        || start(a) != start(b)
        || a.until != b.until
        || a.criteria != b.criteria
        || a.unlimited.is_some() != b.unlimited.is_some()
}
