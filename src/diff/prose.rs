//! What changed in the words of a notice. Paragraphs are matched wherever they stand: their order is no change.

use std::collections::BTreeMap;

use super::snapshot::NoticeText;
use super::words::spelling_only;
use crate::redline::{comparable, likeness};

/// The paragraphs of one notice in one language that are on one side only, those that belong together side by side.
pub(super) struct Prose {
    pub(super) notice: String,
    pub(super) lang: String,
    pub(super) paragraphs: Vec<[Option<String>; 2]>,
}

/// Paragraphs are the same paragraph changed from this likeness on.
const ALIKE: f32 = 0.6;
/// More paragraphs than this on both sides together are not compared with each other.
const MOST_PAIRS: usize = 10_000;

/// What is not the same in the texts that both sides have, and does not follow from `told`: texts that are told of as changed
/// facts, each as it was and as it is.
pub(super) fn compare(
    old: &[NoticeText],
    new: &[NoticeText],
    told: &dyn Fn(&str) -> Vec<[String; 2]>,
) -> Vec<Prose> {
    let mut all = Vec::new();
    for text in new {
        // An edition that was kept without its id is that of the only notice.
        let alone = new.iter().filter(|it| it.lang == text.lang).count() == 1;
        let same = |it: &&NoticeText| {
            let nameless = alone && (it.notice.is_empty() || text.notice.is_empty());
            it.lang == text.lang && (it.notice == text.notice || nameless)
        };
        if let Some(before) = old.iter().find(same) {
            let told = told(&text.lang);
            let paragraphs = paragraphs(&before.text, &text.text, &told);
            if !paragraphs.is_empty() {
                all.push(Prose {
                    notice: text.notice.clone(),
                    lang: text.lang.clone(),
                    paragraphs,
                });
            }
        }
    }
    all
}

/// Takes out the paragraphs that are what they were, with what is told put in.
fn without_what_follows(gone: &mut Vec<String>, come: &mut Vec<String>, told: &[[String; 2]]) {
    let few = gone.len() * come.len() <= MOST_PAIRS;
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    come.iter().for_each(|it| *left.entry(it.clone()).or_default() += 1);
    gone.retain(|old| {
        let expected = put_in(old, told);
        if expected == *old {
            return true;
        }
        let respelled =
            || left.iter().find(|(new, count)| **count > 0 && spelling_only(&expected, new));
        let found = match left.get(&expected) {
            Some(count) if *count > 0 => Some(expected.clone()),
            _ if few => respelled().map(|(new, _)| new.clone()),
            _ => None,
        };
        let Some(count) = found.and_then(|it| left.get_mut(&it)) else { return true };
        *count -= 1;
        false
    });
    // What is left of each text stands where the text stood first.
    come.retain(|it| {
        left.get_mut(it).is_some_and(|count| std::mem::replace(count, count.saturating_sub(1)) > 0)
    });
}

