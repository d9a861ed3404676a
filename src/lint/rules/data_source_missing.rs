//! It is left open where data come from.

use crate::lint::{Case, Findings};
use crate::register::{Activity, DataLine};
use crate::written::activity::DataSource;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let all = case.activities().map(|(_, it)| it).filter(|it| !is_told_elsewhere(it));
    for activity in all {
        for line in activity.data.values().filter(|it| !has_source(it)) {
            let categories = &case.register.data_categories;
            let labels = line.categories.iter().map(|it| case.words(&categories[*it].label));
            let finding = findings.at(line.place).with("activity", case.words(&activity.label));
            findings.add(finding.with("category", labels.collect::<Vec<_>>().join(", ")));
        }
    }
}

fn has_source(line: &DataLine) -> bool {
    line.source.as_ref().is_some_and(|it| match it.kind.value {
        DataSource::DataSubject | DataSource::Observed => true,
        DataSource::Derived => it.derived_from.is_some(),
        DataSource::ThirdParty | DataSource::Public => it.name.is_some(),
    })
}

/// Whether another notice than those of the content must say it.
fn is_told_elsewhere(activity: &Activity) -> bool {
    !activity.is_public() && activity.internal.notice_elsewhere.is_some()
}
