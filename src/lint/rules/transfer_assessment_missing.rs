//! A transfer rests on clauses or the like, and the law of the country was not assessed.

use crate::lint::transfers::{is_covered, transfers};
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, it) in transfers(case).filter(|(_, it)| it.sub_processor.is_none()) {
        let assessment = it.recipient.transfer.as_ref().and_then(|it| it.assessment.as_ref());
        let is_needed = it.law().is_some_and(|it| it.needs_assessment);
        // Where a decision covers everybody in the country, the Commission has assessed it.
        let countries = it.countries_reached();
        let by_commission =
            !countries.is_empty() && countries.iter().all(|it| is_covered(case, it, None));
        if is_needed && assessment.is_none() && !by_commission {
            findings.add(findings.at(it.place));
        }
    }
}
