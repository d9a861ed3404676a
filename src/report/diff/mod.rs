//! A comparison → text. [`Report`] is what there is to tell, in one language; each format is a function from it to a string.

mod parts;
pub use parts::requirements;
mod say;
pub(crate) use say::clean;
mod v1;
pub use v1::{Report, VERSION};

mod human;
pub use human::human;
mod markdown;
pub(in crate::report) use markdown::escape;
pub use markdown::markdown;
mod html;
pub use html::html;

mod letter;
pub use letter::{LONGEST_SMS, Letter, Sending, letters, one_page};
mod message;
mod told;
mod ways;
pub use told::{Said, sentence};

mod schema;
pub use schema::{DIFF, diff_schema};

/// The comparison as one JSON document.
pub fn json(report: &Report) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}
