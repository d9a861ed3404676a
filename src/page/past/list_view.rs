//! What the template of the list of versions sees.

use tera::Value;

use super::view::class;
use super::{PastPage, PastVersion, said};
use crate::page::Renderer;
use crate::page::address;
use crate::page::values::{list, object, or_none, text};
use crate::register::wording;
use crate::source::Lang;

/// How many changes the list tells of a version; its own page has the rest.
const MOST_CHANGES: usize = 12;

impl Renderer<'_> {
    /// The list of versions, the newest first.
    pub(super) fn version_list(&self, lang: Lang) -> Value {
        let versions = self.past.versions.iter().enumerate().rev();
        object([("versions", list(versions.map(|(number, it)| self.version(it, number, lang))))])
    }

    fn version(&self, it: &PastVersion<'_>, number: usize, lang: Lang) -> Value {
        let (past, register) = (&self.past, self.register);
        let top = address::to_top(&past.folder(PastPage::List, lang, register));
        let several = it.notices.len() > 1;
        let texts = it.notices.iter().zip(0..).filter_map(|(notice, place)| {
            let (file, of) = past.nearest(PastPage::Text(number, place), lang, register)?;
            let audiences = notice.audiences.iter().filter(|_| several).map(|it| said(it, lang));
            let audiences =
                Some(wording::list_of_names(audiences, lang)).filter(|it| !it.is_empty());
            Some(object([
                ("title", text(said(notice.title, of))),
                ("href", text(&format!("{top}{file}"))),
                ("lang", text(of.code())),
                ("audiences", or_none(audiences.as_deref().map(text))),
            ]))
        });
        let changes = past
            .has_changes(number)
            .then(|| past.nearest(PastPage::Changes(number), lang, register))
            .flatten();
        let told = it.told(lang).take(MOST_CHANGES).map(|(_, sentence)| text(sentence));
        let more = it.told(lang).count().saturating_sub(MOST_CHANGES);
        let more = (more > 0).then(|| {
            text(&self.theme.say_with(lang, "summary_more", &[("number", &more.to_string())]))
        });
        object([
            ("anchor", text(&format!("fra-{}", it.days.from))),
            ("from", text(&wording::date(it.days.from, lang))),
            ("standing", text(&self.standing("version", &[it.days], lang))),
            ("in_force", Value::from(it.days.include(self.facing.date))),
            ("announced", or_none(it.announced.map(|it| text(&wording::date(it, lang))))),
            ("class", text(&self.theme.say(lang, class(past.class(number, lang))))),
            ("changes", list(told)),
            ("more", or_none(more)),
            ("texts", list(texts.collect::<Vec<_>>())),
            ("comparison", or_none(changes.map(|(it, _)| text(&format!("{top}{it}"))))),
        ])
    }
}
