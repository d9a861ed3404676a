//! The register for human eyes (internal): what Art. 30 asks for, activity by activity, with the matrix.

use tera::Value;

use super::values::{list, object, or_none, text};
use crate::law;
use crate::register::wording;
use crate::register::{
    Activity, Answer, Dpia, Key, LegalBasis, NoticeExemption, Recipient, Register, SecurityMeasure,
    Text,
};
use crate::source::{Lang, Spanned};

/// One activity with its matrix: data category × data subjects × source × recipients × retention × legal basis.
pub(super) fn activity(key: Key<Activity>, register: &Register, lang: Lang) -> Value {
    let it = &register.activities[key];
    let lines = it.data.entries().map(|(line_key, line)| {
        let subjects: Vec<&str> = line
            .data_subjects
            .iter()
            .map(|it| register.data_subjects[*it].label.get(lang))
            .collect();
        let recipients: Vec<&str> =
            line.recipients.iter().map(|it| register.recipients[*it].label.get(lang)).collect();
        let kept = it
            .retention_of(line_key)
            .into_iter()
            .map(|it_key| text(it.retention[it_key].standard.get(lang)));
        let articles = it.articles_of(line_key).into_iter().filter_map(law::article);
        let articles: Vec<&str> = articles.map(|it| it.citation.short(lang)).collect();
        let source = line
            .source
            .as_ref()
            .map(|it| text(wording::value("register_source", it.kind.value, lang)));
        object([
            ("label", text(&wording::line_label(line, register, lang))),
            ("subjects", text(&subjects.join(", "))),
            ("source", or_none(source)),
            ("recipients", text(&recipients.join(", "))),
            ("retention", list(kept)),
            ("articles", text(&articles.join("; "))),
        ])
    });
    let purposes = it.purposes.values().map(|it| text(it.text.get(lang)));
    let transfers = it.recipients.iter().flat_map(|it| register.recipients[*it].transfers());
    let transfers = transfers.map(|it| {
        let countries: Vec<&str> = it.countries.iter().map(|it| it.name(lang)).collect();
        object([
            ("label", text(it.recipient.label.get(lang))),
            ("sub_processor", or_none(it.sub_processor.map(|it| text(&it.name)))),
            ("countries", text(&wording::list(&countries, lang))),
            ("mechanism", or_none(it.law().map(|it| text(it.wording.get(lang))))),
        ])
    });
    let internal = &it.internal;
    object([
        ("id", text(register.activities.id(key))),
        ("label", text(it.label.get(lang))),
        ("public", Value::from(it.is_public())),
        ("role", text(wording::value("activity_role", it.role, lang))),
        ("purposes", list(purposes)),
        ("lines", list(lines)),
        ("transfers", list(transfers)),
        (
            "security",
            measures(&internal.security, internal.security_answer.as_ref(), register, lang),
        ),
        ("legal_bases", list(it.all_legal_bases().map(|it| legal_basis(it, lang)))),
        ("recipients", list(it.recipients.iter().map(|it| recipient(*it, register, lang)))),
        ("exemption", or_none(it.notice_exemption.as_ref().map(|it| text(&exemption(&it.value))))),
        ("dpia", or_none(internal.dpia.as_ref().map(|it| text(&dpia(&it.value, lang))))),
        ("owner", or_none(internal.owner.as_ref().map(|it| text(it)))),
        ("systems", list(internal.systems.iter().map(|it| text(it)))),
        ("notes", or_none(internal.notes.as_ref().map(|it| text(it)))),
    ])
}

fn legal_basis(it: &LegalBasis, lang: Lang) -> Value {
    object([
        ("label", text(it.article.label.get(lang))),
        ("article", text(it.article.citation.short(lang))),
        ("law", or_none(it.law.as_ref().map(|it| text(it)))),
        ("interest", or_none(it.interest.as_ref().map(|it| text(it.get(lang))))),
        ("balancing", or_none(it.balancing.as_ref().map(|it| text(it)))),
    ])
}

fn recipient(key: Key<Recipient>, register: &Register, lang: Lang) -> Value {
    let it = &register.recipients[key];
    object([
        ("label", text(it.label.get(lang))),
        ("name", or_none(it.name.as_ref().map(|it| text(it)))),
        ("role", or_none(it.role.as_ref().map(|it| text(wording::value("role", it.value, lang))))),
        ("agreement", or_none(it.agreement.as_ref().map(|it| text(it)))),
        ("arrangement", or_none(it.arrangement.as_ref().map(|it| text(it)))),
    ])
}

fn dpia(answer: &Answer<Dpia>, lang: Lang) -> String {
    let phrase = |key| wording::phrase(key, lang).to_owned();
    match answer {
        Answer::Value(it) => {
            let done = it.done.map(|it| wording::date(it, lang)).unwrap_or_default();
            [Some(done), it.reference.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Answer::None(None) => phrase("answer.none"),
        Answer::None(Some(why)) | Answer::NotApplicable(why) => why.get(lang).to_owned(),
        Answer::Todo { owner, due } => {
            let due = due.map(|it| wording::date(it, lang)).unwrap_or_default();
            format!("{} {owner} {due}", phrase("answer.todo"))
        }
    }
}

fn measures(
    keys: &[Key<SecurityMeasure>],
    answer: Option<&Spanned<Answer<Vec<Key<SecurityMeasure>>>>>,
    register: &Register,
    lang: Lang,
) -> Value {
    let labels = keys.iter().map(|it| text(register.security_measures[*it].label.get(lang)));
    let why: Option<&Text> = answer.and_then(|it| match &it.value {
        Answer::None(why) => why.as_ref(),
        Answer::NotApplicable(why) => Some(why),
        _ => None,
    });
    object([("measures", list(labels)), ("why", or_none(why.map(|it| text(it.get(lang)))))])
}

/// What is done for others, and the measures (Art. 30(2)).
pub(super) fn rest(register: &Register, lang: Lang) -> Value {
    let processor = register.processor_activities.iter().map(|(id, it)| {
        let controllers = it.controllers.values().map(|(party, representative, dpo)| {
            let line = |it: &Option<Spanned<String>>| it.as_ref().map(|it| it.value.clone());
            let parts =
                [line(&party.name), line(&party.address), line(&party.email), line(&party.phone)];
            let parts: Vec<String> =
                parts.into_iter().chain([representative.clone(), dpo.clone()]).flatten().collect();
            text(&parts.join(", "))
        });
        let recipients: Vec<&str> =
            it.recipients.iter().map(|it| register.recipients[*it].label.get(lang)).collect();
        let security = it
            .security_answer
            .as_ref()
            .and_then(|it| it.value.value().cloned())
            .unwrap_or_default();
        object([
            ("id", text(id)),
            ("label", text(it.label.get(lang))),
            ("controllers", list(controllers)),
            ("controllers_list", or_none(it.controllers_list.as_ref().map(|it| text(it)))),
            ("categories", list(it.categories_of_processing.iter().map(|it| text(it.get(lang))))),
            ("recipients", text(&recipients.join(", "))),
            ("security", measures(&security, it.security_answer.as_ref(), register, lang)),
            ("authorisation", or_none(it.authorisation.as_ref().map(|it| text(it)))),
        ])
    });
    object([("processor_activities", list(processor))])
}

fn exemption(it: &NoticeExemption) -> String {
    match &it.reason {
        Some(reason) => format!("{}: {}", it.law.value, reason.value),
        None => it.law.value.clone(),
    }
}
