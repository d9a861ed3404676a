//! How hard a page is to read, measured on what its reader reads: the text of `<main>` as it was rendered, cell by cell,
//! point by point. The frame around it (name, menu, date) is the same on every page and is not counted.

use std::io::{self, Write};

use super::Renderer;
use super::address::PageId;
use super::html::{Piece, pieces, unescaped};
use crate::register::readability::Reading;
use crate::source::Lang;

impl Renderer<'_> {
    /// Counts the words of a page.
    ///
    /// # Errors
    /// When the page cannot be made.
    pub fn reading(&self, page: PageId, lang: Lang) -> io::Result<Reading> {
        let mut text = PageText::default();
        // What is wrong with the page is told by whoever writes it.
        self.page(page, lang, &mut text, &mut Vec::new())?;
        Ok(text.reading)
    }
}

/// Takes a page and counts its words. Only the text since the last block is held.
#[derive(Default)]
struct PageText {
    reading: Reading,
    block: String,
    in_main: bool,
}

/// Elements inside a sentence; every other one ends it.
const INLINE: [&str; 7] = ["a", "span", "strong", "em", "code", "time", "b"];

impl PageText {
    fn take(&mut self, html: &str) {
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) if self.in_main => self.block.push_str(&unescaped(text)),
                Piece::Text(_) => {}
                Piece::Start(name, _) => self.tag(name, true),
                Piece::End(name) => self.tag(name, false),
            }
        }
    }

    fn tag(&mut self, name: &str, starts: bool) {
        if INLINE.contains(&name) {
            return;
        }
        self.reading.block(&self.block);
        self.block.clear();
        if name == "main" {
            self.in_main = starts;
        }
    }
}

/// A page comes in pieces that each end outside a tag.
impl Write for PageText {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let html = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.take(html);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_stands_in_main_block_by_block() {
        let mut page = PageText::default();
        let pieces = [
            "<head><title>Titel</title></head><body><p>Ramme</p><main id=\"x\"><h1>Vores politik</h1>\n",
            "<p>Du kan <a href=\"https://example.dk/langt\">skrive</a> til os &amp; dem.</p><ul><li>Navn</li><li>Adresse<br>og by</li></ul>",
            "</main><footer>Dannet 2026</footer>",
        ];
        for piece in pieces {
            page.write_all(piece.as_bytes()).unwrap();
        }
        // "Vores politik", "Du kan skrive til os & dem.", "Navn", "Adresse", "og by".
        assert_eq!(page.reading, Reading { words: 12, sentences: 5, long_words: 2 });
    }
}
