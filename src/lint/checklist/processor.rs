//! What the processor's record holds: the items of Article 30(2).

use super::item::{Fact, Line, View, stated_unless};
use super::record::security;
use super::shared::{self, About};
use super::transfers;
use crate::register::ProcessorActivity;

/// What the content has for an item of what is done for others; `None` for a key that the list does not have.
pub(super) fn fact(key: &str, it: &ProcessorActivity, view: View<'_>) -> Option<Fact> {
    Some(match key {
        "processor" => controllers(it, view),
        "categories_of_processing" => {
            let lines = it.categories_of_processing.iter();
            let lines: Vec<Line> = lines.map(|it| Line::of(view.words(it), it.span)).collect();
            if lines.is_empty() {
                Fact::Absent(vec![view.ours("processing.absent", it.place)])
            } else {
                Fact::Stated(lines)
            }
        }
        "transfers" => transfers::to(view, &it.recipients),
        "security" => {
            let named = it.security_answer.as_ref().and_then(|it| it.value.value());
            let named = named.map_or(&[][..], Vec::as_slice);
            security(view, named, it.security_answer.as_ref(), it.place)
        }
        _ => return None,
    })
}

/// The same of an activity with the role of a processor that has no entry of its own.
pub(super) fn fact_of_activity(key: &str, about: &About<'_>) -> Option<Fact> {
    let (it, view) = (about.activity, about.view);
    Some(match key {
        "processor" => Fact::Absent(vec![view.ours("processor.no_entry", it.place)]),
        "categories_of_processing" if it.purposes.is_empty() => {
            Fact::Absent(vec![view.ours("processing.absent", it.place)])
        }
        "categories_of_processing" => {
            let lines = it.purposes.values().map(|it| Line::of(view.words(&it.text), it.place));
            Fact::Stated(lines.collect())
        }
        "transfers" => transfers::to(view, &it.recipients),
        "security" => {
            let internal = &it.internal;
            security(view, &internal.security, internal.security_answer.as_ref(), it.place)
        }
        _ => return None,
    })
}

/// The processor and each controller with a name and a way to reach it.
fn controllers(it: &ProcessorActivity, view: View<'_>) -> Fact {
    let mut lines = match shared::organisation(view) {
        Fact::Stated(lines) => lines,
        other => return other,
    };
    let mut absent = Vec::new();
    for (id, (party, representative, dpo)) in &it.controllers {
        let reachable = party.name.is_some() && party.is_reachable();
        match shared::party(party).filter(|_| reachable) {
            None => absent.push(view.about("processor.no_contact", id, it.place)),
            Some(line) => {
                let more = representative.iter().chain(dpo).map(|it| format!(", {it}"));
                let text = line.text + &more.collect::<String>();
                lines.push(Line::of(text, line.place));
            }
        }
    }
    match &it.controllers_list {
        Some(list) => lines.push(view.about("processor.list", list, list.span)),
        None if it.controllers.is_empty() => {
            absent.push(view.ours("processor.no_controllers", it.place));
        }
        None => {}
    }
    stated_unless(absent, lines)
}
