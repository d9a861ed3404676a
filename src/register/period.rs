//! Dates and periods, read.

use std::fmt;

use jiff::civil;

/// A day in the calendar, from 1990 to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A period: ISO 8601, years to days, not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// Years.
    pub years: u32,
    /// Months.
    pub months: u32,
    /// Weeks.
    pub weeks: u32,
    /// Days.
    pub days: u32,
}

impl Date {
    /// Reads `2026-11-22`.
    pub fn parse(text: &str) -> Option<Date> {
        let exact = text.len() == 10 && text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
        let date: civil::Date = text.parse().ok().filter(|_| exact)?;
        (1990..=2100).contains(&date.year()).then_some(Date(date))
    }

    /// The day of a Unix time in seconds, in UTC.
    pub fn of_unix_seconds(seconds: i64) -> Option<Date> {
        let days = i32::try_from(seconds.div_euclid(24 * 60 * 60)).ok()?;
        let epoch = civil::date(1970, 1, 1);
        epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Date)
    }

    /// The same day of the next year; the last of February for a leap day.
    pub fn a_year_later(self) -> Date {
        self.0.checked_add(jiff::Span::new().years(1)).map_or(self, Date)
    }

    /// The day before; the first day there is for that day itself.
    pub fn day_before(self) -> Date {
        self.0.checked_sub(jiff::Span::new().days(1)).map_or(self, Date)
    }

    /// The day so many days later; the last day there is for more than there are.
    pub fn days_later(self, days: u32) -> Date {
        self.plus(Period { years: 0, months: 0, weeks: 0, days })
    }

    /// The day as the calendar library has it.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// The day this long after; the last day there is for a period that goes beyond it.
    pub fn plus(self, period: Period) -> Date {
        let span = jiff::Span::new()
            .try_years(period.years)
            .and_then(|it| it.try_months(period.months))
            .and_then(|it| it.try_weeks(period.weeks))
            .and_then(|it| it.try_days(period.days));
        Date(span.and_then(|it| self.0.checked_add(it)).unwrap_or(civil::Date::MAX))
    }

    /// Year, month (1-12) and day (1-31).
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Period {
    /// Reads `P1Y6M`, `P30D`, `P2W`, `P0D`.
    pub fn parse(text: &str) -> Option<Period> {
        let span: jiff::Span = text.parse().ok()?;
        let sign = |it: u8| it.is_ascii_digit() || b"PYMWD".contains(&it);
        let whole = text.starts_with('P') && text.bytes().all(sign);
        if !whole || span.is_negative() {
            return None;
        }
        Some(Period {
            years: u32::try_from(span.get_years()).ok()?,
            months: u32::try_from(span.get_months()).ok()?,
            weeks: u32::try_from(span.get_weeks()).ok()?,
            days: u32::try_from(span.get_days()).ok()?,
        })
    }

    /// Roughly how many days it is, to compare periods with: a year has 365, and twelve months are a year.
    pub fn approximate_days(self) -> u32 {
        (self.years * 12 + self.months) * 365 / 12 + self.weeks * 7 + self.days
    }

    /// Whether it is over at once.
    pub fn is_zero(self) -> bool {
        (self.years, self.months, self.weeks, self.days) == (0, 0, 0, 0)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let parts = [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')];
        for (number, unit) in parts.into_iter().filter(|(number, _)| *number > 0) {
            write!(f, "{number}{unit}")?;
        }
        if self.is_zero() { f.write_str("0D") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written_alike() {
        for it in ["P5Y", "P1Y6M", "P30D", "P2W", "P0D"] {
            assert_eq!(Period::parse(it).map(|it| it.to_string()).as_deref(), Some(it));
        }
    }

    #[test]
    fn periods_that_are_equally_long_compare_as_equal() {
        let days = |it| Period::parse(it).unwrap().approximate_days();
        assert_eq!(days("P60M"), days("P5Y"));
        assert_eq!(days("P1Y6M"), days("P18M"));
        assert!(days("P30D") <= days("P1M") && days("P31D") > days("P1M"));
    }

    #[test]
    fn a_period_runs_from_a_day() {
        let after = |it| Date::parse("2024-02-29").unwrap().plus(Period::parse(it).unwrap());
        assert_eq!(after("P1Y").to_string(), "2025-02-28");
        assert_eq!(after("P2W").to_string(), "2024-03-14");
        assert_eq!(after("P9000Y").to_string(), "9999-12-31");
    }

    #[test]
    fn what_is_no_period_in_the_calendar_is_refused() {
        for it in ["5Y", "P", "-P5Y", "PT5H", "P1.5Y", "5 år", "P5Y ", "p5y"] {
            assert_eq!(Period::parse(it), None, "{it}");
        }
    }

    #[test]
    fn only_real_days_are_dates() {
        assert!(Date::parse("2024-02-29").is_some());
        for it in ["2023-02-29", "2023-13-01", "1989-12-31", "2101-01-01", "01-12-2023", "2023-1-2"]
        {
            assert_eq!(Date::parse(it), None, "{it}");
        }
    }

    #[test]
    fn a_unix_time_is_a_day() {
        assert_eq!(Date::of_unix_seconds(1_795_305_600), Date::parse("2026-11-22"));
    }
}
