//! A Danish organisation without a CVR number, or with one that cannot be right.

use crate::lint::{Case, Findings};
use crate::register::Organisation;
use crate::source::{Diagnostic, Spanned};
use crate::written::organisation::RoleInFile;

/// What stands in place of a number when there is none.
const NO_NUMBER: &str = "none";
/// The weights of the check digit of the Central Business Register.
const WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let organisation = &case.register.organisation;
    if !needs_cvr(organisation) || case.is_public_authority() {
        return;
    }
    match &organisation.cvr {
        None => {
            findings.add(findings.at(organisation.place).with_own("cvr", vec!["absent"]));
        }
        Some(cvr) if cvr.value != NO_NUMBER && !is_cvr(cvr) => {
            let finding = findings.at(cvr.span).with("cvr", cvr.as_str());
            findings.add(with_patch(finding, cvr));
        }
        Some(_) => {}
    }
}

fn needs_cvr(organisation: &Organisation) -> bool {
    let danish = organisation.party.country.as_ref().is_some_and(|it| it.value == "DK");
    let role = organisation.role_in_file.as_ref().map(|it| it.value);
    danish && role != Some(RoleInFile::Processor)
}

/// Eight digits, the last of which makes the weighted sum a multiple of eleven.
fn is_cvr(number: &str) -> bool {
    let digits: Option<Vec<u32>> = number.chars().map(|it| it.to_digit(10)).collect();
    let Some(digits) = digits.filter(|it| it.len() == WEIGHTS.len()) else { return false };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    sum > 0 && sum.is_multiple_of(11)
}

/// A number that is right but for spaces or a country code can be mended.
fn with_patch(finding: Diagnostic, cvr: &Spanned<String>) -> Diagnostic {
    let bare: String = cvr.chars().filter(char::is_ascii_digit).collect();
    if is_cvr(&bare) { finding.patch(cvr.span, format!("\"{bare}\"")) } else { finding }
}
