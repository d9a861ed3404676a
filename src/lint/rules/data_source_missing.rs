//! It is left open where data come from.

use crate::lint::names::of_categories;
use crate::lint::origin::is_elsewhere;
use crate::lint::{Case, Findings};
use crate::register::{Activity, DataLine};
use crate::written::activity::DataSource;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let all = case.activities().map(|(_, it)| it).filter(|it| !is_told_elsewhere(it));
    for activity in all {
        for line in activity.data.values().filter(|it| !has_source(it)) {
            let finding = findings.at(line.place).with("activity", case.words(&activity.label));
            let of_line = |lang| of_categories(case, &line.categories, lang);
            findings.add(finding.with_both("category", of_line));
        }
    }
}

fn has_source(line: &DataLine) -> bool {
    line.source.as_ref().is_some_and(|it| match it.kind.value {
        DataSource::Derived => it.derived_from.is_some(),
        kind => !is_elsewhere(kind) || it.name.is_some(),
    })
}

/// Whether another notice than those of the content must say it.
fn is_told_elsewhere(activity: &Activity) -> bool {
    !activity.is_public() && activity.internal.notice_elsewhere.is_some()
}
