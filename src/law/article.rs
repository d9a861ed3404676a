//! The legal bases an author may cite.

use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, Sheet, read};
use super::words::Words;

/// A legal basis that an author may cite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// What the author writes: `6.1.a`, `9.2.h`, `dbl.11.2.1`.
    pub key: String,
    /// Its place in the law.
    pub citation: Citation,
    /// A name short enough for a table cell.
    pub label: Words,
    /// The wording of the law; for the Danish Act, a description of it.
    pub wording: Words,
    /// The provision of the Danish Act that opens this basis in Denmark.
    pub danish_route: Option<Words>,
    /// What Danish law asks for beyond the wording.
    pub danish_condition: Option<Words>,
    #[serde(default)]
    consent: bool,
    /// How well the wording is known.
    pub evidence: Evidence,
}

/// The part of the law that a legal basis belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// GDPR Article 6(1): every processing needs one.
    Article6,
    /// GDPR Article 9(2): special categories need one more.
    Article9,
    /// The Danish Data Protection Act.
    DanishAct,
}

impl Article {
    /// The part of the law it belongs to.
    pub fn family(&self) -> Family {
        match self.key.split('.').next() {
            Some("6") => Family::Article6,
            Some("9") => Family::Article9,
            _ => Family::DanishAct,
        }
    }

    /// Whether the basis is the consent of the data subject and nothing else.
    pub fn is_consent(&self) -> bool {
        self.consent
    }
}

/// The legal basis with that key.
pub fn article(key: &str) -> Option<&'static Article> {
    articles().iter().find(|it| it.key == key)
}

/// All legal bases, in the order of the law.
pub fn articles() -> &'static [Article] {
    &SHEET.rows
}

static SHEET: LazyLock<Sheet<Article>> = LazyLock::new(|| read(include_str!("articles.yaml")));

#[cfg(test)]
mod tests {
    use super::{Family, article, articles};
    use crate::law::Evidence;
    use crate::source::Lang;

    const KEYS: &str = "6.1.a 6.1.b 6.1.c 6.1.d 6.1.e 6.1.f \
        9.2.a 9.2.b 9.2.c 9.2.d 9.2.e 9.2.f 9.2.g 9.2.h 9.2.i 9.2.j \
        dbl.6 dbl.7.1 dbl.7.2 dbl.7.3 dbl.7.4 dbl.8.1 dbl.8.3 dbl.8.4 dbl.8.5 dbl.10 \
        dbl.11.1 dbl.11.2.1 dbl.11.2.2 dbl.11.2.3 dbl.11.2.4 dbl.12 dbl.12.1 dbl.12.2 dbl.12.3";

    #[test]
    fn the_keys_are_those_of_the_law_in_its_order() {
        let keys: Vec<&str> = articles().iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys.join(" "), KEYS);
    }

    #[test]
    fn every_row_speaks_both_languages() {
        for row in articles() {
            let optional = [&row.danish_route, &row.danish_condition].into_iter().flatten();
            for words in [&row.label, &row.wording].into_iter().chain(optional) {
                assert!(!words.da.is_empty() && !words.en.is_empty(), "{}", row.key);
            }
        }
    }

    #[test]
    fn every_wording_is_a_sentence() {
        for row in articles() {
            for lang in [Lang::Da, Lang::En] {
                let wording = row.wording.get(lang);
                assert!(
                    wording.starts_with(char::is_uppercase) && wording.ends_with('.'),
                    "{}: {wording}",
                    row.key
                );
                assert!(!wording.contains(['\n', '{']), "{}: {wording}", row.key);
            }
        }
    }

    #[test]
    fn a_key_and_its_citation_are_the_same_place() {
        for row in articles() {
            let expected = match row.key.strip_prefix("dbl.") {
                Some(place) => format!("dbl:{place}"),
                None => format!("gdpr:{}", row.key),
            };
            assert_eq!(row.citation.key(), expected);
        }
    }

    #[test]
    fn a_legal_basis_is_cited_exactly() {
        let consent = &article("6.1.a").unwrap().citation;
        assert_eq!(
            consent.long(Lang::Da),
            "databeskyttelsesforordningens artikel 6, stk. 1, litra a"
        );
        assert_eq!(consent.long(Lang::En), "GDPR Article 6(1)(a)");
        assert_eq!(consent.short(Lang::Da), "art. 6, stk. 1, litra a");
        assert_eq!(consent.short(Lang::En), "Art. 6(1)(a)");
    }

    #[test]
    fn consent_is_a_basis_in_four_places() {
        let keys: Vec<&str> =
            articles().iter().filter(|it| it.is_consent()).map(|it| it.key.as_str()).collect();
        assert_eq!(keys, ["6.1.a", "9.2.a", "dbl.11.2.2", "dbl.12.3"]);
    }

    #[test]
    fn every_basis_knows_its_family() {
        let count = |family| articles().iter().filter(|it| it.family() == family).count();
        assert_eq!(count(Family::Article6), 6);
        assert_eq!(count(Family::Article9), 10);
        assert_eq!(count(Family::DanishAct), 19);
    }

    #[test]
    fn only_article_9_has_a_danish_route() {
        for row in articles() {
            assert!(row.danish_route.is_none() || row.family() == Family::Article9, "{}", row.key);
        }
        let route = article("9.2.h").unwrap().danish_route.as_ref().unwrap();
        assert_eq!(route.da, "databeskyttelsesloven § 7, stk. 3");
    }

    #[test]
    fn unverified_wording_keeps_its_mark() {
        let verified: Vec<&str> = articles()
            .iter()
            .filter(|it| it.evidence == Evidence::Verified)
            .map(|it| it.key.as_str())
            .collect();
        assert_eq!(
            verified.join(" "),
            "6.1.a 6.1.b 6.1.c 6.1.d 6.1.e 6.1.f 9.2.a 9.2.b 9.2.c 9.2.d"
        );
    }

    #[test]
    fn an_unknown_key_finds_nothing() {
        assert!(article("6.1.g").is_none());
    }
}
