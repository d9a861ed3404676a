//! The mark of a draft: no page of what is to apply goes without it, whatever templates it is made of.

use super::Renderer;
use super::codes::DRAFT_NOT_MARKED;
use super::escape::escape;
use super::render::HOLE;
use crate::source::{Diagnostic, Diagnostics, Lang, Span};

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
        if !self.facing.draft || html == HOLE && !found.is_empty() {
            return;
        }
        let mark = self.theme.say(lang, "draft");
        if html.contains(&*escape(&mark)) {
            return;
        }
        // Ours has the mark itself, or takes it from the head of internal pages.
        let own = [template, "internal-head.html"].into_iter();
        let own = own.filter_map(|it| Some((it, self.theme.place(it)?))).next();
        let (name, place) = own.unwrap_or((template, Span::default()));
        let finding = Diagnostic::new(&DRAFT_NOT_MARKED, place).with("name", name);
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
}
