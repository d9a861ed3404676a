//! Messages in Markdown: our sentences as they are, the author's words in them letter for letter.

use crate::report::diff::escape;
use crate::source::{Arg, Diagnostic, Lang};

/// What `say` makes of a finding, with nothing in the author's words taken for Markdown.
pub(super) fn literal(
    found: &Diagnostic,
    lang: Lang,
    say: impl Fn(&Diagnostic) -> String,
) -> String {
    let mut bare = found.clone();
    let mut words: Vec<(char, String)> = Vec::new();
    // Stand-ins that no text can hold: what is private may not stand in any.
    for ((_, arg), mark) in bare.args.iter_mut().zip('\u{E000}'..) {
        let text = match arg {
            Arg::Text(it) => it,
            Arg::Both(da, en) => [da, en][usize::from(lang != Lang::Da)],
            Arg::Word(_) | Arg::Words(_) | Arg::Own(_) => continue,
        };
        words.push((mark, text.clone()));
        *arg = Arg::Text(mark.into());
    }
    let mut text = say(&bare);
    for (mark, it) in words {
        let sentence = it.strip_suffix('.').unwrap_or(&it);
        text = text.replace(&format!("`{mark}`"), &code(&it));
        text = text.replace(&format!("{mark}\"."), &format!("{}\".", escape(sentence)));
        text = text.replace(mark, &escape(&it));
    }
    // White space in front would make it a program's text.
    unnumbered(text.trim_start().to_owned())
}

/// A text that begins with a number and a full stop, as no list.
fn unnumbered(mut text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with('.') {
        text.insert(digits, '\\');
    }
    text
}

/// A code span that nothing in it ends.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_begins_with_white_space_is_a_sentence() {
        let code = crate::compile::codes()[0];
        let span = crate::source::Span::default();
        let found = Diagnostic::new(code, span).with("name", "    <b>");
        let said = |it: &Diagnostic| match &it.args[0].1 {
            Arg::Text(it) => format!("{it} is a role"),
            _ => String::new(),
        };
        assert_eq!(literal(&found, Lang::En, said), "&lt;b&gt; is a role");
    }

    #[test]
    fn a_message_that_begins_with_a_number_is_no_list() {
        let told = ["1. x", "12.", "1 x", "x 1."].map(|it| unnumbered(it.to_owned()));
        assert_eq!(told, ["1\\. x", "12\\.", "1 x", "x 1."]);
    }

    #[test]
    fn nothing_ends_a_code_span() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b\nc"), "```a``b c```");
        assert_eq!(code("`"), "`` ` ``");
    }
}
