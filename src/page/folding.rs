//! What folds on a small screen.
//!
//! A fold is `<details open>` under a heading: open wherever nobody has closed it, so the whole text is there without CSS,
//! without JavaScript, in a text browser, in a search of the page and in print. The stylesheet shows the handle on small
//! screens only, and shows what was closed when the screen grows or the page is printed. Headings stand outside, because
//! some screen readers take a heading inside `<summary>` for the name of a button.

use crate::written::notice::NoticePart;

/// Whether a part is long where the register is, so that it folds on a small screen. Activities fold one by one; what the
/// law wants said clearly and apart (Art. 21(4)) never does, and neither does whom to write to.
pub(super) fn grows(part: NoticePart) -> bool {
    match part {
        NoticePart::DataCategories
        | NoticePart::Recipients
        | NoticePart::Transfers
        | NoticePart::Sources
        | NoticePart::Retention
        | NoticePart::AutomatedDecisions
        | NoticePart::Rights => true,
        NoticePart::Controller
        | NoticePart::Dpo
        | NoticePart::Audiences
        | NoticePart::Activities
        | NoticePart::Withdrawal
        | NoticePart::Contact
        | NoticePart::Objection
        | NoticePart::Complaint
        | NoticePart::Changes => false,
    }
}
