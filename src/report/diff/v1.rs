//! The comparison as other programs read it, version 1; what people read is made of the same.
//!
//! The promise is that of `register.json`: no key is renamed or dropped in version 1.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::say;
use crate::article30::v1::Generator;
use crate::diff::{self, Diff};
use crate::law::{ChangeDuty, Evidence};
use crate::source::Lang;

/// The version of the format: semantic.
pub const VERSION: &str = "1.0.0";

/// What changed from one register to another, and what that requires.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The version of the format: semantic.
    pub(super) schema_version: &'static str,
    /// The program that made the file.
    pub(super) generator: Generator,
    /// The language of the words: `da` or `en`.
    pub(super) language: &'static str,
    /// What was compared with, as it was asked for.
    pub(super) old: String,
    /// What was compared, as it was asked for.
    pub(super) new: String,
    /// The whole in one word.
    pub(super) summary: Summary,
    /// How many changes there are of each weight.
    pub(super) counts: Counts,
    /// Whether the words of the notices were at hand on both sides, and compared too.
    pub(super) texts_compared: bool,
    /// What one side is too old a file to have, so that it was not compared.
    pub(super) not_compared: Vec<Key>,
    /// The changes, the weightiest first.
    pub(super) changes: Vec<Change>,
    /// What the changes require, each duty once.
    pub(super) duties: Vec<Duty>,
}

/// A comparison in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Summary {
    /// Nothing changed.
    None,
    /// Only what no notice says.
    Internal,
    /// Only words.
    Editorial,
    /// Something that something follows from.
    Material,
}

/// How many changes there are.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    /// Those that something follows from.
    pub(super) material: usize,
    /// Those of words only.
    pub(super) editorial: usize,
    /// Those that no notice says.
    pub(super) internal: usize,
}

/// A key of `register.json`.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Key {
    /// The keys that lead to it, `[]` after a list.
    pub(super) path: String,
    /// What it is called.
    pub(super) name: String,
}

/// A change.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    /// What it is, as a fixed English word.
    pub(super) class: String,
    /// What it is, in words.
    pub(super) name: String,
    /// Whether something came, went or is other than it was.
    pub(super) kind: Kind,
    /// Whether something follows from it.
    pub(super) material: bool,
    /// Where it is, from the outside in.
    pub(super) place: Vec<Place>,
    /// The activities that use what changed, where it is not inside one.
    pub(super) concerns: Vec<Place>,
    /// The notices that it concerns.
    pub(super) notices: Vec<Place>,
    /// What is different.
    pub(super) details: Vec<Detail>,
    /// What it requires.
    pub(super) requires: Vec<Required>,
}

/// Whether something came, went or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is other than it was.
    Changed,
}

/// A thing that a change is in.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// What it is, as a fixed English word.
    pub(super) kind: &'static str,
    /// What it is, in words.
    pub(super) name: String,
    /// Its id.
    pub(super) id: String,
    /// The id that it had before, when it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<String>,
    /// What it is called; empty when it has no name.
    pub(super) label: String,
}

/// Something that is different.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    /// Where it stands in `register.json`, with the ids of the items it is in.
    pub(super) path: String,
    /// What it is called.
    pub(super) name: String,
    /// What it was, as `register.json` has it; absent when it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<Value>,
    /// What it is, as `register.json` has it; absent when it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<Value>,
    /// What it was, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) before_text: Option<String>,
    /// What it is, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) after_text: Option<String>,
    /// Whether it merely follows from the others.
    pub(super) follows: bool,
}

/// Something that a change requires.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Required {
    /// The duty, by key; it stands in `duties`.
    pub(super) duty: String,
    /// What is to be done, in a few words.
    pub(super) name: String,
    /// Where it follows from, for this change.
    pub(super) law: Vec<Law>,
    /// The promise that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) warning: Option<Warning>,
}

/// A provision.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Law {
    /// The provision as a key: `gdpr:13.3`.
    pub(super) key: String,
    /// The provision as it is cited.
    pub(super) citation: String,
}

/// What a notice promises about changes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Warning {
    /// The notice, by id.
    pub(super) notice: String,
    /// How many days before the change takes effect.
    pub(super) days: u64,
    /// How people are told.
    pub(super) channels: Vec<String>,
}

/// A duty.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Duty {
    /// Its key.
    pub(super) key: String,
    /// What is to be done, in a few words.
    pub(super) name: String,
    /// What is to be done.
    pub(super) text: String,
    /// How well the words of the law are known: `V` seen in a copy, `S` in a secondary source, `M` from memory.
    pub(super) evidence: &'static str,
    /// How many of the changes require it.
    pub(super) changes: usize,
}

