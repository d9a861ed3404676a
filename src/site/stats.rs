//! How hard pages and activities are to read.

use std::io;

use super::Site;
use super::checklist::readability;
use crate::page::address::{self, PageId};
use crate::page::checklist::Readability;
use crate::page::pages;
use crate::source::Lang;

/// How hard a page or an activity is to read.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Stat {
    /// The page's file from the top of the site, or the activity's id.
    pub name: String,
    /// How hard it is; `None` without a word.
    pub readability: Option<Readability>,
}

impl Site<'_> {
    /// How hard every page is to read, measured on the text of its main part; bands are named in `lang`.
    ///
    /// # Errors
    /// When a page cannot be made.
    pub fn readability_of_pages(&self, lang: Lang) -> io::Result<Vec<Stat>> {
        let register = self.register;
        let all = pages::all(register).filter(|(page, _)| *page != PageId::NotFound);
        let stat = |(page, in_lang): (PageId, Lang)| {
            let reading = self.renderer.reading(page, in_lang)?;
            let name = address::file(page, in_lang, register);
            Ok(Stat { name, readability: readability(reading, lang) })
        };
        all.map(stat).collect()
    }

    /// How hard the author's own words about every public activity are to read, in the content's language.
    pub fn readability_of_activities(&self, lang: Lang) -> Vec<Stat> {
        let register = self.register;
        let stats = register.public_activities().map(|(key, it)| {
            let reading = it.reading(register, register.language());
            let name = register.activities.id(key).to_owned();
            Stat { name, readability: readability(reading, lang) }
        });
        stats.collect()
    }
}
