//! How the pages look, and what is said about their accessibility: `website`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Field;
use super::organisation::Language;
use super::scalar::{Color, Email, IsoDate, PictureFile, WebAddress};
use super::text::Prose;
use crate::source::Spanned;

/// Where the pages are published, in which languages, and how they look.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Website {
    /// The address the pages are published at, for canonical links and the sitemap.
    #[schemars(example = "https://www.example.dk/privatliv/")]
    pub address: Field<WebAddress>,
    /// The languages of the pages; the first is the language of every text written as a single string.
    pub languages: Field<Vec<Spanned<Language>>>,
    /// The page that tells about cookies, when it is another.
    pub cookie_policy: Field<WebAddress>,
    /// How the pages look. It says nothing about personal data, so it is neither a fact of the notice nor in the register.
    pub brand: Field<Brand>,
    /// The accessibility statement; with it the pages get one of their own for it.
    pub accessibility: Field<Accessibility>,
}

/// How the pages look.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Brand {
    /// The colour of links and lines, in quotation marks: `#` and six hexadecimal digits.
    pub color: Field<Color>,
    /// The typeface, one that the reader's own machine has: the pages fetch none.
    pub font: Field<Font>,
    /// The logo at the top of every page: an SVG file in the content folder.
    pub logo: Field<PictureFile>,
    /// The logo for readers who have chosen dark screens; left out, the other one stands on white there.
    pub logo_on_dark: Field<PictureFile>,
    /// Whether the logo shows the name in letters, so that the name need not stand beside it.
    pub logo_shows_name: Field<bool>,
}

/// A typeface that machines have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Font {
    /// What the reader's machine itself uses.
    #[default]
    System,
    /// Sans serif with the shapes of handwriting.
    Humanist,
    /// Sans serif, plain and even.
    Grotesque,
    /// With serifs, as in a book.
    Serif,
}

/// An accessibility statement, in the parts of the model statement for public bodies (Commission Implementing Decision
/// (EU) 2018/1523).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// How far the pages meet the requirements.
    pub status: Spanned<Conformance>,
    /// What is not accessible, why, and what can be used instead.
    #[serde(default)]
    pub limitations: Field<Prose>,
    /// Who looked into it; left out, the organisation itself.
    #[serde(default)]
    pub assessed_by: Field<Assessor>,
    /// When the statement was made.
    pub date: Spanned<IsoDate>,
    /// When it was last gone through.
    #[serde(default)]
    pub reviewed: Field<IsoDate>,
    /// The e-mail address for those who meet something they cannot use.
    pub contact: Spanned<Email>,
    /// Whether the Danish act on web accessibility applies, as it does to public bodies: then the statement names the
    /// authority that supervises it.
    #[serde(default)]
    pub public_body: Field<bool>,
}

/// How far pages meet WCAG at level AA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Conformance {
    /// In all respects.
    Full,
    /// In most respects.
    Partial,
    /// Not yet.
    NotMet,
}

/// Who looked into how accessible pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Assessor {
    /// The organisation itself.
    #[default]
    Own,
    /// Somebody else.
    ThirdParty,
}
