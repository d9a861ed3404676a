//! A `#` that may have been meant as text. YAML begins a comment there, and what stands after it is gone.

use super::codes::COMMENT_IN_TEXT;
use crate::source::{Diagnostic, Span};

/// The comment after a text without quotation marks that ends at the end of `text`, where it begins like no comment that
/// somebody set: with a word right after its sign.
pub(super) fn comment_in_text(file: &str, text: Span) -> Option<Diagnostic> {
    let line = file[text.range().end..].lines().next()?;
    let comment = line.trim_start();
    let word = comment.strip_prefix('#')?.chars().next()?;
    let start = text.range().end + line.len() - comment.len();
    let is_text = word.is_alphanumeric() && start > text.range().end;
    let place = Span::new(text.file, start..start + comment.trim_end().len());
    is_text.then(|| Diagnostic::new(&COMMENT_IN_TEXT, place))
}
