//! How the pages look, and what is said about their accessibility.

use super::{Color, Date, Picture, Prose};
use crate::source::Spanned;
use crate::written::website::{Assessor, Conformance, Font};

/// How the pages look. None of it is a fact of the notice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    /// The colour of links and lines on white; the theme's own when there is none.
    pub color: Option<Color>,
    /// The typeface; the theme's own when there is none.
    pub font: Option<Font>,
    /// The logo.
    pub logo: Option<Logo>,
}

/// The logo at the top of every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// For light screens and paper.
    pub picture: Picture,
    /// For dark screens; on them the other one stands on white when there is none.
    pub on_dark: Option<Picture>,
    /// Whether it shows the name in letters.
    pub shows_name: bool,
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
