//! Values that many pages show: made once, and then only pointed to.

use tera::Value;

use super::recipient_view;
use super::values::{object, text};
use crate::register::{DataSubject, Key, Recipient, Register};
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
                .map(|key| Lang::ALL.map(|lang| recipient_view::brief(key, register, lang)))
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
