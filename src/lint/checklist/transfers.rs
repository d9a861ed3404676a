//! Transfers out of the EU/EEA: where each goes and what makes it lawful.

use super::item::{Fact, Line, View, stated_unless};
use super::shared::{About, plain, recipient_path, recipients};
use crate::lint::transfers::unnamed;
use crate::register::{Key, Recipient, Transfer};

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
        for place in unnamed(recipient) {
            absent.push(view.about("transfer.no_country", label, place));
        }
        for it in recipient.transfers() {
            match it.law() {
                // Where it is denied in the same breath, no rule asks for the country yet.
                _ if it.is_denied() => {
                    absent.push(view.about("transfer.no_country", label, it.place));
                }
                _ if it.is_to_nowhere() => (),
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
    let copy = it.copy().map(|it| format!(". {}", plain(view, it))).unwrap_or_default();
    let sub = it.sub_processor.map(|it| format!(", {}", it.name.value)).unwrap_or_default();
    let place = it.sub_processor.map_or(it.recipient.place, |it| it.name.span);
    let text = format!("{label}{sub} ({destination}): {basis}{copy}");
    Line::of(text, place).at_home(recipient_path(view, key))
}
