//! What a register says, asked of its published form.

use serde_json::Value;

/// The things of a list.
pub(super) fn items<'a>(value: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[list].as_array().into_iter().flatten()
}

/// The thing of a list with that id.
pub(super) fn find<'a>(register: &'a Value, list: &str, id: &str) -> Option<&'a Value> {
    items(register, list).find(|it| it["id"] == id)
}

/// Whether one of these is the id, or has it.
pub(super) fn names<'a>(mut values: impl Iterator<Item = &'a Value>, id: &str) -> bool {
    values.any(|it| it == id || it["id"] == id)
}

/// How the law looks at a category: its kind, and which special category it is.
pub(super) fn sensitivity(category: Option<&Value>) -> (&str, &str) {
    let text = |key: &str| category.and_then(|it| it[key].as_str());
    (text("kind").unwrap_or_default(), text("special_type").unwrap_or_default())
}

/// Whether an activity decides alone what matters to people (Art. 22(1)): as the register itself reads it.
pub(super) fn decides_alone(activity: Option<&Value>) -> bool {
    let decision = activity.map(|it| &it["automated_decision"]);
    decision.is_some_and(|it| {
        it.is_object()
            && it["no_value"].is_null()
            && it["solely"] != false
            && it["significant"] != false
    })
}

/// Whether a line or anything else of an activity uses a category.
pub(super) fn uses_category(activity: &Value, id: &str) -> bool {
    items(activity, "lines").any(|it| names(items(it, "categories"), id))
}

/// Whether data go to a recipient in an activity.
pub(super) fn has_recipient(activity: &Value, id: &str) -> bool {
    names(items(activity, "recipients"), id)
        || items(activity, "lines").any(|it| names(items(it, "recipients"), id))
        || items(activity, "purposes").any(|it| names(items(it, "recipients"), id))
}

/// Whether an activity rests on a consent.
pub(super) fn asks_consent(activity: &Value, id: &str) -> bool {
    bases(activity).any(|it| it["consent"]["id"] == id)
}

/// Whether an activity concerns a group of people.
pub(super) fn concerns(activity: &Value, id: &str) -> bool {
    names(items(activity, "data_subjects"), id)
}

/// Every legal basis of an activity's purposes.
pub(super) fn bases(activity: &Value) -> impl Iterator<Item = &Value> {
    items(activity, "purposes").flat_map(|it| items(it, "legal_basis"))
}

/// Whether any of these legal bases is one of those articles.
pub(super) fn rests_on<'a>(mut bases: impl Iterator<Item = &'a Value>, articles: &[&str]) -> bool {
    bases.any(|it| it["article"].as_str().is_some_and(|it| articles.contains(&it)))
}
