//! What can be wrong with a language of the author's own.

use crate::source::make_codes;

make_codes! {
    /// A language that the program has no words of, and nobody gave it any.
    pub(super) LANGUAGE_FILE_MISSING = "language-file-missing";
    /// A language file that lacks texts.
    pub(super) LANGUAGE_FILE_INCOMPLETE = "language-file-incomplete";
    /// A text of a language file that the program never asks for.
    pub(super) LANGUAGE_TEXT_UNKNOWN = "language-text-unknown";
    /// A text of a language file that has other places for values than ours.
    pub(super) LANGUAGE_TEXT_UNLIKE = "language-text-unlike";
}
