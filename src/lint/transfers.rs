//! Which transfers out of the EU/EEA the rules look at, and whether an adequacy decision covers them.

use super::case::{Case, yes};
use crate::law::{self, Country, Scope, terms};
use crate::register::{Date, Recipient, Transfer};
use crate::source::{Lang, Span};
use crate::written::decision::AdequacyScope;
use crate::written::recipient::Mechanism;

/// Every transfer that the content states, recipient by recipient with the recipient's number in its table, each followed
/// by those to its own processors. What is denied in the same breath is `outside-eea-conflict` and nothing else, until
/// it is known whether there is a transfer.
pub(super) fn transfers<'a>(
    case: &Case<'a>,
) -> impl Iterator<Item = (usize, Transfer<'a>)> + use<'a> {
    let all = case.register.recipients.values().enumerate();
    let all = all.flat_map(|(number, it)| it.transfers().map(move |it| (number, it)));
    all.filter(|(_, it)| !it.is_denied())
}

/// The recipient and those of its own processors that get data outside the EU/EEA without a country: where each stands.
pub(super) fn unnamed(recipient: &Recipient) -> Vec<Span> {
    let transfers = recipient.transfers().filter(|it| it.is_to_nowhere() && !it.is_denied());
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

/// Whether only a region says where data are received, and it reaches beyond the EU/EEA.
fn is_worldwide(recipient: &Recipient) -> bool {
    let region = recipient.region.as_ref();
    let words = Lang::ALL.iter().filter_map(|lang| region?.exactly(*lang));
    let organisation = yes(&recipient.international_organisation) && recipient.name.is_some();
    let is_open = recipient.outside_eea.is_none() && recipient.countries().is_empty();
    is_open && !organisation && words.into_iter().any(|it| terms::worldwide_region(it).is_some())
}
