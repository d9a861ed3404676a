//! From bytes to text: UTF-8 only, LF line ends, and no character that hides or reorders what a person reads.

use super::{Diagnostic, FORBIDDEN_CHARACTER, FileId, NOT_UTF_8, Span};

/// What came of decoding a file.
pub type Decoded = Result<(String, Vec<Diagnostic>), (String, Box<Diagnostic>)>;

/// Decodes a file: the text and what is wrong with its characters.
///
/// # Errors
/// When it is not UTF-8: the text up to there, to be shown, and the finding.
pub fn decode(file: FileId, bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            // The bad byte itself cannot be shown; the replacement character stands where it was.
            let text = as_it_stands(bytes);
            let span = Span::new(file, error.valid_up_to()..text.len());
            let encoding = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
                "utf-16"
            } else {
                "other-encoding"
            };
            let diagnostic = Diagnostic::new(&NOT_UTF_8, span).with_word("encoding", encoding);
            return Err((text, Box::new(diagnostic)));
        }
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() };
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

fn look_through(file: FileId, text: &str) -> Vec<Diagnostic> {
    // Tabs are the reader's business: it tells indentation from text.
    // Nearly all letters are ASCII; of the others only the first byte need be looked at.
    let suspects =
        text.bytes().zip(0..).filter(|(it, _)| (*it < 0x20 && *it != b'\n') || *it >= 0x7F);
    suspects
        .filter_map(|(_, at)| text.get(at..).and_then(|it| it.chars().next()).map(|it| (at, it)))
        .filter(|(_, it)| *it != '\t' && forbidden(*it))
        .take(100)
        .map(|(at, it)| {
            let span = Span::new(file, at..at + it.len_utf8());
            Diagnostic::new(&FORBIDDEN_CHARACTER, span)
                .with("character", format!("U+{:04X}", it as u32))
                .patch(span, "")
        })
        .collect()
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
    fn a_bad_byte_is_found_where_it_stands() {
        let (text, found) = decode(FileId(0), b"navn: Br\xF8d\n").unwrap_err();
        assert_eq!(text, "navn: Br\u{FFFD}");
        assert_eq!(found.span.start, 8);
    }
}
