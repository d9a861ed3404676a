//! Several of the author's words inside one pair of quotation marks of a message.

/// How many are told before the rest is left out.
const TOLD: usize = 3;

/// `a", "b`, which a message puts between quotation marks; an ellipsis stands for what comes after the third.
pub(super) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut told: Vec<&str> = words.into_iter().take(TOLD + 1).collect();
    if told.len() > TOLD {
        told[TOLD] = "\u{2026}";
    }
    told.join("\", \"")
}
