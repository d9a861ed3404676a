//! "Did you mean …?": the nearest of a closed set of names.

/// The name nearest to `word` by edit distance, when one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    // Anything is near to a word of two letters.
    let length = word.chars().count();
    let limit = if length <= 2 { 0 } else { (length / 3).max(1) };
    let begins = |it: &str| word.len() >= 4 && it.starts_with(&word);
    names
        .into_iter()
        // Words of very unlike length are not near, and a word can be as long as a book.
        .filter(|it| length.abs_diff(it.chars().count()) <= limit || begins(it))
        .map(|it| (distance(&word, &it.to_lowercase()), it))
        .filter(|(distance, it)| *distance <= limit || begins(it))
        .min()
        .map(|(_, it)| it)
}

/// Edits (insert, delete, replace, swap of neighbours) between two words, in characters.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut two_back = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if swapped {
                row[j] = row[j].min(two_back[j - 2] + 1);
            }
        }
        two_back = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name_and_a_stranger_none() {
        let names = ["retention", "recipients", "purposes"];
        assert_eq!(nearest("retentoin", names), Some("retention"));
        assert_eq!(nearest("Recipient", names), Some("recipients"));
        assert_eq!(nearest("colour", names), None);
    }
}
