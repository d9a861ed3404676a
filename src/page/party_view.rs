//! The controller and everybody it names.

use tera::Value;

use super::facts::Facts;
use super::values::{html, list, object, or_none, text};
use crate::register::{Answer, JointController, Key, Party, Register};
use crate::source::{Lang, Spanned};

/// The controller, those joint controllers that are wanted, representative, officer and authority.
pub(super) fn organisation(
    register: &Register,
    shows_joint: &dyn Fn(Key<JointController>) -> bool,
    facts: &mut Facts,
) -> Value {
    let it = &register.organisation;
    let shown = it.joint_controllers.entries().filter(|(key, _)| shows_joint(*key));
    let joint = shown.map(|(key, joint)| {
        let id = it.joint_controllers.id(key);
        let anchor = format!("faelles-{id}");
        let path = format!("joint_controllers/{id}/");
        let party = party(&joint.party, &path, &anchor, facts);
        let essence = facts.blocks_if(&format!("{path}essence"), &anchor, joint.essence.as_ref());
        object([("anchor", text(&anchor)), ("party", party), ("essence", essence)])
    });
    let joint = list(joint.collect::<Vec<_>>());
    let cvr = it.cvr.as_ref().filter(|it| it.value != "none");
    let controller = party(&it.party, "", "dataansvarlig", facts);
    object([
        ("controller", controller),
        ("short_name", or_none(it.short_name.as_ref().map(|it| text(it)))),
        ("cvr", or_none(cvr.map(|it| facts.string(&"cvr", "dataansvarlig", it, it.span)))),
        ("joint_controllers", joint),
        (
            "representative",
            answered(it.representative.as_ref(), "representative", "repraesentant", facts),
        ),
        ("dpo", answered(it.dpo.as_ref(), "dpo", "databeskyttelsesraadgiver", facts)),
        (
            "authority",
            or_none(
                it.authority
                    .as_ref()
                    .map(|it| party(it, "supervisory_authority/", "tilsynsmyndighed", facts)),
            ),
        ),
    ])
}

/// A name and ways to reach it.
fn party(it: &Party, path: &str, anchor: &str, facts: &mut Facts) -> Value {
    let mut line = |name: &str, value: &Option<Spanned<String>>| {
        or_none(
            value.as_ref().map(|it| facts.string(&format!("{path}{name}"), anchor, it, it.span)),
        )
    };
    let (name, address) = (line("name", &it.name), line("address", &it.address));
    let (email, phone, website) =
        (line("email", &it.email), line("phone", &it.phone), line("website", &it.website));
    let country = it.country.as_ref().and_then(|it| {
        let name = crate::law::country(it)?.name(facts.lang);
        Some(facts.string(&format!("{path}country"), anchor, name, it.span))
    });
    object([
        ("name", name),
        ("address", address),
        ("email", email),
        ("phone", phone),
        ("tel", or_none(it.phone.as_ref().map(|it| text(&dialled(it))))),
        ("website", website),
        ("url", or_none(it.website.as_ref().map(|it| text(&with_scheme(it))))),
        ("country", or_none(country)),
    ])
}

fn answered(
    answer: Option<&Spanned<Answer<Party>>>,
    name: &str,
    anchor: &str,
    facts: &mut Facts,
) -> Value {
    let Some(answer) = answer else { return Value::none() };
    match &answer.value {
        Answer::Value(it) => object([
            ("party", party(it, &format!("{name}/"), anchor, facts)),
            ("why", Value::none()),
        ]),
        other => object([("party", Value::none()), ("why", reason(other, name, anchor, facts))]),
    }
}

/// Why there is no value, as the page says it.
pub(super) fn reason<T>(answer: &Answer<T>, path: &str, anchor: &str, facts: &mut Facts) -> Value {
    use crate::register::wording::phrase;
    let lang: Lang = facts.lang;
    match answer {
        Answer::Value(_) => Value::none(),
        // The sentence around it says that there is none; there is no reason to add.
        Answer::None(None) => Value::none(),
        Answer::None(Some(why)) => facts.text(&format!("{path}/none"), anchor, why),
        Answer::NotApplicable(why) => facts.text(&format!("{path}/not_applicable"), anchor, why),
        Answer::Todo { .. } => html(&format!("<em>{}</em>", phrase("answer.todo", lang))),
    }
}

/// A telephone number as a `tel:` link has it.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect()
}

/// A web address as a link has it.
pub(super) fn with_scheme(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("https://{address}") }
}
