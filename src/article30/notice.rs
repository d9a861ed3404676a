//! `notice.json`, version 1: the public facts, machine-readable. What is not public has no field here.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::parts::{
    ByLanguage, Lazily, LegalBasis, Localized, Party, Reference, Retention, Source, Transfer,
    by_language, legal_basis, line, localized, localized_if, party, reference, retention, source,
    transfers,
};
use super::pins::{Pins, uri};
use super::v1::Generator;
use crate::law;
use crate::register::{self, Key};
use crate::written::people::DataKind;

/// The version of the format: semantic.
pub const VERSION: &str = "1.2.0";

/// The public facts of the notices.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicFacts<'a> {
    /// The version of the format: semantic.
    schema_version: &'static str,
    /// The program that made the file.
    generator: Generator,
    /// The day of the build, ISO 8601.
    date: String,
    /// The SHA-256 of the content, hexadecimal.
    content_hash: &'a str,
    /// The languages of the texts, the first one the content's own.
    languages: Vec<&'static str>,
    /// The address that the pages are published at.
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    /// The controller.
    controller: Party<'a>,
    /// The data protection officer.
    #[serde(skip_serializing_if = "Option::is_none")]
    dpo: Option<Party<'a>>,
    /// The supervisory authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    supervisory_authority: Option<Party<'a>>,
    /// The notices.
    notices: Vec<Notice<'a>>,
    /// The activities that the notices describe.
    #[schemars(with = "Vec<Activity<'_>>")]
    #[serde(serialize_with = "activities")]
    activities: (&'a register::Register, &'a Pins),
    /// The rights, computed from the legal bases.
    rights: Vec<Right>,
}

/// A notice.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Notice<'a> {
    /// The id.
    id: &'a str,
    /// The title.
    title: Localized<'a>,
    /// Its address, from the site's top.
    address: String,
    /// To whom it is written.
    audiences: Vec<Reference<'a>>,
    /// The activities it describes, by id.
    activities: Vec<&'a str>,
    /// The date of the text, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_updated: Option<String>,
    /// From when it applies, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<String>,
}

/// An activity, as far as it is public.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Activity<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// Its address, from the site's top.
    address: String,
    /// The address of what is promised of it now, for good: from the site's top, or whole where the site knows its address; absent
    /// where that was not released.
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    /// The number of that text: 1 at first, one more each time it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    /// From when that text has applied, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    /// The groups of people.
    data_subjects: Vec<Reference<'a>>,
    /// The purposes.
    purposes: Vec<Purpose<'a>>,
    /// The data.
    data: Vec<DataLine<'a>>,
    /// The recipients.
    recipients: Vec<Reference<'a>>,
    /// The transfers out of the EU/EEA.
    transfers: Vec<Transfer<'a, bool>>,
    /// How long data are kept.
    retention: Vec<Retention<'a>>,
    /// The rights that apply.
    rights: Vec<&'static str>,
}

/// What data are used for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Purpose<'a> {
    /// The id.
    id: &'a str,
    /// The purpose.
    text: Localized<'a>,
    /// The anchor on the activity's page.
    anchor: String,
    /// Its legal bases, inherited where it has none of its own.
    legal_basis: Vec<LegalBasis<'a>>,
    /// The data lines it uses, by id.
    data: Vec<&'a str>,
    /// The rights that its legal bases give.
    rights: Vec<&'static str>,
}

/// Some data.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DataLine<'a> {
    /// The id.
    id: &'a str,
    /// How the notice says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Localized<'a>>,
    /// The categories.
    categories: Vec<Category<'a>>,
    /// Where they come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source<'a>>,
}

/// A category of data.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Category<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// How the law looks at it.
    kind: DataKind,
}

/// A right.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Right {
    /// The right.
    key: &'static str,
    /// Its article.
    citation: ByLanguage<'static>,
    /// What it is called.
    label: ByLanguage<'static>,
}

