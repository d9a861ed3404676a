//! `versions.json`, version 1: which text applied when, for other systems.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::with_notices;
use crate::article30::v1::Generator;
use crate::page::Facing;
use crate::page::past::{ByLanguage, Past, PastClass, PastPage};
use crate::register::Register;
use crate::version::{self, Class, Versions};

/// The version of the format: semantic.
pub(super) const VERSION: &str = "1.0.0";

/// The versions that were released.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::site) struct ReleasedVersions<'a> {
    /// The version of the format: semantic.
    schema_version: &'static str,
    /// The program that made the file.
    generator: Generator,
    /// The day of the build, ISO 8601.
    date: String,
    /// The address that the pages are published at.
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    /// The versions, the oldest first.
    versions: Vec<ReleasedVersion<'a>>,
}

/// A version.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReleasedVersion<'a> {
    /// The first day on which it applies, ISO 8601. No other version has the same.
    effective_from: &'a str,
    /// The last day on which it applies, ISO 8601; absent while no version follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    effective_to: Option<String>,
    /// The day of its release, ISO 8601.
    released: &'a str,
    /// When it was announced to those it concerns, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    announced: Option<&'a str>,
    /// What it is for those who read it, compared with the one before.
    class: Class,
    /// The SHA-256 of its `version.json`, hexadecimal, as that file itself says: nothing of the version can change and keep it.
    sha256: &'a str,
    /// The version that it takes the place of, by its `effective_from`; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<&'a str>,
    /// The address of its text, from the site's top.
    address: String,
    /// The address of what changed, from the site's top; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<String>,
    /// The notices, in their order.
    notices: Vec<ReleasedNotice<'a>>,
    /// The texts of the activities that apply with it.
    activities: Vec<ReleasedActivity<'a>>,
}

/// A notice of a version.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReleasedNotice<'a> {
    /// The id.
    id: &'a str,
    /// The title.
    title: &'a ByLanguage,
    /// The addresses of its text, from the site's top, by language.
    addresses: BTreeMap<&'static str, String>,
}

/// A text of an activity.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReleasedActivity<'a> {
    /// The id of the activity.
    id: &'a str,
    /// The number of the text.
    version: u32,
    /// Its address for good, from the site's top.
    address: String,
}

/// What `versions.json` says.
pub(in crate::site) fn json<'a>(
    versions: &'a Versions,
    past: &Past<'_>,
    register: &'a Register,
    facing: &Facing,
) -> ReleasedVersions<'a> {
    let address = |page: PastPage| {
        let lang = past.languages(page, register).first().copied();
        past.folder(page, lang.unwrap_or(register.language()), register)
    };
    let one = |(place, it): (usize, &'a version::Version)| ReleasedVersion {
        effective_from: &it.stored.effective,
        effective_to: past.versions[place].days.until.map(|it| it.to_string()),
        released: &it.stored.released,
        announced: it.stored.announced.as_deref(),
        class: match past.versions[place].class {
            PastClass::First => Class::First,
            PastClass::Internal => Class::Internal,
            PastClass::Editorial => Class::Editorial,
            PastClass::Material => Class::Material,
        },
        sha256: &it.stored.sha256,
        supersedes: it.stored.previous.as_ref().map(|it| it.effective.as_str()),
        address: address(past.first_text(place)),
        changes: past.has_changes(place).then(|| address(PastPage::Changes(place))),
        notices: (it.stored.notices.iter().zip(0..))
            .map(|(notice, number)| {
                let page = PastPage::Text(place, number);
                let of = past.languages(page, register).into_iter();
                let of = of.map(|lang| (lang.code(), past.folder(page, lang, register)));
                ReleasedNotice { id: &notice.id, title: &notice.title, addresses: of.collect() }
            })
            .collect(),
        activities: (it.stored.activities.iter())
            .filter_map(|it| {
                let page = PastPage::Activity(past.activity(&it.id, it.number)?);
                Some(ReleasedActivity { id: &it.id, version: it.number, address: address(page) })
            })
            .collect(),
    };
    ReleasedVersions {
        schema_version: VERSION,
        generator: Generator::this(),
        date: facing.date.to_string(),
        website: register.website.as_deref(),
        versions: with_notices(versions).enumerate().map(one).collect(),
    }
}
