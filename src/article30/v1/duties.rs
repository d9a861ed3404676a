//! What other duties ask of an activity: provision, automated decisions, impact assessment.

use schemars::JsonSchema;
use serde::Serialize;

use super::flag;
use crate::article30::parts::{Localized, NoValue, localized_if, no_value};
use crate::register::{self, Answer};
use crate::source::Spanned;
use crate::written::activity::{DecisionBasis, ProvisionDuty};

/// Whether people must give the data (Art. 13(2)(e)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Provision<'a> {
    /// Whether, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<ProvisionDuty>,
    /// What happens if they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    consequence: Option<Localized<'a>>,
    /// The answer when it is not a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

/// Automated decisions (Art. 22).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AutomatedDecision<'a> {
    /// Whether no human takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    solely: Option<bool>,
    /// Whether the effects are significant.
    #[serde(skip_serializing_if = "Option::is_none")]
    significant: Option<bool>,
    /// The logic.
    #[serde(skip_serializing_if = "Option::is_none")]
    logic: Option<Localized<'a>>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    significance: Option<Localized<'a>>,
    /// What follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    consequences: Option<Localized<'a>>,
    /// What permits it.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<DecisionBasis>,
    /// How to reach a human.
    #[serde(skip_serializing_if = "Option::is_none")]
    human_intervention: Option<Localized<'a>>,
    /// What the human does.
    #[serde(skip_serializing_if = "Option::is_none")]
    human_role: Option<Localized<'a>>,
    /// The answer when it is not a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

/// A data protection impact assessment (Art. 35).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Dpia<'a> {
    /// When it was done, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
    /// Where it is filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    /// The answer when it is not a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_value: Option<NoValue<'a>>,
}

pub(super) fn provision<'a>(
    answer: &'a Answer<register::Provision>,
    register: &register::Register,
) -> Provision<'a> {
    let value = answer.value();
    Provision {
        required: value.map(|it| it.required.value),
        consequence: localized_if(value.and_then(|it| it.consequence.as_ref()), register),
        no_value: no_value(answer, register),
    }
}

pub(super) fn dpia<'a>(
    answer: &'a Answer<register::Dpia>,
    register: &register::Register,
) -> Dpia<'a> {
    let value = answer.value();
    Dpia {
        done: value.and_then(|it| it.done).map(|it| it.to_string()),
        reference: value.and_then(|it| it.reference.as_deref()),
        no_value: no_value(answer, register),
    }
}

pub(super) fn automated_decision<'a>(
    answer: &'a Spanned<Answer<Box<register::AutomatedDecision>>>,
    register: &register::Register,
) -> AutomatedDecision<'a> {
    let it = answer.value.value();
    let prose = |pick: fn(&register::AutomatedDecision) -> &Option<register::Prose>| {
        localized_if(it.and_then(|it| pick(it).as_deref()), register)
    };
    AutomatedDecision {
        solely: it.and_then(|it| flag(&it.solely)),
        significant: it.and_then(|it| flag(&it.significant)),
        logic: prose(|it| &it.logic),
        significance: prose(|it| &it.significance),
        consequences: prose(|it| &it.consequences),
        basis: it.and_then(|it| it.basis.as_ref()).map(|it| it.value),
        human_intervention: prose(|it| &it.human_intervention),
        human_role: localized_if(it.and_then(|it| it.human_role.as_ref()), register),
        no_value: no_value(&answer.value, register),
    }
}
