//! Text broken into lines.

/// Writes `text` to `out` in lines of at most `width` characters where its words allow, each line but the first after
/// `indent` spaces. The first begins where `out` ends, after `indent` characters too.
pub(super) fn wrap(text: &str, indent: usize, width: usize, out: &mut String) {
    let mut column = indent;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        }
        if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_a_long_word_stands_alone() {
        let mut out = "- ".to_owned();
        wrap("Ærø og Østersøen meget-langt-ord-uden-ende nu", 2, 12, &mut out);
        assert_eq!(out, "- Ærø og\n  Østersøen\n  meget-langt-ord-uden-ende\n  nu\n");
    }
}
