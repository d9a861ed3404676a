//! Several labels or words of the author's inside a sentence of ours.

use super::case::Case;
use crate::register::wording::{list, lower_first};
use crate::register::{DataCategory, Key};
use crate::source::{Lang, word};

/// How many are told before the rest is only counted or left out.
const TOLD: usize = 3;

/// `navn, køn, e-mailadresse og 12 andre`: labels as they stand within a sentence. One more than are told is told as
/// well, because a count would be no shorter.
pub(super) fn few<'a>(labels: impl IntoIterator<Item = &'a str>, lang: Lang) -> String {
    let mut told: Vec<String> = labels.into_iter().map(lower_first).collect();
    let left_out = told.len().saturating_sub(TOLD);
    if left_out > 1 {
        told.truncate(TOLD);
        told.push(format!("{left_out} {}", word("others", lang)));
    }
    list(&told, lang)
}

/// The labels of categories of data in the same way.
pub(super) fn of_categories(case: &Case<'_>, keys: &[Key<DataCategory>], lang: Lang) -> String {
    let categories = keys.iter().map(|it| &case.register.data_categories[*it]);
    few(categories.map(|it| case.words(&it.label)), lang)
}

/// `a", "b`, which a message puts between quotation marks; an ellipsis stands for what comes after the third.
pub(super) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut told: Vec<&str> = words.into_iter().take(TOLD + 1).collect();
    if told.len() > TOLD {
        told[TOLD] = "\u{2026}";
    }
    told.join("\", \"")
}

#[cfg(test)]
mod tests {
    use super::few;
    use crate::source::Lang;

    #[test]
    fn a_long_list_is_cut_and_the_rest_counted() {
        let labels = ["Navn", "CVR-nummer", "E-mail", "Priser", "Feedback"];
        let told = |number: usize| few(labels.into_iter().take(number), Lang::Da);
        assert_eq!(told(1), "navn");
        assert_eq!(told(4), "navn, CVR-nummer, e-mail og priser");
        assert_eq!(told(5), "navn, CVR-nummer, e-mail og 2 andre");
        assert_eq!(few(labels, Lang::En), "navn, CVR-nummer, e-mail and 2 others");
    }
}
