//! What the checks go by and what was decided on their findings.

use schemars::JsonSchema;
use serde::Serialize;

use crate::article30::parts::line;
use crate::law;
use crate::register;
use crate::written::decision::AdequacyScope;
use crate::written::organisation::Position;

/// Someone in the management.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Manager<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// The position.
    position: Position,
}

/// What was decided on a finding.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision<'a> {
    /// The finding's code.
    code: &'a str,
    /// The finding's place: a path of keys and ids.
    place: &'a str,
    /// Why it is left as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    /// The last day it holds, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// What the checks go by.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Checks {
    /// How long a text may stand before it is gone through again, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    review_within: Option<String>,
    /// The readability index (LIX) above which a text is reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    lix_limit: Option<u32>,
}

/// An adequacy decision newer than the program.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdequacyOverride<'a> {
    /// The country, ISO 3166-1 alpha-2.
    country: &'a str,
    /// What the decision covers.
    scope: AdequacyScope,
    /// Its number.
    decision: &'a str,
    /// When that was checked, ISO 8601.
    checked_on: String,
}

/// A table of law that the program went by.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LawTable {
    /// Its name.
    name: &'static str,
    /// What was read.
    source: &'static str,
    /// From when the law in it applies, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    /// When it was last compared with its source, ISO 8601.
    checked_on: String,
}

pub(super) fn manager<'a>(id: &'a str, it: &'a register::Manager) -> Manager<'a> {
    Manager { id, name: it.name.as_str(), position: it.position.value }
}

pub(super) fn decision(it: &register::Decision) -> Decision<'_> {
    Decision {
        code: it.code.as_str(),
        place: it.place.as_str(),
        why: line(&it.why),
        by: line(&it.by),
        until: it.until.as_ref().map(|it| it.to_string()),
    }
}

pub(super) fn checks(it: &register::Checks) -> Option<Checks> {
    let checks = Checks {
        review_within: it.review_within.as_ref().map(|it| it.to_string()),
        lix_limit: it.lix_limit.as_ref().map(|it| it.value),
    };
    (checks.review_within.is_some() || checks.lix_limit.is_some()).then_some(checks)
}

pub(super) fn adequacy_override(it: &register::AdequacyOverride) -> AdequacyOverride<'_> {
    AdequacyOverride {
        country: it.country.as_str(),
        scope: it.scope.value,
        decision: it.decision.as_str(),
        checked_on: it.checked_on.to_string(),
    }
}

pub(super) fn law_table(it: &'static law::Table) -> LawTable {
    LawTable {
        name: &it.name,
        source: &it.source,
        valid_from: it.valid_from.map(|it| it.to_string()),
        checked_on: it.checked_on.to_string(),
    }
}
