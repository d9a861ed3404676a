//! Floor 3: what was released, and what is in force on a day.
//!
//! A version is a folder of files that are written once (`stored` says what stands in `version.json`). This floor reads and
//! verifies them; it does not know how they were made, nor how pages show them.

mod stored;
pub use stored::{Activity, ByLanguage, Change, Class, FORMAT, Notice, Previous, Stored};
