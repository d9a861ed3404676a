//! How the pages look, and what is said about their accessibility.

use super::{Color, Date, Prose};
use crate::source::Spanned;
use crate::written::website::{Assessor, Conformance, Font};

/// How the pages look. None of it is a fact of the notice.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Brand {
    /// The colour of links and lines on white; the theme's own when there is none.
    pub color: Option<Color>,
    /// The typeface; the theme's own when there is none.
    pub font: Option<Font>,
}

/// The accessibility statement.
#[derive(Clone, Debug)]
pub struct Accessibility {
    /// How far the pages meet the requirements.
    pub status: Spanned<Conformance>,
    /// What is not accessible.
    pub limitations: Option<Prose>,
    /// Who looked into it; the organisation itself when nobody is named.
    pub assessed_by: Option<Spanned<Assessor>>,
    /// When the statement was made.
    pub date: Option<Spanned<Date>>,
    /// When it was last gone through.
    pub reviewed: Option<Spanned<Date>>,
    /// Whom to write to.
    pub contact: Option<Spanned<String>>,
    /// Whether the Danish act on web accessibility applies.
    pub public_body: Option<Spanned<bool>>,
}
