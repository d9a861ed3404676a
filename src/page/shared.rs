//! Values that many pages show: made once, and then only pointed to.

use tera::Value;

use super::address;
use super::values::{list, object, or_none, text};
use crate::law;
use crate::register::{DataCategory, DataSubject, Key, Recipient, Register, wording};
use crate::source::Lang;
use crate::written::people::DataKind;

/// Recipients and groups of people as links, and categories of data, in each language.
pub(super) struct Shared {
    recipients: Vec<[Value; 2]>,
    data_subjects: Vec<[Value; 2]>,
    data_categories: Vec<[Value; 2]>,
}

impl Shared {
    pub(super) fn of(register: &Register) -> Shared {
        Shared {
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
        }
    }

    /// A recipient as a point in a list: how the notice says it, and where the rest stands.
    pub(super) fn recipient(&self, key: Key<Recipient>, lang: Lang) -> Value {
        self.recipients[key.index()][lang as usize].clone()
    }

    /// A category of data as part of a data line.
    pub(super) fn data_category(&self, key: Key<DataCategory>, lang: Lang) -> Value {
        self.data_categories[key.index()][lang as usize].clone()
    }

    /// A group of people as a link to its page.
    pub(super) fn data_subject(&self, key: Key<DataSubject>, lang: Lang) -> Value {
        self.data_subjects[key.index()][lang as usize].clone()
    }
}

/// The values of some things; in languages that no page is in there are none.
fn in_each_language<T: Copy>(
    register: &Register,
    things: impl Iterator<Item = T>,
    value: impl Fn(T, Lang) -> Value,
) -> Vec<[Value; 2]> {
    let shown = |lang| register.languages.contains(&lang);
    let of_thing = |it| Lang::ALL.map(|lang| or_none(shown(lang).then(|| value(it, lang))));
    things.map(of_thing).collect()
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
    let special = special.map(|it| text(wording::value("special_type", it.value, lang)));
    object([
        ("label", text(it.label.get(lang))),
        ("kind", or_none(kind_to_say(it, lang).map(text))),
        ("special", Value::from(it.kind.value != DataKind::Ordinary)),
        ("special_type", or_none(special)),
        ("fields", list(it.fields.iter().map(|it| text(it.get(lang))))),
    ])
}

/// The kind of a category, in a word. Ordinary data are what a reader expects; only the other kinds are worth one.
pub(super) fn kind_to_say(it: &DataCategory, lang: Lang) -> Option<&'static str> {
    let ordinary = it.kind.value == DataKind::Ordinary;
    (!ordinary).then(|| wording::value("kind", it.kind.value, lang))
}
