//! A category of data, a recipient or a consent that nothing uses.

use std::collections::BTreeSet;

use crate::lint::case::yes;
use crate::lint::{Case, Findings};
use crate::register::{Consent, DataCategory, Key, Recipient, Register, Table, Text};
use crate::source::{Span, Spanned};

/// What is used somewhere.
#[derive(Default)]
struct Used {
    categories: BTreeSet<Key<DataCategory>>,
    recipients: BTreeSet<Key<Recipient>>,
    consents: BTreeSet<Key<Consent>>,
}

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let register = case.register;
    // Content that has not come to its activities yet uses nothing.
    if register.activities.is_empty() && register.processor_activities.is_empty() {
        return;
    }
    let used = used(register);
    let categories = unused(&register.data_categories, &used.categories);
    let categories = categories.map(|it| ("data-category", &it.label, it.place, &it.reserved));
    let recipients = unused(&register.recipients, &used.recipients);
    let recipients = recipients.map(|it| ("recipient", &it.label, it.place, &it.reserved));
    let consents = unused(&register.consents, &used.consents);
    let consents = consents.map(|it| ("consent", &it.label, it.place, &it.reserved));
    let all: Vec<(&str, &Text, Span, &Option<Spanned<bool>>)> =
        categories.chain(recipients).chain(consents).collect();
    for (kind, label, place, _) in all.into_iter().filter(|(.., reserved)| !yes(reserved)) {
        let finding = findings.at(place).with_own("kind", vec![kind]);
        findings.add(finding.with("label", case.words(label)));
    }
}

fn used(register: &Register) -> Used {
    let mut used = Used::default();
    for activity in register.activities.values() {
        used.categories.extend(activity.categories());
        used.recipients.extend(&activity.recipients);
        used.consents.extend(activity.consents());
    }
    used.recipients.extend(register.processor_activities.values().flat_map(|it| &it.recipients));
    let transfers = register.recipients.values().filter_map(|it| it.transfer.as_ref());
    used.consents.extend(transfers.filter_map(|it| it.consent));
    used
}

fn unused<'a, T>(table: &'a Table<T>, used: &BTreeSet<Key<T>>) -> impl Iterator<Item = &'a T> {
    table.entries().filter(|(key, _)| !used.contains(key)).map(|(_, it)| it)
}
