//! Whether people must give the data, and what machines decide.

use tera::Value;

use super::address::Anchors;
use super::facts::Facts;
use super::party_view::reason;
use super::values::{html, list, object, text};
use crate::register::wording::{self, phrase};
use crate::register::{Activity, Answer, Provision};

/// Whether people must give the data.
pub(super) fn provision(activity: &Activity, anchors: &Anchors, facts: &mut Facts) -> Value {
    let Some(answer) = &activity.provision else { return Value::none() };
    let anchor = anchors.of("pligt", "");
    let words = match &answer.value {
        Answer::Value(Provision { required, consequence }) => {
            let sentence = wording::value("provision", required.value, facts.lang);
            let sentence = facts.string(&"provision/required", &anchor, sentence, required.span);
            let consequence =
                facts.text_if(&"provision/consequence", &anchor, consequence.as_ref());
            object([("sentence", sentence), ("consequence", consequence), ("why", Value::none())])
        }
        other => object([
            ("sentence", Value::none()),
            ("consequence", Value::none()),
            ("why", reason(other, "provision", &anchor, facts)),
        ]),
    };
    object([("anchor", text(&anchor)), ("words", words)])
}

/// Automated decisions.
pub(super) fn automated_decision(
    activity: &Activity,
    anchors: &Anchors,
    facts: &mut Facts,
) -> Value {
    let Some(answer) = &activity.automated_decision else { return Value::none() };
    let anchor = anchors.of("automatisk", "");
    let lang = facts.lang;
    let path = |name: &str| format!("automated_decision/{name}");
    let Some(it) = answer.value.value() else {
        let why = match &answer.value {
            Answer::None(None) => {
                facts.string(&path("none"), &anchor, phrase("decision.none", lang), answer.span)
            }
            other => reason(other, "automated_decision", &anchor, facts),
        };
        return object([("anchor", text(&anchor)), ("why", why), ("points", list([]))]);
    };
    let mut points = Vec::new();
    let mut point = |heading: &str, value: Value| {
        if !value.is_none() {
            points.push(object([
                ("heading", text(phrase(&format!("decision.{heading}"), lang))),
                ("html", value),
            ]));
        }
    };
    for (name, value) in [("solely", &it.solely), ("significant", &it.significant)] {
        if let Some(value) = value {
            let words = phrase(&format!("decision.{name}.{}", value.value), lang);
            let value = facts.string(&path(name), &anchor, words, value.span);
            point(name, value);
        }
    }
    point("logic", facts.blocks_if(&path("logic"), &anchor, it.logic.as_ref()));
    point(
        "significance",
        facts.blocks_if(&path("significance"), &anchor, it.significance.as_ref()),
    );
    point(
        "consequences",
        facts.blocks_if(&path("consequences"), &anchor, it.consequences.as_ref()),
    );
    if let Some(basis) = &it.basis {
        let words = wording::value("decision_basis", basis.value, lang);
        point("basis", facts.string(&path("basis"), &anchor, words, basis.span));
    }
    point(
        "human_intervention",
        facts.blocks_if(&path("human_intervention"), &anchor, it.human_intervention.as_ref()),
    );
    point("human_role", facts.text_if(&path("human_role"), &anchor, it.human_role.as_ref()));
    object([("anchor", text(&anchor)), ("why", html("")), ("points", list(points))])
}
