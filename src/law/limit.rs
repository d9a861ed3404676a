//! The single numbers of the law that rules compare with.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, Sheet, day, in_force, known_day, read};

/// The numbers of the law on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The age, in years, from which a child can consent to an online service: databeskyttelsesloven § 6(2).
    pub child_age: u32,
    /// The number of employees from which the exemption from the record ends: Article 30(5).
    pub register_employees: u32,
    /// The time for an answer to a data subject, ISO 8601: Article 12(3).
    pub response_time: &'static str,
    /// The time for information about data from elsewhere, ISO 8601: Article 14(3)(a).
    pub indirect_notice: &'static str,
    /// How many criteria of risk make an impact assessment likely: WP248 rev.01 on Article 35(1).
    pub dpia_criteria: u32,
    /// The time after which a register or a notice is gone through again, ISO 8601: usual practice under Article 24(1).
    pub review_within: &'static str,
}

/// A number or a period of the law, while it applies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Which limit it is: the name of a field of [`Limits`].
    pub key: String,
    /// The number, if it is one.
    pub value: Option<u32>,
    /// The period, if it is one, ISO 8601.
    pub period: Option<String>,
    /// Its place in the law.
    pub law: Citation,
    /// The first day it applies.
    #[serde(default, deserialize_with = "day")]
    pub valid_from: Option<Date>,
    /// The last day it applies, where it has ended.
    #[serde(default, deserialize_with = "day")]
    pub valid_until: Option<Date>,
    /// What was read.
    pub source: String,
    /// The day the row was last compared with it.
    #[serde(deserialize_with = "known_day")]
    pub checked_on: Date,
    /// How well the row is known.
    pub evidence: Evidence,
}

/// The limits on a day; before the GDPR applied, those of its first day.
pub fn limits(on: Date) -> Limits {
    Limits {
        child_age: number("child_age", on),
        register_employees: number("register_employees", on),
        response_time: period("response_time", on),
        indirect_notice: period("indirect_notice", on),
        dpia_criteria: number("dpia_criteria", on),
        review_within: period("review_within", on),
    }
}

/// The age, in years, from which a child could consent to an online service on a day.
pub fn child_age(on: Date) -> u32 {
    number("child_age", on)
}

/// One limit with its place in the law and its evidence; before the GDPR applied, that of its first day.
pub fn limit(key: &str, on: Date) -> Option<&'static Limit> {
    let mut rows = SHEET.rows.iter().filter(|it| it.key == key);
    let first = rows.clone().next();
    rows.find(|it| in_force(it.valid_from, it.valid_until, on)).or(first)
}

fn number(key: &str, on: Date) -> u32 {
    limit(key, on).and_then(|it| it.value).expect("a test sees a number for the key")
}

fn period(key: &str, on: Date) -> &'static str {
    limit(key, on).and_then(|it| it.period.as_deref()).expect("a test sees a period for the key")
}

static SHEET: LazyLock<Sheet<Limit>> = LazyLock::new(|| read(include_str!("limits.yaml")));

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Limits, SHEET, child_age, limit, limits};

    #[test]
    fn every_limit_is_known_on_every_day() {
        let now = Limits {
            child_age: 15,
            register_employees: 250,
            response_time: "P1M",
            indirect_notice: "P1M",
            dpia_criteria: 2,
            review_within: "P1Y",
        };
        assert_eq!(limits(date(2026, 11, 22)), now);
        assert_eq!(limits(date(2000, 1, 1)), Limits { child_age: 13, ..now });
    }

    #[test]
    fn the_age_of_consent_rose_on_1_january_2024() {
        assert_eq!(child_age(date(2023, 12, 31)), 13);
        assert_eq!(child_age(date(2024, 1, 1)), 15);
        assert_eq!(limit("child_age", date(2024, 1, 1)).unwrap().law.key(), "dbl:6.2");
    }

    #[test]
    fn a_limit_is_a_number_or_a_period() {
        for row in &SHEET.rows {
            assert!(row.value.is_some() != row.period.is_some(), "{}", row.key);
            assert!(row.valid_until.is_none_or(|it| row.valid_from.is_some_and(|from| from <= it)));
        }
    }
}
