//! Values that many pages show: made once, and then only pointed to.

use tera::Value;

use super::address;
use super::rights_view;
use super::values::{list, object, or_none, text};
use crate::law::{self, Right, RightKey};
use crate::register::{DataCategory, DataSubject, Key, Recipient, Register, wording};
use crate::source::Lang;
use crate::written::people::DataKind;

/// Recipients and groups of people as links, and categories of data, in each language that pages are published in.
pub(super) struct Shared {
    languages: Vec<Lang>,
    recipients: ByLanguage,
    data_subjects: ByLanguage,
    data_categories: ByLanguage,
    rights: ByLanguage,
    /// The statement on objection: none, for other purposes than marketing, for marketing, for both.
    objections: ByLanguage,
}

/// The values of some things: of each thing one for each language, in their order.
type ByLanguage = Vec<Value>;

impl Shared {
    pub(super) fn of(register: &Register) -> Shared {
        Shared {
            languages: register.published.clone(),
            recipients: in_each_language(
                register,
                register.recipients.entries(),
                |(key, _), lang| brief(key, register, lang),
            ),
            data_subjects: in_each_language(
                register,
                register.data_subjects.iter(),
                |(id, it), lang| object([("id", text(id)), ("label", text(it.label.get(lang)))]),
            ),
            data_categories: in_each_language(
                register,
                register.data_categories.values(),
                data_category,
            ),
            rights: in_each_language(register, law::rights().iter(), |it, lang| {
                object([
                    ("anchor", text(rights_view::anchor(it.key))),
                    ("title", text(it.title.get(lang))),
                ])
            }),
            objections: in_each_language(register, 0..4, |it, lang| {
                rights_view::objection_statement(it & 1 == 1, it & 2 == 2, register, lang)
            }),
        }
    }

    /// The value of the thing with this number; none in a language that no page is in.
    fn value(&self, of: &ByLanguage, thing: usize, lang: Lang) -> Value {
        let place = self.languages.iter().position(|it| *it == lang);
        or_none(place.map(|it| of[thing * self.languages.len() + it].clone()))
    }

    /// A recipient as a point in a list: how the notice says it, and where the rest stands.
    pub(super) fn recipient(&self, key: Key<Recipient>, lang: Lang) -> Value {
        self.value(&self.recipients, key.index(), lang)
    }

    /// A category of data as part of a data line.
    pub(super) fn data_category(&self, key: Key<DataCategory>, lang: Lang) -> Value {
        self.value(&self.data_categories, key.index(), lang)
    }

    /// These rights as links, in the law's order.
    pub(super) fn rights(&self, given: impl Fn(&Right) -> bool, lang: Lang) -> Value {
        let all = law::rights().iter().zip(0..);
        let given = all.filter(|(it, _)| given(it));
        list(given.map(|(_, number)| self.value(&self.rights, number, lang)))
    }

    /// A right as a link.
    pub(super) fn right(&self, key: RightKey, lang: Lang) -> Value {
        let number = law::rights().iter().position(|it| it.key == key);
        or_none(number.map(|it| self.value(&self.rights, it, lang)))
    }

    /// The statement on objection where purposes other than marketing give the right, or marketing does; else none.
    pub(super) fn objection(&self, general: bool, marketing: bool, lang: Lang) -> Value {
        let number = usize::from(general) + 2 * usize::from(marketing);
        self.value(&self.objections, number, lang)
    }

    /// A group of people as a link to its page.
    pub(super) fn data_subject(&self, key: Key<DataSubject>, lang: Lang) -> Value {
        self.value(&self.data_subjects, key.index(), lang)
    }
}

fn in_each_language<T: Copy>(
    register: &Register,
    things: impl Iterator<Item = T>,
    value: impl Fn(T, Lang) -> Value,
) -> ByLanguage {
    let mut all = Vec::new();
    for thing in things {
        all.extend(register.published.iter().map(|lang| value(thing, *lang)));
    }
    all
}

/// A recipient as a point in a list: how the notice says it, and where the rest stands.
fn brief(key: Key<Recipient>, register: &Register, lang: Lang) -> Value {
    let it = &register.recipients[key];
    let id = register.recipients.id(key);
    let country = it.country.as_ref().and_then(|it| law::country(it));
    object([
        ("id", text(id)),
        ("anchor", text(&address::recipient_anchor(id))),
        ("label", text(it.label.get(lang))),
        ("name", or_none(it.name.as_ref().map(|it| text(it)))),
        ("text", or_none(it.text.as_ref().map(|it| text(it.get(lang))))),
        ("sector", or_none(it.sector.as_ref().map(|it| text(it.get(lang))))),
        ("country", or_none(country.map(|it| text(it.name(lang))))),
        ("role", or_none(it.role.as_ref().map(|it| text(wording::value("role", it.value, lang))))),
        ("outside_eea", Value::from(it.is_outside_eea())),
    ])
}

fn data_category(it: &DataCategory, lang: Lang) -> Value {
    let special = it.special_type.as_ref();
    let special = special.map(|it| wording::value("special_type", it.value, lang));
    let aside: Vec<&str> = special.into_iter().chain(kind_to_say(it, lang)).collect();
    object([
        ("label", text(it.label.get(lang))),
        ("special", Value::from(it.kind.value != DataKind::Ordinary)),
        ("aside", text(&aside.join(", "))),
        ("fields", text(&fields(it, lang))),
    ])
}

/// The fields of a category, one after the other.
pub(super) fn fields(it: &DataCategory, lang: Lang) -> String {
    let fields: Vec<&str> = it.fields.iter().map(|it| it.get(lang)).collect();
    fields.join(", ")
}

/// What the law protects specially among these (Art. 9 and 10, the Danish rule on identity numbers), each once, in words.
pub(super) fn protected<'a>(
    categories: impl Iterator<Item = &'a DataCategory>,
    lang: Lang,
) -> Vec<&'a str> {
    let mut words = Vec::new();
    for it in categories {
        let special = it.special_type.as_ref();
        let word = match it.kind.value {
            DataKind::Ordinary => continue,
            DataKind::Special => special
                .map_or(it.label.get(lang), |it| wording::value("special_type", it.value, lang)),
            DataKind::Criminal | DataKind::NationalId => {
                wording::value("kind", it.kind.value, lang)
            }
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The kind of a category, in a word. Ordinary data are what a reader expects; only the other kinds are worth one.
pub(super) fn kind_to_say(it: &DataCategory, lang: Lang) -> Option<&'static str> {
    let ordinary = it.kind.value == DataKind::Ordinary;
    (!ordinary).then(|| wording::value("kind", it.kind.value, lang))
}
