//! How hard pages and activities are to read, as a table and for machines (version 1).

use serde::Serialize;

use crate::site::Stat;
use crate::source::{Lang, word};

#[derive(Serialize)]
struct Document<'a> {
    schema_version: &'static str,
    pages: &'a [Stat],
    activities: &'a [Stat],
}

/// Both tables as one JSON document.
pub fn stats_json(pages: &[Stat], activities: &[Stat]) -> String {
    let document = Document { schema_version: "1.0.0", pages, activities };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// Both tables for people.
pub fn stats(pages: &[Stat], activities: &[Stat], lang: Lang) -> String {
    let tables = [("stats-page", pages), ("stats-activity", activities)];
    let tables = tables.into_iter().filter(|(_, rows)| !rows.is_empty());
    let tables: Vec<String> = tables.map(|(name, rows)| table(name, rows, lang)).collect();
    tables.join("\n")
}

fn table(name: &'static str, stats: &[Stat], lang: Lang) -> String {
    let heads =
        [name, "stats-words", "stats-sentences", "stats-lix"].map(|it| word(it, lang).to_owned());
    let rows = stats.iter().map(|it| match &it.readability {
        None => [it.name.clone(), "0".to_owned(), "0".to_owned(), "-".to_owned()],
        Some(found) => [
            it.name.clone(),
            found.words.to_string(),
            found.sentences.to_string(),
            format!("{} ({})", found.lix, found.band),
        ],
    });
    let rows: Vec<[String; 4]> = std::iter::once(heads).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|it| it[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut text = String::new();
    for [name, words, sentences, lix] in rows {
        let line = format!(
            "{name:<first$}  {words:>second$}  {sentences:>third$}  {lix}",
            first = widths[0],
            second = widths[1],
            third = widths[2]
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::checklist::Readability;

    #[test]
    fn columns_stand_under_each_other() {
        let found = Readability { words: 1200, sentences: 90, lix: 41, band: "medium" };
        let rows = [
            Stat { name: "index.html".to_owned(), readability: Some(found) },
            Stat { name: "x".to_owned(), readability: None },
        ];
        let wanted = "page        words  sentences  LIX\n\
                      index.html   1200         90  41 (medium)\n\
                      x               0          0  -\n";
        assert_eq!(stats(&rows, &[], Lang::En), wanted);
    }
}
