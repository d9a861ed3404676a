//! A part of a text as it is read → its place in the file, past the indentation, the folds and the escapes of YAML.

use std::ops::Range;

use crate::source::Span;

/// Goes through a text and the signs it was written with, side by side, from the front.
#[derive(Clone)]
pub(super) struct Inside<'a> {
    /// What is left of the text, and how much of it is behind.
    text: &'a str,
    passed: usize,
    /// What is left of the signs, and where they go on in the file.
    written: &'a str,
    offset: usize,
    value: Span,
    quoted: bool,
}

impl<'a> Inside<'a> {
    /// `text` as it was read from `written`, which stands at `value`.
    pub(super) fn of(text: &'a str, written: &'a str, value: Span) -> Inside<'a> {
        let sign = usize::from(written.starts_with(['"', '\'']));
        Inside {
            text,
            passed: 0,
            written: &written[sign..],
            offset: value.range().start + sign,
            value,
            quoted: written.starts_with('"'),
        }
    }

    /// The place of a part, up to the end of its first line; the whole value where the two cannot be brought together.
    /// Parts are asked for in their order.
    pub(super) fn place(&mut self, part: Range<usize>) -> Span {
        let line = self.text.get(part.start.saturating_sub(self.passed)..).unwrap_or("");
        let length = line.find('\n').unwrap_or(line.len()).min(part.len());
        let Some(start) = self.go_to(part.start) else { return self.value };
        let end = self.clone().go_to(part.start + line[..length].trim_end().len());
        let end = end.map_or(start + 1, |it| it.max(start + 1)).min(self.value.range().end);
        Span::new(self.value.file, start..end)
    }

    fn go_to(&mut self, at: usize) -> Option<usize> {
        while self.passed < at {
            let wanted = self.text.chars().next()?;
            self.text = &self.text[wanted.len_utf8()..];
            self.passed += wanted.len_utf8();
            // White space is folded, and lines are indented: what matters is what stands between.
            if !wanted.is_whitespace() {
                self.find(wanted)?;
            }
        }
        if self.text.starts_with(|it: char| !it.is_whitespace()) {
            let spaces = self.written.len() - self.written.trim_start().len();
            self.skip(spaces);
        }
        Some(self.offset)
    }

    fn find(&mut self, wanted: char) -> Option<()> {
        loop {
            let sign = self.written.chars().next()?;
            self.skip(sign.len_utf8());
            if sign == wanted {
                return Some(());
            }
            if sign == '\\' && self.quoted && self.written.starts_with(['n', 't', 'r']) {
                self.skip(1);
            } else if !sign.is_whitespace() && !['\\', '\''].contains(&sign) {
                return None;
            }
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.written = &self.written[bytes..];
        self.offset += bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    /// What stands in the file where `part` of the text does.
    fn found<'a>(text: &str, written: &'a str, part: &str) -> &'a str {
        let value = Span::new(FileId(0), 0..written.len());
        let at = text.find(part).expect("the part is in the text");
        &written[Inside::of(text, written, value).place(at..at + part.len()).range()]
    }

    #[test]
    fn a_part_is_found_past_folds_indentation_and_escapes() {
        assert_eq!(found("en to\ntre", "en to\n    tre", "tre"), "tre");
        assert_eq!(found("en to tre", "en\n  to tre", "to tre"), "to tre");
        assert_eq!(found("a\"b\n\nc <b>", r#""a\"b\n\nc <b>""#, "<b>"), "<b>");
        assert_eq!(found("don't <b>", "'don''t <b>'", "<b>"), "<b>");
    }

    #[test]
    fn what_cannot_be_brought_together_is_the_whole_value() {
        assert_eq!(found("a b", r#""\u0061 b""#, "b"), r#""\u0061 b""#);
    }

    #[test]
    fn of_two_equal_parts_each_has_its_own_place() {
        let text = "<b> x <b>";
        let mut inside = Inside::of(text, text, Span::new(FileId(0), 0..9));
        assert_eq!(inside.place(0..3).range(), 0..3);
        assert_eq!(inside.place(6..9).range(), 6..9);
    }
}
