//! Answers: `decisions.yaml` silences findings, one each, and is itself checked.

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
    let mut outcome = Outcome { open: found, answered: Vec::new() };
    let mut wrong = Vec::new();
    for (number, decision) in register.decisions.iter().enumerate() {
        let matching = outcome.open.iter().position(|it| matches(decision, it));
        let missing = missing(decision);
        let expired = decision.until.as_ref().filter(|it| it.value < date);
        match matching {
            None => wrong.push(unmatched(decision, &outcome.open)),
            Some(_) if !missing.is_empty() => wrong.push(
                Diagnostic::new(&DECISION_INCOMPLETE, decision.span).with_own("missing", missing),
            ),
            Some(at) => match expired {
                Some(until) => wrong.push(
                    Diagnostic::new(&DECISION_EXPIRED, until.span)
                        .with("date", until.to_string())
                        .with("code", &*decision.code.value),
                ),
                None => {
                    let finding = outcome.open.remove(at);
                    outcome.answered.push(Answered { finding, decision: number });
                }
            },
        }
    }
    outcome.open.extend(wrong);
    outcome
}

fn matches(decision: &Decision, finding: &Diagnostic) -> bool {
    finding.code.name == decision.code.value
        && finding.path.as_deref() == Some(decision.place.value.as_str())
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
fn unmatched(decision: &Decision, open: &Diagnostics) -> Diagnostic {
    let known = RULES.iter().map(|it| it.code.name);
    if RULES.iter().all(|it| it.code.name != decision.code.value) {
        return Diagnostic::new(&DECISION_UNMATCHED, decision.code.span)
            .with("code", &*decision.code.value)
            .with("place", &*decision.place.value)
            .suggest(nearest(&decision.code.value, known));
    }
    let of_code = open.iter().filter(|it| it.code.name == decision.code.value);
    let paths = of_code.filter_map(|it| it.path.as_deref());
    Diagnostic::new(&DECISION_UNMATCHED, decision.place.span)
        .with("code", &*decision.code.value)
        .with("place", &*decision.place.value)
        .suggest(nearest(&decision.place.value, paths))
}
