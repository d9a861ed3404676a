//! Words and names that a reader takes for others: a Cyrillic letter in a Latin word, a name that differs in case only.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::embedded;

/// A word of Latin letters, one of which only looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MixedWord<'a> {
    /// The word.
    pub word: &'a str,
    /// Its first letter of another alphabet that looks Latin.
    pub letter: char,
    /// The Latin letter that it looks like.
    pub latin: char,
    /// The word in Latin letters; `None` when it has other letters of that alphabet too, so that nobody knows what was meant.
    pub corrected: Option<String>,
}

impl MixedWord<'_> {
    /// The alphabet that the letter is of: `greek` or `cyrillic`.
    pub fn alphabet(&self) -> &'static str {
        if is_greek(self.letter) { "greek" } else { "cyrillic" }
    }
}

/// The first word of a text in which a Greek or Cyrillic letter stands for a Latin one. A word that is all Greek or all
/// Cyrillic is what it looks like: only the mixture gives it away.
pub fn mixed_word(text: &str) -> Option<MixedWord<'_>> {
    // The first bytes of all such letters; nearly no text has any.
    if !text.bytes().any(|it| (0xCD..=0xD4).contains(&it)) {
        return None;
    }
    text.split(|it: char| !it.is_alphanumeric()).find_map(|word| {
        let (letter, latin) = word.chars().find_map(|it| Some((it, *LATIN.get(&it)?)))?;
        word.contains(is_latin).then(|| {
            let to_latin = |it: char| LATIN.get(&it).copied().unwrap_or(it);
            let corrected: String = word.chars().map(to_latin).collect();
            let is_mended = !corrected.contains(is_of_another);
            MixedWord { word, letter, latin, corrected: is_mended.then_some(corrected) }
        })
    })
}

/// A name as readers tell it from others: without case, with one space for any white space, each letter in its usual form
/// (Unicode's form NFKC: `ﬁ` is `fi`, `Ａ` is `A`), and without the places where a line may break.
pub fn as_read(name: &str) -> String {
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    let usual: String = words.nfkc().filter(|it| *it != SOFT_HYPHEN).collect();
    // By way of capitals, so that `ß` is `ss` and both small sigmas are one.
    usual.to_uppercase().to_lowercase().nfkc().collect()
}

const SOFT_HYPHEN: char = '\u{AD}';

fn is_latin(it: char) -> bool {
    it.is_ascii_alphabetic() || ('\u{C0}'..='\u{24F}').contains(&it) && it.is_alphabetic()
}

fn is_greek(it: char) -> bool {
    ('\u{370}'..='\u{3FF}').contains(&it)
}

fn is_of_another(it: char) -> bool {
    is_greek(it) || ('\u{400}'..='\u{52F}').contains(&it)
}

/// The file as it stands: rows on lines.
#[derive(Deserialize)]
struct Lines {
    rows: String,
}

/// The Latin letter that a letter looks like.
static LATIN: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let Lines { rows } = embedded(include_str!("look_alikes.yaml")).expect("a test reads it");
    rows.lines().filter_map(row).collect()
});

fn row(line: &str) -> Option<(char, char)> {
    let (letter, latin) = line.split_once(' ')?;
    Some((char::from_u32(u32::from_str_radix(letter, 16).ok()?)?, latin.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_leads_from_another_alphabet_to_latin_and_every_row_is_read() {
        let text = include_str!("look_alikes.yaml");
        let rows: Vec<_> = text.lines().filter(|it| it.starts_with("  ")).map(str::trim).collect();
        assert_eq!(rows.len(), LATIN.len());
        assert!(rows.is_sorted());
        for (letter, latin) in LATIN.iter() {
            assert!(is_of_another(*letter) && is_latin(*latin), "{letter} {latin}");
            assert_eq!(letter.is_uppercase(), latin.is_uppercase(), "{letter} {latin}");
            let mut bytes = [0; 4];
            assert!((0xCD..=0xD4).contains(&letter.encode_utf8(&mut bytes).as_bytes()[0]));
        }
    }

    #[test]
    fn a_word_that_mixes_alphabets_is_found_and_put_right() {
        let found = mixed_word("Firma N\u{430}vn").unwrap();
        assert_eq!((found.word, found.letter, found.latin), ("N\u{430}vn", '\u{430}', 'a'));
        assert_eq!((found.alphabet(), found.corrected.as_deref()), ("cyrillic", Some("Navn")));
        let found = mixed_word("post@firm\u{3B1}.dk").unwrap();
        assert_eq!((found.word, found.alphabet()), ("firm\u{3B1}", "greek"));
        // Beside æ, ø, å too; and every such letter of the word is replaced.
        let found = mixed_word("\u{421}\u{43E}æ").unwrap();
        assert_eq!(found.corrected.as_deref(), Some("Coæ"));
        // Nobody knows what was meant by a letter that no Latin one looks like.
        assert_eq!(mixed_word("\u{41C}\u{43E}c\u{43A}\u{432}\u{430}").unwrap().corrected, None);
    }

    #[test]
    fn a_word_of_one_alphabet_is_what_it_looks_like() {
        for text in [
            "Æblegrød på én ø – 5 000 kr.",
            "\u{41C}\u{43E}\u{441}\u{43A}\u{432}\u{430}",
            "\u{391}\u{3B8}\u{3AE}\u{3BD}\u{3B1} og Athen",
            "\u{3B1}-stråling",
            "5 \u{3BC}m",
            "\u{421}\u{41E}2",
        ] {
            assert_eq!(mixed_word(text), None, "{text}");
        }
    }

    #[test]
    fn names_that_read_alike_are_one() {
        for (one, other) in [
            ("Revisor", "REVISOR"),
            ("Revisor  A/S", " revisor\u{A0}a/s"),
            ("\u{FB01}rma", "Firma"),
            ("\u{FF21}BC", "abc"),
            ("Straße", "STRASSE"),
            ("Kunde\u{AD}service", "kundeservice"),
            ("Ærø", "ÆRØ"),
            ("\u{39F}\u{3A3}", "\u{3BF}\u{3C3}"),
            ("\u{39F}\u{3A3}", "\u{3BF}\u{3C2}"),
        ] {
            assert_eq!(as_read(one), as_read(other), "{one} {other}");
        }
        assert_ne!(as_read("Kunde"), as_read("Kunder"));
        assert_ne!(as_read("Gård"), as_read("Gard"));
    }
}
