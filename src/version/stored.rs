//! `version.json`, version 1: what a release puts down about itself. Written once, never changed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the format: semantic.
pub const FORMAT: &str = "1.0.0";

/// One text by language (BCP 47).
pub type ByLanguage = BTreeMap<String, String>;

/// What a release puts down about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    /// The version of the format: semantic.
    pub schema_version: String,
    /// The version of the program that made it.
    pub program: String,
    /// From when it applies, ISO 8601; the name of its folder too.
    pub effective: String,
    /// The day of the release, ISO 8601.
    pub released: String,
    /// When it was announced to those it concerns, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<String>,
    /// Who approved it.
    pub approved_by: String,
    /// What it is, compared with the one before.
    pub class: Class,
    /// The SHA-256 of the content it was made from, hexadecimal.
    pub content_hash: String,
    /// The version before it; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previous>,
    /// The notices, in their order.
    pub notices: Vec<Notice>,
    /// The public activities, in their order.
    pub activities: Vec<Activity>,
    /// What changed since the version before, from the weightiest change down.
    pub changes: Vec<Change>,
    /// The SHA-256 of every other file of the version, hexadecimal, by its path in the folder.
    pub files: BTreeMap<String, String>,
    /// The SHA-256 of this file, hexadecimal, with sixty-four zeros in the place of this value.
    pub sha256: String,
}

/// What a version is, compared with the one before: the weightiest of its changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// There is none before it.
    First,
    /// Only the internal register changed.
    Internal,
    /// Only words changed.
    Editorial,
    /// What is done with personal data changed, or what people are told of it.
    Material,
}

/// The version before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// From when it applied, ISO 8601.
    pub effective: String,
    /// The SHA-256 of its `version.json`, hexadecimal, as that file itself says.
    pub sha256: String,
}

/// A notice as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The id.
    pub id: String,
    /// Its folder from the top of the site; empty for the notice at the top.
    pub folder: String,
    /// The title.
    pub title: ByLanguage,
    /// The file of its text, Markdown, by language.
    pub text: ByLanguage,
}

/// An activity as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// The id.
    pub id: String,
    /// Its number: 1 at first, one more with every version in which its page says something else.
    pub number: u32,
    /// From when it has said so, ISO 8601.
    pub valid_from: String,
    /// The name.
    pub label: ByLanguage,
    /// The file of its text, Markdown, by language, in the folder of the version of `valid_from`.
    pub text: ByLanguage,
}

/// A change, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Its class, as `diff` names it.
    pub class: String,
    /// Whether it makes a version material.
    pub material: bool,
    /// What changed, and where, in a sentence for those it concerns; none for what no notice tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<ByLanguage>,
    /// What it requires: sentences with their articles.
    pub requires: Vec<ByLanguage>,
}
