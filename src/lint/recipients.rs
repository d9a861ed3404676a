//! What a recipient is called, and on whose behalf it gets data.

use super::case::Case;
use crate::register::{Recipient, Register};

/// What a recipient is called: its name, else its label.
pub(super) fn called<'a>(case: &Case<'a>, recipient: &'a Recipient) -> &'a str {
    let name = recipient.name.as_ref().map(|it| it.as_str());
    name.unwrap_or_else(|| case.words(&recipient.label))
}

/// Whether only entries of the processor record (Art. 30(2)) use a recipient and no activity of the organisation's own does,
/// by its number.
pub(super) fn only_for_others(case: &Case<'_>) -> Vec<bool> {
    let Register { recipients, processor_activities, .. } = case.register;
    let mut only = vec![false; recipients.len()];
    for key in processor_activities.values().flat_map(|it| &it.recipients) {
        only[key.index()] = true;
    }
    for key in case.activities().flat_map(|(_, it)| &it.recipients) {
        only[key.index()] = false;
    }
    only
}
