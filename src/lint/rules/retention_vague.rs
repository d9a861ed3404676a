//! A criterion that does not tell the reader how long data are kept.

use crate::lint::retention::kept;
use crate::lint::{Case, Findings};
use crate::register::wording;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let all = kept(activity);
        for it in all.iter().filter(|it| it.is_vague(&all)) {
            let Some(criteria) = &it.item.criteria else { continue };
            let words = case.words(criteria);
            findings.add(findings.at(criteria.span).with("criteria", words));
        }
        // What happens to unused accounts is one question, however many items depend on the account.
        let mut accounts = all.iter().filter(|it| it.is_as_long_as_account(&all));
        if let Some((first, until)) = accounts.find_map(|it| Some((it, it.item.until.as_ref()?))) {
            let own = first.item.text.as_ref().map(|it| case.words(it).to_owned());
            let words = own.unwrap_or_else(|| {
                wording::retention(first.item, activity, case.register, case.lang())
            });
            let said = words.trim_end_matches('.');
            let finding = findings.at(until.span).with("criteria", said);
            let others = accounts.filter_map(|it| it.item.until.as_ref());
            findings.add(others.fold(finding, |all, it| all.related(it.span, "also-here")));
        }
    }
}
