//! Which countries and bodies the Commission has found adequate, and when.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::table::{Evidence, Sheet, day, in_force, known_day, read};
use super::words::Words;

/// What the Commission has decided about a country or an international organisation: Article 45(3).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adequacy {
    /// The ISO code of the country in capitals, or the abbreviation of the organisation.
    pub key: String,
    /// How much of the country the decision covers.
    pub scope: Scope,
    /// What is covered, as a phrase; every partial decision has one.
    pub condition: Option<Words>,
    /// The number of the decision, if it is known.
    pub decision: Option<String>,
    /// The first day the decision counts.
    #[serde(default, deserialize_with = "day")]
    pub valid_from: Option<Date>,
    /// The last day the decision counts, if an end is known.
    #[serde(default, deserialize_with = "day")]
    pub valid_until: Option<Date>,
    /// What was read.
    pub source: String,
    /// The day the row was last compared with it.
    #[serde(deserialize_with = "known_day")]
    pub checked_on: Date,
    /// How well scope and decision are known.
    pub evidence: Evidence,
    /// How well the dates are known.
    pub dates: Evidence,
}

/// How much of a country a decision covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every recipient there.
    Full,
    /// Only the recipients that fulfil the condition.
    Partial,
    /// None: the row says that this was looked into.
    None,
}

/// The decision about a country or body in force on a day; `None` where no row is in force.
pub fn adequacy(key: &str, on: Date) -> Option<&'static Adequacy> {
    SHEET.rows.iter().find(|it| it.key == key && in_force(it.valid_from, it.valid_until, on))
}

/// All rows, by key and date.
pub fn adequacy_decisions() -> &'static [Adequacy] {
    &SHEET.rows
}

static SHEET: LazyLock<Sheet<Adequacy>> = LazyLock::new(|| read(include_str!("adequacy.yaml")));

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Scope, adequacy, adequacy_decisions};
    use crate::law::{Evidence, country};

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn the_rows_are_sorted_and_no_two_are_in_force_together() {
        for pair in adequacy_decisions().windows(2) {
            let [before, after] = pair else { unreachable!("windows of two") };
            assert!(before.key <= after.key, "{}", after.key);
            let ended = before.valid_until.is_some() && before.valid_until < after.valid_from;
            assert!(before.key != after.key || ended, "{}", after.key);
        }
    }

    #[test]
    fn every_key_is_a_third_country_or_a_known_body() {
        for row in adequacy_decisions() {
            let third = country(&row.key).is_some_and(|it| it.is_third_country());
            assert!(third || row.key == "EPO", "{}", row.key);
        }
    }

    #[test]
    fn a_partial_decision_says_what_it_covers() {
        for row in adequacy_decisions() {
            assert!(row.scope != Scope::Partial || row.condition.is_some(), "{}", row.key);
            assert!(row.scope == Scope::None || row.valid_from.is_some(), "{}", row.key);
        }
    }

    #[test]
    fn nothing_here_was_read_in_the_decision_itself() {
        assert!(adequacy_decisions().iter().all(|it| it.evidence != Evidence::Verified));
    }

    #[test]
    fn the_united_states_had_no_decision_between_two_frameworks() {
        let decision = |on| adequacy("US", on)?.decision.as_deref();
        assert_eq!(decision(date(2020, 7, 15)), Some("(EU) 2016/1250"));
        assert_eq!(decision(date(2020, 7, 16)), None);
        assert_eq!(decision(date(2023, 7, 9)), None);
        assert_eq!(decision(date(2023, 7, 10)), Some("(EU) 2023/1795"));
        assert_eq!(adequacy("US", TODAY).unwrap().scope, Scope::Partial);
    }

    #[test]
    fn a_decision_ends_with_its_last_day() {
        assert!(adequacy("GB", date(2031, 12, 27)).is_some());
        assert!(adequacy("GB", date(2031, 12, 28)).is_none());
    }

    #[test]
    fn greenland_is_not_the_faroe_islands() {
        assert_eq!(adequacy("GL", TODAY).unwrap().scope, Scope::None);
        assert_eq!(adequacy("FO", TODAY).unwrap().scope, Scope::Full);
    }

    #[test]
    fn a_country_without_a_decision_has_no_row() {
        assert!(["IN", "CN", "DK", "us", ""].iter().all(|it| adequacy(it, TODAY).is_none()));
    }
}
