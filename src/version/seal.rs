//! How a version is sealed: the fingerprint of `version.json` stands in it, and is taken with zeros in its place.

use std::ops::Range;

use super::Stored;
use crate::source::sha256;

/// What stands before the fingerprint. It is the last key of the file.
const KEY: &str = "\"sha256\": \"";
/// What stands in its place while it is taken: as many characters as it has.
const BLANK: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The text of `version.json`, sealed.
pub fn sealed(stored: &Stored) -> String {
    let blank = Stored { sha256: BLANK.to_owned(), ..stored.clone() };
    let text = serde_json::to_string_pretty(&blank).expect("strings and numbers are JSON") + "\n";
    let fingerprint = sha256(&text);
    match place(&text) {
        Some(place) => [&text[..place.start], &fingerprint, &text[place.end..]].concat(),
        None => text,
    }
}

/// Where the fingerprint stands in the text of a `version.json`.
pub(super) fn place(text: &str) -> Option<Range<usize>> {
    let start = text.rfind(KEY)? + KEY.len();
    let place = start..start + BLANK.len();
    text.get(place.clone()).map(|_| place)
}

/// Whether the fingerprint in the text is the text's own.
pub(super) fn holds(text: &str) -> bool {
    place(text).is_some_and(|it| {
        let blank = [&text[..it.start], BLANK, &text[it.end..]].concat();
        sha256(&blank) == text[it]
    })
}
