//! Phrases found in a text as whole words, whatever their case and however the text is broken into lines.
//!
//! In a phrase a space stands for any white space and may be missing after `§`, a comma may be missing, and `*` stands for
//! the rest of a word. A phrase that opens with `*` is found inside words too. Letters and digits of every alphabet are
//! word characters. Addresses of the web and of e-mail are no words of the author and are passed over.

use std::ops::Range;

/// A closed list of phrases, ready to be searched for together, in a text as it was written.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// Those that begin where a word does.
    at_words: List,
    /// Those that may begin inside a word.
    anywhere: List,
}

/// A phrase found: where, and its number in the list.
pub(super) type Hit = (Range<usize>, usize);

/// Phrases by how they begin: most places of a text begin like none of them and cost no more than a look.
#[derive(Debug, Default)]
struct List {
    phrases: Vec<Phrase>,
    /// A beginning, and the number of a phrase that begins so; sorted.
    by_beginning: Vec<(usize, usize)>,
    /// Whether some phrase begins so, a bit for each beginning.
    begun: Vec<u64>,
}

#[derive(Debug)]
struct Phrase {
    index: usize,
    /// What stands directly before the first word, such as a bracket.
    before: String,
    words: String,
}

impl Phrases {
    /// Makes the list from lower-case phrases; a hit tells its number by this order.
    pub(super) fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Phrases {
        let [mut at_words, mut begun, mut anywhere] = [const { Vec::new() }; 3];
        for (index, text) in phrases.into_iter().enumerate() {
            let inside = text.starts_with('*');
            let text = text.trim_start_matches('*');
            let (before, words) = text.split_at(text.find(is_word).unwrap_or(0));
            let open = words.trim_start_matches(is_word).starts_with('*');
            let [before, words] = [before, words].map(str::to_owned);
            let list = match (inside, open) {
                (true, _) => &mut anywhere,
                (false, true) => &mut begun,
                (false, false) => &mut at_words,
            };
            list.push(Phrase { index, before, words });
        }
        // Of two that end at one place, the later one counts: the one with the rest of the word.
        at_words.extend(begun);
        Phrases { at_words: List::new(at_words), anywhere: List::new(anywhere) }
    }

    /// The first phrase in a text, and the longest of those that begin there.
    pub(super) fn first(&self, text: &str) -> Option<Hit> {
        let at_word = self.hits(text).next();
        at_word.into_iter().chain(self.anywhere.first(text)).min_by_key(|(range, _)| range.start)
    }

    /// Whether a text opens with a phrase that may begin anywhere.
    pub(super) fn opens(&self, text: &str) -> bool {
        self.anywhere.may_begin(text, 0) && self.anywhere.longest_at(text, 0).is_some()
    }

    /// Every phrase in a text that begins where a word does, in the order of the text; hits do not overlap.
    pub(super) fn hits(&self, text: &str) -> impl Iterator<Item = Hit> {
        let (mut at, mut within) = (0, false);
        if self.at_words.phrases.is_empty() {
            at = text.len();
        }
        std::iter::from_fn(move || {
            while let Some(byte) = text.as_bytes().get(at) {
                let here = at;
                // This loop looks at every byte of a register: the common case stays in it.
                let (word, length) = match byte.is_ascii() {
                    true => (byte.is_ascii_alphanumeric(), 1),
                    false => beyond_ascii(text, at),
                };
                let begins = word && !within;
                (at, within) = (here + length, word);
                if begins && self.at_words.may_begin(text, here) {
                    let hit = self.at_words.longest_at(text, here);
                    if let Some((range, _)) = hit.as_ref().filter(|it| !in_address(text, &it.0)) {
                        (at, within) = (range.end, false);
                        return hit;
                    }
                }
            }
            None
        })
    }
}

impl List {
    fn new(phrases: Vec<Phrase>) -> List {
        let mut by_beginning = Vec::new();
        for (number, it) in phrases.iter().enumerate() {
            by_beginning.extend(it.beginnings().map(|beginning| (beginning, number)));
        }
        by_beginning.sort_unstable();
        let mut begun = vec![0; if phrases.is_empty() { 0 } else { BEGINNINGS / 64 }];
        for (beginning, _) in &by_beginning {
            begun[beginning / 64] |= 1 << (beginning % 64);
        }
        List { phrases, by_beginning, begun }
    }

    /// The first of them in a text, wherever it begins.
    fn first(&self, text: &str) -> Option<Hit> {
        if self.phrases.is_empty() {
            return None;
        }
        let mut places = (0..text.len()).filter(|at| self.may_begin(text, *at));
        places.find_map(|at| self.longest_at(text, at))
    }

    fn may_begin(&self, text: &str, at: usize) -> bool {
        let beginning = beginning(&text.as_bytes()[at..]);
        let begun = self.begun.get(beginning / 64).copied().unwrap_or(0);
        (begun >> (beginning % 64)) & 1 == 1
    }

    fn longest_at(&self, text: &str, at: usize) -> Option<Hit> {
        // Half a letter can begin like another one.
        if !text.is_char_boundary(at) {
            return None;
        }
        let beginning = beginning(&text.as_bytes()[at..]);
        let start = self.by_beginning.partition_point(|it| it.0 < beginning);
        let same = self.by_beginning[start..].iter().take_while(|it| it.0 == beginning);
        let phrases = same.map(|(_, number)| &self.phrases[*number]);
        let found = phrases.filter_map(|it| Some((it.at(text, at)?, it.index)));
        found.max_by_key(|(range, _)| range.end)
    }
}

