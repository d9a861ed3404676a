//! What a transfer to a third country may rest on.

use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, Sheet, read};
use super::words::Words;

/// What Chapter V of the GDPR allows a transfer to a third country to rest on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mechanism {
    /// What the author writes: `scc`, `derogation_49_1_a`.
    pub key: String,
    /// Its place in the law.
    pub citation: Citation,
    /// The wording of the law, as a phrase that continues a sentence.
    pub wording: Words,
    /// Whether a notice must say how to get a copy of the safeguards: Article 13(1)(f).
    pub needs_copy: bool,
    /// Whether the law of the country must be assessed as well: Article 46(1) as read in CJEU C-311/18.
    pub needs_assessment: bool,
    /// How well the wording is known.
    pub evidence: Evidence,
}

impl Mechanism {
    /// Whether it is one of the derogations for specific situations: Article 49.
    pub fn is_derogation(&self) -> bool {
        self.key.starts_with("derogation_")
    }
}

/// The mechanism with that key.
pub fn mechanism(key: &str) -> Option<&'static Mechanism> {
    mechanisms().iter().find(|it| it.key == key)
}

/// The closed list of mechanisms.
pub fn mechanisms() -> &'static [Mechanism] {
    &SHEET.rows
}

static SHEET: LazyLock<Sheet<Mechanism>> = LazyLock::new(|| read(include_str!("transfers.yaml")));

#[cfg(test)]
mod tests {
    use super::{mechanism, mechanisms};
    use crate::source::Lang;

    const KEYS: &str = "adequacy dpf bcr scc authority_scc code certification public_instrument adhoc_clauses \
        administrative_arrangement derogation_49_1_a derogation_49_1_b derogation_49_1_c derogation_49_1_d \
        derogation_49_1_e derogation_49_1_f derogation_49_1_g derogation_49_1_2";

    const WITH_COPY: &str = "bcr scc authority_scc code certification public_instrument adhoc_clauses \
        administrative_arrangement derogation_49_1_2";

    #[test]
    fn the_list_is_closed_and_complete() {
        let keys: Vec<&str> = mechanisms().iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys.join(" "), KEYS);
    }

    #[test]
    fn safeguards_need_a_copy_and_decisions_do_not() {
        let keys: Vec<&str> =
            mechanisms().iter().filter(|it| it.needs_copy).map(|it| it.key.as_str()).collect();
        assert_eq!(keys.join(" "), WITH_COPY);
    }

    #[test]
    fn what_binds_only_the_parties_needs_an_assessment_of_the_country() {
        let keys: Vec<&str> = mechanisms()
            .iter()
            .filter(|it| it.needs_assessment)
            .map(|it| it.key.as_str())
            .collect();
        assert_eq!(keys.join(" "), "bcr scc authority_scc code certification adhoc_clauses");
    }

    #[test]
    fn every_row_speaks_both_languages() {
        for row in mechanisms() {
            assert!(!row.wording.da.is_empty() && !row.wording.en.is_empty(), "{}", row.key);
        }
    }

    #[test]
    fn a_derogation_is_cited_by_its_key() {
        for row in mechanisms() {
            if let Some(place) = row.key.strip_prefix("derogation_") {
                assert_eq!(row.citation.key(), format!("gdpr:{}", place.replace('_', ".")));
            }
        }
    }

    #[test]
    fn a_mechanism_is_cited_exactly() {
        let cited = |key: &str| {
            let citation = &mechanism(key).unwrap().citation;
            [citation.short(Lang::Da), citation.short(Lang::En)]
        };
        assert_eq!(cited("adequacy"), ["art. 45", "Art. 45"]);
        assert_eq!(cited("scc"), ["art. 46, stk. 2, litra c", "Art. 46(2)(c)"]);
        assert_eq!(cited("adhoc_clauses"), ["art. 46, stk. 3, litra a", "Art. 46(3)(a)"]);
        assert_eq!(
            cited("derogation_49_1_2"),
            ["art. 49, stk. 1, andet afsnit", "Art. 49(1), second subparagraph"]
        );
    }
}
