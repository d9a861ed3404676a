//! The kinds of finding that concern a file as a text.

use super::make_codes;

make_codes! {
    /// A file that looks like content and has none to give.
    pub FILE_NOT_READ = "file-not-read";
    /// A file is larger than the limit.
    pub FILE_TOO_LARGE = "file-too-large";
    /// A character that hides, reorders or breaks text.
    pub FORBIDDEN_CHARACTER = "forbidden-character";
    /// A file is not UTF-8.
    pub NOT_UTF_8 = "not-utf-8";
}
