//! The head of a data file, and how one is read.

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};

use crate::source::embedded;

/// The head of a data file: what it holds, where that comes from and how old it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What the table holds, in English.
    pub name: String,
    /// What was read, and where.
    pub source: String,
    /// The date from which the provisions apply, if there is one.
    #[serde(deserialize_with = "day")]
    pub valid_from: Option<Date>,
    /// The date the table was last compared with its source.
    #[serde(deserialize_with = "known_day")]
    pub checked_on: Date,
}

/// How well the wording of a row is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Evidence {
    /// Checked against a copy of the text.
    #[serde(rename = "V")]
    Verified,
    /// Seen in a secondary summary only.
    #[serde(rename = "S")]
    Secondary,
    /// From memory, not verified.
    #[serde(rename = "M")]
    Memory,
}

/// The rows of a data file; its head is read by itself.
#[derive(Debug, Deserialize)]
pub(super) struct Sheet<T> {
    pub(super) rows: Vec<T>,
}

/// Reads a data file that was compiled into the program.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> T {
    embedded(text).expect("a built-in table is read by the tests of its module")
}

/// Reads the head alone: the lines from `table:` to the next key at the margin.
pub(super) fn read_head(text: &str) -> Table {
    #[derive(Deserialize)]
    struct Head {
        table: Table,
    }
    let lines = text.split_inclusive('\n').skip_while(|it| !it.starts_with("table:"));
    let inside = |index: usize, line: &str| index == 0 || line.starts_with(' ');
    let head = lines.enumerate().take_while(|(index, line)| inside(*index, line));
    let head: String = head.map(|(_, line)| line).collect();
    read::<Head>(&head).table
}

/// Whether a provision with these first and last days applies on a day.
pub(super) fn in_force(from: Option<Date>, until: Option<Date>, on: Date) -> bool {
    from.is_none_or(|it| it <= on) && until.is_none_or(|it| on <= it)
}

/// Reads `2026-11-22`, or no date.
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    Option::<String>::deserialize(from)?.map(|it| it.parse().map_err(D::Error::custom)).transpose()
}

/// Reads `2026-11-22`.
pub(super) fn known_day<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}
