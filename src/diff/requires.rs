//! What a change requires: the duties of its class, and those that hang on the case. What it says is what a lawyer would look
//! at next; that a duty is listed is not that the law was broken, and where it depends, the duty says on what.

use serde_json::Value;

use super::change::{Duty, Warning};
use super::compare::Difference;
use super::facts::{
    asks_consent, bases, concerns, find, has_recipient, items, names, rests_on, sensitivity,
    uses_category,
};
use super::table::ClassRow;
use super::words::spelling_only;
use crate::law;

/// What the duties of a change are worked out from.
pub(super) struct Case<'a> {
    /// The registers, old and new.
    pub(super) registers: [&'a Value; 2],
    /// The class of the change.
    pub(super) class: &'static ClassRow,
    /// The differences that the change is.
    pub(super) own: Vec<&'a Difference<'a>>,
    /// The activities that it concerns, on both sides.
    pub(super) activities: Vec<[Option<&'a Value>; 2]>,
    /// The notices that it concerns, by id.
    pub(super) notices: &'a [String],
}

const CONSENT: &str = "6.1.a";
const EXPLICIT_CONSENT: &str = "9.2.a";

/// The duties, those that come first first.
pub(super) fn requires(case: &Case<'_>) -> Vec<Duty> {
    let mut keys: Vec<&str> = Vec::new();
    let public = case.class.notice && case.is_public();
    if public {
        keys.push("new_notice");
    }
    keys.extend(by_case(case));
    for key in &case.class.requires {
        match key.as_str() {
            "dpia" => keys.push(case.dpia()),
            "notify_recipients" if !case.may_have_passed_on() => {}
            key => keys.push(key),
        }
    }
    if public && always_told(case.class, &case.own, &keys) {
        keys.push("tell_change");
    }
    let mut duties: Vec<Duty> = Vec::new();
    for key in keys {
        let Some(row) = law::change_duty(key) else { continue };
        if duties.iter().all(|it| it.row.key != key) {
            let mut law: Vec<_> = row.law.iter().collect();
            if key == "new_notice" {
                law.splice(..0, case.class.law.iter().filter(|it| !row.law.contains(it)));
            }
            duties.push(Duty { row, law, warning: None });
        }
    }
    if public && case.class.material {
        duties.extend(case.warnings());
    }
    duties
}

/// Whether guidance wants people told of a change whatever the organisation promised: another purpose for data that are held,
/// another controller or contact, another way to exercise rights; and, as a change of the nature of what is done, a new
/// recipient or country (WP260 rev.01, paragraphs 29 and 30).
fn always_told(class: &ClassRow, own: &[&Difference<'_>], duties: &[&str]) -> bool {
    match class.key.as_str() {
        "changed_controller" | "changed_rights" | "new_recipient" | "new_third_country" => true,
        "new_purpose" => duties.iter().any(|it| it.starts_with("tell_before")),
        "reworded" => own
            .iter()
            .any(|it| it.path == "activities[].purposes[].text" || it.path.starts_with("rights.")),
        _ => false,
    }
}

fn by_case(case: &Case<'_>) -> Vec<&'static str> {
    match case.class.key.as_str() {
        "new_purpose" => new_purpose(case),
        "changed_legal_basis" => changed_basis(case),
        "new_data_category" | "new_special_category" | "new_criminal_or_national_id" | "wider" => {
            wider(case)
        }
        "new_recipient" | "changed_recipient_kind" | "removed_recipient" => recipient(case),
        "new_third_country" | "changed_transfer_mechanism" => transfer(case),
        "longer_retention" if case.rests_on(&[CONSENT, EXPLICIT_CONSENT]) => vec!["judge_consent"],
        "changed_rights" => {
            let comes = |it: &&Difference<'_>| {
                it.before.is_none() && it.in_kind("right") == Some("objection")
            };
            if case.own.iter().any(comes) { vec!["tell_objection"] } else { Vec::new() }
        }
        "changed_controller" => controller(case),
        "changed_notice" => told_or_not(case),
        "automated_decision_added" | "automated_decision_changed" => automated(case),
        _ => Vec::new(),
    }
}

fn new_purpose(case: &Case<'_>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for it in &case.own {
        let (Some(purpose), Some(activity)) = (it.after, case.activity_of(it)) else { continue };
        keys.extend(uses(purpose, activity, case.registers[0]));
        let consent = asked(items(purpose, "legal_basis"));
        if consent.is_empty() && keys.iter().any(|it| it.starts_with("tell_before")) {
            keys.push("compatible_purpose");
        }
        keys.extend(consent);
        if rests_on(items(purpose, "legal_basis"), &["6.1.f"]) {
            keys.push("balancing_test");
        }
        if purpose["direct_marketing"] == true {
            keys.push("marketing");
        }
        if names(items(purpose, "rights"), "objection") {
            keys.push("tell_objection");
        }
    }
    keys
}

/// When people are told of what a purpose uses: before it begins, where the data are held already; else when they are collected.
fn uses(purpose: &Value, activity: &Value, old: &Value) -> Vec<&'static str> {
    let used = |line: &&Value| {
        let id = line["id"].as_str().unwrap_or_default();
        items(purpose, "data").next().is_none() || names(items(purpose, "data"), id)
    };
    items(activity, "lines").filter(used).map(|line| when_told(line, old)).collect()
}

