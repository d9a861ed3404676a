//! What can be wrong with an answer to a finding. Each page is `codes/<name>.md`.

use crate::source::make_codes;

make_codes! {
    /// A decision that lacks a reason, a name or a last day.
    pub(super) DECISION_INCOMPLETE = "decision-incomplete";
    /// A decision whose last day has passed.
    pub(super) DECISION_EXPIRED = "decision-expired";
    /// A decision on something that is not found, or no longer.
    pub(super) DECISION_UNMATCHED = "decision-unmatched";
}
