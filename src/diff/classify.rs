//! The classes that the table cannot say: they depend on what stands on both sides.

use std::cmp::Ordering;

use serde_json::Value;

use super::compare::{Difference, is_text, same_words};
use super::facts::{decides_alone, find, sensitivity, uses_category};
use super::retention;
use super::table::Means;
use super::words::spelling_only;
use crate::law;

/// The class of a difference, as a key of `changes.yaml`; `None` for what says nothing beside what is around it.
pub(super) fn class_of(it: &Difference<'_>, [old, new]: [&Value; 2]) -> Option<&'static str> {
    let Some(row) = it.row else { return Some("unknown") };
    let come = it.before.is_none();
    let Some(means) = row.means else {
        let side = match (it.before, it.after) {
            (None, _) => &row.added,
            (_, None) => &row.removed,
            _ => &row.changed,
        };
        return Some(side.as_deref().or(row.all.as_deref()).unwrap_or("unknown"));
    };
    let class = match means {
        Means::Category => category(it, [old, new]),
        Means::Kind => {
            let [before, after] = sides(it, "category");
            now_sensitive(sensitivity(before), sensitivity(after)).unwrap_or("narrower")
        }
        Means::Country => {
            let third =
                law::country(&step_key(it, "country")).is_none_or(|it| it.is_third_country());
            match (third, come) {
                (false, _) => "other_fact",
                (true, true) => "new_third_country",
                (true, false) => "removed_third_country",
            }
        }
        Means::Outside => by_flag(it, "new_third_country", "removed_third_country", "other_fact"),
        Means::Mechanism => match (it.before, it.after) {
            (None, _) => "new_third_country",
            (_, None) => "removed_third_country",
            _ => "changed_transfer_mechanism",
        },
        Means::Marketing => by_flag(it, "wider", "narrower", "other_fact"),
        Means::Risk => by_flag(it, "changed_risk", "internal", "internal"),
        Means::Children => match it.after.and_then(Value::as_str) {
            Some("possible" | "targeted") => "changed_risk",
            _ => "internal",
        },
        Means::Retention => kept(it),
        Means::Automated => automated(it, None)?,
        Means::AutomatedWords => automated(it, Some(words(it, "reworded")))?,
        Means::OwnWords => words(it, "reworded"),
        Means::ConsentWords => words(it, "changed_consent"),
        Means::Statement => {
            let item = it.after.or(it.before);
            if item.is_some_and(|it| it["not_stated"] == true) {
                "changed_rights"
            } else {
                "reworded"
            }
        }
    };
    // What is not so is worth no word where everything is new.
    (!it.nested || class != "internal").then_some(class)
}

fn step_key(it: &Difference<'_>, of: &str) -> String {
    it.in_kind(of).unwrap_or_default().to_owned()
}

/// The item of this kind on both sides.
fn sides<'a>(it: &Difference<'a>, of: &str) -> [Option<&'a Value>; 2] {
    it.steps.iter().find(|it| it.of == of).map_or([None, None], |it| it.items)
}

fn category(it: &Difference<'_>, registers: [&Value; 2]) -> &'static str {
    let id = step_key(it, "category");
    let come = it.before.is_none();
    let [before, after] = sides(it, "activity");
    let other = if come { before } else { after };
    if other.is_some_and(|it| uses_category(it, &id)) {
        return if come { "wider" } else { "narrower" };
    }
    if !come {
        return "removed_data_category";
    }
    let now = sensitivity(find(registers[1], "data_categories", &id));
    now_sensitive(("", ""), now).unwrap_or("new_data_category")
}

/// What data that were one kind and are another are now, if they are of the kinds that the law guards.
fn now_sensitive(before: (&str, &str), after: (&str, &str)) -> Option<&'static str> {
    match after.0 {
        "special" if before != after => Some("new_special_category"),
        "criminal" | "national_id" if before.0 != after.0 => Some("new_criminal_or_national_id"),
        _ => None,
    }
}

/// The class of a yes or no: now yes, no longer yes, neither.
fn by_flag(
    it: &Difference<'_>,
    yes: &'static str,
    no: &'static str,
    neither: &'static str,
) -> &'static str {
    let is = |it: Option<&Value>| it.is_some_and(|it| *it == true);
    match (is(it.before), is(it.after)) {
        (false, true) => yes,
        (true, false) => no,
        _ => neither,
    }
}

fn kept(it: &Difference<'_>) -> &'static str {
    let [Some(old), Some(new)] = sides(it, "retention") else { return "changed_retention" };
    match retention::order(old, new) {
        Some(Ordering::Greater) => "longer_retention",
        Some(Ordering::Less) => "shorter_retention",
        Some(Ordering::Equal) => "editorial",
        None => "changed_retention",
    }
}

/// What happened to an automated decision: it came, it went, or `words` of it changed.
fn automated(it: &Difference<'_>, words: Option<&'static str>) -> Option<&'static str> {
    let [before, after] = sides(it, "activity");
    match (decides_alone(before), decides_alone(after)) {
        (false, true) => Some("automated_decision_added"),
        (true, false) => Some("automated_decision_removed"),
        (false, false) if it.nested => None,
        (true, true) => Some(words.unwrap_or("automated_decision_changed")),
        (false, false) => Some(words.unwrap_or("other_fact")),
    }
}

/// The author's own words: spelled anew, or written anew.
fn words(it: &Difference<'_>, rewritten: &'static str) -> &'static str {
    let (Some(old), Some(new)) = (it.before, it.after) else { return rewritten };
    let alike = match (old, new) {
        (Value::String(old), Value::String(new)) => spelling_only(old, new),
        _ if is_text(old) && is_text(new) => same_words(old, new),
        _ => false,
    };
    if alike { "editorial" } else { rewritten }
}
