//! Legal bases.

use super::{Consent, DataLine, Date, Key, Text};
use crate::law::Article;
use crate::source::{Rare, Span, Spanned};

/// A legal basis.
#[derive(Clone, Debug)]
pub struct LegalBasis {
    /// The provision.
    pub article: &'static Article,
    /// How the notice says it.
    pub text: Rare<Text>,
    /// National law.
    pub law: Option<Spanned<String>>,
    /// The legitimate interest.
    pub interest: Rare<Text>,
    /// The consent.
    pub consent: Option<Key<Consent>>,
    /// The data lines it covers when not all.
    pub data: Vec<Key<DataLine>>,
    /// What binds to secrecy.
    pub secrecy: Rare<Text>,
    /// The balancing test (internal).
    pub balancing: Rare<Spanned<String>>,
    /// Where it stands.
    pub place: Span,
    /// The supervisory authority's permission (internal).
    pub permit: Rare<Spanned<String>>,
    /// When the reference to the law was checked (internal).
    pub law_checked: Rare<Spanned<Date>>,
}

impl LegalBasis {
    /// Whether it is a consent: by its article, or because it names one.
    pub fn is_consent(&self) -> bool {
        self.article.is_consent() || self.consent.is_some()
    }

    /// Whether two bases say the same on the page, wherever they were written.
    pub fn says_the_same(&self, other: &LegalBasis) -> bool {
        self.article.key == other.article.key
            && self.law == other.law
            && self.consent == other.consent
            && self.data == other.data
            && self.text == other.text
            && self.interest == other.interest
            && self.secrecy == other.secrecy
    }

    /// Whether it is the article with this key.
    pub fn is(&self, key: &str) -> bool {
        self.article.key == key
    }
}
