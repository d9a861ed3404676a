//! A category of data or of recipients whose name leaves the list open.

use crate::law::terms;
use crate::lint::{Case, Findings};
use crate::register::Text;
use crate::source::Lang;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let categories = case.register.data_categories.values();
    let listed = categories.filter(|it| it.fields.is_empty()).map(|it| &it.label);
    let recipients = case.register.recipients.values();
    let unnamed = recipients.filter(|it| it.name.is_none()).map(|it| &it.label);
    // A label that is nothing but such words is `recipient-too-generic`.
    for label in listed.chain(unnamed.filter(|it| !is_generic(it))) {
        let words = label.exactly(Lang::Da).unwrap_or("");
        if let Some(hit) = terms::open_ended(words) {
            let finding = findings.at(label.span).with("label", case.words(label));
            findings.add(finding.with("hit", &words[hit]));
        }
    }
}

fn is_generic(label: &Text) -> bool {
    label.exactly(Lang::Da).is_some_and(|it| terms::generic_recipient(it).is_some())
}
