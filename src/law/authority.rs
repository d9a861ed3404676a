//! The supervisory authorities.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table::{Evidence, Sheet, read};
use super::words::Words;

/// A supervisory authority and how to reach it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The code of its country.
    pub country: String,
    /// Its name; the English one keeps the Danish name it is known by.
    pub name: Words,
    /// Its postal address on one line.
    pub address: String,
    /// Its telephone number, as dialled in the country.
    pub phone: String,
    /// Its e-mail address.
    pub email: String,
    /// The address of its website.
    pub website: String,
    /// How well these facts are known.
    pub evidence: Evidence,
}

/// The authority of a country; only Denmark's is known.
pub fn authority(country: &str) -> Option<&'static Authority> {
    SHEET.rows.iter().find(|it| it.country == country)
}

static SHEET: LazyLock<Sheet<Authority>> = LazyLock::new(|| read(include_str!("authority.yaml")));

#[cfg(test)]
mod tests {
    use super::authority;
    use crate::law::Evidence;

    #[test]
    fn denmark_has_datatilsynet() {
        let datatilsynet = authority("DK").unwrap();
        assert_eq!(datatilsynet.name.da, "Datatilsynet");
        assert!(datatilsynet.name.en.starts_with("Datatilsynet"));
        assert_eq!(datatilsynet.email, "dt@datatilsynet.dk");
    }

    #[test]
    fn its_contact_details_are_still_to_be_verified() {
        assert_eq!(authority("DK").unwrap().evidence, Evidence::Memory);
    }

    #[test]
    fn greenland_is_not_answered_for() {
        assert!(authority("GL").is_none());
    }
}
