//! The rights of the data subject and the standard texts about them.

use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::Citation;
use super::phrase::Phrases;
use super::table::{Evidence, read};
use super::words::Words;

/// A right of the data subject, with the text that is printed where the author wrote none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// Which right it is.
    pub key: RightKey,
    /// Its place in the law.
    pub citation: Citation,
    /// Its heading on the page.
    pub title: Words,
    /// The standard text, addressed to the reader.
    pub text: Words,
    /// When a notice must mention it.
    pub applies: Applies,
    /// How well the law behind the text was checked; the words are our own.
    pub evidence: Evidence,
}

/// The rights a privacy notice can mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RightKey {
    /// Article 15.
    Access,
    /// Article 16.
    Rectification,
    /// Article 17.
    Erasure,
    /// Article 18.
    Restriction,
    /// Article 20.
    Portability,
    /// Article 21.
    Objection,
    /// Article 22.
    Automated,
    /// Article 7(3).
    WithdrawConsent,
    /// Article 77.
    Complaint,
}

impl RightKey {
    /// The right's key in the content and in what is published.
    pub fn name(self) -> &'static str {
        match self {
            RightKey::Access => "access",
            RightKey::Rectification => "rectification",
            RightKey::Erasure => "erasure",
            RightKey::Restriction => "restriction",
            RightKey::Portability => "portability",
            RightKey::Objection => "objection",
            RightKey::Automated => "automated",
            RightKey::WithdrawConsent => "withdraw_consent",
            RightKey::Complaint => "complaint",
        }
    }
}

/// What in a register makes a right apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Any processing.
    Always,
    /// A purpose rests on consent (`6.1.a`, `9.2.a`) or a contract (`6.1.b`).
    ConsentOrContract,
    /// A purpose rests on `6.1.e` or `6.1.f`, or is direct marketing.
    PublicTaskOrLegitimateInterestOrMarketing,
    /// An automated decision is declared.
    AutomatedDecision,
    /// A purpose rests on consent.
    Consent,
}

/// Standard texts about rights that stand outside the list of rights.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statements {
    /// The right to object to public tasks and legitimate interests, to be shown separately: Article 21(1) and (4).
    pub objection_statement: Words,
    /// The right to object to direct marketing, to be shown separately: Article 21(2)-(4).
    pub objection_marketing: Words,
    /// What must be said where consent is the basis: Article 13(2)(c).
    pub withdrawal_sentence: Words,
    /// How the rights are used, when the answer comes and what it costs: Article 12(3) and (5).
    pub exercise: Words,
    /// How well these texts are known.
    pub evidence: Evidence,
}

/// All rights, in the order a notice prints them.
pub fn rights() -> &'static [Right] {
    &BOOK.rows
}

/// The row of one right.
pub fn right(key: RightKey) -> &'static Right {
    rights().iter().find(|it| it.key == key).expect("a test sees a row for every key")
}

/// The standard texts outside the list.
pub fn statements() -> &'static Statements {
    &BOOK.statements
}

/// Whether a text on the right to object speaks of marketing: Article 21(2).
pub fn speaks_of_marketing(text: &str) -> bool {
    PHRASES.0.first(text).is_some()
}

/// Whether a text on the price of an answer says that there is none, or names a case in which the law allows one:
/// Articles 12(5) and 15(3).
pub fn is_lawful_fee(text: &str) -> bool {
    PHRASES.1.first(text).is_some()
}

#[derive(Debug, Deserialize)]
struct Book {
    phrases: PhraseRows,
    statements: Statements,
    rows: Vec<Right>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseRows {
    marketing: Vec<String>,
    lawful_fee: Vec<String>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| read(include_str!("rights.yaml")));

/// What speaks of marketing, and what makes a fee lawful.
static PHRASES: LazyLock<(Phrases, Phrases)> = LazyLock::new(|| {
    let list = |it: &'static Vec<String>| Phrases::new(it.iter().map(String::as_str));
    (list(&BOOK.phrases.marketing), list(&BOOK.phrases.lawful_fee))
});

#[cfg(test)]
mod tests {
    use super::{Applies, RightKey, is_lawful_fee, right, rights, speaks_of_marketing, statements};
    use crate::source::Lang;

    const ORDER: [(RightKey, &str, Applies); 9] = [
        (RightKey::Access, "Art. 15", Applies::Always),
        (RightKey::Rectification, "Art. 16", Applies::Always),
        (RightKey::Erasure, "Art. 17", Applies::Always),
        (RightKey::Restriction, "Art. 18", Applies::Always),
        (RightKey::Portability, "Art. 20", Applies::ConsentOrContract),
        (RightKey::Objection, "Art. 21", Applies::PublicTaskOrLegitimateInterestOrMarketing),
        (RightKey::Automated, "Art. 22", Applies::AutomatedDecision),
        (RightKey::WithdrawConsent, "Art. 7(3)", Applies::Consent),
        (RightKey::Complaint, "Art. 77", Applies::Always),
    ];

    #[test]
    fn every_right_has_its_place_in_the_order_and_in_the_law() {
        let rows: Vec<_> =
            rights().iter().map(|it| (it.key, it.citation.short(Lang::En), it.applies)).collect();
        assert_eq!(rows, ORDER);
    }

    #[test]
    fn every_key_has_a_row() {
        for (key, _, _) in ORDER {
            assert_eq!(right(key).key, key);
        }
    }

    #[test]
    fn every_text_is_whole_sentences_in_both_languages() {
        let statements = statements();
        let outside = [
            &statements.objection_statement,
            &statements.objection_marketing,
            &statements.withdrawal_sentence,
            &statements.exercise,
        ];
        for words in rights().iter().map(|it| &it.text).chain(outside) {
            for text in [&words.da, &words.en] {
                assert!(
                    text.starts_with(char::is_uppercase)
                        && text.ends_with('.')
                        && !text.contains('\n'),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_standard_text_on_marketing_is_known_to_speak_of_it() {
        for lang in [Lang::Da, Lang::En] {
            assert!(speaks_of_marketing(statements().objection_marketing.get(lang)));
            assert!(!speaks_of_marketing(statements().objection_statement.get(lang)));
        }
    }

    #[test]
    fn a_fee_is_lawful_only_where_the_law_has_one_or_there_is_none() {
        for lang in [Lang::Da, Lang::En] {
            assert!(is_lawful_fee(statements().exercise.get(lang)));
        }
        assert!(is_lawful_fee("Vi kan tage et rimeligt gebyr for yderligere kopier."));
        assert!(!is_lawful_fee("250 kr. for hver anmodning"));
    }

    #[test]
    fn every_right_has_a_title_in_both_languages() {
        for right in rights() {
            assert!(!right.title.da.is_empty() && !right.title.en.is_empty(), "{right:?}");
        }
    }

    #[test]
    fn the_text_on_withdrawal_opens_with_the_standard_sentence() {
        let text = &right(RightKey::WithdrawConsent).text;
        for lang in [Lang::Da, Lang::En] {
            assert!(text.get(lang).starts_with(statements().withdrawal_sentence.get(lang)));
        }
    }
}
