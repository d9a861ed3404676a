//! CPR numbers without a basis in the Danish Data Protection Act § 11.

use crate::lint::case::yes;
use crate::lint::{Case, Findings, lines};
use crate::register::{Activity, DataLine, Key, LegalBasis};
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        // Without any basis `legal-basis-missing` says so.
        if activity.all_legal_bases().next().is_none() {
            continue;
        }
        let numbers = lines::of_kind(case, activity, DataKind::NationalId).into_iter();
        let mut lacking = numbers.filter_map(|it| Some((it, lacking(case, activity, it)?)));
        if let Some((line, [limit, access, avoid])) = lacking.next() {
            let finding = findings.at(activity.data[line].place).with_own("limit", vec![limit]);
            let finding = finding.with_own("access", vec![access]);
            findings.add(finding.with_own("avoid", vec![avoid]));
        }
    }
}

/// What a line lacks, if anything, in words of the page: what is not enough, what would be, what not to do without.
fn lacking(case: &Case<'_>, activity: &Activity, line: Key<DataLine>) -> Option<[&'static str; 3]> {
    let uses = lines::bases_by_purpose(activity, line);
    let opens = |it: &&LegalBasis| it.article.key.starts_with("dbl.11.2.");
    let opened = uses.iter().all(|bases| bases.iter().any(opens));
    // An authority may use the number to identify people and as a file number (§ 11(1)).
    if !opened && !case.is_public_authority() {
        return Some(["balancing", "law-or-consent", "record"]);
    }
    let consented = uses.iter().flatten().any(|it| it.is_consent());
    let mut recipients = lines::recipients_of(activity, line).into_iter();
    let published = recipients.any(|it| yes(&case.register.recipients[it].public));
    (published && !consented).then_some(["publication", "consent", "publish"])
}
