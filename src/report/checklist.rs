//! The checklist of Articles 13, 14 and 30 for people and for machines (version 1).

use serde::Serialize;

use super::wrap::{hang, harmless};
use crate::page::checklist::{Counts, Head, Line, Sheet, Total};
use crate::source::{Lang, word};

#[derive(Serialize)]
struct Document<'a> {
    schema_version: &'static str,
    date: &'a str,
    #[serde(flatten)]
    head: &'a Head,
    activities: &'a [Sheet],
}

/// The checklist as one JSON document: the counts, the tables of law, and every activity with its items.
pub fn checklist_json(head: &Head, sheets: &[Sheet], date: &str) -> String {
    let document = Document { schema_version: "1.0.0", date, head, activities: sheets };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// What stands above the activities: what this is, what it does not say, and how many items of each activity stand how.
pub fn checklist_head(head: &Head, totals: &[Total], lang: Lang, width: usize) -> String {
    let mut text = word("checklist", lang).to_owned() + "\n\n";
    put("", word("checklist-caveat", lang), 0, width, &mut text);
    text.push('\n');
    for total in totals {
        put("", &format!("{}: {}", total.label, counted(&total.counts, lang)), 0, width, &mut text);
    }
    text.push('\n');
    let sum = format!("{} {}", word("checklist-sum", lang), counted(&head.counts, lang));
    put("", &sum, 0, width, &mut text);
    harmless(text)
}

/// The lists of one activity, item by item.
pub fn checklist_sheet(sheet: &Sheet, lang: Lang, width: usize) -> String {
    let mut text = String::new();
    let name = if sheet.id.is_empty() { String::new() } else { format!(" ({})", sheet.id) };
    text.push_str(&format!("\n{}{name}\n", sheet.label));
    let mut counts = counted(&sheet.counts, lang);
    if let Some(it) = &sheet.readability {
        counts.push_str(&format!("; LIX {} ({})", it.lix, it.band));
    }
    put("  ", &counts, 2, width, &mut text);
    for part in &sheet.parts {
        text.push_str(&format!("\n  {}\n", part.title));
        for item in &part.items {
            let law = item.law.join("; ");
            put(
                "    ",
                &format!("{}: {} ({law})", item.state_words, item.label),
                6,
                width,
                &mut text,
            );
            for line in &item.lines {
                put("      - ", &told(line), 8, width, &mut text);
            }
        }
    }
    harmless(text)
}

/// A paragraph of one line or more, after a head on the first and indented below.
fn put(head: &str, words: &str, indent: usize, width: usize, text: &mut String) {
    let words: Vec<&str> = words.split_whitespace().collect();
    text.push_str(head);
    text.push_str(&hang(head, &words.join(" "), indent, width));
    text.push('\n');
}

fn told(line: &Line) -> String {
    let mut text = line.text.clone();
    if let Some(code) = line.code {
        text.push_str(&format!(" [{code}]"));
    }
    if let Some(place) = &line.place {
        text.push_str(&format!(" ({place})"));
    }
    text
}

fn counted(counts: &Counts, lang: Lang) -> String {
    let all = [
        (counts.met, "checklist-met"),
        (counts.not_applicable, "checklist-not-applicable"),
        (counts.answered, "checklist-answered"),
        (counts.missing, "checklist-missing"),
    ];
    let parts = all.into_iter().map(|(count, key)| format!("{count} {}", word(key, lang)));
    parts.collect::<Vec<_>>().join(", ")
}
