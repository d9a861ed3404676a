//! The manual of a code, and the list of all.

use std::fmt::Write;

use crate::law::Citation;
use crate::source::{Code, Expected, Lang, Severity, word};

/// The page of a code: name, level, law, what it says, why, what to do, manual, examples.
pub fn explain(code: &Code, lang: Lang) -> String {
    let page = code.page();
    let mut text = format!("{} ({})\n\n", code.name, level(page.level(), lang));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}\n", page.message(lang));
    let _ = writeln!(text, "{}: {}", word("why", lang), page.why(lang));
    let _ = writeln!(text, "{}: {}", word("do", lang), page.fix(lang));
    for citation in page.law().iter().filter_map(|it| Citation::parse(it)) {
        let _ = write!(text, "{}: {}", word("law", lang), citation.long(lang));
        let _ = match citation.url(lang) {
            Some(url) => writeln!(text, " <{url}>"),
            None => writeln!(text),
        };
    }
    let _ = writeln!(text, "\n{}", page.manual(lang));
    for example in page.examples() {
        let fails = example.expected == Expected::Fails;
        let title = word(if fails { "example-wrong" } else { "example-right" }, lang);
        let _ = writeln!(text, "\n{title}:\n");
        for line in example.text.lines() {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

/// Every code with its level and what it says.
pub fn list(codes: &[&Code], lang: Lang) -> String {
    let width = codes.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for code in codes {
        let page = code.page();
        let _ = writeln!(
            text,
            "{:width$}  {:8}  {}",
            code.name,
            level(page.level(), lang),
            page.message(lang)
        );
    }
    text
}

fn level(level: Severity, lang: Lang) -> &'static str {
    match level {
        Severity::Error => word("error", lang),
        Severity::Warning => word("warning", lang),
        Severity::Note => word("note", lang),
    }
}
