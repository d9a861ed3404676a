//! The manual of a code, and the list of all.

use std::fmt::Write;

use super::wrap::{hang, wrap};
use crate::law::Citation;
use crate::source::{Code, Expected, Lang, Severity, general, word};

/// How far the lines after a first one are indented.
const INDENT: usize = 4;

/// The page of a code on a terminal of `width` columns: name, level, law, what it says, why, what to do, manual,
/// examples.
pub fn explain(code: &Code, lang: Lang, width: usize) -> String {
    let page = code.page();
    let mut text = format!("{} ({})\n\n", code.name, level_word(page.level(), lang));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}\n", wrap(&page.title(lang), width));
    let mut said = vec![("why", page.why(lang).to_owned()), ("do", general(page.fix(lang)))];
    let law = page.law().iter().filter_map(|it| Citation::parse(it));
    said.extend(law.map(|it| match it.url(lang) {
        Some(url) => ("law", format!("{} <{url}>", it.long(lang))),
        None => ("law", it.long(lang).to_owned()),
    }));
    if let Some(marks) = page.evidence().filter(|it| !it.is_empty()) {
        said.push(("evidence", format!("{marks} {}", word("evidence-marks", lang))));
    }
    for (key, said) in said {
        let head = format!("{}: ", word(key, lang));
        let _ = writeln!(text, "{head}{}", hang(&head, &said, INDENT, width));
    }
    let _ = writeln!(text, "\n{}", wrap(page.manual(lang), width));
    let silences: Vec<&str> = page.silent(lang).collect();
    if !silences.is_empty() {
        let _ = writeln!(text, "\n{}:\n", word("silent-when", lang));
    }
    for it in &silences {
        let _ = writeln!(text, "  - {}", hang("  - ", it, INDENT, width));
    }
    for example in page.examples() {
        let title = match example.expected {
            Expected::Fails => word("example-wrong", lang).to_owned(),
            Expected::Passes => word("example-right", lang).to_owned(),
            Expected::Silent(number) => {
                let because = silences.get(number - 1).copied().unwrap_or_default();
                format!("{} ({})", word("example-silent", lang), because.trim_end_matches('.'))
            }
        };
        let _ = writeln!(text, "\n{}:\n", wrap(&title, width));
        for line in example.text.lines() {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

/// Every code with its level, its law and what it says: on one line where that fits a terminal of `width` columns, else
/// with what it says below. Without a width all is on one line, for programs that read lines.
pub fn list(codes: &[&Code], lang: Lang, width: Option<usize>) -> String {
    let law: Vec<String> = codes.iter().map(|it| short_law(it, lang)).collect();
    let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
    let of_name = widest(&mut codes.iter().map(|it| it.name.len()));
    let of_level = widest(&mut LEVELS.iter().map(|it| level_word(*it, lang).chars().count()));
    let mut text = String::new();
    for (code, law) in codes.iter().zip(law) {
        let page = code.page();
        let level = level_word(page.level(), lang);
        let head = format!("{:of_name$}  {level:of_level$}  {law}", code.name);
        let title = page.title(lang);
        let line = format!("{head}  {title}");
        // Writing to a string cannot fail.
        let _ = match width {
            Some(width) if line.chars().count() > width => {
                let indent = " ".repeat(INDENT);
                let head = hang("", head.trim_end(), INDENT, width);
                writeln!(text, "{head}\n{indent}{}", hang(&indent, &title, INDENT, width))
            }
            _ => writeln!(text, "{line}"),
        };
    }
    text
}

/// How bad a finding is, in the language of the reader.
pub(super) fn level_word(level: Severity, lang: Lang) -> &'static str {
    match level {
        Severity::Error => word("error", lang),
        Severity::Warning => word("warning", lang),
        Severity::Note => word("note", lang),
    }
}

const LEVELS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// The citations of a code in their short form; `-` when no law asks for it.
fn short_law(code: &Code, lang: Lang) -> String {
    let law = code.page().law().iter().filter_map(|it| Citation::parse(it));
    let law: Vec<String> = law.map(|it| it.short(lang).to_owned()).collect();
    if law.is_empty() { "-".to_owned() } else { law.join("; ") }
}