/// A text with what is told put in, at each place once: the longest that stands there.
fn put_in(text: &str, told: &[[String; 2]]) -> String {
    let mut expected = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let here = told
            .iter()
            .filter(|[before, _]| !before.is_empty() && rest.starts_with(before.as_str()));
        match here.max_by_key(|[before, _]| before.len()) {
            Some([before, after]) => {
                expected.push_str(after);
                rest = &rest[before.len()..];
            }
            None => {
                expected.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    expected
}

/// A line without the addresses of its links: where a page stands is no wording.
fn wording(line: &str) -> String {
    let mut parts = line.split("](");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push(']');
        text.push_str(part.split_once(')').map_or("", |(_, it)| it));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paragraphs(old: &str, new: &str, told: &[[String; 2]]) -> Vec<[Option<String>; 2]> {
    let mut count: BTreeMap<String, i64> = BTreeMap::new();
    let split = |text: &str| -> Vec<String> {
        let parts = text.lines().map(wording);
        parts.filter(|it| !it.is_empty()).collect()
    };
    let (old, new) = (split(old), split(new));
    old.iter().for_each(|it| *count.entry(it.clone()).or_default() += 1);
    new.iter().for_each(|it| *count.entry(it.clone()).or_default() -= 1);
    let mut only = |texts: Vec<String>, sign: i64| -> Vec<String> {
        let mut left = Vec::new();
        for it in texts {
            let count = count.entry(it.clone()).or_default();
            if *count * sign > 0 {
                *count -= sign;
                left.push(it);
            }
        }
        left
    };
    let (mut gone, mut come) = (only(old, 1), only(new, -1));
    without_what_follows(&mut gone, &mut come, told);
    pair(gone, come)
}

/// The most alike first, so that the same pairs are found from either side.
fn pair(gone: Vec<String>, come: Vec<String>) -> Vec<[Option<String>; 2]> {
    let mut likely = Vec::new();
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum();
    if gone.len() * come.len() <= MOST_PAIRS && comparable(bytes(&gone), bytes(&come)) {
        for (i, old) in gone.iter().enumerate() {
            for (j, new) in come.iter().enumerate() {
                let like = likeness(old, new).min(likeness(new, old));
                if like >= ALIKE {
                    likely.push((like, i, j));
                }
            }
        }
    }
    likely.sort_by(|one, other| {
        let texts = |it: &(f32, usize, usize)| {
            let mut both = [gone[it.1].as_str(), come[it.2].as_str()];
            both.sort_unstable();
            both.map(str::to_owned)
        };
        other.0.total_cmp(&one.0).then_with(|| texts(one).cmp(&texts(other)))
    });
    let (mut gone, mut come): (Vec<_>, Vec<_>) =
        (gone.into_iter().map(Some).collect(), come.into_iter().map(Some).collect());
    let mut pairs: Vec<(usize, [Option<String>; 2])> = Vec::new();
    for (_, i, j) in likely {
        if gone[i].is_some() && come[j].is_some() {
            pairs.push((j, [gone[i].take(), come[j].take()]));
        }
    }
    pairs.sort_by_key(|it| it.0);
    let mut all: Vec<_> = pairs.into_iter().map(|it| it.1).collect();
    all.extend(gone.into_iter().flatten().map(|it| [Some(it), None]));
    all.extend(come.into_iter().flatten().map(|it| [None, Some(it)]));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_paragraphs_is_no_change() {
        assert!(paragraphs("en\n\nto\n\nen", "to\n\nen\nen", &[]).is_empty());
    }

    #[test]
    fn what_follows_from_a_fact_and_where_a_link_leads_is_not_told_again() {
        let text = |text: &str| {
            [NoticeText { notice: "a".to_owned(), lang: "da".to_owned(), text: text.to_owned() }]
        };
        let told = |_: &str| vec![["Fragt".to_owned(), "Bude".to_owned()]];
        let (old, new) = (
            text("Vi bruger [Fragt](a/b/).\n\nI gemmer dem."),
            text("Vi bruger [Bude](c/).\n\nVi gemmer dem."),
        );
        let found = compare(&old, &new, &told);
        assert_eq!(found[0].paragraphs.len(), 1, "{:?}", found[0].paragraphs);
        assert!(compare(&old, &old, &told).is_empty());
    }

    #[test]
    fn a_changed_paragraph_stands_beside_what_it_was() {
        let found = paragraphs(
            "A\n\nVi gemmer dine oplysninger i 12 måneder.",
            "Vi gemmer dine oplysninger i 24 måneder.\n\nA\n\nNy.",
            &[],
        );
        let text = |it: &str| Some(it.to_owned());
        assert_eq!(
            found,
            [
                [
                    text("Vi gemmer dine oplysninger i 12 måneder."),
                    text("Vi gemmer dine oplysninger i 24 måneder.")
                ],
                [None, text("Ny.")]
            ]
        );
    }
}
