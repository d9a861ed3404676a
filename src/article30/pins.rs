//! What is promised of an activity, under an address that never says anything else.

use std::collections::BTreeMap;

use crate::register::Register;

/// A text of an activity that was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its number: 1 at first, one more each time the text is another.
    pub number: u32,
    /// From when it has been so, ISO 8601.
    pub valid_from: String,
}

/// The released texts of activities, by the id of the activity. One that is not here was not released as it is.
pub type Pins = BTreeMap<String, Pin>;

/// The address of a text for good; from the site's top where the site does not know its own address.
pub(super) fn uri(id: &str, pin: &Pin, register: &Register) -> String {
    let website = register.website.as_deref().unwrap_or_default();
    format!("{website}aktivitet/{id}@{}/", pin.number)
}
