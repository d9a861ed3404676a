//! Phrases found in a text as whole words, whatever their case and however the text is broken into lines.
//!
//! In a phrase a space stands for any white space and may be missing after `§`, a comma may be missing, and `*` stands for
//! the rest of a word. A phrase that opens with `*` is found inside words too. Letters and digits of every alphabet are
//! word characters. Addresses of the web and of e-mail are no words of the author and are passed over.

use std::ops::Range;

/// A closed list of phrases, ready to be searched for together.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The first bytes of all first words, sorted: most words of a text begin with none of them and cost no more.
    first_bytes: Vec<u8>,
    /// By first word.
    by_word: Vec<Phrase>,
    /// Those whose first word ends in `*`.
    by_start: Vec<Phrase>,
    /// Those that may begin inside a word.
    anywhere: Vec<Phrase>,
}

/// A phrase found: where, and its number in the list.
pub(super) type Hit = (Range<usize>, usize);

#[derive(Debug)]
struct Phrase {
    index: usize,
    /// What stands directly before the first word, such as a bracket.
    before: String,
    first: String,
    rest: String,
}

impl Phrases {
    /// Makes the list from lower-case phrases; a hit tells its number by this order.
    pub(super) fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Phrases {
        let mut list = Phrases::default();
        for (index, text) in phrases.into_iter().enumerate() {
            let inside = text.starts_with('*');
            let text = text.trim_start_matches('*');
            let (before, text) = text.split_at(text.find(is_word).unwrap_or(0));
            let (first, rest) = text.split_at(text.find(|it| !is_word(it)).unwrap_or(text.len()));
            let [before, first, rest] = [before, first, rest].map(str::to_owned);
            let kind = match (inside, rest.starts_with('*')) {
                (true, _) => &mut list.anywhere,
                (false, true) => &mut list.by_start,
                (false, false) => &mut list.by_word,
            };
            kind.push(Phrase { index, before, first, rest });
        }
        list.by_word.sort_by(|a, b| a.first.cmp(&b.first));
        let begun = list.by_word.iter().chain(&list.by_start);
        list.first_bytes = begun.filter_map(|it| it.first.bytes().next()).collect();
        list.first_bytes.sort_unstable();
        list.first_bytes.dedup();
        list
    }

    /// The first phrase in a folded text, and the longest of those that begin there.
    pub(super) fn first(&self, folded: &str) -> Option<Hit> {
        let within = self.hits(folded).next();
        let anywhere = self.anywhere.iter().filter_map(|it| {
            let at = folded.find(&it.first)?;
            Some((at..it.ends(folded, at + it.first.len())?, it.index))
        });
        within.into_iter().chain(anywhere).min_by_key(|(range, _)| range.start)
    }

    /// Every phrase in a folded text that begins with a word, in the order of the text; hits do not overlap.
    pub(super) fn hits(&self, folded: &str) -> impl Iterator<Item = Hit> {
        let mut after = 0;
        words(folded).filter_map(move |(at, word)| {
            if at < after || !self.first_bytes.contains(&word.as_bytes()[0]) {
                return None;
            }
            let (range, index) = self.longest_at(folded, at, word)?;
            after = range.end;
            Some((range, index))
        })
    }

    fn longest_at(&self, folded: &str, at: usize, word: &str) -> Option<Hit> {
        let start = self.by_word.partition_point(|it| it.first.as_str() < word);
        let same = self.by_word[start..].iter().take_while(|it| it.first == word);
        let begun = self.by_start.iter().filter(|it| word.starts_with(&it.first));
        let found = same.chain(begun).filter_map(|it| {
            let end = it.ends(folded, at + it.first.len())?;
            let before = folded[..at].strip_suffix(&*it.before)?;
            Some((before.len()..end, it.index))
        });
        found.max_by_key(|(range, _)| range.end).filter(|(range, _)| !in_address(folded, range))
    }
}

impl Phrase {
    /// Where the phrase ends if the text goes on as it does after its first word.
    fn ends(&self, text: &str, mut at: usize) -> Option<usize> {
        let mut last = self.first.chars().next_back();
        for part in self.rest.chars() {
            let here = &text[at..];
            at += match part {
                '*' => here.find(|it| !is_word(it)).unwrap_or(here.len()),
                ',' => usize::from(here.starts_with(',')),
                ' ' => {
                    let spaces = here.len() - here.trim_start().len();
                    (spaces > 0 || last == Some('§')).then_some(spaces)?
                }
                part => here.starts_with(part).then(|| part.len_utf8())?,
            };
            last = Some(part);
        }
        let closed = !last.is_some_and(is_word) || !text[at..].starts_with(is_word);
        closed.then_some(at)
    }
}

