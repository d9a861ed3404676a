//! Dates and periods against rules that are written out here, without the calendar library.

use fortegnelse::register::{Date, Period};

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Whether there was or will be such a day, by the rule of 1582.
fn is_day(year: u64, month: u64, day: u64) -> bool {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[test]
fn a_date_is_read_if_and_only_if_it_is_a_day_from_1990_to_2100() {
    let mut chance = Chance(34);
    let (mut read, mut total) = (0, 0);
    for number in 0..3_000 {
        // Every second one is near the end of a month, where the rules differ.
        let day = if number % 2 == 0 { chance.below(34) } else { 27 + chance.below(6) };
        let (year, month) = (1_980 + chance.below(130), chance.below(14));
        let text = format!("{year:04}-{month:02}-{day:02}");
        let wanted = (1990..=2100).contains(&year) && is_day(year, month, day);
        let date = Date::parse(&text);
        assert_eq!(date.is_some(), wanted, "{text}");
        assert!(date.is_none_or(|it| it.to_string() == text), "{text}");
        read += usize::from(wanted);
        total += 1;
    }
    assert!(read > total / 2 && read < total, "{read} of {total} are dates");
}

#[test]
fn every_last_of_february_is_known() {
    for year in 1990..=2100_u64 {
        for day in 28..=30 {
            let text = format!("{year}-02-{day}");
            assert_eq!(Date::parse(&text).is_some(), is_day(year, 2, day), "{text}");
        }
    }
}

#[test]
fn a_date_is_written_in_one_way_only() {
    for text in [
        "2026-1-02",
        "2026-01-2",
        "26-01-02",
        "2026/01/02",
        "2026.01.02",
        "20260102",
        "2026-0102",
        "202601-02",
        "02-01-2026",
        "2026-W01-5",
        "2026-002",
        "+2026-01-02",
        "-026-01-02",
        "2026-01-02 ",
        " 2026-01-02",
        "2026-01-02T00:00",
        "2026-01-02Z",
        "2026-01-02[Europe/Copenhagen]",
        "２０２６-01-02",
        "2026–01–02",
        "2026-01-0２",
        "",
        "-",
        "----------",
        "2026------",
        "0000000000",
        "2026-01--2",
        "2026--1-02",
        "002026-01-02",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

/// The rule of periods: `P`, then years, months, weeks and days, each at most once and in this order, one at least.
fn is_period(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix('P').filter(|it| !it.is_empty()) else { return false };
    for unit in ['Y', 'M', 'W', 'D'] {
        let digits = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_digit()).len();
        if digits > 0 && rest[digits..].starts_with(unit) {
            rest = &rest[digits + 1..];
        }
    }
    rest.is_empty()
}

#[test]
fn a_period_is_read_if_and_only_if_it_follows_the_rule() {
    let mut chance = Chance(8601);
    let mut read = 0;
    for _ in 0..20_000 {
        let mut text = String::from(if chance.below(12) == 0 { "p" } else { "P" });
        for _ in 0..chance.below(7) {
            text.push(b"0123456789YMWDYMWDTHS.,-+ ymwd"[chance.below(30) as usize].into());
        }
        // Numbers beyond the calendar are another matter.
        if text.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() > 4) {
            continue;
        }
        assert_eq!(Period::parse(&text).is_some(), is_period(&text), "{text}");
        read += usize::from(is_period(&text));
    }
    assert!(read > 100, "{read} periods");
}

#[test]
fn a_period_is_never_longer_than_the_calendar() {
    for text in ["P99999Y", "P999999999999M", "P1Y99999999999999999999D", "P4294967296W"] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
    let long = Period::parse("P9998Y").expect("a period");
    assert_eq!(Date::parse("2100-12-31").unwrap().plus(long).to_string(), "9999-12-31");
}
