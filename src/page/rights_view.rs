//! Rights: computed from the legal bases, in the author's words or the standard ones.

use tera::Value;

use super::address::Anchors;
use super::facts::Facts;
use super::shared::Shared;
use super::values::{html, list, object, or_none, text};
use super::{escape, markdown};
use crate::law::{self, Right, RightKey};
use crate::register::{Activity, DataSubject, Key, Register};
use crate::source::Lang;

/// The anchor of a right.
pub(super) fn anchor(key: RightKey) -> &'static str {
    match key {
        RightKey::Access => "indsigt",
        RightKey::Rectification => "berigtigelse",
        RightKey::Erasure => "sletning",
        RightKey::Restriction => "begraensning",
        RightKey::Portability => "dataportabilitet",
        RightKey::Objection => "indsigelse",
        RightKey::Automated => "automatiske-afgoerelser",
        RightKey::WithdrawConsent => "tilbagetraek-samtykke",
        RightKey::Complaint => "klage",
    }
}

/// The rights that anything in these activities gives, in the law's order.
pub(super) fn applying<'a>(
    activities: &'a [Key<Activity>],
    register: &'a Register,
) -> impl Iterator<Item = &'static Right> + 'a {
    law::rights().iter().filter(|right| {
        activities.is_empty() && right.applies == law::Applies::Always
            || activities.iter().any(|it| register.activities[*it].gives(right))
    })
}

/// The rights that the page of rights shows. One that the author words is there even where no legal basis gives it: the words
/// are a public fact.
pub(super) fn shown(register: &Register) -> impl Iterator<Item = &'static Right> {
    let all: Vec<_> = register.public_activities().map(|(key, _)| key).collect();
    let applying: Vec<_> = applying(&all, register).map(|it| it.key).collect();
    let worded = |it: &Right| register.rights.own_words(it.key).is_some();
    law::rights().iter().filter(move |it| applying.contains(&it.key) || worded(it))
}

/// The rights that an activity gives, and for each which purposes give it, where not all of them do.
pub(super) fn by_purpose(activity: &Activity, shared: &Shared, lang: Lang) -> Vec<Value> {
    let all = law::rights().iter().filter(|it| activity.gives(it));
    let view = |right: &'static Right| {
        let giving = activity.purposes.iter().filter(|(_, it)| activity.purpose_gives(it, right));
        let giving: Vec<_> = giving.collect();
        let some = giving.len() < activity.purposes.len();
        let purposes = giving.into_iter().filter(|_| some).map(|(id, it)| {
            let anchor = Anchors::own_page().of("formaal", id);
            object([("anchor", text(&anchor)), ("text", text(it.text.get(lang)))])
        });
        object([
            ("right", shared.right(right.key, lang)),
            ("purposes", list(purposes)),
            ("always", Value::from(right.applies == law::Applies::Always)),
        ])
    };
    all.map(view).collect()
}

/// A right with its words and, when `purposes` are wanted, the purposes it applies to.
pub(super) fn right(
    right: &Right,
    activities: &[Key<Activity>],
    register: &Register,
    with_purposes: bool,
    facts: &mut Facts,
) -> Value {
    let lang = facts.lang;
    let anchor = anchor(right.key);
    let own = register.rights.own_words(right.key);
    let words = match own {
        Some(prose) => {
            let name = right.key.name();
            facts.blocks(&format!("rights/{name}"), anchor, prose)
        }
        None => html(&format!("<p>{}</p>", standard_words(right, register, lang))),
    };
    let restricted = register.rights.restriction(right.key).map(|(law, place)| {
        let path = format!("rights/{}/restricted_by", right.key.name());
        facts.string(&path, anchor, law, place)
    });
    let mut purposes = Vec::new();
    if with_purposes && right.applies != law::Applies::Always {
        for key in activities {
            let activity = &register.activities[*key];
            let given =
                activity.purposes.iter().filter(|(_, it)| activity.purpose_gives(it, right));
            let given =
                given.map(|(id, it)| object([("id", text(id)), ("text", text(it.text.get(lang)))]));
            let given: Vec<Value> = given.collect();
            if !given.is_empty() {
                purposes.push(object([
                    ("id", text(register.activities.id(*key))),
                    ("label", text(activity.label.get(lang))),
                    ("purposes", list(given)),
                ]));
            }
        }
    }
    object([
        ("anchor", text(anchor)),
        ("title", text(&title(right, register, lang))),
        ("citation", text(right.citation.short(lang))),
        ("words", words),
        ("own_words", Value::from(own.is_some())),
        ("restricted_by", or_none(restricted)),
        ("activities", list(purposes)),
    ])
}

/// The law's title of a right. A complaint goes to the authority that the content names.
fn title(right: &Right, register: &Register, lang: Lang) -> String {
    let title = right.title.get(lang);
    match authority_name(register) {
        Some(name) if right.key == RightKey::Complaint => title.replace("Datatilsynet", name),
        _ => title.to_owned(),
    }
}

fn standard_words(right: &Right, register: &Register, lang: Lang) -> String {
    let words = escape::escape(right.text.get(lang));
    if right.key != RightKey::Complaint {
        return words;
    }
    match authority_name(register) {
        Some(name) => words.replace("Datatilsynet", &escape::escape(name)),
        None => words,
    }
}

pub(super) fn authority_name(register: &Register) -> Option<&str> {
    let authority = register.organisation.authority.as_ref()?;
    authority.name.as_ref().map(|it| it.as_str())
}

/// The statement that Art. 21(4) wants clearly and separately, where a purpose gives the right to object; for these groups
/// of people only, if any is given.
pub(super) fn objection(
    activities: &[Key<Activity>],
    groups: &[Key<DataSubject>],
    register: &Register,
    shared: &Shared,
    lang: Lang,
) -> Value {
    let (general, marketing) = objection_grounds(activities, groups, register);
    shared.objection(general, marketing, lang)
}

/// Whether purposes other than marketing give the right to object, and whether marketing does.
pub(super) fn objection_grounds(
    activities: &[Key<Activity>],
    groups: &[Key<DataSubject>],
    register: &Register,
) -> (bool, bool) {
    let right = law::right(RightKey::Objection);
    let mut marketing = false;
    let mut general = false;
    for key in activities {
        let activity = &register.activities[*key];
        let purposes = activity.purposes_of(groups).map(|(_, it)| it);
        for purpose in purposes.filter(|it| activity.purpose_gives(it, right)) {
            let direct = purpose.direct_marketing.as_ref().is_some_and(|it| it.value);
            marketing |= direct;
            let bases = activity.legal_basis_of(purpose);
            general |= bases.iter().any(|it| it.is("6.1.e") || it.is("6.1.f"));
        }
    }
    (general, marketing)
}

/// What Art. 21(4) wants said: where purposes other than marketing give the right, where marketing does.
pub(super) fn objection_statement(
    general: bool,
    marketing: bool,
    register: &Register,
    lang: Lang,
) -> Value {
    if !marketing && !general {
        return Value::none();
    }
    let right = law::right(RightKey::Objection);
    let statements = law::statements();
    let paragraph = |it: &law::Words| markdown::blocks(it.get(lang), 3);
    let own = register.rights.own_words(RightKey::Objection);
    object([
        ("title", text(right.title.get(lang))),
        ("citation", text(right.citation.short(lang))),
        ("general", or_none(general.then(|| html(&paragraph(&statements.objection_statement))))),
        (
            "marketing",
            or_none(marketing.then(|| html(&paragraph(&statements.objection_marketing)))),
        ),
        ("own_words", or_none(own.map(|it| html(&markdown::blocks(it.get(lang), 3))))),
    ])
}
