//! Recipients and transfers.

use tera::Value;

use super::address;
use super::facts::Facts;
use super::values::{list, object, or_none, text};
use crate::law;
use crate::register::wording::{self, phrase};
use crate::register::{Key, Recipient, Register};
use crate::source::Spanned;
use crate::written::recipient::Mechanism;

/// A recipient in full.
pub(super) fn recipient(key: Key<Recipient>, register: &Register, facts: &mut Facts) -> Value {
    let it = &register.recipients[key];
    let id = register.recipients.id(key);
    let lang = facts.lang;
    let anchor = address::recipient_anchor(id);
    let path = |name: &str| format!("recipients/{id}/{name}");
    let label = facts.text(&path("label"), &anchor, &it.label);
    let name = it.name.as_ref().map(|it| facts.string(&path("name"), &anchor, it, it.span));
    let own_text = facts.text_if(&path("text"), &anchor, it.text.as_ref());
    let sector = facts.text_if(&path("sector"), &anchor, it.sector.as_ref());
    let role = it.role.as_ref().map(|it| {
        let word = wording::value("role", it.value, lang);
        facts.string(&path("role"), &anchor, word, it.span)
    });
    let countries = it.countries().into_iter().filter_map(law::country).map(|it| it.name(lang));
    let countries: Vec<&str> = countries.collect();
    let country = (!countries.is_empty()).then(|| {
        let place =
            it.country.as_ref().or(it.access_from.first()).map(|it| it.span).unwrap_or_default();
        facts.string(&path("country"), &anchor, &wording::list(&countries, lang), place)
    });
    let third: Vec<&str> = it.third_countries().into_iter().map(|it| it.name(lang)).collect();
    let region = facts.text_if(&path("region"), &anchor, it.region.as_ref());
    let law = it.law.as_ref().map(|it| facts.string(&path("law"), &anchor, it, it.span));
    // What is stated of a transfer goes before a no: a page says one thing only.
    let outside_eea = it.outside_eea.as_ref();
    let outside_eea =
        outside_eea.map(|no| Spanned { value: it.is_outside_eea(), span: no.span, key: no.key });
    let mut flag = |name: &str, value: &Option<Spanned<bool>>| {
        let value = value.as_ref()?;
        let words = phrase(&format!("recipient.{name}.{}", value.value), lang);
        Some(facts.string(&path(name), &anchor, words, value.span))
    };
    let flags = [
        ("outside_eea", &outside_eea),
        ("international_organisation", &it.international_organisation),
        ("chosen_by_subject", &it.chosen_by_subject),
        ("uses_for_marketing", &it.uses_for_marketing),
        ("public", &it.public),
    ];
    let flags: Vec<Value> = flags.into_iter().filter_map(|(name, it)| flag(name, it)).collect();
    let essence = facts.blocks_if(&path("essence"), &anchor, it.essence.as_ref());
    object([
        ("id", text(id)),
        ("anchor", text(&anchor)),
        ("label", label),
        ("name", or_none(name)),
        ("text", own_text),
        ("sector", sector),
        ("role", or_none(role)),
        ("country", or_none(country)),
        ("third_countries", text(&wording::list(&third, lang))),
        ("region", region),
        ("law", or_none(law)),
        ("flags", list(flags)),
        ("essence", essence),
        ("transfer", transfer(it, &path("transfer/"), &anchor, facts)),
        ("onward", onward(it, &path("sub_processors/"), &anchor, facts)),
    ])
}

/// The transfer out of the EU/EEA, in the author's words or the standard ones.
pub(super) fn transfer(it: &Recipient, path: &str, anchor: &str, facts: &mut Facts) -> Value {
    let Some(transfer) = &it.transfer else { return Value::none() };
    let mechanism = mechanism(transfer.mechanism.as_ref(), path, anchor, facts);
    object([
        ("mechanism", mechanism),
        ("text", facts.inline_if(&format!("{path}text"), anchor, transfer.text.as_ref())),
        ("copy", facts.inline_if(&format!("{path}copy"), anchor, transfer.copy.as_ref())),
    ])
}

/// The transfers from it to its own processors (Art. 13(1)(f)): where to and on which basis. Their names are internal, so
/// those that would read the same are told once.
fn onward(it: &Recipient, path: &str, anchor: &str, facts: &mut Facts) -> Value {
    let lang = facts.lang;
    let mut told = Vec::new();
    let mut values = Vec::new();
    for transfer in it.transfers() {
        let Some(sub) = transfer.sub_processor else { continue };
        let number = it.sub_processors.iter().take_while(|it| !std::ptr::eq(*it, sub)).count();
        let path = format!("{path}{number}/");
        let destination = transfer.destination(lang);
        let place = sub.country.as_ref().map_or(sub.name.span, |it| it.span);
        let own = object([
            ("destination", facts.string(&format!("{path}country"), anchor, &destination, place)),
            ("mechanism", mechanism(transfer.mechanism, &path, anchor, facts)),
        ]);
        let same = (destination, transfer.mechanism.map(|it| it.value));
        if !told.contains(&same) {
            told.push(same);
            values.push(own);
        }
    }
    list(values)
}

/// What a transfer rests on, in the words of the law.
fn mechanism(
    written: Option<&Spanned<Mechanism>>,
    path: &str,
    anchor: &str,
    facts: &mut Facts,
) -> Value {
    let row = written.and_then(|it| Some((it, law::mechanism(&wording::name_of(it.value))?)));
    or_none(row.map(|(written, row)| {
        let wording = row.wording.get(facts.lang);
        object([
            ("wording", facts.string(&format!("{path}mechanism"), anchor, wording, written.span)),
            ("citation", text(row.citation.short(facts.lang))),
        ])
    }))
}
