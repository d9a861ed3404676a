//! The acts that can be cited, and the forms a citation takes in each language.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table::{Evidence, read};
use super::words::Words;

/// The forms of citation, and the acts that can be cited.
#[derive(Debug, Deserialize)]
pub(super) struct Book {
    pub(super) forms: Forms,
    pub(super) rows: Vec<Act>,
}

/// An act: its names, how it is divided and how far it goes.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    pub(super) key: String,
    pub(super) division: Division,
    pub(super) last: Option<u16>,
    pub(super) recitals: Option<u16>,
    pub(super) long: Words,
    pub(super) short: Option<Words>,
    pub(super) url: Option<Words>,
    pub(super) evidence: Evidence,
}

/// What the act counts: articles in European law, sections in Danish law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Division {
    Article,
    Section,
}

/// How each step of a citation is written; `{}` is its numbers, letters or ordinal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    pub(super) whole: Words,
    pub(super) article: Opening,
    pub(super) section: Opening,
    pub(super) chapter: Opening,
    pub(super) recital: Opening,
    pub(super) paragraph: Words,
    pub(super) point: Words,
    pub(super) number: Words,
    pub(super) subparagraph: Words,
    pub(super) ordinals: Vec<Words>,
    pub(super) join: Join,
}

/// The first step, which a short citation abbreviates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    pub(super) long: Count,
    pub(super) short: Count,
}

/// The words before one place and before several.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Count {
    pub(super) one: Words,
    pub(super) several: Words,
}

/// How the places of one step are written together: each of them, a range of them, and a list of ranges.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Join {
    pub(super) opening: Words,
    pub(super) later: Words,
    pub(super) range: Words,
    pub(super) between: Words,
    pub(super) last: Words,
}

pub(super) static BOOK: LazyLock<Book> = LazyLock::new(|| read(include_str!("citations.yaml")));

#[cfg(test)]
mod tests {
    use super::BOOK;

    #[test]
    fn every_act_has_its_own_key_and_both_names() {
        for (index, act) in BOOK.rows.iter().enumerate() {
            assert!(BOOK.rows[..index].iter().all(|it| it.key != act.key), "{}", act.key);
            assert!(!act.long.da.is_empty() && !act.long.en.is_empty(), "{}", act.key);
        }
    }

    #[test]
    fn every_form_has_one_place_for_its_value() {
        let forms = &BOOK.forms;
        let openings = [&forms.article, &forms.section, &forms.chapter, &forms.recital]
            .map(|it| [&it.long.one, &it.long.several, &it.short.one, &it.short.several]);
        let steps = [&forms.paragraph, &forms.point, &forms.number, &forms.subparagraph];
        let each = [&forms.join.opening, &forms.join.later];
        for form in openings.into_iter().flatten().chain(steps).chain(each) {
            assert!(
                form.da.matches("{}").count() == 1 && form.en.matches("{}").count() == 1,
                "{form:?}"
            );
        }
    }
}
