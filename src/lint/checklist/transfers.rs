//! Transfers out of the EU/EEA: where each goes and what makes it lawful.

use super::item::{Fact, Line, View, stated_unless};
use super::shared::{About, plain, recipient_path, recipients};
use crate::lint::transfers::{Transfer, of_recipient, unnamed};
use crate::register::{Key, Recipient};

/// The transfers of an activity. Who receives data must be known before it can be said that none of them is elsewhere.
pub(super) fn of_activity(about: &About<'_>) -> Fact {
    match recipients(about) {
        Fact::Absent(lines) => Fact::Absent(lines),
        Fact::Stated(_) | Fact::NotApplicable(_) => to(about.view, &about.activity.recipients),
    }
}

/// The transfers to these recipients and to their own processors.
pub(super) fn to(view: View<'_>, keys: &[Key<Recipient>]) -> Fact {
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    for key in keys {
        let recipient = &view.register.recipients[*key];
        let label = view.words(&recipient.label);
        for place in unnamed(recipient, key.index()) {
            absent.push(view.about("transfer.no_country", label, place));
        }
        for it in of_recipient(recipient, key.index()).filter(|it| !it.is_to_nowhere()) {
            match it.law() {
                None => absent.push(view.about("transfer.no_mechanism", label, it.place)),
                Some(mechanism) => {
                    let basis = mechanism.wording.get(view.lang);
                    stated.push(line(view, *key, &it, basis));
                }
            }
        }
    }
    if stated.is_empty() && absent.is_empty() {
        return Fact::NotApplicable(vec![view.ours("transfer.none", None)]);
    }
    stated_unless(absent, stated)
}

/// A transfer in one line, with where a copy of the safeguards can be had.
fn line(view: View<'_>, key: Key<Recipient>, it: &Transfer<'_>, basis: &str) -> Line {
    let label = view.words(&it.recipient.label);
    let destination = it.destination(view.lang);
    let Some(sub) = it.sub_processor else {
        let copy = it.recipient.transfer.as_ref().and_then(|it| it.copy.as_ref());
        let copy = copy.map(|it| format!(". {}", plain(view, it))).unwrap_or_default();
        let text = format!("{label} ({destination}): {basis}{copy}");
        return Line::of(text, it.recipient.place).at_home(recipient_path(view, key));
    };
    let text = format!("{label}, {} ({destination}): {basis}", sub.name.value);
    Line::of(text, sub.name.span)
}
