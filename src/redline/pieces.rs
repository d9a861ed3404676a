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

/// The words of two texts, those that are in one of them only marked. Words that changed one after the other are one piece that
/// went and one that came: so a reader can read each.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let mut words = words(old, new).into_iter().peekable();
    while let Some(piece) = words.next() {
        match piece {
            Piece::Gone(text) => gone.push_str(&text),
            Piece::Come(text) => come.push_str(&text),
            Piece::Same(text) => {
                let between = !gone.is_empty() && !come.is_empty() && words.peek().is_some();
                if between && text.trim().is_empty() {
                    gone.push_str(&text);
                    come.push_str(&text);
                    continue;
                }
                take(&mut gone, &mut come, &mut all);
                all.push(Piece::Same(text));
            }
        }
    }
    take(&mut gone, &mut come, &mut all);
    all
}

fn take(gone: &mut String, come: &mut String, all: &mut Vec<Piece>) {
    if !gone.is_empty() {
        all.push(Piece::Gone(std::mem::take(gone)));
    }
    if !come.is_empty() {
        all.push(Piece::Come(std::mem::take(come)));
    }
}

/// The same, word for word.
fn words(old: &str, new: &str) -> Vec<Piece> {
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
    fn words_that_changed_one_after_the_other_go_and_come_together() {
        assert_eq!(
            pieces("Vi gemmer dem i 12 måneder hos os.", "Vi gemmer dem i to år hos dig."),
            [
                Piece::Same("Vi gemmer dem i ".to_owned()),
                Piece::Gone("12 måneder".to_owned()),
                Piece::Come("to år".to_owned()),
                Piece::Same(" hos ".to_owned()),
                Piece::Gone("os.".to_owned()),
                Piece::Come("dig.".to_owned()),
            ]
        );
    }

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
