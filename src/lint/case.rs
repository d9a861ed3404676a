//! What a rule may look at, and the questions that many rules ask.

use std::borrow::Borrow;

use crate::register::{Activity, Date, LegalBasis, Purpose, Register, Text};
use crate::source::{Lang, Sources, Span, Spanned};
use crate::written::activity::ActivityRole;
use crate::written::people::DataKind;

/// What a rule looks at.
pub(super) struct Case<'a> {
    /// What the content means.
    pub register: &'a Register,
    /// The texts it was read from.
    pub sources: &'a Sources,
    /// The day of the check: which law is in force, how old a text is.
    pub date: Date,
}

/// A list of legal bases as it was written, and the purposes that rest on it.
pub(super) struct BasisList<'a> {
    /// The activity it belongs to.
    pub activity: &'a Activity,
    /// The bases; never empty.
    pub bases: &'a [LegalBasis],
    /// The purposes that rest on it: one for a purpose's own list, those that inherit for an activity's.
    pub purposes: Vec<&'a Purpose>,
    /// Where the key of the list stands.
    pub place: Span,
}

impl<'a> Case<'a> {
    /// The language of the content: the author's own words go into messages in it.
    pub(super) fn lang(&self) -> Lang {
        self.register.language()
    }

    /// The author's words in the content's language.
    pub(super) fn words(&self, text: &'a Text) -> &'a str {
        text.get(self.lang())
    }

    /// The activities in which the organisation is controller or joint controller, with their ids.
    pub(super) fn activities(&self) -> impl Iterator<Item = (&'a str, &'a Activity)> + use<'a> {
        let all = self.register.activities.iter().map(|(id, it)| (id.as_str(), it));
        all.filter(|(_, it)| it.role != ActivityRole::Processor)
    }

    /// The purposes of those activities.
    pub(super) fn purposes(&self) -> impl Iterator<Item = (&'a Activity, &'a Purpose)> + use<'a> {
        self.activities().flat_map(|(_, it)| it.purposes.values().map(move |purpose| (it, purpose)))
    }

    /// The lists of legal bases of those activities that some purpose rests on, each once, however many inherit it.
    pub(super) fn basis_lists(&self) -> impl Iterator<Item = BasisList<'a>> + use<'a> {
        self.activities().flat_map(|(_, activity)| {
            let has_own = |it: &&Purpose| !it.own_legal_basis.is_empty();
            // Many rules ask for the lists: none is made that would be empty.
            let inherited = (!activity.legal_basis.is_empty()).then(|| BasisList {
                activity,
                bases: &activity.legal_basis,
                purposes: activity.purposes.values().filter(|it| !has_own(it)).collect(),
                place: activity.legal_basis_place.unwrap_or(activity.place),
            });
            let own = activity.purposes.values().filter(has_own).map(move |purpose| BasisList {
                activity,
                bases: &purpose.own_legal_basis,
                purposes: vec![purpose],
                place: purpose.legal_basis_place.unwrap_or(purpose.place),
            });
            inherited.into_iter().filter(|it| !it.purposes.is_empty()).chain(own)
        })
    }

    /// Whether an activity uses data of this kind.
    pub(super) fn uses(&self, activity: &Activity, kind: DataKind) -> bool {
        let categories = activity.data.values().flat_map(|it| &it.categories);
        categories.into_iter().any(|it| self.register.data_categories[*it].kind.value == kind)
    }

    /// Whether the organisation is a public authority.
    pub(super) fn is_public_authority(&self) -> bool {
        yes(&self.register.organisation.public_authority)
    }
}

/// Whether it was answered with yes. No answer is not a yes.
pub(super) fn yes(answer: &Option<impl Borrow<Spanned<bool>>>) -> bool {
    answer.as_ref().is_some_and(|it| it.borrow().value)
}

/// Whether a reason was given that can be taken for one: ten characters or more (policy of the catalogue of rules).
pub(super) fn is_reason(reason: Option<&str>) -> bool {
    reason.is_some_and(|it| it.trim().chars().count() >= 10)
}
