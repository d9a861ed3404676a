//! The languages of people. The program itself speaks two; pages can be in any other that somebody has given it the words of.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Vocabulary, embedded};

/// A language of pages and of texts. Findings are told in those of [`Lang::ALL`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Danish.
    Da,
    /// English.
    En,
    /// Another one.
    Other(Other),
}

/// A language that the program has no words of itself.
///
/// It is the same language whatever words of it are known, so equality, order and hash go by its code.
#[derive(Clone, Copy)]
pub struct Other {
    /// The number of its row among the languages.
    row: u8,
    vocabulary: Option<&'static Vocabulary>,
}

impl Lang {
    /// The languages that the program speaks, the default first.
    pub const ALL: [Lang; 2] = [Lang::Da, Lang::En];

    /// The two-letter code of ISO 639-1: what stands in `lang="…"` and in content maps.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Da => "da",
            Lang::En => "en",
            Lang::Other(it) => &TABLE[usize::from(it.row)].code,
        }
    }

    /// What the language is called, in Danish or in English.
    pub fn name(self, lang: Lang) -> &'static str {
        let row = TABLE.iter().find(|it| it.code == self.code());
        row.map_or("", |it| if lang == Lang::Da { &it.da } else { &it.en })
    }

    /// The language of a code of ISO 639-1; without words, where it is not one of ours.
    pub fn from_code(code: &str) -> Option<Lang> {
        match code {
            "da" => Some(Lang::Da),
            "en" => Some(Lang::En),
            _ => {
                let row = TABLE.binary_search_by(|it| it.code.as_str().cmp(code)).ok()?;
                Some(Lang::Other(Other { row: u8::try_from(row).ok()?, vocabulary: None }))
            }
        }
    }

    /// The code that somebody must have meant by one that is no language's: the code of a country that speaks it.
    pub fn meant(code: &str) -> Option<&'static str> {
        let countries = [
            ("dk", "da"),
            ("gb", "en"),
            ("us", "en"),
            ("at", "de"),
            ("cz", "cs"),
            ("gr", "el"),
            ("jp", "ja"),
            ("cn", "zh"),
            ("ua", "uk"),
        ];
        let code = code.to_lowercase();
        countries.into_iter().find(|(country, _)| *country == code).map(|(_, meant)| meant)
    }

    /// Every code of ISO 639-1, in their order.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        TABLE.iter().map(|it| it.code.as_str())
    }

    /// The same language with these words; Danish and English have their own.
    pub fn with(self, words: &'static Vocabulary) -> Lang {
        match self {
            Lang::Other(it) => Lang::Other(Other { vocabulary: Some(words), ..it }),
            ours => ours,
        }
    }

    /// The words somebody gave, of a language that is not one of ours.
    pub fn vocabulary(self) -> Option<&'static Vocabulary> {
        match self {
            Lang::Other(it) => it.vocabulary,
            Lang::Da | Lang::En => None,
        }
    }

    /// The language that the program speaks to people of this one: findings exist in Danish and English only.
    pub fn spoken(self) -> Lang {
        match self {
            Lang::Da => Lang::Da,
            Lang::En | Lang::Other(_) => Lang::En,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Lang::Other(*self).code())
    }
}

impl PartialEq for Other {
    fn eq(&self, other: &Other) -> bool {
        self.row == other.row
    }
}

impl Eq for Other {}

impl PartialOrd for Other {
    fn partial_cmp(&self, other: &Other) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Other {
    fn cmp(&self, other: &Other) -> Ordering {
        self.row.cmp(&other.row)
    }
}

impl Hash for Other {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.row.hash(state);
    }
}

struct Row {
    code: String,
    da: String,
    en: String,
}

/// The file as it stands: rows on lines, because YAML would take longer to read them.
#[derive(Deserialize)]
struct Lines {
    rows: String,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let text = include_str!("languages.yaml");
    let Lines { rows } = embedded(text).expect("a test reads the table");
    let row = |line: &str| {
        let mut cells = line.split(';').map(|it| it.trim().to_owned());
        let mut next = || cells.next().unwrap_or_default();
        Row { code: next(), da: next(), en: next() }
    };
    rows.lines().map(row).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_are_sorted_and_named_in_danish_and_english() {
        assert!(TABLE.windows(2).all(|it| it[0].code < it[1].code));
        assert_eq!(TABLE.len(), 183);
        for it in TABLE.iter() {
            assert!(it.code.len() == 2 && it.code.bytes().all(|it| it.is_ascii_lowercase()));
            assert!(!it.da.is_empty() && !it.en.is_empty(), "{}", it.code);
            assert_eq!(Lang::from_code(&it.code).map(Lang::code), Some(it.code.as_str()));
        }
        let german = Lang::from_code("de").unwrap();
        assert_eq!([german.name(Lang::Da), german.name(Lang::En)], ["tysk", "German"]);
        assert_eq!(Lang::from_code("dk"), None);
    }

    #[test]
    fn a_language_is_the_same_with_words_and_without() {
        static WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);
        let german = Lang::from_code("de").unwrap();
        assert!(german.vocabulary().is_none() && german.with(&WORDS).vocabulary().is_some());
        assert_eq!(german, german.with(&WORDS));
        assert!(
            Lang::Da < Lang::En && Lang::En < german && german < Lang::from_code("fr").unwrap()
        );
    }

    #[test]
    fn what_is_meant_is_always_a_language() {
        for code in ["dk", "gb", "us", "at", "cz", "gr", "jp", "cn", "ua"] {
            assert!(Lang::meant(code).is_some_and(|it| Lang::from_code(it).is_some()), "{code}");
            assert_eq!(Lang::from_code(code), None);
        }
    }
}
