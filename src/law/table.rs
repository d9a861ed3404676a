//! The head of a data file, and how one is read.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The head of a data file: what it holds, where that comes from and how old it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What the table holds, in English.
    pub name: String,
    /// What was read, and where.
    pub source: String,
    /// The date from which the provisions apply, if there is one.
    pub valid_from: Option<String>,
    /// The date the table was last compared with its source.
    pub checked_on: String,
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

/// A data file that is a head and its rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet<T> {
    pub(super) table: Table,
    pub(super) rows: Vec<T>,
}

/// Reads a data file that was compiled into the program.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_yaml::from_str(text).expect("a built-in table is read by the tests of its module")
}