impl Report {
    /// What there is to tell of a comparison of these two, in a language.
    pub fn of(diff: &Diff, old: &str, new: &str, lang: Lang) -> Report {
        let changes: Vec<Change> = diff.changes.iter().map(|it| change(it, lang)).collect();
        let mut counts = Counts::default();
        for it in &changes {
            match it.class.as_str() {
                _ if it.material => counts.material += 1,
                "internal" => counts.internal += 1,
                _ => counts.editorial += 1,
            }
        }
        Report {
            schema_version: VERSION,
            generator: Generator::this(),
            language: lang.code(),
            old: say::clean(old),
            new: say::clean(new),
            summary: match diff.summary() {
                diff::Summary::None => Summary::None,
                diff::Summary::Internal => Summary::Internal,
                diff::Summary::Editorial => Summary::Editorial,
                diff::Summary::Material => Summary::Material,
            },
            counts,
            texts_compared: diff.texts_compared,
            not_compared: (diff.not_compared.iter())
                .map(|it| Key { path: it.path.clone(), name: it.name.get(lang).to_owned() })
                .collect(),
            duties: duties(diff, lang),
            changes,
        }
    }
}

pub(super) fn change(it: &diff::Change, lang: Lang) -> Change {
    Change {
        class: it.class.key.clone(),
        name: it.class.name.get(lang).to_owned(),
        kind: match it.kind {
            diff::Kind::Added => Kind::Added,
            diff::Kind::Removed => Kind::Removed,
            diff::Kind::Changed => Kind::Changed,
        },
        material: it.class.material,
        place: it.place.iter().map(|it| place(it, lang)).collect(),
        concerns: it.concerns.iter().map(|it| place(it, lang)).collect(),
        notices: it.notices.iter().map(|it| place(it, lang)).collect(),
        details: it.details.iter().map(|it| detail(it, lang)).collect(),
        requires: it.requires.iter().map(|it| required(it, lang)).collect(),
    }
}

fn place(it: &diff::Place, lang: Lang) -> Place {
    let label = it.label.get(lang.code()).or_else(|| it.label.values().next());
    let label = label.map_or_else(|| say::key(it.of, &it.id, lang), |it| say::clean(it));
    Place {
        kind: it.of,
        name: diff::kind_name(it.of, lang).to_owned(),
        id: say::clean(&it.id),
        was: it.was.as_deref().map(say::clean),
        label,
    }
}

fn detail(it: &diff::Detail, lang: Lang) -> Detail {
    let other = other_languages(it, lang);
    let words = |value: &Option<Value>| {
        let value = value.as_ref()?;
        let named = other.iter().filter_map(|other| {
            let text = say::clean(value[other.code()].as_str()?);
            Some(format!("{}: {text}", other.name(lang)))
        });
        let own = || say::value(&it.path, value, lang);
        let is_same = !other.is_empty() && own_text(&it.before, lang) == own_text(&it.after, lang);
        let own = (!is_same).then(own);
        Some(own.into_iter().chain(named).collect::<Vec<_>>().join("; "))
    };
    Detail {
        path: say::clean(&it.path),
        name: say::clean(it.name.get(lang)),
        before_text: words(&it.before),
        after_text: words(&it.after),
        before: it.before.clone(),
        after: it.after.clone(),
        follows: it.follows,
    }
}

fn own_text(value: &Option<Value>, lang: Lang) -> Option<&str> {
    value.as_ref()?[lang.code()].as_str()
}

/// The languages beside that of the reader in which a text changed: who reads the comparison in one must see those as well.
fn other_languages(it: &diff::Detail, lang: Lang) -> Vec<Lang> {
    let (Some(before), Some(after)) = (&it.before, &it.after) else { return Vec::new() };
    let has_own = own_text(&it.before, lang).is_some() && own_text(&it.after, lang).is_some();
    if !has_own || !diff::is_text(before) || !diff::is_text(after) {
        return Vec::new();
    }
    let codes = Lang::codes().filter(|code| *code != lang.code() && before[code] != after[code]);
    codes.filter_map(Lang::from_code).collect()
}

fn required(it: &diff::Duty, lang: Lang) -> Required {
    let law = it
        .law
        .iter()
        .map(|it| Law { key: it.key().to_owned(), citation: it.short(lang).to_owned() });
    Required {
        duty: it.row.key.clone(),
        name: it.row.label.get(lang).to_owned(),
        law: law.collect(),
        warning: it.warning.as_ref().map(|it| Warning {
            notice: say::clean(&it.notice),
            days: it.days,
            channels: it.channels.iter().map(|it| say::clean(it)).collect(),
        }),
    }
}

fn duties(diff: &Diff, lang: Lang) -> Vec<Duty> {
    let mut all: Vec<Duty> = Vec::new();
    for change in &diff.changes {
        let mut seen: Vec<&str> = Vec::new();
        for it in &change.requires {
            let key = it.row.key.as_str();
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            match all.iter_mut().find(|it| it.key == key) {
                Some(duty) => duty.changes += 1,
                None => all.push(duty(it.row, lang)),
            }
        }
    }
    all
}

fn duty(it: &ChangeDuty, lang: Lang) -> Duty {
    Duty {
        key: it.key.clone(),
        name: it.label.get(lang).to_owned(),
        text: it.text.get(lang).to_owned(),
        evidence: match it.evidence {
            Evidence::Verified => "V",
            Evidence::Secondary => "S",
            Evidence::Memory => "M",
        },
        changes: 1,
    }
}
