//! Texts with their placeholders filled, in every language of the pages.

use std::ops::Deref;

use crate::source::{Lang, Span};

/// A text in the languages of the pages.
///
/// Equality sees only the words: two texts that say the same are equal, wherever they stand.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// By language: Danish, English, others.
    words: Vec<(Lang, Box<str>)>,
    /// Where it was written; not part of what it means.
    pub span: Span,
}

/// A text with Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Text);

impl Text {
    /// An empty text written at `span`.
    pub fn at(span: Span) -> Text {
        Text { span, ..Text::default() }
    }

    /// The same text with `words` in `lang`.
    pub fn with(mut self, lang: Lang, words: String) -> Text {
        let words = words.into_boxed_str();
        match self.words.binary_search_by_key(&lang, |(it, _)| *it) {
            Ok(at) => self.words[at].1 = words,
            Err(at) => {
                // One or two languages as a rule, and very many texts.
                self.words.reserve_exact(1);
                self.words.insert(at, (lang, words));
            }
        }
        self
    }

    /// The text in `lang`, or in another language where that one is missing (which is a finding of its own).
    pub fn get(&self, lang: Lang) -> &str {
        self.exactly(lang).or(self.words.first().map(|(_, it)| &**it)).unwrap_or("")
    }

    /// The text in `lang` and no other.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        self.words.iter().find(|(it, _)| *it == lang).map(|(_, it)| &**it)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Text {}

impl Deref for Prose {
    type Target = Text;
    fn deref(&self) -> &Text {
        &self.0
    }
}
