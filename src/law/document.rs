//! What is cited as a whole or by a named part: guidance, judgments, decisions.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table::{Evidence, Sheet, read};
use super::words::Words;

/// A text without articles of its own, or a named part of one.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub(super) key: String,
    pub(super) long: Words,
    pub(super) short: Words,
    /// Its number in EUR-Lex, from which its address follows.
    pub(super) celex: Option<String>,
    pub(super) evidence: Evidence,
}

/// The document with that key.
pub(super) fn document(key: &str) -> Option<&'static Document> {
    let rows = &SHEET.rows;
    rows.binary_search_by(|it| it.key.as_str().cmp(key)).ok().map(|index| &rows[index])
}

static SHEET: LazyLock<Sheet<Document>> = LazyLock::new(|| read(include_str!("documents.yaml")));

#[cfg(test)]
mod tests {
    use super::{SHEET, document};
    use crate::law::Evidence;

    #[test]
    fn the_keys_are_sorted_and_unique() {
        assert!(SHEET.rows.windows(2).all(|it| it[0].key < it[1].key));
    }

    #[test]
    fn every_document_has_both_names_in_both_languages() {
        for row in &SHEET.rows {
            for text in [&row.long.da, &row.long.en, &row.short.da, &row.short.en] {
                assert!(!text.is_empty() && !text.contains('\n'), "{}", row.key);
            }
        }
    }

    #[test]
    fn what_was_not_read_keeps_its_mark() {
        assert_eq!(document("edpb:05/2020").unwrap().evidence, Evidence::Memory);
        assert_eq!(document("cjeu:C-154/21").unwrap().evidence, Evidence::Verified);
    }
}
