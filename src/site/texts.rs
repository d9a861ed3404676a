//! The words of the notices, for whoever compares them.

use std::io;

use super::{Row, Site, What};
use crate::page::address::PageId;
use crate::page::edition::Form;
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

impl Site<'_> {
    /// The text edition of every notice in every language that is published.
    ///
    /// # Errors
    /// When a template cannot be rendered.
    pub fn notice_texts(&self) -> io::Result<Vec<Text>> {
        let of = |row: &Row| match row.what {
            What::Edition(PageId::Notice(key), lang, Form::Markdown) => {
                Some((self.register.notices.id(key).to_owned(), lang))
            }
            _ => None,
        };
        let editions = self.rows.iter().filter_map(|row| Some((row, of(row)?)));
        editions
            .map(|(row, (notice, lang))| {
                let mut bytes = Vec::new();
                self.write(row, &mut bytes, &mut Vec::new())?;
                let text = String::from_utf8(bytes).map_err(io::Error::other)?;
                Ok(Text { notice, lang, text })
            })
            .collect()
    }
}
