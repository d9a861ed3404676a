//! A right is offered that no legal basis gives.

use crate::law::{self, RightKey};
use crate::lint::rights::statement;
use crate::lint::{Case, Findings};
use crate::register::{Activity, Notice, Only, RightStatement};
use crate::source::{Diagnostic, Span};

/// The rights that depend on the legal basis, with the words for why they do not apply.
const CONDITIONAL: [(RightKey, &str); 3] = [
    (RightKey::Portability, "no_consent_or_contract"),
    (RightKey::Objection, "no_ground_for_objection"),
    (RightKey::WithdrawConsent, "no_consent"),
];

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut activities = case.activities().map(|(_, it)| it).peekable();
    // Which rights apply cannot be known before every purpose has a basis.
    if activities.peek().is_none() || activities.any(is_unfinished) {
        return;
    }
    for (key, reason) in CONDITIONAL {
        let named = |finding: Diagnostic| {
            finding.with_own("right", vec![key.name()]).with_own("reason", vec![reason])
        };
        if let Some(place) = worded(case, key)
            && !case.activities().any(|(_, it)| gives(it, key))
        {
            findings.add(named(findings.at(place)));
            continue;
        }
        for notice in case.register.notices.values().filter(|it| shows(it, key)) {
            let told = || notice.activities.iter().map(|it| &case.register.activities[*it]);
            if told().next().is_some() && !told().any(|it| gives(it, key)) {
                let place = notice.sections_place.unwrap_or(notice.place);
                findings.add(named(findings.at(place).about(key.name())));
            }
        }
    }
}

/// Where the content words a right: such words are always printed.
fn worded(case: &Case<'_>, key: RightKey) -> Option<Span> {
    let statement = statement(case, key)?;
    matches!(statement.value, RightStatement::Text(_)).then_some(statement.span)
}

/// Whether a notice picks a right out, so that it is printed whether or not it applies.
fn shows(notice: &Notice, key: RightKey) -> bool {
    let mut sections = notice.sections.iter().flatten();
    sections.any(|it| matches!(&it.only, Only::Rights(keys) if keys.contains(&key)))
}

fn is_unfinished(activity: &Activity) -> bool {
    activity.purposes.is_empty()
        || activity.purposes.values().any(|it| activity.legal_basis_of(it).is_empty())
}

/// Whether an activity can give a right. Data portability is not measured by where the data come from here: that the
/// person has given none of them is seldom certain.
fn gives(activity: &Activity, key: RightKey) -> bool {
    if key != RightKey::Portability {
        return activity.gives(law::right(key));
    }
    let mut bases = activity.purposes.values().flat_map(|it| activity.legal_basis_of(it));
    bases.any(|it| it.is_consent() || it.is("6.1.b"))
}