fn when_told(line: &Value, old: &Value) -> &'static str {
    let held = items(line, "categories").any(|category| {
        let id = category["id"].as_str().unwrap_or_default();
        items(old, "activities")
            .any(|activity| uses_category(activity, id) && shares_people(activity, line))
    });
    match (held, line["source"]["kind"].as_str()) {
        (false, _) => "tell_when_collected",
        (true, None | Some("data_subject" | "observed")) => "tell_before_13_3",
        (true, Some(_)) => "tell_before_14_4",
    }
}

/// Whether an activity is about some of the people that a line is about; where neither says, it may be.
fn shares_people(activity: &Value, line: &Value) -> bool {
    let mut of_line = items(line, "data_subjects").filter_map(|it| it["id"].as_str()).peekable();
    of_line.peek().is_none() || of_line.any(|it| concerns(activity, it))
}

fn asked<'a>(bases: impl Iterator<Item = &'a Value>) -> Vec<&'static str> {
    let bases: Vec<&Value> = bases.collect();
    let mut keys = Vec::new();
    if rests_on(bases.iter().copied(), &[CONSENT]) {
        keys.push("new_consent");
    }
    if rests_on(bases.into_iter(), &[EXPLICIT_CONSENT]) {
        keys.push("new_explicit_consent");
    }
    keys
}

fn changed_basis(case: &Case<'_>) -> Vec<&'static str> {
    let is = |it: &&&Difference<'_>, article: &str| {
        it.in_kind("basis").is_some_and(|key| key.split(' ').next() == Some(article))
    };
    let come =
        |article: &str| case.own.iter().filter(|it| it.after.is_some()).any(|it| is(&it, article));
    let gone =
        |article: &str| case.own.iter().filter(|it| it.after.is_none()).any(|it| is(&it, article));
    let mut keys = Vec::new();
    if come(CONSENT) {
        keys.push("new_consent");
    }
    if come(EXPLICIT_CONSENT) {
        keys.push("new_explicit_consent");
    }
    if (gone(CONSENT) && !come(CONSENT)) || (gone(EXPLICIT_CONSENT) && !come(EXPLICIT_CONSENT)) {
        keys.push("judge_basis_change");
    }
    if come("6.1.f") {
        keys.push("balancing_test");
    }
    if come("6.1.e") || come("6.1.f") {
        keys.push("tell_objection");
    }
    keys
}

