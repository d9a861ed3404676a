//! Characters that an escape in quotation marks brings into a text, and tabs inside a line of text. The look through the
//! raw file sees neither: there an escape is harmless signs, and a tab may stand between things.

use std::ops::Range;

use granit_parser::ScalarStyle;

use crate::source::{Diagnostics, Span, forbidden, hidden_character};

/// What of that stands in a scalar: `text` as it is read, `written` as it stands at `span`.
pub(super) fn hidden(text: &str, written: &str, style: ScalarStyle, span: Span) -> Diagnostics {
    let mut places: Vec<(Range<usize>, char)> = match style {
        // A block of text may be a table or a program.
        ScalarStyle::Literal | ScalarStyle::Folded => return Vec::new(),
        ScalarStyle::DoubleQuoted if written.contains('\\') => {
            let mut places = escapes(written);
            places.retain(|(_, it)| forbidden(*it));
            places
        }
        _ => Vec::new(),
    };
    if text.contains('\t') {
        places.extend(tabs(written).map(|at| (at..at + 1, '\t')));
    }
    let at = |range: Range<usize>| {
        let start = span.range().start;
        Span::new(span.file, start + range.start..start + range.end)
    };
    let finding = |(range, it): (Range<usize>, char)| {
        let place = at(range);
        let replacement = if it == '\t' { " " } else { "" };
        hidden_character(it, place).patch(place, replacement)
    };
    places.into_iter().map(finding).collect()
}

/// Spaces and hyphens in a key that look like others, or like none. In prose they may stand.
pub(super) fn in_key(written: &str, span: Span) -> Diagnostics {
    let unlike = |it: char| it == '\u{AD}' || (it.is_whitespace() && !it.is_ascii());
    let finding = |(at, it): (usize, char)| {
        let start = span.range().start + at;
        let place = Span::new(span.file, start..start + it.len_utf8());
        hidden_character(it, place).patch(place, if it == '\u{AD}' { "" } else { " " })
    };
    // Line ends and the like may stand nowhere, and have been told of.
    let unlike = written.char_indices().filter(|(_, it)| unlike(*it) && !forbidden(*it));
    unlike.map(finding).collect()
}

/// The tabs of a text that stand inside its lines.
fn tabs(written: &str) -> impl Iterator<Item = usize> {
    let mut start = 0;
    written.split_inclusive('\n').flat_map(move |line| {
        let from = start + line.len() - line.trim_start().len();
        let to = start + line.trim_end().len();
        start += line.len();
        let bytes = written.as_bytes();
        (from..to).filter(move |it| bytes[*it] == b'\t')
    })
}

/// The character that each escape of a text in quotation marks stands for, and where. A pair of surrogates is one.
fn escapes(written: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut high: Option<(usize, u32)> = None;
    let mut from = 0;
    while let Some(at) = written.get(from..).and_then(|it| it.find('\\')).map(|it| from + it) {
        let Some(kind) = written[at + 1..].chars().next() else { break };
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let start = at + 1 + kind.len_utf8();
        let end = start + digits;
        let number = match kind {
            '0' => Some(0),
            'a' => Some(0x07),
            'b' => Some(0x08),
            't' => Some(0x09),
            'v' => Some(0x0B),
            'f' => Some(0x0C),
            'r' => Some(0x0D),
            'e' => Some(0x1B),
            'N' => Some(0x85),
            'L' => Some(0x2028),
            'P' => Some(0x2029),
            _ if digits > 0 => {
                written.get(start..end).and_then(|it| u32::from_str_radix(it, 16).ok())
            }
            _ => None,
        };
        let before = high.take().filter(|(place, _)| place + 6 == at);
        match (number, before) {
            (Some(low @ 0xDC00..=0xDFFF), Some((place, high))) => {
                let both = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                found.extend(char::from_u32(both).map(|it| (place..end, it)));
            }
            (Some(it @ 0xD800..=0xDBFF), _) => high = Some((at, it)),
            (Some(it), _) => found.extend(char::from_u32(it).map(|it| (at..end, it))),
            (None, _) => {}
        }
        from = end;
    }
    found
}

/// So far the escape that is none is looked for, in bytes: a text that goes on longer is refused for its length.
const LOOKED_AT: usize = 1 << 17;

/// The first escape of a text in double quotation marks that stands for no character.
pub(super) fn bad_escape(written: &str) -> Option<Range<usize>> {
    let end = (0..=LOOKED_AT.min(written.len())).rev().find(|it| written.is_char_boundary(*it))?;
    let written = &written[..end];
    let mut good = escapes(written).into_iter().map(|(range, _)| range).peekable();
    let mut from = 0;
    while let Some(at) = written.get(from..).and_then(|it| it.find('\\')).map(|it| from + it) {
        let kind = written[at + 1..].chars().next()?;
        while good.next_if(|it| it.start < at).is_some() {}
        let known = good.next_if(|it| it.start == at).map(|it| it.end);
        let plain = " \"/\\_nr\n".contains(kind) || (kind == 't' || kind == '\t');
        from = match known {
            Some(end) => end,
            None if plain => at + 2,
            None => return Some(at..at + 1 + kind.len_utf8()),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(written: &str) -> Vec<(usize, char)> {
        escapes(written).into_iter().map(|(range, it)| (range.start, it)).collect()
    }

    #[test]
    fn every_way_of_writing_an_escape_is_known() {
        assert_eq!(
            found(r#""\x1b\u200B\U000E0001""#),
            [(1, '\x1B'), (5, '\u{200B}'), (11, '\u{E0001}')]
        );
        assert_eq!(
            found(r#""\0\L\P\N""#),
            [(1, '\0'), (3, '\u{2028}'), (5, '\u{2029}'), (7, '\u{85}')]
        );
        assert_eq!(found(r#""\udb40\udc01""#), [(1, '\u{E0001}')]);
    }

    #[test]
    fn the_escape_that_is_none_is_found() {
        assert_eq!(bad_escape(r#""a\n\t\\ \x41 \uDB40\uDC01 \d""#), Some(27..29));
        assert_eq!(bad_escape(r#""\u00ZZ""#), Some(1..3));
        assert_eq!(bad_escape(r#""\uD800b""#), Some(1..3));
        assert_eq!(bad_escape(r#""a\/b""#), None);
    }

    #[test]
    fn an_escaped_backslash_begins_no_escape() {
        assert_eq!(found(r#""\\u200B \\\x07""#), [(11, '\x07')]);
    }
}
