//! Own words on the right to object say nothing of direct marketing, which there is.

use crate::law::{self, RightKey};
use crate::lint::case::yes;
use crate::lint::rights::{full_notices, statement};
use crate::lint::{Case, Findings};
use crate::register::RightStatement;
use crate::source::Lang;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(statement) = statement(case, RightKey::Objection) else { return };
    let RightStatement::Text(words) = &statement.value else { return };
    let mut texts = Lang::ALL.into_iter().filter_map(|it| words.exactly(it));
    if markets(case) && texts.any(|it| !law::speaks_of_marketing(it)) {
        findings.add(findings.at(statement.span));
    }
}

/// Whether a notice tells of direct marketing.
fn markets(case: &Case<'_>) -> bool {
    let told = full_notices(case).flat_map(|it| &it.activities);
    let mut purposes = told.flat_map(|it| case.register.activities[*it].purposes.values());
    purposes.any(|it| yes(&it.direct_marketing))
}
