//! Answers: `decisions.yaml` silences findings, one each, and is itself checked.

use std::collections::BTreeMap;

use super::case::is_reason;
use super::codes::{DECISION_EXPIRED, DECISION_INCOMPLETE, DECISION_UNMATCHED};
use super::rules::RULES;
use crate::register::{Date, Decision, Register};
use crate::source::{Diagnostic, Diagnostics, nearest};

/// A finding that was decided on.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The finding.
    pub finding: Diagnostic,
    /// The number of the decision among the register's decisions.
    pub decision: usize,
}

/// What is left of findings after the decisions.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Findings without an answer, and what is wrong with the answers.
    pub open: Diagnostics,
    /// Findings with an answer.
    pub answered: Vec<Answered>,
}

/// Applies the register's decisions to what the rules have found, as on the day `date`.
pub fn answer(found: Diagnostics, register: &Register, date: Date) -> Outcome {
    let mut by_place: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (number, it) in found.iter().enumerate() {
        by_place.insert((it.code.name, it.path.as_deref().unwrap_or_default()), number);
    }
    let mut wrong = Vec::new();
    let mut decided: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, decision) in register.decisions.iter().enumerate() {
        let place = (decision.code.as_str(), decision.place.as_str());
        let matching = by_place.get(&place).filter(|it| !decided.contains_key(it));
        let missing = missing(decision);
        let expired = decision.until.as_ref().filter(|it| it.value < date);
        match (matching, expired) {
            (None, _) => wrong.push(unmatched(decision, &found)),
            (Some(_), _) if !missing.is_empty() => {
                let finding = Diagnostic::new(&DECISION_INCOMPLETE, decision.span);
                wrong.push(finding.with_own("missing", missing));
            }
            (Some(_), Some(until)) => wrong.push(
                Diagnostic::new(&DECISION_EXPIRED, until.span)
                    .with("date", until.to_string())
                    .with("code", &*decision.code.value),
            ),
            (Some(finding), None) => {
                decided.insert(*finding, number);
            }
        }
    }
    let mut outcome = Outcome::default();
    for (number, finding) in found.into_iter().enumerate() {
        match decided.get(&number) {
            Some(decision) => outcome.answered.push(Answered { finding, decision: *decision }),
            None => outcome.open.push(finding),
        }
    }
    outcome.open.extend(wrong);
    outcome
}

/// What an answer needs and this one has not.
fn missing(decision: &Decision) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !is_reason(decision.why.as_ref().map(|it| it.as_str())) {
        missing.push("why");
    }
    if decision.by.is_none() {
        missing.push("by");
    }
    if decision.until.is_none() {
        missing.push("until");
    }
    missing
}

/// An answer to nothing: an unknown code, or a place where nothing of that kind is found.
fn unmatched(decision: &Decision, found: &Diagnostics) -> Diagnostic {
    let known = RULES.iter().map(|it| it.code.name);
    if RULES.iter().all(|it| it.code.name != decision.code.value) {
        return Diagnostic::new(&DECISION_UNMATCHED, decision.code.span)
            .with("code", &*decision.code.value)
            .with("place", &*decision.place.value)
            .suggest(nearest(&decision.code.value, known));
    }
    let of_code = found.iter().filter(|it| it.code.name == decision.code.value);
    let paths = of_code.filter_map(|it| it.path.as_deref());
    Diagnostic::new(&DECISION_UNMATCHED, decision.place.span)
        .with("code", &*decision.code.value)
        .with("place", &*decision.place.value)
        .suggest(nearest(&decision.place.value, paths))
}
