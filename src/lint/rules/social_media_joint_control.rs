//! A page on a social medium without the platform as joint controller.

use crate::lint::{Case, Findings};
use crate::register::Activity;
use crate::written::activity::Channel;
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let mut channels = activity.internal.channels.iter();
        let page = channels.find(|it| it.value == Channel::SocialMediaPage);
        if let Some(page) = page.filter(|_| !names_joint_controller(case, activity)) {
            findings.add(findings.at(page.span));
        }
    }
}

/// Whether the activity names one, among its recipients or under `joint_controllers`.
fn names_joint_controller(case: &Case<'_>, activity: &Activity) -> bool {
    let mut recipients = activity.recipients.iter().map(|it| &case.register.recipients[*it]);
    let joint = Some(RecipientRole::JointController);
    !activity.joint_controllers.is_empty()
        || recipients.any(|it| it.role.as_ref().map(|it| it.value) == joint)
}
