//! What was decided on findings: `decisions.yaml`; and what the checks go by.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{CountryCode, IsoDate, IsoDuration};
use super::{Field, is_internal};
use crate::source::Spanned;

/// An answer to one finding of the law's rules: known, and left as it is for a reason (accountability, Art. 5(2)).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The finding's code.
    #[schemars(transform = is_internal, example = "controller-cvr-invalid")]
    pub code: Spanned<String>,
    /// The finding's place, as a path of keys and ids.
    #[schemars(transform = is_internal, example = "activities.kundekonto.retention.konto")]
    pub place: Spanned<String>,
    /// Why it is left as it is: ten characters or more.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub why: Field<String>,
    /// Who decided.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub by: Field<String>,
    /// The last day the decision holds.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub until: Field<IsoDate>,
}

/// An adequacy decision (Art. 45) as it stands now, instead of what this program knows.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdequacyOverride {
    /// The country.
    #[schemars(transform = is_internal)]
    pub country: Spanned<CountryCode>,
    /// What the decision covers.
    #[schemars(transform = is_internal)]
    pub scope: Spanned<AdequacyScope>,
    /// The decision's number.
    #[schemars(transform = is_internal)]
    pub decision: Spanned<String>,
    /// When that was checked at the Commission's list.
    #[schemars(transform = is_internal)]
    pub checked_on: Spanned<IsoDate>,
}

/// What an adequacy decision covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdequacyScope {
    /// Every recipient in the country.
    Full,
    /// Some recipients; for each it must be confirmed.
    Partial,
    /// None: there is no decision, or no longer.
    None,
}

/// What the checks go by.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Checks {
    /// How long a text may stand before it is gone through again; left out, twelve months.
    #[schemars(transform = is_internal)]
    pub review_within: Field<IsoDuration>,
    /// The readability index (LIX) above which a text is reported; left out, none is.
    #[schemars(transform = is_internal)]
    pub lix_limit: Field<u32>,
}
