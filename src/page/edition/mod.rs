//! Text editions of a notice: the page as it was rendered, turned into plain text or Markdown while it passes by. So an
//! edition says the same as the page, in the same order; only what moves a reader about a page is left out (menus, the
//! handles of folds). No more is held than one block.
//!
//! [`Edition`] takes the page's HTML; `walk` says what each element comes to, `inline` how words and signs are written,
//! `lines` how blocks become lines.

mod inline;
mod lines;
mod walk;

use std::io::{self, Write};

use super::Renderer;
use super::address::{self, PageId};
use super::html::pieces;
use crate::source::Lang;
use inline::Inline;
use lines::Lines;
use walk::Walk;

/// A form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text, for e-mail and for reading aloud.
    Plain,
    /// Markdown: CommonMark with the tables of GitHub.
    Markdown,
}

impl Form {
    /// Both, in the order of their files.
    pub const ALL: [Form; 2] = [Form::Plain, Form::Markdown];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Plain => "txt",
            Form::Markdown => "md",
        }
    }
}

/// Takes the HTML of a page and writes its main part as text.
pub struct Edition<'w> {
    walk: Walk<'w>,
}

impl<'w> Edition<'w> {
    /// An edition of `page`, written to `out`.
    pub fn of(
        renderer: &Renderer<'_>,
        page: PageId,
        lang: Lang,
        form: Form,
        out: &'w mut dyn Write,
    ) -> Edition<'w> {
        let folder = address::folder(page, lang, renderer.register);
        Edition::new(form, Base::of(renderer.register.website.clone(), folder), out)
    }

    fn new(form: Form, base: Base, out: &'w mut dyn Write) -> Edition<'w> {
        let (inline, lines) = (Inline::new(form, base), Lines::new(form, out));
        Edition { walk: Walk::new(form, inline, lines) }
    }

    /// Takes the next of the page's HTML for several editions: it is read once.
    ///
    /// # Errors
    /// When one of them refuses to take what it comes to.
    pub fn write_to_each(editions: &mut [Edition<'_>], html: &[u8]) -> io::Result<()> {
        let html = std::str::from_utf8(html).map_err(io::Error::other)?;
        for piece in pieces(html) {
            editions.iter_mut().try_for_each(|it| it.walk.take(piece))?;
        }
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn finish(mut self) -> io::Result<()> {
        self.walk.end_of_block()
    }
}

/// A page comes in pieces that each end outside a tag.
impl Write for Edition<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Edition::write_to_each(std::slice::from_mut(self), bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where the page stands, for its links: whole where the site knows its address, else from the page's folder.
struct Base {
    website: Option<String>,
    folder: String,
    /// The way from the folder to the top of the site.
    top: String,
}

impl Base {
    fn of(website: Option<String>, folder: String) -> Base {
        Base { website, top: address::to_top(&folder), folder }
    }

    fn link(&self, href: &str) -> String {
        let scheme = href.split(['/', '#', '?']).next().is_some_and(|it| it.contains(':'));
        if scheme {
            return href.to_owned();
        }
        match (&self.website, href.strip_prefix(&self.top)) {
            (Some(website), _) if href.starts_with('#') => {
                format!("{website}{}{href}", self.folder)
            }
            (Some(website), Some(from_top)) => format!("{website}{from_top}"),
            (None, _) if href.starts_with('#') => format!("index.html{href}"),
            _ => href.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
