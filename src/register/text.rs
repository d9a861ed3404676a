//! Texts with their placeholders filled, in every language of the pages.

use std::ops::Deref;

use crate::source::{Lang, Span};

/// A text in the languages of the pages.
///
/// Equality sees only the words: two texts that say the same are equal, wherever they stand.
#[derive(Clone, Debug, Default)]
pub struct Text {
    da: Option<Box<str>>,
    en: Option<Box<str>>,
    /// Where it was written; not part of what it means.
    pub span: Span,
}

/// A text with Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Text);

impl Text {
    /// An empty text written at `span`.
    pub fn at(span: Span) -> Text {
        Text { da: None, en: None, span }
    }

    /// The same text with `words` in `lang`.
    pub fn with(mut self, lang: Lang, words: String) -> Text {
        *self.slot(lang) = Some(words.into_boxed_str());
        self
    }

    /// The text in `lang`, or in the other language where that one is missing (which is a finding of its own).
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Da => (&self.da, &self.en),
            Lang::En => (&self.en, &self.da),
        };
        first.as_deref().or(second.as_deref()).unwrap_or("")
    }

    /// The text in `lang` and no other.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Da => self.da.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    fn slot(&mut self, lang: Lang) -> &mut Option<Box<str>> {
        match lang {
            Lang::Da => &mut self.da,
            Lang::En => &mut self.en,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        (&self.da, &self.en) == (&other.da, &other.en)
    }
}

impl Eq for Text {}

impl Deref for Prose {
    type Target = Text;
    fn deref(&self) -> &Text {
        &self.0
    }
}
