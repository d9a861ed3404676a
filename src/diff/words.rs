//! Whether a text was only spelled better.

/// Whether only spelling, case, punctuation or spaces differ: as many words, each spelled nearly as before, and no number
/// another. More than that can change what is meant.
pub fn spelling_only(old: &str, new: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let bare = text
            .split_whitespace()
            .map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase());
        bare.filter(|it| !it.is_empty()).collect()
    };
    let (old, new) = (words(old), words(new));
    old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| old == new || spelled_alike(old, new))
}

/// One or two letters in a word of some length: `oplysniger`, `oplysninger`. Short words mean something else with one letter
/// more or less, and so do words that lose or gain a beginning.
fn spelled_alike(old: &str, new: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let letters = old.chars().chain(new.chars()).all(char::is_alphabetic);
    let shorter = one.len().min(other.len());
    letters
        && shorter >= 5
        && one[..2] == other[..2]
        && distance(&one, &other) <= if shorter >= 9 { 2 } else { 1 }
}

/// How many letters must be put in, left out, replaced or swapped with the next.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut rows = vec![(0..=other.len()).collect::<Vec<usize>>()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let same = usize::from(one[i - 1] != other[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mended_typo_is_spelling_only() {
        for (old, new) in [
            ("At sende dig nyhedsbervet", "At sende dig nyhedsbrevet"),
            ("Vi gemmer oplysniger om dig.", "Vi gemmer oplysninger om dig"),
            ("E-mail", "e-mail"),
            ("a,  b", "a, b"),
        ] {
            assert!(spelling_only(old, new), "{old} | {new}");
        }
    }

    #[test]
    fn a_word_more_a_number_or_another_word_is_not_spelling() {
        for (old, new) in [
            ("Vi videregiver dem", "Vi videregiver dem ikke"),
            ("i 12 måneder", "i 24 måneder"),
            ("Data gemmes", "Data slettes"),
            ("vi må", "vi skal"),
            ("afgives", "opgives"),
            ("vi gør", "vi tør"),
            ("ulovlig", "lovlig"),
        ] {
            assert!(!spelling_only(old, new), "{old} | {new}");
        }
    }
}
