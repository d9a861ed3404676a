//! Values that many pages show: made once, and then only pointed to.

use tera::Value;

use super::address;
use super::rights_view;
use super::values::{list, object, or_none, text};
use crate::law::{self, Right, RightKey};
use crate::register::{DataCategory, DataSubject, Key, Recipient, Register, wording};
use crate::source::Lang;
use crate::written::people::DataKind;

/// Recipients and groups of people as links, and categories of data, in each language.
pub(super) struct Shared {
    recipients: Vec<[Value; 2]>,
    data_subjects: Vec<[Value; 2]>,
    data_categories: Vec<[Value; 2]>,
    rights: Vec<[Value; 2]>,
    /// The statement on objection: none, for other purposes than marketing, for marketing, for both.
    objections: Vec<[Value; 2]>,
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

    /// A recipient as a point in a list: how the notice says it, and where the rest stands.
    pub(super) fn recipient(&self, key: Key<Recipient>, lang: Lang) -> Value {
        self.recipients[key.index()][lang as usize].clone()
    }

    /// A category of data as part of a data line.
    pub(super) fn data_category(&self, key: Key<DataCategory>, lang: Lang) -> Value {
        self.data_categories[key.index()][lang as usize].clone()
    }

    /// These rights as links, in the law's order.
    pub(super) fn rights(&self, given: impl Fn(&Right) -> bool, lang: Lang) -> Value {
        let all = law::rights().iter().zip(&self.rights);
        list(all.filter(|(it, _)| given(it)).map(|(_, values)| values[lang as usize].clone()))
    }

    /// A right as a link.
    pub(super) fn right(&self, key: RightKey, lang: Lang) -> Value {
        let all = law::rights().iter().zip(&self.rights);
        let mut this = all.filter(|(it, _)| it.key == key);
        or_none(this.next().map(|(_, values)| values[lang as usize].clone()))
    }

    /// The statement on objection where purposes other than marketing give the right, or marketing does; else none.
    pub(super) fn objection(&self, general: bool, marketing: bool, lang: Lang) -> Value {
        self.objections[usize::from(general) + 2 * usize::from(marketing)][lang as usize].clone()
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
    let shown = |lang| register.published.contains(&lang);
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
