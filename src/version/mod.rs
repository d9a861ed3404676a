//! Floor 3: what was released, and what is in force on a day.
//!
//! A version is a folder of files that are written once ([`Stored`] says what stands in `version.json`). This floor reads and
//! verifies them ([`Versions::read`]); it does not know how they were made, nor how pages show them.

mod stored;
pub use stored::{Activity, ByLanguage, Change, Class, FORMAT, Notice, Previous, Stored};

mod seal;
pub use seal::sealed;

mod versions;
pub use versions::{Version, Versions};
mod read;
pub use read::{FILE, FOLDER, key};

mod schema;
pub use schema::{SCHEMA, version_schema};

mod codes;
pub use codes::{CODES, PROMISE_BROKEN, RELEASE_NEEDED, VERSION_ALTERED, VERSION_WORDED_ANEW};

#[cfg(test)]
mod tests;
