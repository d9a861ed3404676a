//! The one comparison that the others are made of, so that the program holds it once.

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices, diff_ratio};

/// What stays, goes and comes, from the first part to the last.
pub(super) fn ops(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    capture_diff_slices(Algorithm::Myers, old, new)
}

/// A text as words and the white space between them.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.tokenize_words()
}

/// Whether so many texts can be held against each other, each with each, while somebody waits. Given are the bytes of both
/// sides: comparing two texts takes their lengths multiplied, at worst.
pub fn comparable(old: usize, new: usize) -> bool {
    old.saturating_mul(new) <= 2_000_000_000
}

/// How much two texts are alike, word by word: 1 when they are the same, 0 when they have nothing in common.
pub fn likeness(old: &str, new: &str) -> f32 {
    let (old, new) = (words(old), words(new));
    diff_ratio(&ops(&old, &new), old.len(), new.len())
}
