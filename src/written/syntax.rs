//! What the YAML parser stumbled over → which of the mistakes that people make it is, and where a person should look. The
//! parser says where it noticed, which for a quotation mark or a bracket can be far behind the place to mend.

use std::ops::Range;

use super::codes::{KEY_NOT_TEXT, QUOTES_NEEDED};
use super::hidden::bad_escape;
use crate::source::{Diagnostic, Span};

/// Where the parser was when it stumbled.
pub(super) struct Stumble<'a> {
    /// The file.
    pub text: &'a str,
    /// The end of what it had understood.
    pub read_to: usize,
    /// Where the outermost bracket stands that is open.
    pub open_bracket: Option<usize>,
    /// Where it noticed.
    pub at: usize,
    /// What it says.
    pub info: &'a str,
}

/// The place, and the word of ours for what is wrong.
pub(super) fn explain(it: &Stumble<'_>) -> (Range<usize>, &'static str) {
    let word = problem(it.info);
    let at = it.at;
    if word == "unknown-escape" {
        let escape = it.text.get(at..).and_then(bad_escape);
        let place = escape.map_or(at..at, |found| at + found.start..at + found.end);
        return (sign_at(it.text, place), word);
    }
    let line = line_from(it.text, at);
    if it.info.contains("multiline quoted") && !line.is_empty() && !line.contains(": ") {
        return (sign_at(it.text, at..at), "indentation");
    }
    if let Some(quote) = it.opening_quote() {
        return (quote, "unclosed-quote");
    }
    if let Some(bracket) = it.bracket(word) {
        return (bracket..bracket + 1, "unclosed-bracket");
    }
    // Of an item the dash is what stands in the wrong place.
    let line = it.text[..at].rfind('\n').map_or(0, |it| it + 1);
    let misplaced =
        ["block sequence entries", "expected key"].iter().any(|part| it.info.contains(part));
    let item = misplaced && it.text[line..at].trim() == "-";
    let at = if item { at - it.text[line..at].trim_start().len() } else { at };
    (sign_at(it.text, at..at), word)
}

/// At least the one sign that a place begins with.
fn sign_at(text: &str, place: Range<usize>) -> Range<usize> {
    let sign = text[place.start..].chars().next().map_or(0, char::len_utf8);
    place.start..place.end.max(place.start + sign)
}

fn line_from(text: &str, at: usize) -> &str {
    text[at..].lines().next().unwrap_or("")
}

/// The first line that says something about the document before it begins.
pub(super) fn directive(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        match line.trim_end().chars().next() {
            None | Some('#') => {}
            Some('%') => return Some(start..start + line.trim_end().len()),
            Some(_) => return None,
        }
        start += line.len();
    }
    None
}

/// A map as a key is nearly always a text that begins with a placeholder and lacks its quotes.
pub(super) fn key_not_text(text: &str, key: Span) -> Diagnostic {
    let start = key.start as usize;
    if !text[..start].ends_with('{') || !text[start..].starts_with('{') {
        return Diagnostic::new(&KEY_NOT_TEXT, key);
    }
    let line = text[start..].find('\n').map_or(text.len(), |it| start + it);
    let value = text[start - 1..line].trim_end();
    let span = Span { start: key.start - 1, end: key.start - 1 + value.len() as u32, ..key };
    let quoted = format!("\"{}\"", value.replace('"', "\\\""));
    Diagnostic::new(&QUOTES_NEEDED, span).with("value", value).patch(span, quoted)
}

impl Stumble<'_> {
    /// Where the quotation mark stands that is never closed, with the rest of its line.
    fn opening_quote(&self) -> Option<Range<usize>> {
        let end = self.text.len().min(self.at + 1);
        let between = self.text.get(self.read_to..end)?;
        let start = self.read_to + between.find(['"', '\''])?;
        let quote = self.text[start..].chars().next()?;
        let opens = start == 0 || self.text[..start].ends_with([' ', '\n', '[', '{', ',']);
        let inside = self.text.get(start + 1..end)?;
        let escaped = |at: usize| {
            let before = &inside[..at];
            quote == '"' && (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
        };
        let closed = inside.match_indices(quote).any(|(at, _)| !escaped(at));
        (opens && !closed).then(|| start..start + line_from(self.text, start).len())
    }

    /// The bracket to mend: one closed by the other kind, or never.
    fn bracket(&self, word: &str) -> Option<usize> {
        let from = self.open_bracket.or_else(|| {
            let opens = self.text[self.at..].starts_with(['[', '{']);
            (word == "unclosed-bracket" && opens).then_some(self.at)
        })?;
        unmatched(self.text, from)
    }
}

/// The first bracket from the one at `from` on that has no partner: the closing one where it stands on the line of what it
/// should close, else the opening one.
fn unmatched(text: &str, from: usize) -> Option<usize> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let before = if at == 0 { b'\n' } else { bytes[at - 1] };
        match bytes[at] {
            quote @ (b'"' | b'\'') if b"[{,: \n".contains(&before) => {
                at += 1;
                while at < bytes.len() && bytes[at] != quote {
                    at += if bytes[at] == b'\\' && quote == b'"' { 2 } else { 1 };
                }
            }
            b'#' if b" \n".contains(&before) => at += line_from(text, at).len(),
            b'[' => open.push((at, b']')),
            b'{' => open.push((at, b'}')),
            found @ (b']' | b'}') => match open.pop() {
                Some((_, wanted)) if found == wanted && open.is_empty() => return None,
                Some((_, wanted)) if found == wanted => {}
                Some((opening, _)) if text[opening..at].contains('\n') => return Some(opening),
                _ => return Some(at),
            },
            _ => {}
        }
        at += 1;
    }
    open.pop().map(|(opening, _)| opening)
}

/// What the parser says, as one of the mistakes people make.
fn problem(info: &str) -> &'static str {
    const PROBLEMS: [(&str, &str); 21] = [
        ("unknown escape", "unknown-escape"),
        ("hexadecimal number", "unknown-escape"),
        ("character escape code", "unknown-escape"),
        ("surrogate", "unknown-escape"),
        ("unclosed quote", "unclosed-quote"),
        ("quoted scalar", "unclosed-quote"),
        ("mapping values are not allowed", "colon-in-text"),
        ("illegal placement of ':'", "unclosed-bracket"),
        ("bracket", "unclosed-bracket"),
        ("flow", "unclosed-bracket"),
        ("unexpected character", "starts-with-sign"),
        ("anchor", "starts-with-sign"),
        ("alias", "starts-with-sign"),
        ("wrongly indented line", "indentation"),
        ("block scalar", "starts-with-sign"),
        ("block sequence entries", "starts-with-sign"),
        ("mapping keys are not allowed", "starts-with-sign"),
        ("did not find expected key", "key-expected"),
        ("could not find expected ':'", "key-expected"),
        ("simple key expect", "key-expected"),
        ("indent", "indentation"),
    ];
    let known = PROBLEMS.iter().find(|(part, _)| info.contains(part));
    known.map_or("not-yaml", |(_, word)| word)
}
