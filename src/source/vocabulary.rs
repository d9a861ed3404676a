//! The words of a language that is not one of ours, as somebody gave them.

use std::collections::BTreeMap;

/// What the program says on pages and in records, in a language of somebody's own.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The texts that have a name, by it.
    texts: BTreeMap<String, String>,
    /// The texts that have none: official wording, names. They go by the English text.
    words: BTreeMap<String, String>,
}

impl Vocabulary {
    /// One that lives as long as the program, as ours do: a language is copied about everywhere, and its words are read
    /// once in a run.
    pub fn leaked(
        texts: BTreeMap<String, String>,
        words: BTreeMap<String, String>,
    ) -> &'static Vocabulary {
        Box::leak(Box::new(Vocabulary { texts, words }))
    }

    /// The text with that name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// What an English text is in this language.
    pub fn of(&self, english: &str) -> Option<&str> {
        self.words.get(english).map(String::as_str)
    }
}