impl<'a> PublicFacts<'a> {
    /// The public facts of `register` on `date` (ISO 8601), made from content with this hash, whose released texts are `pins`.
    pub fn of(
        register: &'a register::Register,
        date: String,
        content_hash: &'a str,
        pins: &'a Pins,
    ) -> PublicFacts<'a> {
        let organisation = &register.organisation;
        let given =
            |it: &law::Right| register.public_activities().any(|(_, activity)| activity.gives(it));
        PublicFacts {
            schema_version: VERSION,
            generator: Generator::this(),
            date,
            content_hash,
            languages: register.worded_languages().map(|it| it.code()).collect(),
            website: register.website.as_deref(),
            controller: party(&organisation.party, line(&organisation.cvr)),
            dpo: organisation
                .dpo
                .as_ref()
                .and_then(|it| it.value.value())
                .map(|it| party(it, None)),
            supervisory_authority: organisation.authority.as_ref().map(|it| party(it, None)),
            notices: register.notices.iter().map(|(id, it)| notice(id, it, register)).collect(),
            activities: (register, pins),
            rights: (law::rights().iter().filter(|it| given(it)))
                .map(|it| Right {
                    key: it.key.name(),
                    citation: by_language(register, |lang| it.citation.long(lang).into()),
                    label: by_language(register, |lang| it.title.get(lang).into()),
                })
                .collect(),
        }
    }
}

fn activities<S: Serializer>(
    (register, pins): &(&register::Register, &Pins),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Lazily(|| register.public_activities().map(|(key, _)| activity(key, register, pins)))
        .serialize(serializer)
}

fn notice<'a>(
    id: &'a str,
    it: &'a register::Notice,
    register: &'a register::Register,
) -> Notice<'a> {
    let address = if it.folder.is_empty() { String::new() } else { format!("{}/", it.folder) };
    Notice {
        id,
        title: localized(&it.title, register),
        address,
        audiences: (it.audiences.iter())
            .map(|it| reference(it.value, &register.data_subjects, |it| &it.label, register))
            .collect(),
        activities: it.activities.iter().map(|it| register.activities.id(*it)).collect(),
        last_updated: it.last_updated.as_ref().map(|it| it.to_string()),
        effective: it.effective.as_ref().map(|it| it.to_string()),
    }
}

fn activity<'a>(
    key: Key<register::Activity>,
    register: &'a register::Register,
    pins: &Pins,
) -> Activity<'a> {
    let it = &register.activities[key];
    let id = register.activities.id(key);
    let pin = pins.get(id);
    let rights = law::rights().iter().filter(|right| it.gives(right)).map(|right| right.key.name());
    Activity {
        id,
        label: localized(&it.label, register),
        address: format!("aktivitet/{id}/"),
        uri: pin.map(|it| uri(id, it, register)),
        version: pin.map(|it| it.number),
        valid_from: pin.map(|it| it.valid_from.clone()),
        data_subjects: (it.data_subjects.iter())
            .map(|it| reference(it.value, &register.data_subjects, |it| &it.label, register))
            .collect(),
        purposes: it
            .purposes
            .iter()
            .map(|(id, purpose)| self::purpose(id, purpose, it, register))
            .collect(),
        data: it.data.iter().map(|(id, line)| data_line(id, line, register)).collect(),
        recipients: (it.recipients.iter())
            .map(|key| reference(*key, &register.recipients, |it| &it.label, register))
            .collect(),
        transfers: transfers(&it.recipients, register, |_| true),
        retention: (it.retention.entries())
            .map(|(key, _)| retention(it.retention.id(key), key, it, register))
            .collect(),
        rights: rights.collect(),
    }
}

fn purpose<'a>(
    id: &'a str,
    it: &'a register::Purpose,
    activity: &'a register::Activity,
    register: &'a register::Register,
) -> Purpose<'a> {
    let bases = activity.legal_basis_of(it).iter();
    let rights = law::rights().iter().filter(|right| activity.purpose_gives(it, right));
    Purpose {
        id,
        text: localized(&it.text, register),
        anchor: format!("formaal-{id}"),
        legal_basis: bases.map(|it| legal_basis(it, activity, register)).collect(),
        data: activity.data_of(it).into_iter().map(|it| activity.data.id(it)).collect(),
        rights: rights.map(|it| it.key.name()).collect(),
    }
}

fn data_line<'a>(
    id: &'a str,
    it: &'a register::DataLine,
    register: &'a register::Register,
) -> DataLine<'a> {
    DataLine {
        id,
        text: localized_if(it.text.as_deref(), register),
        categories: (it.categories.iter())
            .map(|key| Category {
                id: register.data_categories.id(*key),
                label: localized(&register.data_categories[*key].label, register),
                kind: register.data_categories[*key].kind.value,
            })
            .collect(),
        source: it.source.as_ref().map(|it| source(it, register)),
    }
}