fn wider(case: &Case<'_>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for it in &case.own {
        let Some(activity) = case.activity_of(it) else {
            if it.path.ends_with("[]") {
                keys.push("tell_when_collected");
            }
            let consents = case.activities.iter().filter_map(|it| it[1]).flat_map(bases);
            keys.extend(asked(consents));
            continue;
        };
        let line = it.in_kind("line").and_then(|id| find(activity, "lines", id));
        let purpose = it.in_kind("purpose").and_then(|id| find(activity, "purposes", id));
        match (line, purpose) {
            (Some(line), _) => keys.push(when_told(line, case.registers[0])),
            _ if it.in_kind("recipient").is_none() => keys.push("tell_when_collected"),
            _ => {}
        }
        let covers = |it: &&Value| {
            let one = purpose.is_none_or(|purpose| it["id"] == purpose["id"]);
            let uses = |line: &Value| {
                items(it, "data").next().is_none()
                    || names(items(it, "data"), line["id"].as_str().unwrap_or_default())
            };
            one && line.is_none_or(uses)
        };
        let purposes = items(activity, "purposes").filter(covers);
        keys.extend(asked(purposes.flat_map(|it| items(it, "legal_basis"))));
    }
    keys
}

fn recipient(case: &Case<'_>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for id in case.own.iter().filter_map(|it| it.in_kind("recipient")) {
        let role = |register| find(register, "recipients", id).and_then(|it| it["role"].as_str());
        let [before, after] = case.registers.map(role);
        if case.class.key != "removed_recipient" {
            match after {
                Some("processor") => keys.push("processor_agreement"),
                Some("joint_controller") => keys.push("joint_arrangement"),
                Some("controller") => keys.push("disclosure_basis"),
                _ => {}
            }
            if after != Some("processor") && case.rests_on(&[CONSENT, EXPLICIT_CONSENT]) {
                keys.push("judge_consent");
            }
        }
        let ends = case.class.key != "new_recipient" && before == Some("processor");
        if ends && (after != before || case.class.key == "removed_recipient") {
            keys.push("processor_ends");
        }
    }
    keys
}

fn transfer(case: &Case<'_>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for id in case.own.iter().filter_map(|it| it.in_kind("recipient")) {
        let recipient = find(case.registers[1], "recipients", id);
        match recipient.and_then(|it| it["transfer"]["mechanism"].as_str()) {
            Some("adequacy" | "dpf") => keys.push("transfer_adequacy"),
            Some("derogation_49_1_a") => keys.extend(["transfer_derogation", "new_consent"]),
            Some(it) if it.starts_with("derogation_") => keys.push("transfer_derogation"),
            _ => keys.push("transfer_safeguards"),
        }
    }
    keys
}

fn controller(case: &Case<'_>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if case.own.iter().any(|it| it.path.starts_with("dpo.")) {
        keys.push("dpo_to_authority");
    }
    let joint = |it: &&&Difference<'_>| {
        it.after.is_some_and(|it| it == "joint") || it.in_kind("joint_controller").is_some()
    };
    if case.own.iter().any(|it| joint(&it)) {
        keys.push("joint_arrangement");
    }
    if case.own.iter().any(|it| is_another(it)) {
        keys.push("other_controller");
    }
    keys
}

/// Whether the controller may be somebody else now: another number in the register of companies, or another name.
fn is_another(it: &Difference<'_>) -> bool {
    let text = |it: Option<&Value>| it.and_then(Value::as_str).unwrap_or_default().to_owned();
    match it.path.as_str() {
        "controller.cvr" => it.before.is_some() && it.after.is_some(),
        "controller.name" => !spelling_only(&text(it.before), &text(it.after)),
        _ => false,
    }
}

/// An activity that the notices begin or cease to describe.
fn told_or_not(case: &Case<'_>) -> Vec<&'static str> {
    let of_page = case.own.iter().filter(|it| it.path == "activities[].notice_address");
    let duty = |it: &&Difference<'_>| match (it.before, it.after) {
        (Some(_), None) => Some("no_longer_told"),
        (None, Some(_)) => Some("now_told"),
        _ => None,
    };
    of_page.filter_map(duty).collect()
}

