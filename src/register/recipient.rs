//! Recipients, and what is stated of transfers to them.

use super::{Consent, Date, Key, Prose, Text};
use crate::law;
use crate::source::{Span, Spanned};
use crate::written::recipient::{Frequency, Mechanism, RecipientRole};

/// A recipient, or a category of recipients.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// What it is called.
    pub label: Text,
    /// The name of one certain recipient.
    pub name: Option<Spanned<String>>,
    /// How the notice says it.
    pub text: Option<Text>,
    /// The line of business.
    pub sector: Option<Text>,
    /// What it is in law.
    pub role: Option<Spanned<RecipientRole>>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<Spanned<String>>,
    /// Where, when it is not one country.
    pub region: Option<Text>,
    /// Whether data can be received outside the EU/EEA.
    pub outside_eea: Option<Spanned<bool>>,
    /// Further countries of access.
    pub access_from: Vec<Spanned<String>>,
    /// The law that gives an authority the data.
    pub law: Option<Spanned<String>>,
    /// Whether it is an international organisation.
    pub international_organisation: Option<Spanned<bool>>,
    /// Whether the person chose it.
    pub chosen_by_subject: Option<Spanned<bool>>,
    /// Whether it uses data for its own marketing.
    pub uses_for_marketing: Option<Spanned<bool>>,
    /// Whether the data become public.
    pub public: Option<Spanned<bool>>,
    /// What is stated of the transfer out of the EU/EEA.
    pub transfer: Option<Spanned<TransferDetails>>,
    /// The essence of a joint arrangement.
    pub essence: Option<Prose>,
    /// The joint arrangement (internal, as all below).
    pub arrangement: Option<Spanned<String>>,
    /// The processor agreement.
    pub agreement: Option<Spanned<String>>,
    /// Whether it belongs to the same group.
    pub group_internal: Option<Spanned<bool>>,
    /// Its own processors.
    pub sub_processors: Vec<SubProcessor>,
    /// Systems.
    pub systems: Vec<Spanned<String>>,
    /// Whether it is kept for later.
    pub reserved: Option<Spanned<bool>>,
    /// Where its id stands.
    pub place: Span,
}

impl Recipient {
    /// Every country that the data can be received in or seen from, in the order written, each once.
    pub fn countries(&self) -> Vec<&str> {
        let mut countries = Vec::new();
        for country in self.country.iter().chain(&self.access_from) {
            if !countries.contains(&country.as_str()) {
                countries.push(country.as_str());
            }
        }
        countries
    }

    /// Those of its countries that are outside the EU/EEA.
    pub fn third_countries(&self) -> Vec<&'static law::Country> {
        let countries = self.countries().into_iter().filter_map(law::country);
        countries.filter(|it| it.is_third_country()).collect()
    }
}

/// A processor's own processor. Its name is internal; the country and the mechanism of a transfer to it are public.
#[derive(Clone, Debug)]
pub struct SubProcessor {
    /// The name.
    pub name: Spanned<String>,
    /// The country.
    pub country: Option<Spanned<String>>,
    /// Whether it can see data outside the EU/EEA.
    pub outside_eea: Option<Spanned<bool>>,
    /// What makes the transfer to it lawful.
    pub mechanism: Option<Spanned<Mechanism>>,
    /// When it was last checked that the adequacy decision covers it.
    pub scope_confirmed: Option<Spanned<Date>>,
}

/// What is stated of a transfer out of the EU/EEA.
#[derive(Clone, Debug, Default)]
pub struct TransferDetails {
    /// What makes it lawful.
    pub mechanism: Option<Spanned<Mechanism>>,
    /// How the notice says it.
    pub text: Option<Prose>,
    /// Where a copy of the safeguards can be had.
    pub copy: Option<Prose>,
    /// The document (internal, as all below).
    pub reference: Option<Spanned<String>>,
    /// The assessment of the country's law.
    pub assessment: Option<Spanned<String>>,
    /// When the scope of the adequacy decision was last checked.
    pub scope_confirmed: Option<Spanned<Date>>,
    /// How often.
    pub frequency: Option<Spanned<Frequency>>,
    /// What makes it lawful should the first fall away.
    pub fallback: Option<Spanned<Mechanism>>,
    /// The consent it rests on.
    pub consent: Option<Key<Consent>>,
    /// Where a compelling interest is documented.
    pub documentation: Option<Spanned<String>>,
}
