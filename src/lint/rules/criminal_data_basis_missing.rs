//! A private body uses or discloses criminal data without a basis in the Danish Data Protection Act § 8.

use crate::lint::case::yes;
use crate::lint::{Case, Findings, lines};
use crate::register::{Activity, DataLine, Key, LegalBasis, Recipient};
use crate::written::people::DataKind;
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_public_authority() {
        return;
    }
    for (_, activity) in case.activities() {
        // Without any basis `legal-basis-missing` says so.
        if activity.all_legal_bases().next().is_none() {
            continue;
        }
        let lines = lines::of_kind(case, activity, DataKind::Criminal).into_iter();
        let lacking = lines.map(|it| (it, lacking(case, activity, it)));
        if let Some((line, bases)) = lacking.into_iter().find(|(_, it)| !it.is_empty()) {
            let finding = findings.at(activity.data[line].place);
            findings.add(finding.with_own("bases", bases));
        }
    }
}

/// The provisions that a line lacks: one for using the data, another for disclosing them.
fn lacking(case: &Case<'_>, activity: &Activity, line: Key<DataLine>) -> Vec<&'static str> {
    let recipients = lines::recipients_of(activity, line).into_iter();
    let disclosed = recipients.map(|it| &case.register.recipients[it]).any(is_disclosure);
    let wanted = [("use", "dbl.8.3", true), ("disclosure", "dbl.8.4", disclosed)];
    // A law that permits it goes before § 8, and § 8(5) covers both use and disclosure.
    let carries = |it: &LegalBasis| it.law.is_some() || it.is("dbl.8.5");
    let uses = lines::bases_by_purpose(activity, line);
    let mut without = uses.iter().filter(|bases| !bases.iter().any(|it| carries(it))).peekable();
    if without.peek().is_none() {
        return Vec::new();
    }
    let without: Vec<_> = without.collect();
    let lacks = |article: &str| without.iter().any(|all| !all.iter().any(|it| it.is(article)));
    wanted.iter().filter(|it| it.2 && lacks(it.1)).map(|it| it.0).collect()
}

/// Whether the recipient is more than a processor, and no law gives it the data.
fn is_disclosure(recipient: &Recipient) -> bool {
    let role = recipient.role.as_ref().map(|it| it.value);
    let own = role.is_some_and(|it| it != RecipientRole::Processor);
    (own || yes(&recipient.public)) && recipient.law.is_none()
}
