//! Rights as stated, and which apply.

use super::{Activity, DataSubject, Key, LegalBasis, Period, Prose, Purpose, Text};
use crate::law::{Applies, Right, RightKey};
use crate::source::{Span, Spanned};
use crate::written::activity::DataSource;

/// The rights as the author states them.
#[derive(Clone, Debug, Default)]
pub struct Rights {
    /// Statements by right, in the law's order.
    pub statements: Vec<(RightKey, Spanned<RightStatement>)>,
    /// How rights are used.
    pub contact: Option<Prose>,
    /// The law that the text names.
    pub law: Option<Spanned<String>>,
    /// How long an answer takes at most.
    pub response_time: Option<Spanned<Period>>,
    /// What is charged for an answer.
    pub fee: Option<Text>,
    /// Where they stand, when they do.
    pub place: Option<Span>,
}

/// How a right is stated.
#[derive(Clone, Debug, PartialEq)]
pub enum RightStatement {
    /// In the standard wording.
    Standard,
    /// Not stated.
    NotStated,
    /// In these words.
    Text(Prose),
    /// Restricted by this law.
    RestrictedBy(String),
}

impl Rights {
    /// The law that restricts a right, and where the content says so.
    pub fn restriction(&self, key: RightKey) -> Option<(&str, Span)> {
        self.statements.iter().find(|(it, _)| *it == key).and_then(|(_, it)| match &it.value {
            RightStatement::RestrictedBy(law) => Some((law.as_str(), it.span)),
            _ => None,
        })
    }

    /// The author's own words for a right.
    pub fn own_words(&self, key: RightKey) -> Option<&Prose> {
        self.statements.iter().find(|(it, _)| *it == key).and_then(|(_, it)| match &it.value {
            RightStatement::Text(prose) => Some(prose),
            _ => None,
        })
    }
}

impl Activity {
    /// Whether a right applies to anything in this activity, computed from its legal bases.
    pub fn gives(&self, right: &Right) -> bool {
        self.gives_to(&[], right)
    }

    /// Whether a right applies to what this activity does with the data of any of these groups of people; of everybody where
    /// none is given.
    pub fn gives_to(&self, groups: &[Key<DataSubject>], right: &Right) -> bool {
        right.applies == Applies::Always
            || self.purposes_of(groups).any(|(_, it)| self.purpose_gives(it, right))
            || (right.applies == Applies::AutomatedDecision && self.decides_alone())
    }

    /// Whether a right applies to a purpose, computed from its legal bases.
    pub fn purpose_gives(&self, purpose: &Purpose, right: &Right) -> bool {
        let bases = self.legal_basis_of(purpose);
        match right.applies {
            Applies::Always => true,
            Applies::AutomatedDecision => self.decides_alone(),
            Applies::Consent => bases.iter().any(LegalBasis::is_consent),
            // Art. 20(1): data that the person has given, which includes what was observed of them.
            Applies::ConsentOrContract => bases.iter().any(|it| {
                (it.is_consent() || it.is("6.1.b")) && self.covers_given_data(purpose, it)
            }),
            Applies::PublicTaskOrLegitimateInterestOrMarketing => {
                bases.iter().any(|it| it.is("6.1.e") || it.is("6.1.f"))
                    || purpose.direct_marketing.as_ref().is_some_and(|it| it.value)
            }
        }
    }

    /// Whether a machine alone decides something that matters to people (Art. 22(1)).
    pub fn decides_alone(&self) -> bool {
        self.automated_decision.as_ref().and_then(|it| it.value.value()).is_some_and(|it| {
            it.solely.as_ref().is_none_or(|it| it.value)
                && it.significant.as_ref().is_none_or(|it| it.value)
        })
    }

    /// Whether a purpose uses, on this basis, data that the person has given. A line that does not say is taken to be.
    fn covers_given_data(&self, purpose: &Purpose, basis: &LegalBasis) -> bool {
        let given = [DataSource::DataSubject, DataSource::Observed];
        let lines = self.data_of(purpose);
        let covered = lines.iter().filter(|it| basis.data.is_empty() || basis.data.contains(it));
        let mut sources = covered.map(|it| self.data[*it].source.as_ref());
        self.data.is_empty() || sources.any(|it| it.is_none_or(|it| given.contains(&it.kind.value)))
    }
}
