//! What the template of a text sees that was released.

use tera::Value;

use super::links::{Stored, folder_then};
use super::view::link;
use super::{PastPage, marked, said};
use crate::page::Renderer;
use crate::page::address::{self, PageId};
use crate::page::values::{html, list, object, or_none, text};
use crate::source::Lang;

impl Renderer<'_> {
    /// A notice of a version as it was.
    pub(super) fn past_notice(&self, number: usize, place: usize, lang: Lang) -> Value {
        let (past, register) = (&self.past, self.register);
        let version = &past.versions[number];
        let notice = &version.notices[place];
        let page = PastPage::Text(number, place);
        let stored = Stored {
            renderer: self,
            version,
            number,
            then: folder_then(version, notice.folder, lang),
            now: past.folder(page, lang, register),
        };
        let top = address::to_top(&stored.now);
        let words = marked::whole(notice.text(lang).unwrap_or_default(), 1, &|it| stored.lead(it));
        let home = self.at_home(lang);
        let today = self.notice_of_today(notice.id).map(|key| {
            let title = register.notices[key].title.get(home).to_owned();
            (title, address::file(PageId::Notice(key), home, register))
        });
        let others = version.notices.iter().zip(0..).filter(|(_, it)| *it != place);
        let others = others.filter_map(|(it, place)| {
            let (file, of) = past.nearest(PastPage::Text(number, place), lang, register)?;
            Some(link(said(it.title, of), &top, &file))
        });
        let changes = past.has_changes(number).then(|| {
            text(&format!("{top}{}", past.file(PastPage::Changes(number), lang, register)))
        });
        object([
            ("standing", text(&self.standing("text", &[version.days], lang))),
            ("text", html(&words)),
            ("today", or_none(today.map(|(title, file)| link(&title, &top, &file)))),
            ("changes", or_none(changes)),
            ("others", list(others.collect::<Vec<_>>())),
        ])
    }

    /// A text of an activity as it was.
    pub(super) fn past_activity(&self, place: usize, lang: Lang) -> Value {
        let (past, register) = (&self.past, self.register);
        let it = &past.activities[place];
        let version = &past.versions[it.version];
        let stored = Stored {
            renderer: self,
            version,
            number: it.version,
            then: folder_then(version, &format!("aktivitet/{}", it.id), lang),
            now: past.folder(PastPage::Activity(place), lang, register),
        };
        let top = address::to_top(&stored.now);
        let words = marked::whole(it.text(lang).unwrap_or_default(), 1, &|it| stored.lead(it));
        let today = self.activity_of_today(it.id).map(|key| {
            let home = self.at_home(lang);
            let label = register.activities[key].label.get(home);
            link(label, &top, &address::file(PageId::Activity(key), home, register))
        });
        object([
            ("standing", text(&self.standing("text", &it.days, lang))),
            ("text", html(&words)),
            ("today", or_none(today)),
            ("changes", Value::none()),
            ("others", list([])),
        ])
    }
}
