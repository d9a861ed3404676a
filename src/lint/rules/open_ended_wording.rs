//! A category of data or of recipients whose name leaves the list open.

use crate::law::terms;
use crate::lint::recipients::too_broad;
use crate::lint::{Case, Findings};
use crate::register::Text;
use crate::source::Lang;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for category in case.register.data_categories.values().filter(|it| it.fields.is_empty()) {
        let label = &category.label;
        let Some(hit) = hit(label) else { continue };
        let finding = findings.at(label.span).with("label", case.words(label));
        let whole = hit == label.exactly(Lang::Da).unwrap_or_default().trim();
        findings.add(if whole { finding } else { finding.with("hit", hit) });
    }
    // Of a recipient that is too broad altogether `recipient-too-generic` says so.
    let broad = too_broad(case);
    let recipients = case.register.recipients.entries();
    for (_, recipient) in recipients.filter(|(key, it)| it.name.is_none() && !broad.contains(key)) {
        let label = &recipient.label;
        let Some(hit) = hit(label) else { continue };
        let finding = findings.at(label.span).with("recipient", case.words(label));
        findings.add(finding.with("hit", hit));
    }
}

/// The words of a label that leave it open.
fn hit(label: &Text) -> Option<&str> {
    let words = label.exactly(Lang::Da)?;
    terms::open_ended(words).and_then(|it| words.get(it))
}
