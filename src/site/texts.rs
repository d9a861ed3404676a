//! The words of notices and activities, for whoever compares them and keeps them.

use std::io;

use super::{Row, Site, What};
use crate::page::address::PageId;
use crate::page::edition::{Edition, Form};
use crate::source::Lang;

/// The words of a notice in one language.
#[derive(Debug)]
pub struct Text {
    /// The id of the notice.
    pub notice: String,
    /// The language.
    pub lang: Lang,
    /// The text edition, in Markdown.
    pub text: String,
}

/// The words of an activity's page in one language.
#[derive(Debug)]
pub struct ActivityText {
    /// The id of the activity.
    pub activity: String,
    /// The language.
    pub lang: Lang,
    /// The page as text, in Markdown.
    pub text: String,
}

impl Site<'_> {
    /// The text edition of every notice in every language that is published.
    ///
    /// # Errors
    /// When a template cannot be rendered.
    pub fn notice_texts(&self) -> io::Result<Vec<Text>> {
        let of = |row: &Row| match row.what {
            What::Page(page @ PageId::Notice(key), _, lang) => Some((page, key, lang)),
            _ => None,
        };
        let text = |(page, key, lang)| {
            let notice = self.register.notices.id(key).to_owned();
            Ok(Text { notice, lang, text: self.text(page, lang)? })
        };
        self.rows.iter().filter_map(of).map(text).collect()
    }

    /// The page of every activity in every language that is published, as text.
    ///
    /// # Errors
    /// When a template cannot be rendered.
    pub fn activity_texts(&self) -> io::Result<Vec<ActivityText>> {
        let of = |row: &Row| match row.what {
            What::Page(page @ PageId::Activity(key), _, lang) => Some((page, key, lang)),
            _ => None,
        };
        let text = |(page, key, lang)| {
            let activity = self.register.activities.id(key).to_owned();
            Ok(ActivityText { activity, lang, text: self.text(page, lang)? })
        };
        self.rows.iter().filter_map(of).map(text).collect()
    }

    /// A page as text, in Markdown.
    fn text(&self, page: PageId, lang: Lang) -> io::Result<String> {
        let mut bytes = Vec::new();
        let mut edition = Edition::of(&self.renderer, page, lang, Form::Markdown, &mut bytes);
        // What is wrong with the page is told by whoever writes it.
        self.renderer.page(page, lang, &mut edition, &mut Vec::new())?;
        edition.finish()?;
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}
