//! Data on applicants or employees are kept longer than practice accepts without a reason.

use crate::law;
use crate::lint::case::{is_reason, yes};
use crate::lint::retention::{Kept, kept};
use crate::lint::{Case, Findings};
use crate::register::{Activity, DataLine, Key, Period, Retention};
use crate::written::people::DataSubjectKind;

/// A group of people, the name it has on the page, and how long practice lets their data be kept.
type Limit = (DataSubjectKind, &'static str, Period);

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let limit = |kind, name, key| -> Option<Limit> {
        let row = law::statutory_period(key, case.date.civil())?;
        Some((kind, name, row.maximum.as_deref().and_then(Period::parse)?))
    };
    let limits = [
        limit(DataSubjectKind::Applicant, "applicants", "job_applicants"),
        limit(DataSubjectKind::Employee, "employees", "employees"),
    ];
    let limits: Vec<Limit> = limits.into_iter().flatten().collect();
    for (_, activity) in case.activities() {
        for it in kept(activity).iter().filter(|it| !is_explained(it.item)) {
            let Some(period) = &it.item.period else { continue };
            let exceeded = limits.iter().find(|(kind, _, longest)| {
                period.approximate_days() > longest.approximate_days() && concerns(case, it, *kind)
            });
            if let Some((_, name, longest)) = exceeded {
                let finding = findings.at(it.item.place).with("period", period.to_string());
                let finding = finding.with_own("group", vec![name]);
                findings.add(finding.with("limit", longest.to_string()));
            }
        }
    }
}

/// Whether the item covers a data line about people of this kind and no others.
fn concerns(case: &Case<'_>, it: &Kept<'_>, kind: DataSubjectKind) -> bool {
    it.lines.iter().any(|line| is_about(case, it.activity, *line, kind))
}

fn is_about(
    case: &Case<'_>,
    activity: &Activity,
    line: Key<DataLine>,
    kind: DataSubjectKind,
) -> bool {
    let subjects = &activity.data[line].data_subjects;
    let kind_of = |it| case.register.data_subjects[it].kind.as_ref().map(|it| it.value);
    !subjects.is_empty() && subjects.iter().all(|it| kind_of(*it) == Some(kind))
}

fn is_explained(item: &Retention) -> bool {
    let reason = is_reason(item.reason.as_ref().map(|it| it.as_str()));
    reason || item.basis_law.is_some() || yes(&item.legal_hold)
}
