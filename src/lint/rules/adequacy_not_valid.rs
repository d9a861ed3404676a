//! A transfer rests on an adequacy decision that does not exist or is not known to cover the recipient.

use crate::lint::transfers::{is_adequacy, is_covered, transfers};
use crate::lint::{Case, Findings};
use crate::register::Transfer;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let rests = |it: &Transfer<'_>| it.mechanism.is_some_and(|it| is_adequacy(it.value));
    for (_, it) in transfers(case).filter(|(_, it)| rests(it)) {
        check_one(case, &it, findings);
    }
}

fn check_one(case: &Case<'_>, transfer: &Transfer<'_>, findings: &mut Findings) {
    let confirmed = transfer.scope_confirmed.map(|it| it.value);
    for country in &transfer.countries {
        if !is_covered(case, country, confirmed) {
            let finding = findings.at(transfer.place).about(&*country.code);
            findings.add(finding.with_both("country", |lang| country.name(lang).to_owned()));
        }
    }
    // The table goes by country; for an organisation only a date says that the decision was looked up.
    let by_name = transfer.countries.is_empty() && transfer.is_to_organisation();
    if by_name && confirmed.is_none() {
        let finding = findings.at(transfer.place);
        findings.add(finding.with_both("country", |lang| transfer.destination(lang)));
    }
}
