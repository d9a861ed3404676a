//! From bytes to text: UTF-8 only, LF line ends, and no character that hides or reorders what a person reads.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Diagnostic, FORBIDDEN_CHARACTER, FileId, NOT_UTF_8, Span};

/// So many characters that may not stand in a file are told of.
pub const MANY_CHARACTERS: usize = 100;

/// What came of decoding a file.
pub type Decoded = Result<(String, Vec<Diagnostic>), (String, Box<Diagnostic>)>;

/// Decodes a file: the text and what is wrong with its characters.
///
/// # Errors
/// When it is not UTF-8: the text to be shown, with a replacement character for each bad byte, and the finding.
pub fn decode(file: FileId, bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // Without a mark UTF-16 is valid UTF-8, every second character of it being NUL.
    if let [first, second, ..] = bytes
        && (*first == 0) != (*second == 0)
    {
        let span = Span::new(file, 0..char::REPLACEMENT_CHARACTER.len_utf8());
        let diagnostic = Diagnostic::new(&NOT_UTF_8, span).with_word("encoding", "utf-16");
        return Err((char::REPLACEMENT_CHARACTER.to_string(), Box::new(diagnostic)));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let is_utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
            let encoding = if is_utf_16 { "utf-16" } else { "other-encoding" };
            // A bad byte itself cannot be shown; the replacement character stands where it was.
            let lossy = |bytes| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
            let text = if is_utf_16 { as_it_stands(bytes) } else { lossy(bytes) };
            let start = lossy(&bytes[..error.valid_up_to()]).len();
            let span = Span::new(file, start..start + char::REPLACEMENT_CHARACTER.len_utf8());
            let diagnostic = Diagnostic::new(&NOT_UTF_8, span).with_word("encoding", encoding);
            return Err((text, Box::new(diagnostic)));
        }
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() };
    let text = composed(text);
    let found = look_through(file, &text);
    Ok((text, found))
}

/// The text of bytes that must not have changed: nothing is dropped or mended. What is no text ends where it stops being one,
/// with a sign that no text may hold, so it is never taken for another.
pub fn as_it_stands(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned() + "\u{FFFD}"
        }
    }
}

/// The text with every letter in one piece (Unicode's form NFC): `å` may also be written as `a` and a ring, looks the same
/// then, and would be another key and another name.
pub fn composed(text: String) -> String {
    // All below U+0300 is in one piece already, and so are the dashes and quotation marks that most texts have.
    let doubtful = |it: char| it >= '\u{300}' && !('\u{2010}'..='\u{2027}').contains(&it);
    if !text.contains(doubtful) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    text.nfc().collect()
}

fn look_through(file: FileId, text: &str) -> Vec<Diagnostic> {
    // Tabs are the reader's business: it tells indentation from text.
    // Nearly all letters are ASCII; of the others only the first byte need be looked at.
    let suspects =
        text.bytes().zip(0..).filter(|(it, _)| (*it < 0x20 && *it != b'\n') || *it >= 0x7F);
    suspects
        .filter_map(|(_, at)| text.get(at..).and_then(|it| it.chars().next()).map(|it| (at, it)))
        .filter(|(_, it)| *it != '\t' && forbidden(*it))
        .take(MANY_CHARACTERS)
        .map(|(at, it)| {
            let span = Span::new(file, at..at + it.len_utf8());
            hidden_character(it, span).patch(span, "")
        })
        .collect()
}

/// The finding that a character may not stand where it does.
pub fn hidden_character(it: char, place: Span) -> Diagnostic {
    let character = format!("U+{:04X}", u32::from(it));
    Diagnostic::new(&FORBIDDEN_CHARACTER, place).with("character", character)
}

/// Whether a character may not stand in any text: control characters, invisible or reordering ones, line ends that
/// only some readers see, private use and noncharacters. (YAML readers differ on several of them.)
pub fn forbidden(it: char) -> bool {
    if it.is_ascii() {
        return (it < ' ' && it != '\n') || it == '\x7F';
    }
    matches!(u32::from(it),
        0x80..=0x9F
        | 0x061C
        | 0x200B..=0x200F
        | 0x2028..=0x202E
        | 0x2060..=0x206F
        | 0xFEFF
        | 0xFFF9..=0xFFFD
        | 0xFDD0..=0xFDEF
        | 0xE000..=0xF8FF
        | 0xE0000..=0x10FFFF
    ) || u32::from(it) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_text_and_punctuation_are_fine() {
        assert!(!"Æblegrød – “på” én ø… 5 000 kr. \u{00AD}".chars().any(forbidden));
    }

    #[test]
    fn what_hides_or_reorders_is_not() {
        for it in
            ['\u{202E}', '\u{200B}', '\u{2028}', '\u{85}', '\u{FEFF}', '\0', '\u{1B}', '\u{FFFE}']
        {
            assert!(forbidden(it), "{it:?}");
        }
    }

    #[test]
    fn crlf_reads_as_lf_and_a_byte_order_mark_is_dropped() {
        let (text, found) = decode(FileId(0), b"\xEF\xBB\xBFa: 1\r\nb: 2\r\n").unwrap();
        assert_eq!(text, "a: 1\nb: 2\n");
        assert!(found.is_empty());
    }

    #[test]
    fn a_letter_in_two_pieces_is_the_letter() {
        let (text, found) =
            decode(FileId(0), "navn: Ga\u{30A}rd – e\u{301}n\n".as_bytes()).unwrap();
        assert_eq!(text, "navn: Gård – én\n");
        assert!(found.is_empty());
    }

    #[test]
    fn utf_16_is_known_without_its_mark() {
        for bytes in [&b"a\0:\0 \x001\0"[..], b"\0a\0:\0 \x001"] {
            let (_, found) = decode(FileId(0), bytes).unwrap_err();
            assert_eq!((found.code.name, found.span.start), ("not-utf-8", 0));
        }
    }

    #[test]
    fn a_bad_byte_is_found_where_it_stands() {
        let (text, found) = decode(FileId(0), b"a: b\r\nnavn: Br\xF8d\n\xE6\n").unwrap_err();
        assert_eq!(text, "a: b\nnavn: Br\u{FFFD}d\n\u{FFFD}\n");
        assert_eq!(found.span.start, "a: b\nnavn: Br".len() as u32);
    }
}
