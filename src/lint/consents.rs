//! The consents that purposes rest on, each once, however many lists of legal bases name it.

use std::collections::BTreeMap;

use super::bases;
use super::case::{BasisList, Case};
use crate::register::{Activity, Consent, Key, LegalBasis, Purpose};
use crate::source::Span;

/// A consent that purposes rest on.
pub(super) struct ConsentInUse<'a> {
    /// The consent; `None` where the bases name none: one for each list of bases.
    pub consent: Option<&'a Consent>,
    /// The lists of bases that rest on it; never empty.
    pub uses: Vec<ConsentUse<'a>>,
}

/// A list of legal bases that rests on a consent.
pub(super) struct ConsentUse<'a> {
    /// The activity of the list.
    pub activity: &'a Activity,
    /// The purposes that rest on the list; never empty.
    pub purposes: Vec<&'a Purpose>,
    /// The whole list.
    pub list: &'a [LegalBasis],
    /// Its entries that are this consent; never empty.
    pub entries: Vec<&'a LegalBasis>,
    /// What the list is for, in the author's words.
    pub name: &'a str,
}

impl<'a> ConsentInUse<'a> {
    /// Where a mistake of the consent stands: at the consent, else at the first basis that is one.
    pub(super) fn place(&self) -> Span {
        self.consent.map_or(self.uses[0].entries[0].place, |it| it.place)
    }

    /// Its purposes. None stands there twice: a purpose rests on one list.
    pub(super) fn purposes(&self) -> impl Iterator<Item = &'a Purpose> {
        self.uses.iter().flat_map(|it| it.purposes.iter().copied())
    }

    /// What it is called: by its label, else by what it is for.
    pub(super) fn name(&self, case: &Case<'a>) -> &'a str {
        self.consent.map_or(self.uses[0].name, |it| case.words(&it.label))
    }
}

/// The consents that purposes of the organisation rest on.
pub(super) fn in_use<'a>(case: &Case<'a>) -> Vec<ConsentInUse<'a>> {
    let mut named: BTreeMap<Key<Consent>, Vec<ConsentUse<'a>>> = BTreeMap::new();
    let mut all = Vec::new();
    for list in case.basis_lists() {
        let mut in_list: BTreeMap<Option<Key<Consent>>, Vec<&'a LegalBasis>> = BTreeMap::new();
        for basis in list.bases.iter().filter(|it| it.is_consent()) {
            let consent = basis.consent.or_else(|| only_consent(list.bases));
            in_list.entry(consent).or_default().push(basis);
        }
        for (consent, entries) in in_list {
            let consent_use = consent_use(case, &list, entries);
            match consent {
                Some(key) => named.entry(key).or_default().push(consent_use),
                None => all.push(ConsentInUse { consent: None, uses: vec![consent_use] }),
            }
        }
    }
    let of_catalogue = named.into_iter().map(|(key, uses)| {
        let consent = &case.register.consents[key];
        ConsentInUse { consent: Some(consent), uses }
    });
    all.extend(of_catalogue);
    all
}

/// The consent that a list names, when it names one alone: an entry of it that names none means that one.
fn only_consent(list: &[LegalBasis]) -> Option<Key<Consent>> {
    let mut named = list.iter().filter_map(|it| it.consent);
    let first = named.next()?;
    named.all(|it| it == first).then_some(first)
}

fn consent_use<'a>(
    case: &Case<'a>,
    list: &BasisList<'a>,
    entries: Vec<&'a LegalBasis>,
) -> ConsentUse<'a> {
    ConsentUse {
        activity: list.activity,
        purposes: list.purposes.clone(),
        list: list.bases,
        entries,
        name: bases::name_of(case, list.activity, &list.purposes),
    }
}
