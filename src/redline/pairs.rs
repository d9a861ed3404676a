//! Which parts of two texts belong together: paragraphs, items, rows.

use std::ops::Range;

use similar::DiffOp;

use super::ops::{comparable, likeness, ops};

/// A part of one of two texts or of both, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// The same on both sides.
    Same(usize, usize),
    /// A part of the old text, and what it became.
    Changed(usize, usize),
    /// In the old text only.
    Gone(usize),
    /// In the new text only.
    Come(usize),
}

/// Parts are the same part changed from this likeness on.
const ALIKE: f32 = 0.5;
/// More pairs than this are not compared with each other: it takes too long.
const MOST_PAIRS: usize = 4_000;

/// The parts of both texts in the order of the new one, what is gone where it stood.
pub fn pairs(old: &[&str], new: &[&str]) -> Vec<Pair> {
    let mut all = Vec::with_capacity(new.len());
    for op in ops(old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                all.extend((0..len).map(|it| Pair::Same(old_index + it, new_index + it)));
            }
            op => changed((old, op.old_range()), (new, op.new_range()), &mut all),
        }
    }
    all
}

/// What became of some parts, none of which stayed: of all ways to pair them in order, the one with the most likeness.
fn changed(
    (old, gone): (&[&str], Range<usize>),
    (new, come): (&[&str], Range<usize>),
    all: &mut Vec<Pair>,
) {
    let (rows, columns) = (gone.len(), come.len());
    let bytes = |texts: &[&str]| texts.iter().map(|it| it.len()).sum();
    let few = comparable(bytes(&old[gone.clone()]), bytes(&new[come.clone()]));
    if rows * columns > MOST_PAIRS || !few {
        all.extend(gone.map(Pair::Gone));
        all.extend(come.map(Pair::Come));
        return;
    }
    let like = |i: usize, j: usize| {
        let ratio = likeness(old[gone.start + i], new[come.start + j]);
        if ratio >= ALIKE { ratio } else { 0.0 }
    };
    let likes: Vec<f32> = (0..rows * columns).map(|it| like(it / columns, it % columns)).collect();
    // The most likeness that the parts from `i` and `j` on can come to.
    let mut best = vec![0.0_f32; (rows + 1) * (columns + 1)];
    let at = |i: usize, j: usize| i * (columns + 1) + j;
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let paired = likes[i * columns + j] + best[at(i + 1, j + 1)];
            best[at(i, j)] = paired.max(best[at(i + 1, j)]).max(best[at(i, j + 1)]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        let like = likes[i * columns + j];
        if like > 0.0 && best[at(i, j)] <= like + best[at(i + 1, j + 1)] {
            all.push(Pair::Changed(gone.start + i, come.start + j));
            (i, j) = (i + 1, j + 1);
        } else if best[at(i + 1, j)] >= best[at(i, j + 1)] {
            all.push(Pair::Gone(gone.start + i));
            i += 1;
        } else {
            all.push(Pair::Come(come.start + j));
            j += 1;
        }
    }
    all.extend((i..rows).map(|it| Pair::Gone(gone.start + it)));
    all.extend((j..columns).map(|it| Pair::Come(come.start + it)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_part_is_paired_with_what_it_became_and_others_come_and_go() {
        let old = ["Titel", "Vi gemmer dine data i 12 måneder.", "Gammelt punkt", "Slut"];
        let new = ["Titel", "Helt andre ord", "Vi gemmer dine data i 24 måneder.", "Slut"];
        assert_eq!(
            pairs(&old, &new),
            [Pair::Same(0, 0), Pair::Come(1), Pair::Changed(1, 2), Pair::Gone(2), Pair::Same(3, 3)]
        );
    }

    #[test]
    fn every_part_of_both_texts_comes_once_and_in_order() {
        let words = ["a b c", "a b d", "x y", "a b c d", "z"];
        let text = |seed: usize| -> Vec<&str> {
            (0..7).map(|it| words[(it * seed + seed / 3) % words.len()]).collect()
        };
        for (one, other) in (0..40).flat_map(|one| (0..10).map(move |other| (one, other))) {
            let (old, new) = (text(one), text(other));
            let all = pairs(&old, &new);
            let side = |take: fn(&Pair) -> Option<usize>| all.iter().filter_map(take);
            let gone = side(|it| match it {
                Pair::Same(it, _) | Pair::Changed(it, _) | Pair::Gone(it) => Some(*it),
                Pair::Come(_) => None,
            });
            let come = side(|it| match it {
                Pair::Same(_, it) | Pair::Changed(_, it) | Pair::Come(it) => Some(*it),
                Pair::Gone(_) => None,
            });
            assert!(gone.eq(0..old.len()) && come.eq(0..new.len()), "{old:?} {new:?} {all:?}");
        }
    }

    #[test]
    fn so_many_parts_that_nobody_can_wait_are_not_held_against_each_other() {
        let all = pairs(&["a b c"; 100], &["a b d"; 100]);
        assert_eq!(all.len(), 200);
        assert!(all.iter().all(|it| matches!(it, Pair::Gone(_) | Pair::Come(_))));
    }
}