/// Explicit consent to a decision is Article 22's; Article 9 comes in where the decision can rest on special categories.
fn automated(case: &Case<'_>) -> Vec<&'static str> {
    let [_, register] = case.registers;
    let is_special = |it: &Value| sensitivity(Some(it)).0 == "special";
    let special: Vec<&str> = items(register, "data_categories")
        .filter(|it| is_special(it))
        .filter_map(|it| it["id"].as_str())
        .collect();
    let any = |has: &dyn Fn(&Value) -> bool| case.activities.iter().filter_map(|it| it[1]).any(has);
    let mut keys = Vec::new();
    if any(&|it| it["automated_decision"]["basis"] == "explicit_consent") {
        keys.push("automated_consent");
    }
    if any(&|it| special.iter().any(|id| uses_category(it, id))) {
        keys.push("automated_special");
    }
    keys
}

impl<'a> Case<'a> {
    /// Whether a notice describes what is concerned, or did.
    fn is_public(&self) -> bool {
        let described = |it: Option<&Value>| it.is_some_and(|it| it["notice_address"].is_string());
        self.activities.iter().any(|[old, new]| described(*old) || described(*new))
    }

    fn activity_of(&self, it: &Difference<'a>) -> Option<&'a Value> {
        it.steps.iter().find(|it| it.of == "activity").and_then(|it| it.items[1])
    }

    fn dpia(&self) -> &'static str {
        let done =
            |it: &[Option<&Value>; 2]| it[1].is_some_and(|it| it["dpia"]["done"].is_string());
        if self.activities.iter().any(done) { "dpia_review" } else { "dpia_screening" }
    }

    /// Whether data that are held already rest on one of these articles.
    fn rests_on(&self, articles: &[&str]) -> bool {
        self.activities.iter().filter_map(|it| it[0]).any(|it| rests_on(bases(it), articles))
    }

    /// Whether data may have gone to somebody who must hear of their erasure. A recipient that goes takes no data out.
    fn may_have_passed_on(&self) -> bool {
        let of_recipient = self.own.iter().all(|it| it.in_kind("recipient").is_some());
        let passed = |it: &[Option<&Value>; 2]| {
            it[0].is_some_and(|it| items(it, "recipients").next().is_some())
        };
        !of_recipient && self.activities.iter().any(passed)
    }

    /// The organisation's own promise to announce changes, of each notice that is concerned: as it stood when it was made, else
    /// as it stands.
    fn warnings(&self) -> Vec<Duty> {
        let Some(row) = law::change_duty("warn") else { return Vec::new() };
        let promised = |id: &String| {
            let policy = |register| {
                let policy = find(register, "notices", id).map(|it| &it["change_policy"]);
                policy.filter(|it| it["days_before"].is_u64())
            };
            let policy = self.registers.into_iter().find_map(policy)?;
            let channels =
                items(policy, "channels").filter_map(|it| it.as_str().map(str::to_owned));
            let days = policy["days_before"].as_u64()?;
            Some(Warning { notice: id.clone(), days, channels: channels.collect() })
        };
        let duty = |warning| Duty { row, law: row.law.iter().collect(), warning: Some(warning) };
        self.notices.iter().filter_map(promised).map(duty).collect()
    }
}

/// The activities that use a thing of a catalogue.
pub(super) fn users<'a>(register: &'a Value, of: &str, id: &str) -> Vec<&'a Value> {
    let uses = |it: &&Value| match of {
        "recipient" => has_recipient(it, id),
        "category" => uses_category(it, id),
        "data_subject" => concerns(it, id),
        "consent" => asks_consent(it, id),
        _ => false,
    };
    items(register, "activities").filter(uses).collect()
}
