//! What the template engine cannot use → findings, each at its place.

use std::collections::BTreeMap;

use tera::ErrorKind;

use super::codes::BROKEN_TEMPLATE;
use crate::source::{Diagnostic, Diagnostics, FileId, Span};

/// The user's own templates, by name: their files and texts.
pub(super) type Own<'a> = BTreeMap<&'a str, (FileId, &'a str)>;

/// The findings of one error, met with `template`. What has no place of its own stands at the start of the template that it
/// names, of `template`, or of the first of the user's.
pub(super) fn broken(error: &tera::Error, template: &str, own: &Own<'_>) -> Diagnostics {
    let start = |name: &str| {
        let found = own.get(name).or_else(|| own.get(template)).or_else(|| own.values().next());
        found.map(|(file, _)| Span::new(*file, 0..0)).unwrap_or_default()
    };
    let finding = |span: Span, problem: &str| {
        Diagnostic::new(&BROKEN_TEMPLATE, span).with("problem", problem)
    };
    match error.kind() {
        ErrorKind::SyntaxError(it) | ErrorKind::RenderingError(it) => {
            let file = own.get(it.filename());
            let span = file.map(|(file, _)| Span::new(*file, it.span().range.clone()));
            vec![finding(span.unwrap_or_else(|| start(it.filename())), it.message())]
        }
        ErrorKind::CircularExtend { tpl: name, .. }
        | ErrorKind::CircularInclude { tpl: name, .. }
        | ErrorKind::MissingParent { current: name, .. } => {
            vec![finding(start(name), &error.to_string())]
        }
        // Names that are nowhere come as one text with a report for each.
        ErrorKind::Msg(text) if text.starts_with(REPORT) => {
            let reports = text.split(REPORT).filter(|it| !it.trim().is_empty());
            reports.map(|it| reported(it, own, &start, &finding)).collect()
        }
        // The only reader of what a template comes to is ours, and it has only one thing to refuse.
        ErrorKind::Io(_) => {
            vec![
                Diagnostic::new(&BROKEN_TEMPLATE, start(template))
                    .with_word("problem", "template-endless"),
            ]
        }
        _ => vec![finding(start(template), &error.to_string())],
    }
}

/// How a report begins.
const REPORT: &str = "error: ";

/// A report: what is wrong on the first line, ` --> name:line:column` on the second.
fn reported(
    report: &str,
    own: &Own<'_>,
    start: &impl Fn(&str) -> Span,
    finding: &impl Fn(Span, &str) -> Diagnostic,
) -> Diagnostic {
    let mut lines = report.lines();
    let problem = lines.next().unwrap_or_default();
    let place = lines.next().and_then(|it| it.trim().strip_prefix("--> "));
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let mut number = || parts.next().and_then(|it| it.parse::<usize>().ok());
    let (column, line) = (number(), number());
    let name = parts.next().unwrap_or_default();
    let span = own.get(name).zip(line.zip(column)).map(|((file, text), (line, column))| {
        let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let here = text.get(before..).unwrap_or_default();
        let at = before + here.chars().take(column - 1).map(char::len_utf8).sum::<usize>();
        let marked = lines.find(|it| it.contains('^')).unwrap_or_default();
        let length = marked.matches('^').count().min(text.len() - at);
        Span::new(*file, at..at + length)
    });
    finding(span.unwrap_or_else(|| start(name)), problem)
}
