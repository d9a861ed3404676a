//! Findings as annotations of GitHub Actions: `--format github`, one workflow command a line.

use std::fmt::Write;

use super::told::Told;
use crate::source::{Severity, word};

/// One annotation for each finding. GitHub takes columns only where a place is within one line.
pub fn github(told: &Told<'_>) -> String {
    let mut text = String::new();
    for it in &told.findings {
        let (found, lang) = (it.diagnostic, told.lang);
        let (page, span) = (found.code.page(), found.span);
        let command = match found.level() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let file = property(&told.sources.display_path(span.file));
        let start = told.sources.position(span.file, span.start);
        let end = told.sources.position(span.file, span.end);
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        let (why, fix) = (page.why(lang), found.fill(page.fix(lang), lang));
        let parts = [
            found.message(lang),
            format!("{}: {why}", word("why", lang)),
            format!("{}: {fix}", word("do", lang)),
        ];
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "::{command} file={file},line={},endLine={}{columns},title={}::{}",
            start.line,
            end.line,
            property(found.code.name),
            data(&parts.join("\n"))
        );
    }
    text
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_that_an_author_writes_ends_a_property_or_begins_a_command() {
        assert_eq!(data("100 %\r\n::error::x, y"), "100 %25%0D%0A::error::x, y");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
