//! The countries, and which of them are third countries.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table::{Sheet, read};
use crate::source::Lang;

/// A country or territory with a code of its own in ISO 3166-1.
#[derive(Debug)]
pub struct Country {
    /// The two-letter code, in capitals.
    pub code: String,
    /// The Danish name.
    pub da: String,
    /// The English name.
    pub en: String,
    /// Whether it is a member state of the EU, or Iceland, Liechtenstein or Norway.
    pub eea: bool,
    /// The member state it is a part of, where Union law applies in it although it has its own code.
    pub part_of: Option<String>,
}

impl Country {
    /// Its name in one language; in English where the language has no word for it.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
            Lang::Other(_) => lang.vocabulary().and_then(|it| it.of(&self.en)).unwrap_or(&self.en),
        }
    }

    /// Whether sending data there is a transfer under Chapter V of the GDPR.
    pub fn is_third_country(&self) -> bool {
        !self.eea && self.part_of.is_none()
    }
}

/// The country with that code.
pub fn country(code: &str) -> Option<&'static Country> {
    let rows = countries();
    rows.binary_search_by(|it| it.code.as_str().cmp(code)).ok().map(|index| &rows[index])
}

/// All countries, by code.
pub fn countries() -> &'static [Country] {
    &SHEET.rows
}

/// The file as it stands: the rows are lines of one text, because YAML would take longer to read them than a whole build
/// of a small register takes.
#[derive(Deserialize)]
struct Lines {
    rows: String,
}

static SHEET: LazyLock<Sheet<Country>> = LazyLock::new(|| {
    let Lines { rows } = read(include_str!("countries.yaml"));
    Sheet { rows: rows.lines().map(row).collect() }
});

/// `DK; Danmark; Denmark; eea`
fn row(line: &str) -> Country {
    let mut cells = line.split(';').map(|it| it.trim().to_owned());
    let mut next = || cells.next().unwrap_or_default();
    let (code, da, en, belongs) = (next(), next(), next(), next());
    let eea = belongs == "eea";
    Country { code, da, en, eea, part_of: Some(belongs).filter(|it| !eea && !it.is_empty()) }
}

#[cfg(test)]
mod tests {
    use super::{countries, country};
    use crate::source::Lang;

    #[test]
    fn the_codes_are_sorted_and_unique() {
        assert!(countries().windows(2).all(|it| it[0].code < it[1].code));
        assert_eq!(countries().len(), 249);
    }

    #[test]
    fn every_country_is_found_by_its_code() {
        for row in countries() {
            assert_eq!(country(&row.code).unwrap().code, row.code);
            assert!(
                row.code.len() == 2 && row.code.bytes().all(|it| it.is_ascii_uppercase()),
                "{}",
                row.code
            );
        }
    }

    #[test]
    fn every_country_has_a_name_in_both_languages() {
        for row in countries() {
            assert!(!row.da.is_empty() && !row.en.is_empty(), "{}", row.code);
        }
        assert_eq!(country("DK").unwrap().name(Lang::Da), "Danmark");
        assert_eq!(country("NO").unwrap().name(Lang::En), "Norway");
    }

    #[test]
    fn the_eea_has_thirty_countries() {
        assert_eq!(countries().iter().filter(|it| it.eea).count(), 30);
        assert!(["IS", "LI", "NO"].iter().all(|it| country(it).unwrap().eea));
    }

    #[test]
    fn only_denmark_proper_is_inside() {
        assert!(!country("DK").unwrap().is_third_country());
        assert!(country("GL").unwrap().is_third_country());
        assert!(country("FO").unwrap().is_third_country());
    }

    #[test]
    fn a_part_of_a_member_state_is_no_third_country() {
        let parts: Vec<_> = countries().iter().filter(|it| it.part_of.is_some()).collect();
        let codes: Vec<&str> = parts.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"]);
        for part in parts {
            assert!(!part.eea && !part.is_third_country(), "{}", part.code);
            assert!(
                part.part_of.as_deref().and_then(country).is_some_and(|it| it.eea),
                "{}",
                part.code
            );
        }
    }

    #[test]
    fn former_members_and_neighbours_are_third_countries() {
        assert!(["GB", "CH", "US"].iter().all(|it| country(it).unwrap().is_third_country()));
    }

    #[test]
    fn an_unknown_code_finds_nothing() {
        assert!(["", "dk", "XX", "EU", "DNK"].iter().all(|it| country(it).is_none()));
    }
}
