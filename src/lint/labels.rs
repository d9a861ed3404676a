//! What things are called: the catalogues of the content with their labels.

use crate::register::{Register, Text};

/// The labels of one catalogue, with the word for what it holds on the page `duplicate-name`.
pub(super) type Labels<'a> = (&'static str, Vec<&'a Text>);

/// Every catalogue in which people tell things apart by their labels, internal ones too.
pub(super) fn labels(register: &Register) -> [Labels<'_>; 8] {
    [
        ("activities", register.activities.values().map(|it| &it.label).collect()),
        ("data-subjects", register.data_subjects.values().map(|it| &it.label).collect()),
        ("data-categories", register.data_categories.values().map(|it| &it.label).collect()),
        ("recipients", register.recipients.values().map(|it| &it.label).collect()),
        ("consents", register.consents.values().map(|it| &it.label).collect()),
        ("security-measures", register.security_measures.values().map(|it| &it.label).collect()),
        ("processor-entries", register.processor_activities.values().map(|it| &it.label).collect()),
        ("notices", register.notices.values().map(|it| &it.title).collect()),
    ]
}
