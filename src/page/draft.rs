//! The mark of a draft: no page of one goes without it, whatever templates it is made of.

use super::Renderer;
use super::codes::DRAFT_NOT_MARKED;
use super::escape::escape;
use super::render::HOLE;
use crate::source::{Diagnostic, Diagnostics, Lang};

impl Renderer<'_> {
    /// Adds a finding where what `template` came to does not say that this is a draft, and it is one.
    pub(super) fn is_marked(
        &self,
        template: &str,
        html: &str,
        lang: Lang,
        found: &mut Diagnostics,
    ) {
        // A template that failed has been told of.
        if !self.facing.draft || html == HOLE {
            return;
        }
        let mark = self.theme.say(lang, "draft");
        if html.contains(&*escape(&mark)) {
            return;
        }
        let place = self.theme.place(template);
        let finding = Diagnostic::new(&DRAFT_NOT_MARKED, place).with("name", template);
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
}
