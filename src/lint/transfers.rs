//! Transfers out of the EU/EEA as the content states them, and whether an adequacy decision covers them.

use super::case::{Case, yes};
use crate::law::{self, Country, Scope, terms};
use crate::register::{Date, Recipient, SubProcessor, wording};
use crate::source::{Lang, Span, Spanned, word};
use crate::written::decision::AdequacyScope;
use crate::written::recipient::Mechanism;

/// A transfer out of the EU/EEA: to a recipient, or from it to one of its own processors.
pub(super) struct Transfer<'a> {
    /// The recipient.
    pub recipient: &'a Recipient,
    /// The recipient's number in its table.
    pub number: usize,
    /// The processor of the recipient that it goes to, when it does not go to the recipient itself.
    pub sub_processor: Option<&'a SubProcessor>,
    /// The third countries that are named.
    pub countries: Vec<&'static Country>,
    /// What it rests on. A processor of the recipient that states nothing rests on what the recipient rests on.
    pub mechanism: Option<&'a Spanned<Mechanism>>,
    /// When the scope of the adequacy decision was last checked.
    pub scope_confirmed: Option<&'a Spanned<Date>>,
    /// Where to say what is wrong with it: its own `transfer` or `mechanism`, else the entry.
    pub place: Span,
}

impl Transfer<'_> {
    /// Where it goes, as far as that is known.
    pub(super) fn destination(&self, lang: Lang) -> String {
        let countries = self.countries_reached();
        if !countries.is_empty() {
            let names: Vec<&str> = countries.iter().map(|it| it.name(lang)).collect();
            return wording::list(&names, lang);
        }
        if self.is_to_organisation() {
            let name = self.recipient.name.as_ref().map(|it| it.as_str());
            return name.unwrap_or_else(|| self.recipient.label.get(lang)).to_owned();
        }
        word("outside-eea", lang).to_owned()
    }

    /// The third countries that the data reach by it: its own, else those of the recipient's own processors.
    pub(super) fn countries_reached(&self) -> Vec<&'static Country> {
        let mut countries = self.countries.clone();
        if countries.is_empty() && self.sub_processor.is_none() {
            countries.extend(self.recipient.sub_processors.iter().filter_map(third_country));
            countries.sort_by(|a, b| a.code.cmp(&b.code));
            countries.dedup_by(|a, b| a.code == b.code);
        }
        countries
    }

    /// Whether it goes to an international organisation.
    pub(super) fn is_to_organisation(&self) -> bool {
        self.sub_processor.is_none() && yes(&self.recipient.international_organisation)
    }

    /// Whether it is not known where it goes: no third country, no organisation by name, and no processor of the recipient
    /// that is asked itself.
    pub(super) fn is_to_nowhere(&self) -> bool {
        let organisation = self.is_to_organisation() && self.recipient.name.is_some();
        let onwards = self.sub_processor.is_none() && has_leaving_sub_processor(self.recipient);
        self.countries.is_empty() && !organisation && !onwards
    }

    /// What it rests on itself: not what a processor of the recipient takes over from it.
    pub(super) fn own_mechanism(&self) -> Option<&Spanned<Mechanism>> {
        self.mechanism.filter(|_| self.sub_processor.is_none_or(|it| it.mechanism.is_some()))
    }

    /// The row of the law about what it rests on.
    pub(super) fn law(&self) -> Option<&'static law::Mechanism> {
        law::mechanism(&wording::name_of(self.mechanism?.value))
    }
}

/// Every transfer that the content states, recipient by recipient, each followed by those to its own processors.
pub(super) fn transfers<'a>(case: &Case<'a>) -> impl Iterator<Item = Transfer<'a>> + use<'a> {
    case.register.recipients.values().enumerate().flat_map(|(number, it)| of_recipient(it, number))
}

/// The recipient and those of its own processors that get data outside the EU/EEA without a country: where each stands.
pub(super) fn unnamed(recipient: &Recipient, number: usize) -> Vec<Span> {
    let transfers = of_recipient(recipient, number).filter(|it| it.is_to_nowhere());
    let mut places: Vec<Span> =
        transfers.map(|it| it.sub_processor.map_or(recipient.place, |it| it.name.span)).collect();
    if is_worldwide(recipient) && !places.contains(&recipient.place) {
        places.push(recipient.place);
    }
    places
}

/// Whether a mechanism rests on Article 45: an adequacy decision.
pub(super) fn is_adequacy(mechanism: Mechanism) -> bool {
    matches!(mechanism, Mechanism::Adequacy | Mechanism::Dpf)
}

