//! How long the law, or the practice of an authority, lets or makes one keep data.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, day, in_force, known_day, read};
use super::words::Words;

/// A period that the law or an authority's practice sets for one kind of data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatutoryPeriod {
    /// The kind of data: `accounting`, `claims`, `cctv`.
    pub key: String,
    /// The shortest lawful period, ISO 8601.
    pub minimum: Option<String>,
    /// The longest period, ISO 8601.
    pub maximum: Option<String>,
    /// What the period is counted from: a retention event where one fits.
    pub from: String,
    /// Whether a law sets the period, or practice only.
    pub basis: PeriodBasis,
    /// The provisions behind it.
    pub law: Vec<Citation>,
    /// The first day it applies, where it has not always done so.
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

/// What sets a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodBasis {
    /// An act or an order.
    Law,
    /// What an authority has said or accepted.
    Practice,
}

/// How long a profession must keep a patient's journal, counted from the last entry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalPeriod {
    /// The key of the profession: `psychologist`.
    pub profession: String,
    /// The name of the profession.
    pub name: Words,
    /// The shortest lawful period, ISO 8601; `None` where no journal is required.
    pub minimum: Option<String>,
    /// A longer period below which it is not verified that the law is kept, ISO 8601.
    pub doubtful_below: Option<String>,
    /// The provisions behind it.
    pub law: Vec<Citation>,
    /// The first day it applies, where it has not always done so.
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

/// The period of that key that applies on a day.
pub fn statutory_period(key: &str, on: Date) -> Option<&'static StatutoryPeriod> {
    BOOK.rows.iter().find(|it| it.key == key && in_force(it.valid_from, it.valid_until, on))
}

/// The journal of a profession on a day, by the profession's key or its name in either language.
pub fn journal_period(profession: &str, on: Date) -> Option<&'static JournalPeriod> {
    let asked = profession.trim().to_lowercase();
    BOOK.journals.iter().find(|it| {
        [&it.profession, &it.name.da, &it.name.en].contains(&&asked)
            && in_force(it.valid_from, it.valid_until, on)
    })
}

/// The rows for all professions on a day, by key.
pub fn journal_periods(on: Date) -> impl Iterator<Item = &'static JournalPeriod> {
    BOOK.journals.iter().filter(move |it| in_force(it.valid_from, it.valid_until, on))
}

#[derive(Deserialize)]
struct Book {
    rows: Vec<StatutoryPeriod>,
    journals: Vec<JournalPeriod>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| read(include_str!("statutory_retention.yaml")));

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{BOOK, PeriodBasis, journal_period, journal_periods, statutory_period};
    use crate::law::Evidence;

    const TODAY: Date = date(2026, 11, 22);

    const KEYS: &str = "accounting aml_kyc cctv claims claims_absolute claims_acknowledged \
        claims_personal_injury employees job_applicants marketing_consent_proof";

    const PROFESSIONS: &str = "chiropractor:P10Y clinical_dental_technician:P10Y \
        clinical_dietitian:P10Y dental_hygienist:P10Y dentist:P10Y doctor:P10Y midwife:P10Y \
        not_authorised:- nurse:P5Y occupational_therapist:P5Y optician:P5Y other_authorised:P5Y \
        physiotherapist:P5Y psychologist:P5Y";

    #[test]
    fn every_key_has_one_period_today_in_sorted_order() {
        let now = |it: &&super::StatutoryPeriod| {
            statutory_period(&it.key, TODAY).is_some_and(|found| std::ptr::eq(found, *it))
        };
        let keys: Vec<&str> = BOOK.rows.iter().filter(now).map(|it| it.key.as_str()).collect();
        assert_eq!(keys.join(" "), KEYS);
        assert!(BOOK.rows.windows(2).all(|it| it[0].key <= it[1].key));
    }

    #[test]
    fn every_profession_has_one_period_today_in_sorted_order() {
        let rows: Vec<String> = journal_periods(TODAY)
            .map(|it| format!("{}:{}", it.profession, it.minimum.as_deref().unwrap_or("-")))
            .collect();
        assert_eq!(rows.join(" "), PROFESSIONS);
    }

    #[test]
    fn every_period_can_be_read_and_no_row_is_without_one() {
        for row in &BOOK.rows {
            assert!(row.minimum.is_some() != row.maximum.is_some(), "{}", row.key);
            assert!(!row.law.is_empty() && !row.source.is_empty(), "{}", row.key);
        }
        let periods = BOOK.rows.iter().flat_map(|it| [&it.minimum, &it.maximum]);
        let journals = BOOK.journals.iter().flat_map(|it| [&it.minimum, &it.doubtful_below]);
        for period in periods.chain(journals).flatten() {
            assert!(period.parse::<jiff::Span>().is_ok_and(|it| it.is_positive()), "{period}");
        }
    }

    #[test]
    fn the_journals_of_psychologists_change_at_new_year_2026() {
        let before = journal_period("psychologist", date(2025, 12, 31)).unwrap();
        assert_eq!(before.minimum.as_deref(), Some("P5Y"));
        assert_eq!(before.doubtful_below, None);
        assert_eq!(before.evidence, Evidence::Verified);
        let after = journal_period("psychologist", date(2026, 1, 1)).unwrap();
        assert_eq!(after.minimum.as_deref(), Some("P5Y"));
        assert_eq!(after.doubtful_below.as_deref(), Some("P10Y"));
        assert_eq!(after.evidence, Evidence::Memory);
    }

    #[test]
    fn a_profession_is_found_by_its_danish_name() {
        assert_eq!(journal_period("Psykolog ", TODAY).unwrap().profession, "psychologist");
        assert_eq!(journal_period("Tandlæge", TODAY).unwrap().minimum.as_deref(), Some("P10Y"));
        assert!(journal_period("coach", TODAY).is_none());
    }

    #[test]
    fn accounting_moved_to_another_section_in_2022() {
        let section = |on| statutory_period("accounting", on).unwrap().law[0].key().to_owned();
        assert_eq!(section(date(2022, 6, 30)), "bfl:10");
        assert_eq!(section(date(2022, 7, 1)), "bfl:12");
    }

    #[test]
    fn practice_is_never_verified_law() {
        for row in BOOK.rows.iter().filter(|it| it.basis == PeriodBasis::Practice) {
            assert_eq!(row.evidence, Evidence::Memory, "{}", row.key);
        }
        assert_eq!(statutory_period("cctv", TODAY).unwrap().basis, PeriodBasis::Law);
    }
}
