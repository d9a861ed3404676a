//! What the notices say of the rights: as the content states them, and as the pages print them.

use super::{Case, Findings};
use crate::law::{self, Applies, Right, RightKey};
use crate::register::{Notice, Only, RightStatement};
use crate::source::{Diagnostic, Span, Spanned};
use crate::written::notice::{AudienceLevel, NoticePart};
use crate::written::organisation::RoleInFile;

/// Where a right that applies is not given.
pub(super) enum Gap {
    /// The content says `false`, here.
    Refused(Span),
    /// The content does not mention it, and the author's own layout, which stands here, does not show it either.
    LeftOut(Span),
}

/// Where a right that applies to the readers of some notice is not given. A right that the content does not mention is
/// printed in the standard wording all the same, unless the author's own layout leaves it out.
pub(super) fn gap(case: &Case<'_>, key: RightKey) -> Option<Gap> {
    let right = law::right(key);
    let mut notices = full_notices(case).filter(|it| applies(case, it, right));
    match statement(case, key) {
        Some(it) if it.value == RightStatement::NotStated => {
            notices.next().map(|_| Gap::Refused(it.span))
        }
        Some(it) if answers(&it.value, key) => None,
        _ => {
            let silent = notices.find(|it| !prints(it, key))?;
            Some(Gap::LeftOut(silent.sections_place.unwrap_or(silent.place)))
        }
    }
}

/// A finding at a gap, named after the right where several can stand at one place.
pub(super) fn at_gap(findings: &Findings, case: &Case<'_>, gap: Gap, key: RightKey) -> Diagnostic {
    match gap {
        Gap::Refused(span) => findings.at(span),
        Gap::LeftOut(span) => {
            findings.at(place(case)).about(key.name()).related(span, "not-shown-here")
        }
    }
}

/// Where the rights stand, or where they would.
pub(super) fn place(case: &Case<'_>) -> Span {
    case.register.rights.place.unwrap_or(case.register.organisation.place)
}

/// How the content states a right.
pub(super) fn statement<'a>(case: &Case<'a>, key: RightKey) -> Option<&'a Spanned<RightStatement>> {
    case.register.rights.statements.iter().find(|(it, _)| *it == key).map(|(_, it)| it)
}

/// Whether a right applies to what a notice tells of.
pub(super) fn applies(case: &Case<'_>, notice: &Notice, right: &Right) -> bool {
    right.applies == Applies::Always
        || notice.activities.iter().any(|it| case.register.activities[*it].gives(right))
}

/// The notices that must be complete: not a version for children that stands beside one for adults, and none where the
/// content is only about what is done for other controllers.
pub(super) fn full_notices<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Notice> + use<'a> {
    let for_children =
        |it: &Notice| it.audience_level.as_ref().is_some_and(|it| it.value == AudienceLevel::Child);
    let role = case.register.organisation.role_in_file.as_ref().map(|it| it.value);
    let controller = role != Some(RoleInFile::Processor);
    let notices = &case.register.notices;
    let only_for_children = notices.values().all(for_children);
    notices.values().filter(move |it| controller && (only_for_children || !for_children(it)))
}

/// Whether it is an answer that the right need not be printed by the program. A law can restrict Articles 12 to 22
/// (Article 23(1)), but not the complaint of Article 77.
fn answers(statement: &RightStatement, key: RightKey) -> bool {
    key != RightKey::Complaint || !matches!(statement, RightStatement::RestrictedBy(_))
}

/// Whether the page of a notice prints a right that applies without being told to. The right to object always is.
fn prints(notice: &Notice, key: RightKey) -> bool {
    let Some(sections) = &notice.sections else { return true };
    let shown = sections.iter().any(|it| match (it.show, &it.only) {
        (Some(NoticePart::Rights), Only::Rights(keys)) => keys.contains(&key),
        (Some(NoticePart::Rights), _) => true,
        (Some(NoticePart::Complaint), _) => key == RightKey::Complaint,
        _ => false,
    });
    shown || key == RightKey::Objection
}
