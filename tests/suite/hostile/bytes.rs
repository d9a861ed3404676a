//! Bytes that are not UTF-8: every way to go wrong, wherever it stands.

use super::places;
use crate::project::Project;

/// What is wrong, the bytes, and how many good characters come before the first bad byte.
const PATTERNS: [(&str, &[u8], usize); 40] = [
    ("a continuation byte alone", b"\x80", 0),
    ("the last continuation byte alone", b"\xBF", 0),
    ("two continuation bytes", b"\x80\xBF", 0),
    ("six continuation bytes", b"\x80\x81\x82\x83\x84\x85", 0),
    ("a lead byte of two before a letter", b"\xC3a", 0),
    ("a lead byte of two before a space", b"\xC3 ", 0),
    ("two lead bytes", b"\xC3\xC3", 0),
    ("a lead byte of three before a letter", b"\xE2a", 0),
    ("three bytes of which the last is missing", b"\xE2\x82a", 0),
    ("three bytes of which the second is no continuation", b"\xE2\x28\xA1", 0),
    ("three bytes of which the third is no continuation", b"\xE2\x82\x28", 0),
    ("a lead byte of four before a letter", b"\xF0a", 0),
    ("four bytes of which two are missing", b"\xF0\x9Fa", 0),
    ("four bytes of which one is missing", b"\xF0\x9F\x98a", 0),
    ("four bytes of which the second is no continuation", b"\xF0\x28\x8C\xBC", 0),
    ("four bytes of which the third is no continuation", b"\xF0\x90\x28\xBC", 0),
    ("four bytes of which the fourth is no continuation", b"\xF0\x90\x8C\x28", 0),
    ("a slash in two bytes", b"\xC0\xAF", 0),
    ("a slash in three bytes", b"\xE0\x80\xAF", 0),
    ("a slash in four bytes", b"\xF0\x80\x80\xAF", 0),
    ("NUL in two bytes", b"\xC0\x80", 0),
    ("the last that must be one byte, in two", b"\xC1\xBF", 0),
    ("the last that must be two bytes, in three", b"\xE0\x9F\xBF", 0),
    ("the last that must be three bytes, in four", b"\xF0\x8F\xBF\xBF", 0),
    ("the first half of a pair", b"\xED\xA0\x80", 0),
    ("the last second half of a pair", b"\xED\xBF\xBF", 0),
    ("a pair of halves", b"\xED\xA0\xBD\xED\xB8\x80", 0),
    ("beyond the last code point", b"\xF4\x90\x80\x80", 0),
    ("a lead byte that nothing begins with", b"\xF5\x80\x80\x80", 0),
    ("five bytes", b"\xF8\x88\x80\x80\x80", 0),
    ("six bytes", b"\xFC\x84\x80\x80\x80\x80", 0),
    ("FE", b"\xFE", 0),
    ("FF", b"\xFF", 0),
    ("FE after FF in the text", b"x\xFF\xFE", 1),
    ("the letters of Latin-1", b"\xE6\xF8\xE5", 0),
    ("capitals of Latin-1", b"\xC6\xD8\xC5 ", 0),
    ("the quotation marks of Windows-1252", b"\x93citat\x94", 0),
    ("the euro sign of Windows-1252", b"5 \x80", 2),
    ("the letters of the old code page 865", b"\x91\x9B\x86", 0),
    ("a good letter, then half of one", b"\xC3\xA6\xC3", 1),
];

/// What comes before the bytes, and the line and column that they then begin at.
const POSITIONS: [(&str, &[u8], usize, usize); 5] = [
    ("first in the file", b"", 1, 1),
    ("in a key", b"organisation:\n  na", 2, 5),
    ("after letters of several bytes", "organisation:\n  name: Æø–€😀".as_bytes(), 2, 14),
    (
        "far down in a block of text, after CRLF",
        b"rights:\r\n  contact: |\r\n    a\r\n\r\n    b ",
        5,
        7,
    ),
    ("after a byte order mark", b"\xEF\xBB\xBForganisation: {name: ", 1, 22),
];

#[test]
fn bytes_that_are_not_utf_8_are_told_of_where_the_first_bad_one_stands() {
    for (what, pattern, good) in PATTERNS {
        for (place, before, line, column) in POSITIONS {
            for after in [&b""[..], b"\n", b" x}\n"] {
                let bytes = [before, pattern, after].concat();
                let project = Project::of_files(&[("content.yaml", &bytes)]);
                let wanted = format!("not-utf-8 {line}:{}", column + good);
                assert_eq!(places(&project), [wanted], "{what} {place}");
            }
        }
    }
}
