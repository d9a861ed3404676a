//! Floor 0: texts, places in them, and what can be said about a place.
//!
//! This floor knows files only as `path + text`. It does not know YAML, the law, the model or the disk.
//! Start with [`Sources`] (all texts of a run), [`Span`] (a place) and [`Diagnostic`] (a finding about a place).

mod span;
pub use span::{FileId, Rare, Span, Spanned};

mod lang;
pub use lang::{Lang, Other};
mod vocabulary;
pub use vocabulary::Vocabulary;

mod limits;
pub use limits::{Limit, Limits};

mod texts;
pub use texts::{Lines, Position, Role, SourceFile, Sources};

mod code;
pub(crate) use code::codes as make_codes;
pub use code::{Code, Example, Expected, Page, PageError, general};

mod diagnostic;
pub use diagnostic::{Arg, Diagnostic, Diagnostics, Label, Patch, Severity, sort};

mod words;
pub use words::{filled, word};

mod characters;
pub use characters::{
    Decoded, MANY_CHARACTERS, as_it_stands, composed, decode, forbidden, hidden_character,
};

mod near;
pub use near::nearest;

mod look_alike;
pub use look_alike::{MixedWord, as_read, mixed_word};

mod device;
pub use device::is_device;
mod id;
pub use id::is_id;

mod embedded;
pub use embedded::embedded;

mod fingerprint;
pub use fingerprint::{hexadecimal, sha256};

mod codes;
pub use codes::{CODES, FILE_NOT_READ, FILE_TOO_LARGE, FORBIDDEN_CHARACTER, NOT_UTF_8};
