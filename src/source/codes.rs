//! The kinds of finding that concern a file as a text.

use super::Code;

macro_rules! code {
    ($name:literal) => {
        Code { name: $name, page: include_str!(concat!("codes/", $name, ".md")) }
    };
}

/// A file is larger than the limit.
pub static FILE_TOO_LARGE: Code = code!("file-too-large");
/// A character that hides, reorders or breaks text.
pub static FORBIDDEN_CHARACTER: Code = code!("forbidden-character");
/// A file is not UTF-8.
pub static NOT_UTF_8: Code = code!("not-utf-8");

/// All of this floor's kinds.
pub static CODES: &[&Code] = &[&FILE_TOO_LARGE, &FORBIDDEN_CHARACTER, &NOT_UTF_8];
