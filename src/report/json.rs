//! Findings for machines: `--format json`.

use super::told::Told;
use super::v1::Report;

/// All findings as one JSON document, [version 1](super::v1).
pub fn json(told: &Told<'_>) -> String {
    let text = serde_json::to_string_pretty(&Report::of(told));
    text.expect("a report is made of texts, numbers and lists") + "\n"
}
