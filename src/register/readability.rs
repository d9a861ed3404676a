//! How hard a text is to read: LIX, the words of a sentence and the long words of a hundred.
//!
//! A word is a run of letters and digits, long with more than six letters. A sentence ends at `.`, `!`, `?` or `:` before
//! white space, and where its paragraph, heading or list item ends. The dot of an abbreviation does not end one; that of a
//! number or of an abbreviation like "etc." only before a capital. Addresses of the web and of e-mail are no words.
//! Markdown is measured without its marks and the addresses behind its links.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Deserialize;

/// What was counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Words.
    pub words: usize,
    /// Sentences, each with a word at least.
    pub sentences: usize,
    /// Words of more than six letters.
    pub long_words: usize,
}

impl Reading {
    /// Counts a paragraph, a heading or a list item in: plain text.
    pub fn block(&mut self, text: &str) {
        let mut in_sentence = 0;
        let mut chunks = text.split_whitespace().peekable();
        while let Some(chunk) = chunks.next() {
            if !is_address(chunk) {
                for word in
                    chunk.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty())
                {
                    in_sentence += 1;
                    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
                    self.long_words += usize::from(letters > DATA.long_word);
                }
            }
            let capital = chunks.peek().is_some_and(|it| {
                it.chars().find(|it| it.is_alphanumeric()).is_some_and(char::is_uppercase)
            });
            if in_sentence > 0 && ends_sentence(chunk, capital) {
                self.sentences += 1;
                self.words += std::mem::take(&mut in_sentence);
            }
        }
        if in_sentence > 0 {
            self.sentences += 1;
            self.words += in_sentence;
        }
    }

    /// Counts prose with Markdown in.
    pub fn markdown(&mut self, text: &str) {
        for block in plain(text) {
            self.block(&block);
        }
    }

    /// The readability index, rounded; `None` without a word.
    pub fn lix(&self) -> Option<u32> {
        let (words, sentences) = (self.words as u64, self.sentences as u64);
        if words == 0 {
            return None;
        }
        // words / sentences + 100 * long / words, in whole numbers so that no machine rounds otherwise.
        let below = words * sentences;
        let above = words * words + 100 * self.long_words as u64 * sentences;
        u32::try_from((2 * above + below) / (2 * below)).ok()
    }

    /// Whether there are words enough for the index to mean something.
    pub fn is_telling(&self) -> bool {
        self.words >= DATA.least_words
    }
}

/// The key of the band that an index is in: `very-easy`, `easy`, `medium`, `hard` or `very-hard`.
pub fn band(lix: u32) -> &'static str {
    let band = DATA.bands.iter().find(|it| it.below.is_none_or(|below| lix < below));
    band.map_or("", |it| it.key.as_str())
}

/// The paragraphs, headings and list items of prose with Markdown, without its marks.
pub fn plain(text: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for event in Parser::new(text) {
        let block = blocks.last_mut().expect("there is always a block");
        match event {
            Event::Text(it) | Event::Code(it) => block.push_str(&it),
            Event::SoftBreak | Event::HardBreak => block.push(' '),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            _ if block.is_empty() => {}
            _ => blocks.push(String::new()),
        }
    }
    blocks.retain(|it| !it.trim().is_empty());
    blocks
}

/// What may stand after the mark that ends a sentence.
const CLOSING: [char; 9] = ['"', '\'', ')', ']', '»', '«', '”', '’', '“'];

fn ends_sentence(chunk: &str, capital_follows: bool) -> bool {
    let text = chunk.trim_end_matches(CLOSING);
    let Some(before) = text.strip_suffix('.') else {
        return text.ends_with(['!', '?', ':']);
    };
    let core = text.trim_start_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    if DATA.abbreviations.contains(&core) {
        return false;
    }
    let digits = |it: char| it.is_ascii_digit() || ".,-–/".contains(it);
    let number = before.chars().any(|it| it.is_ascii_digit())
        && before.trim_start_matches(|it: char| !it.is_alphanumeric()).chars().all(digits);
    capital_follows || !(number || DATA.closing_abbreviations.contains(&core))
}

