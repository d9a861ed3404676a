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
    /// In other languages, by language.
    others: Vec<(Lang, Box<str>)>,
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
        match lang {
            Lang::Da => self.da = Some(words),
            Lang::En => self.en = Some(words),
            Lang::Other(_) => {
                let at = self.others.partition_point(|(it, _)| *it < lang);
                self.others.retain(|(it, _)| *it != lang);
                self.others.insert(at, (lang, words));
            }
        }
        self
    }

    /// The text in `lang`, or in another language where that one is missing (which is a finding of its own).
    pub fn get(&self, lang: Lang) -> &str {
        let ours = || Lang::ALL.into_iter().find_map(|it| self.exactly(it));
        let other = || self.others.first().map(|(_, it)| &**it);
        self.exactly(lang).or_else(ours).or_else(other).unwrap_or("")
    }

    /// The text in `lang` and no other.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Da => self.da.as_deref(),
            Lang::En => self.en.as_deref(),
            Lang::Other(_) => self.others.iter().find(|(it, _)| *it == lang).map(|(_, it)| &**it),
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        (&self.da, &self.en, &self.others) == (&other.da, &other.en, &other.others)
    }
}

impl Eq for Text {}

impl Deref for Prose {
    type Target = Text;
    fn deref(&self) -> &Text {
        &self.0
    }
}
