//! The order of the alphabet, as people of a language expect it: in Danish, `æ`, `ø` and `å` come after `z`, `aa` counts as
//! `å`, and capitals come first.
//!
//! The order is that of the Unicode collation algorithm with CLDR's rules for Danish and English, for what Danish and English
//! names are written with; other scripts follow by their numbers. Any other language has the order of English: letters
//! with accents stand with those without. A whole collation library would add 28 crates and more
//! than a megabyte to the program for one list of names. `tests/fixtures/alphabet/` is in the order that ICU gives, and a
//! browser, which has ICU in it, holds the built page against its own.

use crate::source::Lang;

/// What a text is sorted by: its letters, then their accents, then their case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Vec<u32>,
    accents: Vec<u8>,
    cases: Vec<u8>,
    text: String,
}

/// The key of `text` in the alphabet of `lang`. Equal texts have equal keys, and no others.
pub fn key(text: &str, lang: Lang) -> SortKey {
    let mut key = SortKey {
        letters: Vec::with_capacity(text.len()),
        accents: Vec::new(),
        cases: Vec::new(),
        text: text.to_owned(),
    };
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let upper = sign.is_uppercase();
        let small = sign.to_lowercase().next().unwrap_or(sign);
        let double = lang == Lang::Da && small == 'a';
        // A capital `A` in the middle of a word begins another one.
        let second = signs.next_if(|it| double && (*it == 'a' || (upper && *it == 'A')));
        let case = case(upper, second.map(char::is_uppercase), lang);
        if second.is_some() {
            key.push(LAST + 2, 0, case);
            continue;
        }
        match lang {
            Lang::Da => danish(small, case, &mut key),
            Lang::En | Lang::Other(_) => plain(small, case, &mut key),
        }
    }
    key
}

impl SortKey {
    fn push(&mut self, letter: u32, accent: u8, case: u8) {
        self.letters.push(letter);
        self.accents.push(accent);
        self.cases.push(case);
    }
}

/// Danish has capitals first, English and others have them last. A double `a` comes after the letter that it counts as.
fn case(first: bool, second: Option<bool>, lang: Lang) -> u8 {
    match (lang, first, second) {
        (Lang::En | Lang::Other(_), ..) => u8::from(first),
        (Lang::Da, true, None) => 0,
        (Lang::Da, true, Some(true)) => 1,
        (Lang::Da, true, Some(false)) => 2,
        (Lang::Da, false, None) => 3,
        (Lang::Da, false, Some(_)) => 4,
    }
}

/// The number of the letter `a`; the others follow.
const FIRST: u32 = 1000;
/// The number of the first letter after `z`.
const LAST: u32 = FIRST + 26;
/// The numbers of what is no Latin letter.
const OTHERS: u32 = 10_000;
/// Signs in their order, before digits and letters.
const SIGNS: &str =
    " _-\u{2013}\u{2014},;:!?./'\u{2018}\u{2019}\"\u{201c}\u{201d}()[]{}\u{a7}@*\\&#%+<=>|~";

/// Accents in their order: the letters that have one, and each without it.
const ACCENTED: [(&str, &str); 14] = [
    ("áćéíńóŕśúýź", "aceinorsuyz"),
    ("àèìòù", "aeiou"),
    ("ăĕğĭŏŭ", "aegiou"),
    ("âĉêĝîôŝûŵŷ", "acegiosuwy"),
    ("ǎčďěňřšťž", "acdenrstz"),
    ("\u{e5}ů", "au"),
    ("äëïöüÿ", "aeiouy"),
    ("őű", "ou"),
    ("ãĩñõũ", "ainou"),
    ("ċėġż", "cegz"),
    ("đł\u{f8}", "dlo"),
    ("çģķļņşţ", "cgklnst"),
    ("ąęįų", "aeiu"),
    ("āēīōū", "aeiou"),
];

/// What Danish has letters of its own for, and what it sorts as another letter than it looks like.
fn danish(small: char, case: u8, key: &mut SortKey) {
    match small {
        '\u{e6}' => key.push(LAST, 0, case),
        'ä' => key.push(LAST, 1, case),
        'ę' => key.push(LAST, 2, case),
        '\u{f8}' => key.push(LAST + 1, 0, case),
        'ö' => key.push(LAST + 1, 1, case),
        'ő' => key.push(LAST + 1, 2, case),
        'œ' => key.push(LAST + 1, 3, case),
        '\u{e5}' => key.push(LAST + 2, 0, case),
        'ü' => key.push(letter('y'), 1, case),
        'ű' => key.push(letter('y'), 2, case),
        'đ' => key.push(letter('d'), 1, case),
        'þ' => {
            key.push(letter('t'), 0, case);
            key.push(letter('h'), 1, case);
        }
        _ => plain(small, case, key),
    }
}

/// A letter, without its accent first.
fn plain(small: char, case: u8, key: &mut SortKey) {
    let pair = match small {
        'ß' => Some(('s', 's')),
        '\u{e6}' => Some(('a', 'e')),
        'œ' => Some(('o', 'e')),
        _ => None,
    };
    if let Some((one, two)) = pair {
        key.push(letter(one), 1, case);
        key.push(letter(two), 0, case);
        return;
    }
    match small {
        'ð' => return key.push(letter('d'), 15, case),
        'þ' => return key.push(LAST, 0, case),
        _ => {}
    }
    for ((accented, bare), accent) in ACCENTED.into_iter().zip(1..) {
        let bare = accented.chars().zip(bare.chars()).find(|(it, _)| *it == small);
        if let Some((_, bare)) = bare {
            return key.push(letter(bare), accent, case);
        }
    }
    key.push(letter(small), 0, case);
}

fn letter(small: char) -> u32 {
    let sign = |it| u32::try_from(it).unwrap_or(FIRST);
    match small {
        'a'..='z' => FIRST + u32::from(small) - u32::from('a'),
        '0'..='9' => FIRST - 10 + u32::from(small) - u32::from('0'),
        _ if small.is_whitespace() => 0,
        _ => SIGNS.chars().position(|it| it == small).map_or(OTHERS + u32::from(small), sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_icu_has_them() {
        let danish = include_str!("../../tests/fixtures/alphabet/da.txt");
        let english = include_str!("../../tests/fixtures/alphabet/en.txt");
        for (lang, text) in [(Lang::Da, danish), (Lang::En, english)] {
            let theirs: Vec<&str> = text.lines().collect();
            assert!(theirs.len() > 100);
            let mut ours: Vec<&str> = theirs.iter().rev().copied().collect();
            ours.sort_by_cached_key(|it| key(it, lang));
            assert_eq!(ours, theirs, "{lang}");
        }
    }
}
