//! What the register and the public facts have in common.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::register::{self, Key, Register, Table};
use crate::source::{Lang, Spanned};
use crate::written::activity::DataSource;
use crate::written::other_languages;
use crate::written::recipient::{Mechanism, RecipientRole};
use crate::written::retention::RetentionEvent;

/// A text by language.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transform = languages_only)]
pub(super) struct Localized<'a>(ByLanguage<'a>);

/// Words of ours by language: Danish and English first, then others by code.
#[derive(Debug)]
pub(super) struct ByLanguage<'a>(Vec<(Lang, Cow<'a, str>)>);

impl Serialize for ByLanguage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(lang, text)| (lang.code(), text)))
    }
}

impl JsonSchema for ByLanguage<'_> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "ByLanguage".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<&str, &str>::json_schema(generator)
    }
}

/// Languages are a closed list, in the schema too: those of ISO 639-1.
fn languages_only(schema: &mut Schema) {
    let text = serde_json::json!({"type": "string"});
    let each: serde_json::Map<_, _> =
        Lang::ALL.iter().map(|it| (it.code().to_owned(), text.clone())).collect();
    schema.insert("properties".to_owned(), each.into());
    let others = serde_json::json!({ other_languages(): text });
    schema.insert("patternProperties".to_owned(), others);
    schema.insert("additionalProperties".to_owned(), false.into());
    schema.insert("minProperties".to_owned(), 1.into());
}

/// A reference: the id of what is meant, and what it is called.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference<'a> {
    /// The id.
    pub id: &'a str,
    /// What it is called.
    pub label: Localized<'a>,
}

/// A name and ways to reach it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Party<'a> {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    /// The CVR number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvr: Option<&'a str>,
    /// The postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<&'a str>,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'a str>,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<&'a str>,
    /// The web site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<&'a str>,
    /// The country, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'a str>,
}

/// A four-valued answer other than a value.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoValue<'a> {
    /// Which answer it is.
    pub answer: NoValueKind,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Localized<'a>>,
}

/// The answers other than a value.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum NoValueKind {
    /// There is none.
    None,
    /// It does not apply.
    NotApplicable,
    /// It has not been answered yet.
    Todo,
}

/// A legal basis.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LegalBasis<'a> {
    /// The provision, in the form of the content: `6.1.b`.
    pub article: &'a str,
    /// The provision as it is cited.
    pub citation: ByLanguage<'a>,
    /// What it says: the author's words, else the official ones.
    pub wording: Localized<'a>,
    /// The national law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_law: Option<&'a str>,
    /// The legitimate interest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest: Option<Localized<'a>>,
    /// What binds to secrecy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<Localized<'a>>,
    /// The consent it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Reference<'a>>,
    /// The data lines it covers when not all, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<&'a str>,
}

/// How long some data are kept.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Retention<'a> {
    /// The id.
    pub id: &'a str,
    /// The data lines it covers, by id.
    pub data: Vec<&'a str>,
    /// How long: ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Whether the period is the longest, not the exact one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<bool>,
    /// The event that the period runs from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<RetentionEvent>,
    /// The event at which data are erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<RetentionEvent>,
    /// What the period depends on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Localized<'a>>,
    /// The law that sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis_law: Option<&'a str>,
    /// In which case it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Localized<'a>>,
    /// Whether a statutory duty to keep data goes before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statutory_exception: Option<bool>,
    /// The sentence of the notice: the author's, else the standard one.
    pub wording: ByLanguage<'a>,
    /// Whether the data are never erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlimited: Option<bool>,
    /// How long an account may lie unused before the data are erased, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inactive_after: Option<String>,
}

/// Where data come from.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Source<'a> {
    /// From whom.
    pub kind: DataSource,
    /// The name of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Localized<'a>>,
    /// What they are derived from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Localized<'a>>,
}

// `S` is what may be said of the recipient's own processor: its name is internal.
/// A transfer out of the EU/EEA.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Transfer")]
#[serde(deny_unknown_fields)]
pub(super) struct Transfer<'a, S> {
    /// Who receives the data.
    pub recipient: Reference<'a>,
    /// The recipient's own processor that the data go on to; in what is public, only that there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_processor: Option<S>,
    /// What the recipient is in law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RecipientRole>,
    /// The countries, ISO 3166-1 alpha-2; empty when the content does not name them.
    pub countries: Vec<&'a str>,
    /// What makes it lawful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<Mechanism>,
    /// The provision, as it is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<ByLanguage<'a>>,
    /// Where a copy of the safeguards can be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<Localized<'a>>,
}

/// A text in the languages of the register.
pub(super) fn localized<'a>(text: &'a register::Text, register: &Register) -> Localized<'a> {
    Localized(by_language(register, |lang| text.get(lang).into()))
}

pub(super) fn localized_if<'a>(
    text: Option<&'a register::Text>,
    register: &Register,
) -> Option<Localized<'a>> {
    text.map(|it| localized(it, register))
}

/// Words of ours in the languages of the register.
pub(super) fn by_language<'a>(
    register: &Register,
    say: impl Fn(Lang) -> Cow<'a, str>,
) -> ByLanguage<'a> {
    let mut texts: Vec<_> = register.worded_languages().map(|it| (it, say(it))).collect();
    texts.sort_by_key(|(lang, _)| *lang);
    ByLanguage(texts)
}