/// Whether an adequacy decision covers a recipient in a country, when its scope was last confirmed on `confirmed`.
pub(super) fn is_covered(case: &Case<'_>, country: &Country, confirmed: Option<Date>) -> bool {
    let own = case.register.adequacy_overrides.iter().filter(|it| it.country.value == country.code);
    if let Some(own) = own.max_by_key(|it| it.checked_on.value) {
        return match own.scope.value {
            AdequacyScope::Full => true,
            AdequacyScope::Partial => confirmed.is_some(),
            AdequacyScope::None => false,
        };
    }
    law::adequacy(&country.code, case.date.civil()).is_some_and(|it| match it.scope {
        Scope::Full => true,
        // What was confirmed before the decision was about another one.
        Scope::Partial => confirmed.is_some_and(|on| it.valid_from <= Some(on.civil())),
        Scope::None => false,
    })
}

/// The transfers to one recipient and to its own processors.
pub(super) fn of_recipient(
    recipient: &Recipient,
    number: usize,
) -> impl Iterator<Item = Transfer<'_>> {
    let to_subs = recipient.sub_processors.iter();
    let to_subs = to_subs.filter_map(move |it| to_sub_processor(recipient, number, it));
    to_recipient(recipient, number).into_iter().chain(to_subs)
}

fn to_recipient(recipient: &Recipient, number: usize) -> Option<Transfer<'_>> {
    let details = recipient.transfer.as_ref();
    let mechanism = details.and_then(|it| it.mechanism.as_ref());
    let countries = recipient.third_countries();
    // Where only its own processors are abroad, each of them has a transfer of its own, unless one basis is stated for all.
    let leaves = !countries.is_empty()
        || yes(&recipient.international_organisation)
        || is_said_to_leave(&recipient.outside_eea, mechanism)
            && (mechanism.is_some() || !has_leaving_sub_processor(recipient));
    leaves.then(|| Transfer {
        recipient,
        number,
        sub_processor: None,
        countries,
        mechanism,
        scope_confirmed: details.and_then(|it| it.scope_confirmed.as_ref()),
        place: details.map_or(recipient.place, |it| it.key),
    })
}

fn to_sub_processor<'a>(
    recipient: &'a Recipient,
    number: usize,
    it: &'a SubProcessor,
) -> Option<Transfer<'a>> {
    let taken_over = recipient.transfer.as_ref().filter(|_| it.mechanism.is_none());
    let scope_confirmed = taken_over.and_then(|it| it.scope_confirmed.as_ref());
    leaves(it).then(|| Transfer {
        recipient,
        number,
        sub_processor: Some(it),
        countries: third_country(it).into_iter().collect(),
        mechanism: it.mechanism.as_ref().or_else(|| taken_over?.mechanism.as_ref()),
        scope_confirmed: it.scope_confirmed.as_ref().or(scope_confirmed),
        place: it.mechanism.as_ref().map_or(it.name.span, |it| it.key),
    })
}

fn has_leaving_sub_processor(recipient: &Recipient) -> bool {
    recipient.sub_processors.iter().any(leaves)
}

fn leaves(it: &SubProcessor) -> bool {
    third_country(it).is_some() || is_said_to_leave(&it.outside_eea, it.mechanism.as_ref())
}

fn third_country(it: &SubProcessor) -> Option<&'static Country> {
    let country = it.country.as_ref().and_then(|it| law::country(it));
    country.filter(|it| it.is_third_country())
}

/// Whether data leave the EU/EEA by the author's own word: by a yes, or by a mechanism that no no takes back.
fn is_said_to_leave(
    outside_eea: &Option<Spanned<bool>>,
    mechanism: Option<&Spanned<Mechanism>>,
) -> bool {
    outside_eea.as_ref().map_or(mechanism.is_some(), |it| it.value)
}

/// Whether only a region says where data are received, and it reaches beyond the EU/EEA.
fn is_worldwide(recipient: &Recipient) -> bool {
    let region = recipient.region.as_ref();
    let words = Lang::ALL.iter().filter_map(|lang| region?.exactly(*lang));
    let organisation = yes(&recipient.international_organisation) && recipient.name.is_some();
    let is_open = recipient.outside_eea.is_none() && recipient.countries().is_empty();
    is_open && !organisation && words.into_iter().any(|it| terms::worldwide_region(it).is_some())
}
