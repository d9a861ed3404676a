//! What was decided on findings, and what the checks go by. All of it is internal.

use super::{Date, Period};
use crate::source::{Lang, Span, Spanned};
use crate::written::decision::AdequacyScope;

/// An answer to one finding.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The finding's code.
    pub code: Spanned<String>,
    /// The finding's place, as a path of keys and ids.
    pub place: Spanned<String>,
    /// Why it is left as it is.
    pub why: Option<Spanned<String>>,
    /// Who decided.
    pub by: Option<Spanned<String>>,
    /// The last day it holds.
    pub until: Option<Spanned<Date>>,
    /// Where the entry stands.
    pub span: Span,
}

/// An adequacy decision newer than the program.
#[derive(Clone, Debug)]
pub struct AdequacyOverride {
    /// The country, ISO 3166-1 alpha-2.
    pub country: Spanned<String>,
    /// What it covers.
    pub scope: Spanned<AdequacyScope>,
    /// Its number.
    pub decision: Spanned<String>,
    /// When that was checked.
    pub checked_on: Spanned<Date>,
}

/// What the checks go by.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// How long a text may stand before it is gone through again.
    pub review_within: Option<Spanned<Period>>,
    /// The readability index (LIX) above which a text is reported.
    pub lix_limit: Option<Spanned<u32>>,
}

/// The place of a text in one language, as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where it stands.
    pub span: Span,
    /// Its language.
    pub lang: Lang,
}
