//! What the frame tells of the page in it, whatever the page is made from.

use super::address::{self, PageId};
use super::{Renderer, pages};
use crate::register::{Date, Key, Notice};
use crate::source::Lang;

/// A page, as far as the frame around it tells of it.
pub(super) struct Frame {
    /// What templates and styles know the kind of page by.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// The way to the top of the site.
    pub top: String,
    /// Its own folder from the top of the site; none for a page that is shown for any address.
    pub folder: Option<String>,
    /// The languages that it can be read in, and its file in each, from the top of the site.
    pub languages: Vec<(Lang, String)>,
    /// The date of its text.
    pub updated: Option<Date>,
    /// The file of the notice that it is a part of, from the top of the site.
    pub whole: String,
    /// The notice that it is itself.
    pub notice: Option<Key<Notice>>,
    /// Whether it shows a text that was released, as it was.
    pub released: bool,
    /// The file that has its text for good, from the top of the site.
    pub permanent: Option<String>,
}

impl Renderer<'_> {
    /// The frame of `page`, as it stands in `folder`.
    pub(super) fn frame(&self, page: PageId, lang: Lang, folder: &str) -> Frame {
        let register = self.register;
        let found = page != PageId::NotFound;
        let top = match &register.website {
            _ if found => address::to_top(folder),
            // This page is shown for any address, so its links cannot be relative.
            Some(website) => path_of(website).to_owned(),
            None => "/".to_owned(),
        };
        let first = |lang| address::language_folder(lang, register) + "index.html";
        let whole = self.notice_about(page).map(PageId::Notice);
        let languages = register.published.iter().map(|it| {
            // The page for unknown addresses exists once, and leads to the first pages.
            (*it, if found { address::file(page, *it, register) } else { first(*it) })
        });
        Frame {
            kind: page_kind(page),
            title: self.title(page, lang),
            top,
            folder: found.then(|| address::folder(page, lang, register)),
            languages: languages.collect(),
            updated: pages::last_updated(page, register),
            whole: whole.map_or_else(|| first(lang), |it| address::file(it, lang, register)),
            notice: match page {
                PageId::Notice(key) => Some(key),
                _ => None,
            },
            released: false,
            permanent: self.permanent(page, lang),
        }
    }
}

/// The path of a web address, from the host on: `/privatliv/`.
fn path_of(address: &str) -> &str {
    let host = address.find("://").map_or(0, |it| it + 3);
    address[host..].find('/').map_or("/", |it| &address[host + it..])
}

fn page_kind(page: PageId) -> &'static str {
    match page {
        PageId::Start => "start",
        PageId::Notice(_) => "notice",
        PageId::Activity(_) => "activity",
        PageId::Audience(_) => "audience",
        PageId::Rights => "rights",
        PageId::Recipients => "recipients",
        PageId::Accessibility => "accessibility",
        PageId::NotFound => "not-found",
    }
}
