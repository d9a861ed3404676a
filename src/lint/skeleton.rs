//! Skeletons of decisions on findings, to be filled in by a person, and their place in a file that people write in.

use std::fmt::Write;

use crate::register::{Date, Register};
use crate::source::{Diagnostic, Lang, Severity, word};

/// An entry for each finding of the rules of law that no entry is about yet: code and place, and as comments what it
/// says and what is to be filled in. Items of a YAML list, not indented; empty when there is nothing to decide on.
pub fn skeletons(found: &[Diagnostic], register: &Register, today: Date, lang: Lang) -> String {
    let mut text = String::new();
    for finding in found {
        let Some(place) = finding.path.as_deref() else { continue };
        let code = finding.code.name;
        let known = (register.decisions.iter())
            .any(|it| it.code.as_str() == code && it.place.as_str() == place);
        if known {
            continue;
        }
        let level = match finding.level() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let message = finding.message(lang).replace('\n', " ");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {}: {message}", word(level, lang));
        let _ = writeln!(text, "- code: {code}");
        let _ = writeln!(text, "  place: {}", scalar(place));
        let _ = writeln!(text, "  # why: {}", word("decide-why", lang));
        let _ = writeln!(text, "  # by: {}", word("decide-by", lang));
        let _ = writeln!(text, "  # until: {}", today.a_year_later());
    }
    text
}

/// A text as YAML, in quotation marks where it would not be read as it stands.
fn scalar(text: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "._-".contains(it);
    let starts = text.starts_with(|it: char| it.is_alphabetic());
    if starts && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// `text` with `items` at the end of its list `decisions`, which is begun where there is none; everything else, comments
/// and line ends too, stays as it is. `None` when the list is written on one line, where nothing can be added safely.
pub fn with_decisions(text: &str, items: &str) -> Option<String> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let Some(key) = lines.iter().position(|it| it.starts_with("decisions:")) else {
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
        let begun = format!("{text}{gap}decisions:{line_end}");
        return Some(begun + &indented(items, "  ", line_end));
    };
    let value = lines[key]["decisions:".len()..].trim();
    // A list with nothing in it is begun anew, and what is said of it stays.
    let said = value.strip_prefix("[]").map(str::trim_start);
    if said.is_some_and(|it| it.is_empty() || it.starts_with('#')) {
        let line = lines[key].replacen("[]", "", 1);
        let text = [&lines[..key].concat(), line.trim_end(), line_end, &lines[key + 1..].concat()];
        return with_decisions(&text.concat(), items);
    }
    if !(value.is_empty() || value.starts_with('#')) {
        return None;
    }
    let belongs = |it: &str| it.trim().is_empty() || it.starts_with([' ', '#', '-']);
    let below = &lines[key + 1..];
    let block = below.iter().take_while(|it| belongs(it)).count();
    let item = |it: &&str| it.trim_start().starts_with("- ");
    // What stands last in the list; comments and blank lines after it may belong to what follows.
    let written = |it: &str| !it.trim().is_empty() && it.starts_with([' ', '-']);
    let last = below[..block].iter().rposition(|it| written(it)).map_or(0, |it| it + 1);
    let indent = below[..block].iter().find(|it| item(it));
    let indent = indent.map_or("  ", |it| &it[..it.len() - it.trim_start().len()]);
    let (before, after) = lines.split_at(key + 1 + last);
    let mut joined = before.concat();
    if !joined.ends_with('\n') {
        joined.push_str(line_end);
    }
    Some(joined + &indented(items, indent, line_end) + &after.concat())
}

fn indented(items: &str, indent: &str, line_end: &str) -> String {
    items.lines().map(|it| format!("{indent}{it}{line_end}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = "- code: a\n  place: b\n";

    #[test]
    fn a_list_is_begun_where_there_is_none() {
        assert_eq!(
            with_decisions("# mine\n", ITEM).as_deref(),
            Some("# mine\ndecisions:\n  - code: a\n    place: b\n")
        );
    }

    #[test]
    fn comments_and_what_follows_stay_where_they_are() {
        let text =
            "decisions: # ours\n- code: x # why not\n  place: y\n\n# of the checks\nchecks: {}\n";
        let wanted = "decisions: # ours\n- code: x # why not\n  place: y\n- code: a\n  place: b\n\n# of the checks\nchecks: {}\n";
        assert_eq!(with_decisions(text, ITEM).as_deref(), Some(wanted));
    }

    #[test]
    fn line_ends_are_the_files_own() {
        let text = "decisions:\r\n    - code: x\r\n      place: y";
        let wanted =
            "decisions:\r\n    - code: x\r\n      place: y\r\n    - code: a\r\n      place: b\r\n";
        assert_eq!(with_decisions(text, ITEM).as_deref(), Some(wanted));
    }

    #[test]
    fn an_empty_list_is_begun() {
        let begun = Some("a: b\ndecisions:\n  - code: a\n    place: b\nc: d\n".to_owned());
        assert_eq!(with_decisions("a: b\ndecisions: []\nc: d\n", ITEM), begun);
        let wanted = "decisions:  # none\r\n  - code: a\r\n    place: b\r\n";
        assert_eq!(with_decisions("decisions: [] # none\r\n", ITEM).as_deref(), Some(wanted));
        assert_eq!(with_decisions("decisions: []x\n", ITEM), None);
    }

    #[test]
    fn a_list_on_one_line_is_left_alone() {
        assert_eq!(with_decisions("decisions: [{code: x, place: y}]\n", ITEM), None);
    }

    #[test]
    fn a_place_that_yaml_would_read_otherwise_is_quoted() {
        assert_eq!(scalar("activities.a.legal_basis.6.1.f"), "activities.a.legal_basis.6.1.f");
        assert_eq!(scalar("a#2: b's"), "'a#2: b''s'");
    }
}