fn is_address(chunk: &str) -> bool {
    let text = chunk.trim_matches(|it: char| !it.is_alphanumeric());
    let inside = text.find('@').is_some_and(|at| at > 0 && at + 1 < text.len());
    inside || text.contains("://") || text.starts_with("www.")
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    bands: Vec<Band>,
    long_word: usize,
    least_words: usize,
    abbreviations: BTreeSet<String>,
    closing_abbreviations: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Band {
    key: String,
    below: Option<u32>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("readability.yaml")).expect("the embedded data are tested")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (usize, usize, usize) {
        let mut reading = Reading::default();
        reading.markdown(text);
        (reading.words, reading.sentences, reading.long_words)
    }

    #[test]
    fn a_worked_example() {
        // 14 words in 2 sentences, 2 of them long (oplysninger, adresse): 14 / 2 + 100 * 2 / 14 = 21.3.
        let text = "Vi bruger dine oplysninger til at levere varen. Det kræver f.eks. din adresse.";
        assert_eq!(read(text), (14, 2, 2));
        let mut reading = Reading::default();
        reading.block(text);
        assert_eq!(reading.lix(), Some(21));
        assert_eq!(band(21), "very-easy");
    }

    #[test]
    fn a_worked_example_of_legal_prose() {
        // 9 words in 1 sentence, 7 of them long: 9 + 77.8 = 86.8.
        let text = "Databehandleren videregiver udelukkende personoplysninger efter skriftlig instruks fra ledelsen";
        assert_eq!(read(text), (9, 1, 7));
        let reading = Reading { words: 9, sentences: 1, long_words: 7 };
        assert_eq!(reading.lix(), Some(87));
        assert_eq!(band(87), "very-hard");
    }

    #[test]
    fn the_index_is_rounded_and_nothing_has_none() {
        assert_eq!(Reading::default().lix(), None);
        // 5 / 2 + 0 = 2.5 goes up; 7 / 3 = 2.3 goes down.
        assert_eq!(Reading { words: 5, sentences: 2, long_words: 0 }.lix(), Some(3));
        assert_eq!(Reading { words: 7, sentences: 3, long_words: 0 }.lix(), Some(2));
    }

    #[test]
    fn the_bands_are_the_usual_ones() {
        let bands = [(24, "very-easy"), (25, "easy"), (34, "easy"), (35, "medium"), (44, "medium")];
        let more = [(45, "hard"), (54, "hard"), (55, "very-hard"), (90, "very-hard")];
        for (lix, key) in bands.into_iter().chain(more) {
            assert_eq!(band(lix), key, "{lix}");
        }
    }

    #[test]
    fn every_mark_that_ends_a_sentence_does() {
        assert_eq!(read("Ja. Nej! Hvad? Sådan: her").1, 5);
        assert_eq!(read("Han sagde \"ja.\" Hun sagde »nej!« (Det var alt.)").1, 3);
    }

    #[test]
    fn the_end_of_a_paragraph_a_heading_and_a_list_item_ends_a_sentence() {
        assert_eq!(read("# Overskrift\n\nEt afsnit\n\n- et punkt\n- et til\n").1, 4);
        assert_eq!(read("En linje\nog dens fortsættelse").1, 1);
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_a_sentence() {
        for text in [
            "Vi bruger f.eks. Google og bl.a. andre",
            "Det følger af art. 6, stk. 1, litra b",
            "Send den (jf. nr. 5) inden kl. 10.30 den 1. december",
            "Navn, adresse m.v. gemmes",
            "Der er 14.500 kunder",
        ] {
            assert_eq!(read(text).1, 1, "{text}");
        }
    }

    #[test]
    fn a_capital_after_a_number_or_a_closing_abbreviation_begins_a_sentence() {
        assert_eq!(read("Vi begyndte i 2024. Nu er vi mange.").1, 2);
        assert_eq!(read("Vi gemmer navn, adresse m.v. Andet gemmes ikke.").1, 2);
    }

    #[test]
    fn marks_and_addresses_are_not_measured() {
        assert_eq!(
            read("Læs **mere** på [vores side](https://www.example.dk/meget-langt)."),
            (5, 1, 0)
        );
        assert_eq!(read("Skriv til <navn@example.dk>, eller se www.example.dk."), (4, 1, 0));
    }

    #[test]
    fn a_word_is_a_run_of_letters_and_digits() {
        assert_eq!(read("e-mail og/eller CPR-nr. 12345678"), (7, 1, 0));
    }
}
