//! Floor 1: what was written. YAML text becomes a [`Document`], and whatever is wrong with its form becomes findings.
//!
//! This floor does not know what the law says or what an id refers to: dates, periods and references are still text.
//! The way of a file: `reader` makes nodes with places out of YAML events and refuses everything outside our strict
//! profile; `shape` checks the nodes against the very JSON Schema that editors use; `decode` hands them, places and
//! all, to `serde_yaml`, which can then no longer fail. Start with [`content`], the model's root, and [`parse()`].

mod scalar;
pub use scalar::{
    ArticleKey, Choice, Color, CountryCode, Email, IsoDate, IsoDuration, PictureFile, Ref,
    WebAddress,
};
mod text;
pub use text::{Prose, Text, other_languages};
mod answer;
pub use answer::{Answer, Todo};
mod catalogue;
pub use catalogue::Catalogue;
mod spanned;

pub mod activity;
pub mod content;
pub mod decision;
pub mod notice;
pub mod organisation;
pub mod people;
pub mod processor;
pub mod recipient;
pub mod retention;
pub mod rights;
pub mod website;

mod comment;
mod decode;
pub use decode::untyped;
mod hidden;
mod parse;
mod reader;
pub use reader::MANY_FINDINGS;
mod shape;
mod syntax;
mod tabs;
pub use parse::{Document, Kept, keys, parse, parse_changed};

mod path;
pub use path::Paths;
mod translation;
pub use translation::{Entry, Translation, language_of_file, translation};
mod schema;
pub use schema::{PUBLISHED, json_schema, published_schema};

mod codes;
pub use codes::{CODES, TEXT_TOO_LONG};

use crate::source::{Rare, Spanned};

/// A key that may be left out.
pub type Field<T> = Option<Spanned<T>>;
/// The same, where few say it of what there can be very many of.
pub type RareField<T> = Rare<Spanned<T>>;

/// Marks a field as internal in the schema: it is in the register and never on the web site.
fn is_internal(schema: &mut schemars::Schema) {
    schema.insert("x-internal".to_owned(), true.into());
}
