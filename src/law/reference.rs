//! References to law that is repealed or does not exist.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::phrase::{Phrases, fold};
use super::table::{Evidence, day, known_day, read};
use super::words::Words;

/// A reference that should no longer be used, and what to write instead.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutdatedReference {
    /// The key of the row.
    pub key: String,
    phrases: Vec<String>,
    /// The first day it was outdated; `None` if there never was such a law.
    #[serde(deserialize_with = "day")]
    pub repealed_on: Option<Date>,
    /// What to refer to instead.
    pub replacement: Words,
    /// Why, in one sentence.
    pub note: Words,
    /// How well the row is known.
    pub evidence: Evidence,
    /// What was read.
    pub source: String,
    /// The day the row was last compared with it.
    #[serde(deserialize_with = "known_day")]
    pub checked_on: Date,
}

/// The first reference in a text that is outdated on a day.
pub fn outdated_reference(text: &str, on: Date) -> Option<&'static OutdatedReference> {
    let hits = BOOK.references.hits(text);
    let meant = hits.filter(|(range, _)| !another_section(&fold(&text[range.end..])));
    let mut rows = meant.map(|(_, index)| owner(&BOOK.rows, index));
    rows.find(|it| it.is_outdated(on))
}

/// The standard contractual clauses that a reference names, if they had no effect any more on a day and the reference does
/// not name those in force too.
pub fn repealed_clauses(reference: &str, on: Date) -> Option<&'static OutdatedReference> {
    if BOOK.in_force_named.first(reference).is_some() {
        return None;
    }
    let mut hits = BOOK.clauses_named.hits(reference).map(|(_, index)| owner(&BOOK.clauses, index));
    hits.find(|it| it.is_outdated(on))
}

/// What to name as the law that gives people their rights; `None` if the text names it.
pub fn instead_as_source_of_rights(text: &str) -> Option<&'static Words> {
    let named = BOOK.rights_named.hits(text).next().is_some();
    (!named).then_some(&BOOK.rights.replacement)
}

impl OutdatedReference {
    fn is_outdated(&self, on: Date) -> bool {
        self.repealed_on.is_none_or(|it| it <= on)
    }
}

/// The law that gives people their rights.
#[derive(Deserialize)]
struct SourceOfRights {
    names: Vec<String>,
    replacement: Words,
}

#[derive(Deserialize)]
struct Book {
    rows: Vec<OutdatedReference>,
    rights: SourceOfRights,
    clauses: Vec<OutdatedReference>,
    clauses_in_force: Vec<String>,
    #[serde(skip)]
    references: Phrases,
    #[serde(skip)]
    rights_named: Phrases,
    #[serde(skip)]
    clauses_named: Phrases,
    #[serde(skip)]
    in_force_named: Phrases,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let mut book: Book = read(include_str!("outdated_references.yaml"));
    book.references = phrases(&book.rows);
    book.rights_named = Phrases::new(book.rights.names.iter().map(String::as_str));
    book.clauses_named = phrases(&book.clauses);
    book.in_force_named = Phrases::new(book.clauses_in_force.iter().map(String::as_str));
    book
});

fn phrases(rows: &[OutdatedReference]) -> Phrases {
    Phrases::new(rows.iter().flat_map(|it| &it.phrases).map(String::as_str))
}