impl Phrase {
    /// Where the phrase stands in a text if its first word begins at `at`.
    fn at(&self, text: &str, mut at: usize) -> Option<Range<usize>> {
        let start = text[..at].strip_suffix(&*self.before)?.len();
        let mut last = None;
        for part in self.words.chars() {
            let here = &text[at..];
            at += match part {
                '*' => here.find(|it| !is_word(it)).unwrap_or(here.len()),
                ',' => usize::from(here.starts_with(',')),
                ' ' => {
                    let spaces = here.len() - here.trim_start().len();
                    (spaces > 0 || last == Some('§')).then_some(spaces)?
                }
                part => here.chars().next().filter(|it| lower(*it) == part)?.len_utf8(),
            };
            last = Some(part);
        }
        let closed = !last.is_some_and(is_word) || !text[at..].starts_with(is_word);
        closed.then_some(start..at)
    }

    /// How a text may begin in which the phrase stands first.
    fn beginnings(&self) -> impl Iterator<Item = usize> {
        let bytes = self.words.as_bytes();
        // From a sign on that stands for others, and after the end, anything may come.
        let told = bytes.iter().take(LOOKED_AT).take_while(|it| !b"* ,".contains(it)).count();
        let others = 32_usize.pow((LOOKED_AT - told) as u32);
        let first = beginning(&bytes[..told]);
        first..first + others
    }
}

/// How many bytes are looked at first.
const LOOKED_AT: usize = 3;
/// How many beginnings are told apart.
const BEGINNINGS: usize = 32_usize.pow(LOOKED_AT as u32);

/// Five bits of each of the first bytes: they are the same for a letter in either case.
fn beginning(bytes: &[u8]) -> usize {
    let bits = |index: usize| usize::from(bytes.get(index).copied().unwrap_or(0) & 31);
    (bits(0) * 32 + bits(1)) * 32 + bits(2)
}

/// The text in lower case with plain spaces, every byte at its old place.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().map(|it| if it.is_ascii_whitespace() { ' ' } else { lower(it) }));
    folded
}

fn lower(it: char) -> char {
    if it.is_ascii() { it.to_ascii_lowercase() } else { lower_of_same_length(it) }
}

fn lower_of_same_length(it: char) -> char {
    let mut lower = it.to_lowercase();
    let first = lower.next().filter(|lower| lower.len_utf8() == it.len_utf8());
    first.filter(|_| lower.next().is_none()).unwrap_or(it)
}

/// Whether the character at `at` belongs to a word, and how many bytes it has.
fn beyond_ascii(text: &str, at: usize) -> (bool, usize) {
    match &text.as_bytes()[at..] {
        // The letters of Latin-1, with the multiplication and the division sign among them.
        [0xc3, second, ..] => (!matches!(second, 0x97 | 0xb7), 2),
        _ => text[at..].chars().next().map_or((false, 1), |it| (is_word(it), it.len_utf8())),
    }
}

fn in_address(text: &str, range: &Range<usize>) -> bool {
    let before = fold(text[..range.start].rsplit(char::is_whitespace).next().unwrap_or(""));
    before.contains("://")
        || before.contains("www.")
        || before.ends_with('@')
        || text[range.end..].starts_with('@')
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric()
}

/// How many bytes of the text are the longest of the openings it begins with, in capitals or not.
pub(super) fn leading(openings: &[String], text: &str) -> usize {
    let lower = text.to_lowercase();
    let fits = |it: &&String| lower.starts_with(it.as_str()) && text.is_char_boundary(it.len());
    openings.iter().filter(fits).map(String::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Phrases, fold};

    fn found<'a>(phrases: &[&str], text: &'a str) -> Vec<&'a str> {
        let hits = Phrases::new(phrases.iter().copied());
        hits.hits(text).map(|(range, _)| &text[range]).collect()
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
        assert_eq!(found(&["email"], "nyt\u{a0}email, a\u{a0}www.email.dk"), ["email"]);
        assert!(Phrases::new(["email"]).first(text).unwrap().0.end == text.len());
    }

    #[test]
    fn the_case_of_letters_does_not_count() {
        assert_eq!(
            found(&["f.eks.", "æble*", "i alt"], "F.Eks. ÆBLER I\tALT"),
            ["F.Eks.", "ÆBLER", "I\tALT"]
        );
        assert!(Phrases::new(["*å*"]).first("PÅ").is_some());
        // Half a letter begins like `f`, and nothing stands there.
        assert!(Phrases::new(["*f*"]).first("æ").is_none());
    }

    #[test]
    fn what_belongs_to_a_word_is_known_without_a_table_where_it_is_common() {
        for it in ('\u{80}'..='\u{3ff}').chain(['\u{1e9e}', '\u{2013}']) {
            assert_eq!(
                super::beyond_ascii(&it.to_string(), 0),
                (it.is_alphanumeric(), it.len_utf8())
            );
        }
    }

    #[test]
    fn a_leading_star_looks_inside_words() {
        let phrases = Phrases::new(["*algoritm*", "svig"]);
        let hit = phrases.first("Vores Søgealgoritme mod svig").unwrap();
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
