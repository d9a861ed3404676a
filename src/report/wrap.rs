//! Lines that fit the width of a terminal.

/// Narrower than this, breaking lines helps nobody: the terminal does it.
const NARROWEST: usize = 20;

/// `text` with line breaks instead of spaces, so that a line has at most `width` characters. A longer word stays whole;
/// the line breaks of the text and the indentation of its lines stay, and a list item keeps its own. No line is broken
/// before `::`: a build server would take what an author wrote for a command.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let lines: Vec<String> = text.lines().map(|it| wrap_line(it, width.max(NARROWEST))).collect();
    lines.join("\n")
}

fn wrap_line(line: &str, width: usize) -> String {
    let text = line.trim_start_matches(' ');
    let outer = line.len() - text.len();
    let inner = if text.starts_with("- ") { outer + "- ".len() } else { outer };
    let mut wrapped = " ".repeat(outer);
    let mut column = outer;
    for (index, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if index > 0 && column + 1 + length > width && !word.starts_with("::") {
            wrapped.extend(["\n", &" ".repeat(inner)]);
            column = inner;
        } else if index > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

/// `text` wrapped to `width` after a head that stands on its first line; the other lines are indented by `indent`. The
/// head itself is not in the result.
pub(super) fn hang(head: &str, text: &str, indent: usize, width: usize) -> String {
    let taken = "\u{1}".repeat(head.chars().count().saturating_sub(indent));
    let wrapped = wrap(&format!("{taken}{text}"), width.saturating_sub(indent));
    let below = format!("\n{}", " ".repeat(indent));
    wrapped.trim_start_matches('\u{1}').replace('\n', &below)
}

/// `text` without a line that a build server takes for a command: such a line begins with a backslash.
pub(crate) fn harmless(text: String) -> String {
    let command = |it: &str| it.trim_start().starts_with("::");
    if !text.lines().any(command) {
        return text;
    }
    let lines = text.split_inclusive('\n');
    lines.flat_map(|it| [if command(it) { "\\" } else { "" }, it]).collect()
}

#[cfg(test)]
mod tests {
    use super::{hang, harmless, wrap};

    #[test]
    fn a_line_breaks_at_spaces_and_a_long_word_stays_whole() {
        assert_eq!(wrap("æøå æøå æøå æøå æøå æøå", 20), "æøå æøå æøå æøå æøå\næøå");
        let word = "x".repeat(30);
        assert_eq!(wrap(&format!("a {word} b"), 1), format!("a\n{word}\nb"));
        assert_eq!(wrap("en\n\n  to  tre", 80), "en\n\n  to  tre");
    }

    #[test]
    fn no_line_begins_as_a_command_to_a_build_server() {
        let text = "der er ikke noget ::error::x her";
        assert_eq!(wrap(text, 20), "der er ikke noget ::error::x\nher");
        assert_eq!(hang("fejl: ", text, 4, 24), "der er ikke noget ::error::x\n    her");
    }

    #[test]
    fn a_line_that_would_be_a_command_is_none() {
        assert_eq!(harmless("a\n  ::b\nc ::d\n".to_owned()), "a\n\\  ::b\nc ::d\n");
    }

    #[test]
    fn a_list_item_keeps_its_indentation() {
        assert_eq!(wrap("- et to tre fire fem seks", 20), "- et to tre fire fem\n  seks");
    }

    #[test]
    fn what_follows_a_head_is_indented_under_it() {
        assert_eq!(hang("kode: ", "et to tre fire fem", 2, 22), "et to tre fire\n  fem");
    }
}
