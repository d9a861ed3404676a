//! Data are kept longer than the limitation of claims explains.

use crate::law;
use crate::lint::case::{is_reason, yes};
use crate::lint::{Case, Findings};
use crate::register::{Period, Retention};
use crate::source::Lang;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let limit = |key| {
        let row = law::statutory_period(key, case.date.civil())?;
        Some((row, row.maximum.as_deref().and_then(Period::parse)?))
    };
    let (Some((row, normal)), Some((_, injury))) =
        (limit("claims"), limit("claims_personal_injury"))
    else {
        return;
    };
    let acts: Vec<String> = row.law.iter().flat_map(act_names).collect();
    for (_, activity) in case.activities() {
        for item in activity.retention.values().filter(|it| rests_on(it, &acts)) {
            let longest = if yes(&item.personal_injury) { injury } else { normal };
            let Some(period) = &item.period else { continue };
            if period.approximate_days() > longest.approximate_days() && !is_explained(item) {
                findings.add(findings.at(item.place).with("period", period.to_string()));
            }
        }
    }
}

fn is_explained(item: &Retention) -> bool {
    yes(&item.legal_hold) || is_reason(item.reason.as_ref().map(|it| it.as_str()))
}

fn rests_on(item: &Retention, acts: &[String]) -> bool {
    let law = item.basis_law.as_ref().map(|it| it.to_lowercase());
    law.is_some_and(|law| acts.iter().any(|it| law.contains(it.as_str())))
}

/// The name of the act in each language, without the section.
fn act_names(citation: &law::Citation) -> impl Iterator<Item = String> {
    Lang::ALL.into_iter().filter_map(|lang| {
        let cited = citation.short(lang).to_lowercase();
        cited.split('\u{a7}').next().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty())
    })
}
