//! What the template of the changes of a version sees.

use tera::Value;

use super::links::{Stored, folder_then};
use super::view::{class, link};
use super::{PastNotice, PastPage, marked, said};
use crate::page::Renderer;
use crate::page::address;
use crate::page::values::{html, list, object, text};
use crate::register::wording;
use crate::source::Lang;

impl Renderer<'_> {
    /// What changed in a version: in sentences, and word by word.
    pub(super) fn changes(&self, number: usize, lang: Lang) -> Value {
        let (past, register) = (&self.past, self.register);
        let (version, before) = (&past.versions[number], &past.versions[number - 1]);
        let folder = past.folder(PastPage::Changes(number), lang, register);
        let top = address::to_top(&folder);
        let told = |material: bool| {
            let all = version.told(lang).filter(move |(it, _)| it.material == material);
            list(all.map(|(_, sentence)| text(sentence)).collect::<Vec<_>>())
        };
        let mut any_marked = false;
        let texts = version.notices.iter().zip(0..).filter_map(|(notice, place)| {
            let new = notice.text(lang)?;
            let alone = version.notices.len() == 1 && before.notices.len() == 1;
            let same = |it: &&PastNotice<'_>| it.id == notice.id || alone;
            let old = before.notices.iter().find(same).and_then(|it| it.text(lang));
            let then = folder_then(version, notice.folder, lang);
            let now = folder.clone();
            let stored = Stored { renderer: self, version, number, then, now };
            let own = past.file(PastPage::Text(number, place), lang, register);
            let links = |it: &str| stored.lead(it);
            let (state, words) = match old {
                None => ("new", marked::whole(new, 2, &links)),
                Some(old) if old == new => ("same", String::new()),
                Some(old) => ("changed", marked::marked(old, new, 2, &links)),
            };
            any_marked |= state == "changed";
            Some(object([
                ("state", text(state)),
                ("text", html(&words)),
                ("whole", link(said(notice.title, lang), &top, &own)),
            ]))
        });
        let texts: Vec<Value> = texts.collect();
        let gone = before.notices.iter().zip(0..).filter_map(|(it, place)| {
            it.text(lang)?;
            let stays = version.notices.iter().any(|other| other.id == it.id);
            let alone = version.notices.len() == 1 && before.notices.len() == 1;
            let file = past.file(PastPage::Text(number - 1, place), lang, register);
            (!stays && !alone).then(|| link(said(it.title, lang), &top, &file))
        });
        let between = [
            ("before", &*wording::date(before.days.from, lang)),
            ("date", &*wording::date(version.days.from, lang)),
        ];
        object([
            ("title", text(&self.theme.say_with(lang, "changes_title", &between))),
            ("between", text(&self.theme.say_with(lang, "changes_between", &between))),
            ("standing", text(&self.standing("version", &[version.days], lang))),
            ("class", text(&self.theme.say(lang, class(past.class(number, lang))))),
            ("material", told(true)),
            ("editorial", told(false)),
            ("marked", Value::from(any_marked)),
            ("texts", list(texts)),
            ("gone", list(gone.collect::<Vec<_>>())),
        ])
    }
}