/// The text in lower case with plain spaces, every byte at its old place.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().map(|it| match it {
        _ if it.is_ascii_whitespace() => ' ',
        _ if it.is_ascii() => it.to_ascii_lowercase(),
        _ => lower_of_same_length(it),
    }));
    folded
}

fn lower_of_same_length(it: char) -> char {
    let mut lower = it.to_lowercase();
    let first = lower.next().filter(|lower| lower.len_utf8() == it.len_utf8());
    first.filter(|_| lower.next().is_none()).unwrap_or(it)
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut chars = text.char_indices();
    std::iter::from_fn(move || {
        let (start, _) = chars.find(|(_, it)| is_word(*it))?;
        let end = chars.find(|(_, it)| !is_word(*it)).map_or(text.len(), |(at, _)| at);
        Some((start, &text[start..end]))
    })
}

fn in_address(text: &str, range: &Range<usize>) -> bool {
    let token = text[..range.start].rfind(char::is_whitespace).map_or(0, |it| it + 1);
    let before = &text[token..range.start];
    before.contains("://")
        || before.contains("www.")
        || before.ends_with('@')
        || text[range.end..].starts_with('@')
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Phrases, fold};

    fn found<'a>(phrases: &[&str], text: &'a str) -> Vec<&'a str> {
        let hits = Phrases::new(phrases.iter().copied());
        hits.hits(&fold(text)).map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn only_whole_words_count() {
        assert_eq!(found(&["svig"], "Svig, svigte, bedragsvig og SVIG."), ["Svig", "SVIG"]);
        assert_eq!(found(&["ret"], "øret æret ret"), ["ret"]);
    }

    #[test]
    fn a_star_stands_for_the_rest_of_a_word() {
        assert_eq!(found(&["krav*"], "krav, kravene og opkrævning"), ["krav", "kravene"]);
        assert_eq!(found(&["juridisk* krav"], "juridiske krav"), ["juridiske krav"]);
        assert!(found(&["juridisk* krav"], "juridiske kravene").is_empty());
    }

    #[test]
    fn a_phrase_may_be_broken_over_lines() {
        assert_eq!(found(&["personlige data"], "personlige\n  data"), ["personlige\n  data"]);
        assert!(found(&["personlige data"], "personligedata").is_empty());
    }

    #[test]
    fn the_space_after_a_section_sign_and_a_comma_may_be_missing() {
        let phrases = ["loven § 13, stk. 1"];
        for text in ["loven § 13, stk. 1-3", "loven §13 stk. 1", "Loven § 13, stk.\u{a0}1 og 2"]
        {
            assert_eq!(found(&phrases, text).len(), 1, "{text}");
        }
        assert!(found(&phrases, "loven § 13, stk. 10").is_empty());
    }

    #[test]
    fn a_sign_before_the_first_word_must_stand_there() {
        assert_eq!(found(&["[indsæt"], "Her: [Indsæt navn]"), ["[Indsæt"]);
        assert!(found(&["[indsæt"], "indsæt").is_empty());
    }

    #[test]
    fn the_longest_phrase_wins_and_hits_do_not_overlap() {
        let phrases = ["m.m.", "bl.a.", "blandt andet", "blandt"];
        assert_eq!(found(&phrases, "Blandt andet x m.m."), ["Blandt andet", "m.m."]);
    }

    #[test]
    fn addresses_are_passed_over() {
        let text = "email@firma.dk, info@email.dk, https://firma.dk/email, www.email.dk, email";
        assert_eq!(found(&["email"], text), ["email"]);
        assert!(Phrases::new(["email"]).first(text).unwrap().0.end == text.len());
    }

    #[test]
    fn a_leading_star_looks_inside_words() {
        let phrases = Phrases::new(["*algoritm*", "svig"]);
        let hit = phrases.first(&fold("Vores Søgealgoritme mod svig")).unwrap();
        assert_eq!((hit.0.start, hit.1), ("Vores Søge".len(), 0));
        assert_eq!(phrases.first("mod svig").unwrap().1, 1);
        assert!(phrases.first("svigte").is_none());
    }

    #[test]
    fn folding_moves_no_byte() {
        for text in ["ÆØÅ §\n10", "İstanbul ẞ Ω", "e\u{301}\t"] {
            assert_eq!(fold(text).len(), text.len());
        }
        assert_eq!(fold("Æ\nØ"), "æ ø");
    }
}
