//! Values that many pages show: made once, and then only pointed to.

use tera::Value;

use super::address;
use super::values::{object, or_none, text};
use crate::law;
use crate::register::{DataSubject, Key, Recipient, Register, wording};
use crate::source::Lang;

/// Recipients and groups of people as links, in each language.
pub(super) struct Shared {
    recipients: Vec<[Value; 2]>,
    data_subjects: Vec<[Value; 2]>,
}

impl Shared {
    pub(super) fn of(register: &Register) -> Shared {
        let recipients = register.recipients.entries().map(|(key, _)| key);
        let subjects = register.data_subjects.iter();
        Shared {
            recipients: recipients
                .map(|key| Lang::ALL.map(|lang| brief(key, register, lang)))
                .collect(),
            data_subjects: subjects
                .map(|(id, it)| {
                    Lang::ALL
                        .map(|lang| object([("id", text(id)), ("label", text(it.label.get(lang)))]))
                })
                .collect(),
        }
    }

    /// A recipient as a point in a list: how the notice says it, and where the rest stands.
    pub(super) fn recipient(&self, key: Key<Recipient>, lang: Lang) -> Value {
        self.recipients[key.index()][lang as usize].clone()
    }

    /// A group of people as a link to its page.
    pub(super) fn data_subject(&self, key: Key<DataSubject>, lang: Lang) -> Value {
        self.data_subjects[key.index()][lang as usize].clone()
    }
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