/// The row whose phrases the number falls among.
fn owner(rows: &'static [OutdatedReference], index: usize) -> &'static OutdatedReference {
    let ends = rows.iter().scan(0, |end, it| {
        *end += it.phrases.len();
        Some((*end, it))
    });
    ends.into_iter().find(|(end, _)| index < *end).expect("every phrase has its row").1
}

/// `a` after `§ 10`: another section. The letters `i` and `o` are left out, which are words in Danish or look like one.
fn another_section(after: &str) -> bool {
    let mut letters = after.strip_prefix(' ').unwrap_or_default().chars();
    letters.next().is_some_and(|it| matches!(it, 'a'..='h'))
        && !letters.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{BOOK, instead_as_source_of_rights, outdated_reference, repealed_clauses};

    const TODAY: Date = date(2026, 11, 22);

    fn outdated(text: &str) -> Option<&'static str> {
        outdated_reference(text, TODAY).map(|it| it.key.as_str())
    }

    #[test]
    fn a_repealed_act_is_found_in_every_form() {
        assert_eq!(outdated("Persondatalovens § 6"), Some("persondataloven"));
        assert_eq!(outdated("jf. regnskabsloven"), Some("regnskabsloven"));
        assert_eq!(outdated("Direktiv 95/46/EF"), Some("direktiv-95-46"));
        assert_eq!(outdated("bogføringslovens §10, stk. 1"), Some("bogfoeringsloven-10"));
    }

    #[test]
    fn a_repealed_paragraph_is_found_and_its_neighbour_is_not() {
        for text in ["stk. 1-3", "stk. 2", "stk. 5-9"] {
            let text = format!("databeskyttelseslovens § 13, {text}");
            assert_eq!(outdated(&text), Some("databeskyttelsesloven-13"), "{text}");
        }
        assert_eq!(outdated("databeskyttelsesloven § 13, stk. 4"), None);
        assert_eq!(outdated("databeskyttelsesloven § 13"), None);
    }

    #[test]
    fn law_in_force_is_left_alone() {
        for text in [
            "bogføringsloven § 12",
            "bogføringsloven § 10 a",
            "bogføringsloven § 100",
            "årsregnskabsloven § 1",
            "markedsføringsloven § 10",
            "databeskyttelsesloven § 6, stk. 2",
            "",
        ] {
            assert_eq!(outdated(text), None, "{text}");
        }
        assert_eq!(outdated("bogføringsloven § 10 i hele perioden"), Some("bogfoeringsloven-10"));
    }

    #[test]
    fn a_reference_is_outdated_from_the_day_of_the_repeal() {
        let paragraph = |on| outdated_reference("databeskyttelsesloven § 13, stk. 2", on);
        assert!(paragraph(date(2023, 12, 31)).is_none());
        assert!(paragraph(date(2024, 1, 1)).is_some());
        assert!(outdated_reference("regnskabsloven", date(2019, 1, 1)).is_some());
    }

    #[test]
    fn the_rights_come_from_the_gdpr() {
        let instead = |text| instead_as_source_of_rights(text).map(|it| it.da.as_str());
        for text in ["Databeskyttelsesforordningens kapitel III", "GDPR", "EU) 2016/679"] {
            assert_eq!(instead(text), None, "{text}");
        }
        assert_eq!(instead("databeskyttelsesloven"), Some("databeskyttelsesforordningen"));
    }

    #[test]
    fn the_old_clauses_ended_on_27_december_2022() {
        let clauses = |text, on| repealed_clauses(text, on).map(|it| it.key.as_str());
        assert_eq!(clauses("Afgørelse 2010/87/EU", TODAY), Some("2010/87"));
        assert_eq!(clauses("2004/915/EC", date(2022, 12, 27)), Some("2004/915"));
        assert_eq!(clauses("2001/497/EC", date(2022, 12, 26)), None);
        assert_eq!(clauses("(EU) 2021/914", TODAY), None);
        assert_eq!(clauses("(EU) 2021/914, erstatter 2010/87/EU", TODAY), None);
    }

    #[test]
    fn the_rows_are_sorted_and_say_what_to_write_in_both_languages() {
        for rows in [&BOOK.rows, &BOOK.clauses] {
            assert!(rows.windows(2).all(|it| it[0].key < it[1].key));
            for row in rows {
                for words in [&row.replacement, &row.note] {
                    assert!(!words.da.is_empty() && !words.en.is_empty(), "{}", row.key);
                }
                assert!(row.phrases.iter().all(|it| *it == it.to_lowercase()), "{}", row.key);
            }
        }
    }
}
