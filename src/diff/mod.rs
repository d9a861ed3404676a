//! Floor 3: what changed between two registers, and what that requires by law.
//!
//! [`diff()`] compares two [`Snapshot`]s: a register as it is published, and the texts of its notices. Where they came from (a
//! folder, a revision, a file) is not known here, so nothing but facts can differ: no order of keys, no comment, no file.
//! The comparison is complete (`compare`): every key of the register is looked at, item by item, by id. The table
//! `changes.yaml` says what each key means; what goes together becomes one [`Change`] (`group`), `classify` and
//! `retention` work out its class where the table cannot, and `requires` what the law asks because of it.
//!
//! This floor does not judge: that a text was rewritten is told, and that somebody must read it.

mod snapshot;
pub use snapshot::{NotARegister, NoticeText, Snapshot};
mod table;
pub use table::{ClassRow, PathRow, classes, is_known, kind_name, paths};

mod compare;
pub use compare::is_text;
mod group;
mod renames;

mod classify;
mod concern;
mod facts;
mod requires;
mod retention;

mod words;
pub use words::spelling_only;
mod prose;

mod change;
mod value;
pub use change::{Change, Detail, Diff, Duty, Kind, Place, Summary, diff};
