//! Rights as stated, and which apply.

use super::{Activity, Prose};
use crate::law::{Applies, Right, RightKey};
use crate::source::Spanned;
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
}

impl Rights {
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
        right.applies == Applies::Always
            || self.purposes.values().any(|it| self.purpose_gives(it, right))
            || (right.applies == Applies::AutomatedDecision && self.decides_alone())
    }

    /// Whether a right applies to a purpose, computed from its legal bases.
    pub fn purpose_gives(&self, purpose: &super::Purpose, right: &Right) -> bool {
        let bases = self.legal_basis_of(purpose);
        let any = |keys: &[&str]| bases.iter().any(|it| keys.contains(&it.article.key.as_str()));
        match right.applies {
            Applies::Always => true,
            Applies::AutomatedDecision => self.decides_alone(),
            Applies::Consent => bases.iter().any(|it| it.article.is_consent()),
            // Art. 20(1)(b) and (4): data that the person has given, which includes what was observed of them.
            Applies::ConsentOrContract => {
                any(&["6.1.a", "9.2.a", "6.1.b"]) && self.has_given_data()
            }
            Applies::PublicTaskOrLegitimateInterestOrMarketing => {
                any(&["6.1.e", "6.1.f"])
                    || purpose.direct_marketing.as_ref().is_some_and(|it| it.value)
            }
        }
    }

    fn decides_alone(&self) -> bool {
        self.automated_decision.as_ref().and_then(|it| it.value.value()).is_some_and(|it| {
            it.solely.as_ref().is_none_or(|it| it.value)
                && it.significant.as_ref().is_none_or(|it| it.value)
        })
    }

    fn has_given_data(&self) -> bool {
        let given = [DataSource::DataSubject, DataSource::Observed];
        self.data
            .values()
            .any(|it| it.source.as_ref().is_none_or(|it| given.contains(&it.kind.value)))
    }
}
