//! Whether an exemption from the duty to inform holds: the provision exists, a reason is given, the data allow it.

use super::case::is_reason;
use super::origin::asks_the_person;
use crate::law;
use crate::register::{Activity, NoticeExemption};

/// Whether the activity claims an exemption that holds.
pub(super) fn is_exempt(activity: &Activity) -> bool {
    activity.notice_exemption.as_ref().is_some_and(|it| holds(activity, it))
}

/// Whether an exemption that the activity claims holds.
pub(super) fn holds(activity: &Activity, exemption: &NoticeExemption) -> bool {
    let reason = exemption.reason.as_ref().map(|it| it.as_str());
    let law = law::notice_exemption(&exemption.law);
    is_reason(reason) && law.is_some_and(|it| it.from_person || !asks_the_person(activity))
}
