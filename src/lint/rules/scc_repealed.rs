//! A transfer rests on standard contractual clauses that have no effect any more.

use crate::law;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for recipient in case.register.recipients.values() {
        let reference = recipient.transfer.as_ref().and_then(|it| it.reference.as_ref());
        let Some(reference) = reference else { continue };
        if let Some(row) = law::repealed_clauses(reference, case.date.civil()) {
            let finding = findings.at(reference.span).with("clauses", &*row.key);
            let finding = finding.with_both("note", |lang| row.note.get(lang).to_owned());
            let now = |lang| row.replacement.get(lang).to_owned();
            findings.add(finding.with_both("replacement", now));
        }
    }
}
