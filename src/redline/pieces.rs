//! What changed in a text, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// On both sides.
    Same(String),
    /// In the old text only.
    Gone(String),
    /// In the new text only.
    Come(String),
}

/// Longer texts are told as gone and come: to find the words that they share takes too long.
const MOST_BYTES: usize = 100_000;

/// The words of two texts, those that are in one of them only marked.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    if old.len() + new.len() > MOST_BYTES {
        return vec![Piece::Gone(old.to_owned()), Piece::Come(new.to_owned())];
    }
    let mut all: Vec<Piece> = Vec::new();
    let diff = TextDiff::from_words(old, new);
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (all.last_mut(), change.tag()) {
            (Some(Piece::Same(it)), ChangeTag::Equal)
            | (Some(Piece::Gone(it)), ChangeTag::Delete)
            | (Some(Piece::Come(it)), ChangeTag::Insert) => it.push_str(text),
            (_, ChangeTag::Equal) => all.push(Piece::Same(text.to_owned())),
            (_, ChangeTag::Delete) => all.push(Piece::Gone(text.to_owned())),
            (_, ChangeTag::Insert) => all.push(Piece::Come(text.to_owned())),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_put_together_again_are_both_texts() {
        let (old, new) = ("en to  tre\nfire", "en 2 tre fire fem");
        let all = pieces(old, new);
        let take =
            |side: fn(&Piece) -> Option<&str>| all.iter().filter_map(side).collect::<String>();
        assert_eq!(
            take(|it| if let Piece::Same(it) | Piece::Gone(it) = it { Some(it) } else { None }),
            old
        );
        assert_eq!(
            take(|it| if let Piece::Same(it) | Piece::Come(it) = it { Some(it) } else { None }),
            new
        );
    }
}
