//! The pages of what was released, put together, and what every page tells of it.

use std::io::{self, Write};

use tera::Value;

use super::{Days, PastClass, PastPage, said};
use crate::page::Renderer;
use crate::page::address::{self, PageId};
use crate::page::frame::Frame;
use crate::page::render::HOLE;
use crate::page::values::{object, or_none, text};
use crate::register::{Activity, Date, Key, Notice, wording};
use crate::source::{Diagnostics, Lang};

impl Renderer<'_> {
    /// Writes a page of what was released. What is wrong with its templates is added to `found`.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn past_page(
        &self,
        page: PastPage,
        lang: Lang,
        out: &mut dyn Write,
        found: &mut Diagnostics,
    ) -> io::Result<()> {
        let mut base = self.within(&self.past_frame(page, lang), lang);
        let frame = self.html("base.html", &mut base, Value::none(), found);
        let (head, tail) = frame.split_once(HOLE).unwrap_or((&frame, ""));
        let (template, data) = match page {
            PastPage::List => ("versions.html", self.version_list(lang)),
            PastPage::Text(version, notice) => {
                ("version.html", self.past_notice(version, notice, lang))
            }
            PastPage::Changes(version) => ("version-changes.html", self.changes(version, lang)),
            PastPage::Activity(it) => ("version.html", self.past_activity(it, lang)),
        };
        out.write_all(head.as_bytes())?;
        out.write_all(self.html(template, &mut base, data, found).as_bytes())?;
        out.write_all(tail.as_bytes())
    }

    /// The frame of a page of what was released.
    fn past_frame(&self, page: PastPage, lang: Lang) -> Frame {
        let (past, register) = (&self.past, self.register);
        let folder = past.folder(page, lang, register);
        let languages = past.languages(page, register).into_iter();
        let languages = languages.map(|it| (it, past.file(page, it, register))).collect();
        let home = self.at_home(lang);
        let mut whole = address::language_folder(home, register) + "index.html";
        let dated = |key: &str, from: Date, title: &str| {
            let from = wording::date(from, lang);
            self.theme.say_with(lang, key, &[("title", title), ("date", &from)])
        };
        let title = match page {
            PastPage::List => self.theme.say(lang, "versions_title"),
            PastPage::Text(version, notice) => {
                let version = &past.versions[version];
                let notice = &version.notices[notice];
                if let Some(key) = self.notice_of_today(notice.id) {
                    whole = address::file(PageId::Notice(key), home, register);
                }
                dated("version_title", version.days.from, said(notice.title, lang))
            }
            PastPage::Changes(version) => {
                dated("changes_title", past.versions[version].days.from, "")
            }
            PastPage::Activity(it) => {
                let it = &past.activities[it];
                let number = it.number.to_string();
                let values = [("title", said(it.label, lang)), ("number", number.as_str())];
                self.theme.say_with(lang, "version_of_activity_title", &values)
            }
        };
        Frame {
            kind: match page {
                PastPage::List => "versions",
                PastPage::Text(..) | PastPage::Activity(_) => "version",
                PastPage::Changes(_) => "version-changes",
            },
            title,
            top: address::to_top(&folder),
            folder: Some(folder),
            languages,
            updated: past.updated(page),
            whole,
            notice: None,
            released: true,
            permanent: None,
        }
    }

    /// What every page tells of versions; none where nothing was released.
    pub(in crate::page) fn versions(&self, frame: &Frame, lang: Lang) -> Option<Value> {
        let (past, register, top) = (&self.past, self.register, &frame.top);
        let home = self.at_home(lang);
        let href = |file: &str| text(&format!("{top}{file}"));
        let shown = past.shown.filter(|_| !frame.released).map(|it| past.versions[it].days.from);
        let link = |page| {
            let (file, of) = past.nearest(page, lang, register)?;
            Some(object([("href", href(&file)), ("lang", text(of.code()))]))
        };
        // The pages of the coming version itself say so anyway, in more words.
        let is_here = |page| frame.folder.as_deref() == Some(&*past.folder(page, lang, register));
        let is_own = |it: usize| {
            let texts = (0..past.versions[it].notices.len()).map(|at| PastPage::Text(it, at));
            texts.chain([PastPage::Changes(it)]).any(is_here)
        };
        let coming = past.coming(self.facing.date).filter(|it| !is_own(*it));
        let coming = coming.map(|it| {
            let from = past.versions[it].days.from;
            let from = [("date", &*wording::date(from, lang))];
            let changes = past.has_changes(it).then(|| link(PastPage::Changes(it))).flatten();
            object([
                ("sentence", text(&self.theme.say_with(lang, "coming", &from))),
                ("text", or_none(link(past.first_text(it)))),
                ("changes", or_none(changes)),
            ])
        });
        let list =
            past.nearest(PastPage::List, home, register).filter(|_| !past.versions.is_empty());
        let (list, _) = list?;
        let feed = address::language_folder(home, register) + FEED;
        Some(object([
            ("list", href(&list)),
            ("feed", href(&feed)),
            ("since", or_none(shown.map(|it| text(&wording::date(it, lang))))),
            ("permanent", or_none(frame.permanent.as_deref().map(href))),
            ("coming", or_none(coming)),
        ]))
    }

    /// The file that has the text of a page for good, from the top of the site: where it was released as it is.
    pub(in crate::page) fn permanent(&self, page: PageId, lang: Lang) -> Option<String> {
        let PageId::Activity(key) = page else { return None };
        let version = &self.past.versions[self.past.shown?];
        let id = self.register.activities.id(key);
        let found = self.past.activity(id, *version.numbers.get(id)?)?;
        self.past.activities[found].text(lang)?;
        Some(self.past.file(PastPage::Activity(found), lang, self.register))
    }

    /// Whether something applies, applied or will, in sentences.
    pub(super) fn standing(&self, what: &str, days: &[Days], lang: Lang) -> String {
        let today = self.facing.date;
        let sentence = |it: &Days| {
            let (from, until) = (wording::date(it.from, lang), it.until);
            let key = match until {
                _ if !it.have_begun(today) => "coming",
                None => "now",
                Some(_) if it.are_over(today) => "past",
                Some(_) => "now_until",
            };
            let until = until.map_or_else(String::new, |it| wording::date(it, lang));
            let values = [("from", from.as_str()), ("until", until.as_str())];
            self.theme.say_with(lang, &format!("{what}_{key}"), &values)
        };
        days.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// The notice that has this id now, or had it before.
    pub(super) fn notice_of_today(&self, id: &str) -> Option<Key<Notice>> {
        let notices = &self.register.notices;
        let had = |it: &Notice| it.previous_ids.iter().any(|it| it.value == id);
        notices.key(id).or_else(|| notices.entries().find(|(_, it)| had(it)).map(|(key, _)| key))
    }

    /// The activity on the site that has this id now, or had it before.
    pub(super) fn activity_of_today(&self, id: &str) -> Option<Key<Activity>> {
        let mut public = self.register.public_activities();
        let had = |it: &Activity| it.previous_ids.iter().any(|it| it.value == id);
        let named = self.register.activities.key(id);
        let named = named.filter(|it| self.register.activities[*it].is_public());
        named.or_else(|| public.find(|(_, it)| had(it)).map(|(key, _)| key))
    }
}

/// The feed of versions, in the folder of its language.
pub const FEED: &str = "versions.atom";

/// The word for what a version is: a key of the fixed words.
pub fn class(it: PastClass) -> &'static str {
    match it {
        PastClass::First => "version_first",
        PastClass::Internal => "version_internal",
        PastClass::Editorial => "version_editorial",
        PastClass::Material => "version_material",
    }
}

/// A link.
pub(super) fn link(title: &str, top: &str, file: &str) -> Value {
    object([("title", text(title)), ("href", text(&format!("{top}{file}")))])
}
