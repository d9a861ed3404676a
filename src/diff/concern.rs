//! Which notices a change concerns: the one rule for the warning that was promised, for the day it may take effect and for the
//! message to people.

use serde_json::Value;

use super::facts::{find, items, names};

/// The ids of the notices that a change concerns, those of the new side first: the one it is in; those that describe, then or
/// now, an activity that it is in or touches; all of them where it is in what every notice tells.
pub(super) fn notices(
    outer: Option<(&str, &str)>,
    registers: [&Value; 2],
    activities: &[[Option<&Value>; 2]],
) -> Vec<String> {
    let mut ids: Vec<&str> = Vec::new();
    for register in registers.into_iter().rev() {
        for id in items(register, "notices").filter_map(|it| it["id"].as_str()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    let describes = |id: &str| {
        (0..2).any(|side| {
            let notice = find(registers[side], "notices", id);
            let mut there = activities.iter().filter_map(|it| it[side]);
            notice.is_some_and(|notice| there.any(|it| is_in(notice, it)))
        })
    };
    let concerned = |id: &&str| match outer {
        Some(("notice", own)) => own == *id,
        Some(("activity" | "recipient" | "category" | "data_subject" | "consent", _)) => {
            describes(id)
        }
        Some(("processor_activity" | "measure" | "decision" | "manager" | "country", _)) => false,
        _ => true,
    };
    ids.into_iter().filter(concerned).map(str::to_owned).collect()
}

/// Whether a notice describes an activity. One of an older file does not say, and may.
fn is_in(notice: &Value, activity: &Value) -> bool {
    !notice["activities"].is_array()
        || names(items(notice, "activities"), activity["id"].as_str().unwrap_or_default())
}