pub(super) fn reference<'a, T>(
    key: Key<T>,
    table: &'a Table<T>,
    label: impl Fn(&'a T) -> &'a register::Text,
    register: &Register,
) -> Reference<'a> {
    Reference { id: table.id(key), label: localized(label(&table[key]), register) }
}

pub(super) fn line(text: &Option<impl Borrow<Spanned<String>>>) -> Option<&str> {
    text.as_ref().map(|it| it.borrow().as_str())
}

pub(super) fn party<'a>(it: &'a register::Party, cvr: Option<&'a str>) -> Party<'a> {
    Party {
        name: line(&it.name),
        cvr,
        address: line(&it.address),
        email: line(&it.email),
        phone: line(&it.phone),
        website: line(&it.website),
        country: line(&it.country),
    }
}

/// The answer when it is not a value.
pub(super) fn no_value<'a, T>(
    answer: &'a register::Answer<T>,
    register: &Register,
) -> Option<NoValue<'a>> {
    let (answer, because) = match answer {
        register::Answer::Value(_) => return None,
        register::Answer::None(why) => (NoValueKind::None, why.as_ref()),
        register::Answer::NotApplicable(why) => (NoValueKind::NotApplicable, Some(why)),
        register::Answer::Todo { .. } => (NoValueKind::Todo, None),
    };
    Some(NoValue { answer, because: localized_if(because, register) })
}

pub(super) fn legal_basis<'a>(
    it: &'a register::LegalBasis,
    activity: &'a register::Activity,
    register: &'a Register,
) -> LegalBasis<'a> {
    LegalBasis {
        article: &it.article.key,
        citation: by_language(register, |lang| it.article.citation.long(lang).into()),
        wording: match &it.text {
            Some(own) => localized(own, register),
            None => Localized(by_language(register, |lang| it.article.wording.get(lang).into())),
        },
        national_law: line(&it.law),
        interest: localized_if(it.interest.as_deref(), register),
        secrecy: localized_if(it.secrecy.as_deref(), register),
        consent: it.consent.map(|key| reference(key, &register.consents, |it| &it.label, register)),
        data: it.data.iter().map(|it| activity.data.id(*it)).collect(),
    }
}

pub(super) fn retention<'a>(
    id: &'a str,
    key: Key<register::Retention>,
    activity: &'a register::Activity,
    register: &'a Register,
) -> Retention<'a> {
    let it = &activity.retention[key];
    let covers =
        activity.data.entries().filter(|(line, _)| activity.retention_of(*line).contains(&key));
    Retention {
        id,
        data: covers.map(|(line, _)| activity.data.id(line)).collect(),
        period: it.period.as_ref().map(|it| it.to_string()),
        at_most: it.at_most.as_ref().map(|it| it.value),
        from: it.from.as_ref().map(|it| it.value),
        until: it.until.as_ref().map(|it| it.value),
        criteria: localized_if(it.criteria.as_deref(), register),
        basis_law: line(&it.basis_law),
        when: localized_if(it.when.as_deref(), register),
        statutory_exception: it.statutory_exception.as_ref().map(|it| it.value),
        unlimited: it.unlimited.map(|_| true),
        inactive_after: it.inactive_after.as_ref().map(|it| it.to_string()),
        wording: by_language(register, |lang| match &it.text {
            Some(own) => own.get(lang).into(),
            None => it.standard.get(lang).into(),
        }),
    }
}

pub(super) fn source<'a>(it: &'a register::Source, register: &Register) -> Source<'a> {
    Source {
        kind: it.kind.value,
        name: localized_if(it.name.as_deref(), register),
        derived_from: localized_if(it.derived_from.as_deref(), register),
    }
}

/// The transfers that these recipients mean, and what may be said of a recipient's own processor.
pub(super) fn transfers<'a, S>(
    recipients: &[Key<register::Recipient>],
    register: &'a Register,
    sub_processor: impl Fn(&'a register::SubProcessor) -> S,
) -> Vec<Transfer<'a, S>> {
    let view = |key: Key<register::Recipient>, it: register::Transfer<'a>| Transfer {
        recipient: reference(key, &register.recipients, |it| &it.label, register),
        sub_processor: it.sub_processor.map(&sub_processor),
        role: it.recipient.role.as_ref().map(|it| it.value),
        countries: it.countries.iter().map(|it| it.code.as_str()).collect(),
        mechanism: it.mechanism.map(|it| it.value),
        citation: (it.law()).map(|it| by_language(register, |lang| it.citation.long(lang).into())),
        copy: localized_if(it.copy().map(|it| &it.0), register),
    };
    let of_one = |key: Key<_>| register.recipients[key].transfers().map(move |it| view(key, it));
    recipients.iter().flat_map(|it| of_one(*it).collect::<Vec<_>>()).collect()
}

/// A sequence that is made while it is written, one item at a time.
pub(super) struct Lazily<F>(pub F);

impl<F, I> Serialize for Lazily<F>
where
    F: Fn() -> I,
    I: IntoIterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
