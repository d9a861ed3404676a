//! Whether data are kept longer or shorter.

use std::cmp::Ordering;

use serde_json::Value;

use crate::register::Period;

/// How long data are kept now, next to before: `Greater` is longer, `None` that it cannot be told.
pub(super) fn order(old: &Value, new: &Value) -> Option<Ordering> {
    let is = |it: &Value, key: &str| it[key] == true;
    if is(old, "unlimited") != is(new, "unlimited") {
        return Some(if is(new, "unlimited") { Ordering::Greater } else { Ordering::Less });
    }
    // Another event is another length, and which is the longer depends on what happens.
    if old["from"] != new["from"]
        || old["until"] != new["until"]
        || is(old, "at_most") != is(new, "at_most")
    {
        return None;
    }
    let exception = is(new, "statutory_exception").cmp(&is(old, "statutory_exception"));
    let parts = [length(old, new, "period"), length(old, new, "inactive_after"), Some(exception)];
    let mut all = Ordering::Equal;
    for part in parts {
        match (all, part?) {
            (Ordering::Equal, part) => all = part,
            (_, Ordering::Equal) => {}
            (before, part) if before == part => {}
            _ => return None,
        }
    }
    Some(all)
}

fn length(old: &Value, new: &Value, key: &str) -> Option<Ordering> {
    if old[key] == new[key] {
        return Some(Ordering::Equal);
    }
    let period = |it: &Value| it[key].as_str().and_then(Period::parse);
    compare(period(old)?, period(new)?)
}

/// The second period next to the first. Months have no fixed number of days, so months and days compare only where every
/// month there is gives the same answer.
fn compare(old: Period, new: Period) -> Option<Ordering> {
    let months = |it: Period| u64::from(it.years) * 12 + u64::from(it.months);
    let days = |it: Period| u64::from(it.weeks) * 7 + u64::from(it.days);
    let (by_months, by_days) = (months(new).cmp(&months(old)), days(new).cmp(&days(old)));
    match (by_months, by_days) {
        (Ordering::Equal, it) | (it, Ordering::Equal) => return Some(it),
        (one, other) if one == other => return Some(one),
        _ => {}
    }
    let bounds = |it: Period| {
        let (least, most) = days_of(months(it));
        (least + days(it), most + days(it))
    };
    let ((old_least, old_most), (new_least, new_most)) = (bounds(old), bounds(new));
    if new_least > old_most {
        Some(Ordering::Greater)
    } else if new_most < old_least {
        Some(Ordering::Less)
    } else {
        None
    }
}

/// The fewest and the most days that so many months in a row can have: 400 years have 146 097 days, and no run of months
/// is further from that than two days.
fn days_of(months: u64) -> (u64, u64) {
    let mean = months * 146_097 / 4_800;
    if months == 0 { (0, 0) } else { (mean - 2, mean + 2) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(old: &str, new: &str) -> Option<Ordering> {
        order(&json!({"period": old, "from": "x"}), &json!({"period": new, "from": "x"}))
    }

    #[test]
    fn longer_and_shorter_are_told_apart() {
        assert_eq!(of("P12M", "P24M"), Some(Ordering::Greater));
        assert_eq!(of("P5Y", "P60M"), Some(Ordering::Equal));
        assert_eq!(of("P1Y", "P6M"), Some(Ordering::Less));
        assert_eq!(of("P30D", "P3M"), Some(Ordering::Greater));
        assert_eq!(of("P2W", "P14D"), Some(Ordering::Equal));
    }

    #[test]
    fn what_depends_on_the_month_cannot_be_ordered() {
        for (old, new) in [("P30D", "P1M"), ("P1M", "P31D"), ("P365D", "P1Y")] {
            assert_eq!(of(old, new), None, "{old} {new}");
            assert_eq!(of(new, old), None, "{new} {old}");
        }
        assert_eq!(of("P27D", "P1M"), Some(Ordering::Greater));
    }

    /// The bounds hold for every run of months that begins on any day of four years with a leap day, and around 1900.
    #[test]
    fn no_month_has_more_or_fewer_days_than_we_think() {
        for start in ["1896-01-01", "2023-01-01"] {
            let mut day: jiff::civil::Date = start.parse().unwrap();
            for _ in 0..(6 * 366) {
                for months in [1, 2, 6, 13, 24, 50] {
                    let end = day.checked_add(jiff::Span::new().months(months)).unwrap();
                    let days = u64::try_from((end - day).get_days()).unwrap();
                    let (least, most) = days_of(u64::try_from(months).unwrap());
                    assert!((least..=most).contains(&days), "{day} + {months}: {days}");
                }
                day = day.tomorrow().unwrap();
            }
        }
    }

    #[test]
    fn another_event_cannot_be_ordered_and_no_limit_is_longer() {
        let old = json!({"period": "P1Y", "from": "account_closed"});
        assert_eq!(order(&old, &json!({"period": "P2Y", "from": "last_activity"})), None);
        assert_eq!(order(&old, &json!({"unlimited": true})), Some(Ordering::Greater));
        assert_eq!(order(&json!({"unlimited": true}), &old), Some(Ordering::Less));
        assert_eq!(order(&old, &json!({"criteria": {"da": "x"}})), None);
    }

    #[test]
    fn a_later_and_a_sooner_end_together_cannot_be_ordered() {
        let old = json!({"period": "P1Y", "inactive_after": "P2Y"});
        assert_eq!(order(&old, &json!({"period": "P2Y", "inactive_after": "P1Y"})), None);
        assert_eq!(
            order(&old, &json!({"period": "P2Y", "inactive_after": "P3Y"})),
            Some(Ordering::Greater)
        );
    }
}
