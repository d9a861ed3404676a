//! The right to object stands under the heading of something else.

use crate::law::{self, RightKey};
use crate::lint::rights::{applies, statement};
use crate::lint::{Case, Findings};
use crate::register::{Notice, NoticeSection, OBJECTION_ANCHOR, RightStatement};
use crate::written::notice::NoticePart;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // `right-objection-missing` says so.
    let refused = statement(case, RightKey::Objection)
        .is_some_and(|it| it.value == RightStatement::NotStated);
    let right = law::right(RightKey::Objection);
    for notice in case.register.notices.values().filter(|_| !refused) {
        if runs_on(notice) && applies(case, notice, right) {
            findings.add(findings.at(notice.sections_place.unwrap_or(notice.place)));
        }
    }
}

/// Whether the author has placed the statement, and nowhere under a heading of its own. A layout that does not place it
/// gets it as a section of its own.
fn runs_on(notice: &Notice) -> bool {
    let sections = notice.sections.iter().flatten();
    let mut placed = sections.filter(|it| it.show == Some(NoticePart::Objection)).peekable();
    placed.peek().is_some() && placed.all(|it| !has_heading(it))
}

/// A text before the statement may hold a heading.
fn has_heading(section: &NoticeSection) -> bool {
    section.heading.is_some() || section.text.is_some() || section.anchor == OBJECTION_ANCHOR
}
