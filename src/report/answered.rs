//! The findings that a decision answers, for people.

use std::fmt::Write;

use super::diff::clean;
use super::told::Told;
use super::wrap::wrap;
use crate::register::wording;
use crate::source::word;

/// Each answered finding: its code and place, what it says, who decided what and until when.
pub fn answered(told: &Told<'_>, width: usize) -> String {
    let (lang, mut text) = (told.lang, String::new());
    for it in &told.answered {
        let found = it.diagnostic;
        let at = told.sources.position(found.span.file, found.span.start);
        let file = clean(&told.sources.display_path(found.span.file));
        let path = it.place_path.as_deref().unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: {} {path}", word("answered", lang), found.code.name);
        let _ = writeln!(text, "  {file}:{}:{}", at.line, at.column);
        let mut said = vec![found.message(lang)];
        if let Some(decision) = &it.decision {
            let until = decision.until.map(|it| wording::date(it, lang)).unwrap_or_default();
            said.push(format!("{}: {}", word("why", lang), decision.why));
            said.push(format!("{}: {}", word("decided-by", lang), decision.by));
            said.push(format!("{}: {until}", word("holds-until", lang)));
        }
        for line in said {
            // A line of the author's own would be taken for one of ours.
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(text, "{}", wrap(&format!("    {line}"), width));
        }
        let _ = writeln!(text);
    }
    text
}
