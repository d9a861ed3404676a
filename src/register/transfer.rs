//! Transfers out of the EU/EEA as the content states them (Chapter V): the one notion that pages, record and rules go by.

use super::{Date, Prose, Recipient, SubProcessor, wording};
use crate::law::{self, Country};
use crate::source::{Lang, Span, Spanned, word};
use crate::written::recipient::Mechanism;

/// A transfer out of the EU/EEA: to a recipient, or from it to one of its own processors.
#[derive(Clone, Debug)]
pub struct Transfer<'a> {
    /// The recipient.
    pub recipient: &'a Recipient,
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

impl<'a> Transfer<'a> {
    /// Where it goes, as far as that is known.
    pub fn destination(&self, lang: Lang) -> String {
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
    pub fn countries_reached(&self) -> Vec<&'static Country> {
        let mut countries = self.countries.clone();
        if countries.is_empty() && self.sub_processor.is_none() {
            countries.extend(
                self.recipient.sub_processors.iter().filter_map(SubProcessor::third_country),
            );
            countries.sort_by(|a, b| a.code.cmp(&b.code));
            countries.dedup_by(|a, b| a.code == b.code);
        }
        countries
    }

    /// Whether it goes to an international organisation.
    pub fn is_to_organisation(&self) -> bool {
        self.sub_processor.is_none() && yes(&self.recipient.international_organisation)
    }

    /// Whether it is not known where it goes: no third country, no organisation by name, and no processor of the recipient
    /// that is asked itself.
    pub fn is_to_nowhere(&self) -> bool {
        let organisation = self.is_to_organisation() && self.recipient.name.is_some();
        let onwards = self.sub_processor.is_none() && self.recipient.has_leaving_sub_processor();
        self.countries.is_empty() && !organisation && !onwards
    }

    /// Whether its receiver is said to stay within the EU/EEA, and nothing but its mechanism says otherwise.
    pub fn is_denied(&self) -> bool {
        let word = self.sub_processor.map_or(&self.recipient.outside_eea, |it| &it.outside_eea);
        no(word) && self.countries.is_empty() && !self.is_to_organisation()
    }

    /// Whether an international organisation receives the data within the EU/EEA: Chapter V applies all the same.
    fn is_within_eea(&self) -> bool {
        self.is_to_organisation() && self.countries.is_empty() && no(&self.recipient.outside_eea)
    }

    /// What it rests on itself: not what a processor of the recipient takes over from it.
    pub fn own_mechanism(&self) -> Option<&'a Spanned<Mechanism>> {
        self.mechanism.filter(|_| self.sub_processor.is_none_or(|it| it.mechanism.is_some()))
    }

    /// Where a copy of the safeguards can be had: stated once for a recipient and its own processors (Art. 13(1)(f)).
    pub fn copy(&self) -> Option<&'a Prose> {
        let copy = self.recipient.transfer.as_ref()?.copy.as_ref();
        let is_own = self.sub_processor.is_none();
        copy.filter(|_| is_own || self.law().is_some_and(|it| it.needs_copy))
    }

    /// The row of the law about what it rests on.
    pub fn law(&self) -> Option<&'static law::Mechanism> {
        law::mechanism(&wording::name_of(self.mechanism?.value))
    }
}

impl Recipient {
    /// The transfers out of the EU/EEA that it means: to it, then to its own processors.
    pub fn transfers(&self) -> impl Iterator<Item = Transfer<'_>> {
        let to_subs = self.sub_processors.iter().filter_map(|it| self.transfer_to(it));
        self.transfer_to_itself().into_iter().chain(to_subs)
    }

    /// Whether data leave the EU/EEA by it, as far as the content says.
    pub fn is_outside_eea(&self) -> bool {
        self.transfers().any(|it| !it.is_within_eea())
    }

    /// Whether it means a transfer (Chapter V): data leave the EU/EEA, or an international organisation receives them.
    pub fn has_transfers(&self) -> bool {
        self.transfers().next().is_some()
    }

    fn transfer_to_itself(&self) -> Option<Transfer<'_>> {
        let details = self.transfer.as_ref();
        let mechanism = details.and_then(|it| it.mechanism.as_ref());
        let countries = self.third_countries();
        // Where only its own processors are abroad, each of them has a transfer of its own, unless one basis is stated for
        // all. A no takes nothing back: what is stated of a transfer is told, and the contradiction is a finding.
        let is_said = yes(&self.outside_eea) || details.is_some();
        let leaves = !countries.is_empty()
            || yes(&self.international_organisation)
            || is_said && (mechanism.is_some() || !self.has_leaving_sub_processor());
        leaves.then(|| Transfer {
            recipient: self,
            sub_processor: None,
            countries,
            mechanism,
            scope_confirmed: details.and_then(|it| it.scope_confirmed.as_ref()),
            place: details.map_or(self.place, |it| it.key),
        })
    }

    fn transfer_to<'a>(&'a self, it: &'a SubProcessor) -> Option<Transfer<'a>> {
        let taken_over = self.transfer.as_ref().filter(|_| it.mechanism.is_none());
        let scope_confirmed = taken_over.and_then(|it| it.scope_confirmed.as_ref());
        it.is_outside_eea().then(|| Transfer {
            recipient: self,
            sub_processor: Some(it),
            countries: it.third_country().into_iter().collect(),
            mechanism: it.mechanism.as_ref().or_else(|| taken_over?.mechanism.as_ref()),
            scope_confirmed: it.scope_confirmed.as_ref().or(scope_confirmed),
            place: it.mechanism.as_ref().map_or(it.name.span, |it| it.key),
        })
    }

    fn has_leaving_sub_processor(&self) -> bool {
        self.sub_processors.iter().any(SubProcessor::is_outside_eea)
    }
}

impl SubProcessor {
    /// Its country, when that is outside the EU/EEA.
    pub fn third_country(&self) -> Option<&'static Country> {
        let country = self.country.as_ref().and_then(|it| law::country(it));
        country.filter(|it| it.is_third_country())
    }

    /// Whether data leave the EU/EEA by it, as far as the content says.
    pub fn is_outside_eea(&self) -> bool {
        self.third_country().is_some() || yes(&self.outside_eea) || self.mechanism.is_some()
    }
}

/// Whether it was answered with yes. No answer is not a yes.
fn yes(answer: &Option<Spanned<bool>>) -> bool {
    answer.as_ref().is_some_and(|it| it.value)
}

/// Whether it was answered with no. No answer is not a no.
fn no(answer: &Option<Spanned<bool>>) -> bool {
    answer.as_ref().is_some_and(|it| !it.value)
}
