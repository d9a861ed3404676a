//! A short version at the top that leaves out what must stand first.

use crate::lint::{Case, Findings};
use crate::written::notice::NoticePart;

/// What belongs first, and what it is called in the message.
const FIRST: [(NoticePart, &str); 3] = [
    (NoticePart::Controller, "controller"),
    (NoticePart::Activities, "purposes"),
    (NoticePart::Rights, "rights"),
];

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for notice in case.register.notices.values() {
        let (Some(parts), Some(place)) = (&notice.first_layer, notice.first_layer_place) else {
            continue;
        };
        let lacking = FIRST.iter().filter(|(part, _)| !parts.contains(part));
        let missing: Vec<&'static str> = lacking.map(|(_, word)| *word).collect();
        if !missing.is_empty() {
            let finding = findings.at(place).with("notice", case.words(&notice.title));
            findings.add(finding.with_own("missing", missing));
        }
    }
}
