//! `changes.yaml`: what a difference at each key of the register means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::law::{Citation, Words};
use crate::source::{Lang, embedded};

/// A class of changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRow {
    /// Its key.
    pub key: String,
    /// Whether a change of it is material: something follows from it.
    pub material: bool,
    /// Whether the notice says what changed.
    pub notice: bool,
    /// Where the law asks the notice to say it.
    #[serde(default)]
    pub law: Vec<Citation>,
    /// The duties that always follow.
    #[serde(default)]
    pub(super) requires: Vec<String>,
    /// What it is called.
    pub name: Words,
}

/// What kind of thing an item of a list is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindRow {
    pub(super) key: String,
    /// The catalogue of the register where the thing has its label.
    #[serde(default)]
    pub(super) list: Option<String>,
    pub(super) name: Words,
}

/// A key of the register.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathRow {
    /// The keys that lead to it, `[]` after a list, `.*` at the end for everything below.
    pub path: String,
    #[serde(default)]
    pub(super) of: Option<String>,
    #[serde(default)]
    pub(super) key: Vec<String>,
    #[serde(default)]
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) into: Vec<String>,
    #[serde(default)]
    pub(super) means: Option<Means>,
    #[serde(default)]
    pub(super) all: Option<String>,
    #[serde(default)]
    pub(super) added: Option<String>,
    #[serde(default)]
    pub(super) removed: Option<String>,
    #[serde(default)]
    pub(super) changed: Option<String>,
    #[serde(default)]
    pub(super) nested: bool,
    #[serde(default)]
    pub(super) since: Option<String>,
    #[serde(default)]
    pub(super) skip: bool,
    /// What the key is called.
    pub name: Words,
}

/// Classes that are worked out: see `classify`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Means {
    Automated,
    AutomatedWords,
    Category,
    Children,
    ConsentWords,
    Country,
    Kind,
    Marketing,
    Mechanism,
    Outside,
    OwnWords,
    Retention,
    Risk,
    Statement,
}

#[derive(Deserialize)]
struct Table {
    classes: Vec<ClassRow>,
    kinds: Vec<KindRow>,
    paths: Vec<PathRow>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    embedded(include_str!("changes.yaml")).expect("a test of this module reads the table")
});

static BY_PATH: LazyLock<BTreeMap<&'static str, &'static PathRow>> =
    LazyLock::new(|| TABLE.paths.iter().map(|it| (it.path.as_str(), it)).collect());

/// The classes, from the weightiest down.
pub fn classes() -> &'static [ClassRow] {
    &TABLE.classes
}

/// Every key of the register that the table knows.
pub fn paths() -> &'static [PathRow] {
    &TABLE.paths
}

/// Whether the table says what a difference at this path means.
pub fn is_known(path: &str) -> bool {
    row(path).is_some()
}

/// The class with that key; the first, for what is not known, where there is none.
pub(super) fn class(key: &str) -> &'static ClassRow {
    classes().iter().find(|it| it.key == key).unwrap_or(&classes()[0])
}

/// What a kind of thing is called; empty for one that is not known.
pub fn kind_name(key: &str, lang: Lang) -> &'static str {
    kind(key).map_or("", |it| it.name.get(lang))
}

pub(super) fn kind(key: &str) -> Option<&'static KindRow> {
    TABLE.kinds.iter().find(|it| it.key == key)
}

/// The row of a path: its own, or the nearest above that stands for everything below it.
pub(super) fn row(path: &str) -> Option<&'static PathRow> {
    if let Some(row) = BY_PATH.get(path) {
        return Some(row);
    }
    let mut above = path;
    while let Some((rest, _)) = above.rsplit_once('.') {
        if let Some(row) = BY_PATH.get(format!("{rest}.*").as_str()) {
            return Some(row);
        }
        above = rest;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{TABLE, classes, kind, paths};
    use crate::law;

    #[test]
    fn every_name_in_the_table_leads_somewhere() {
        let known = |key: &Option<String>| {
            key.as_ref().is_none_or(|key| classes().iter().any(|it| it.key == *key))
        };
        for it in paths() {
            for class in [&it.all, &it.added, &it.removed, &it.changed] {
                assert!(known(class), "{}", it.path);
            }
            assert!(it.of.as_deref().is_none_or(|it| kind(it).is_some()), "{}", it.path);
            let list = it.path.ends_with("[]");
            assert!(!list || it.of.is_some() || it.skip, "{} says not what its items are", it.path);
            for target in &it.into {
                let leads = |path: &str| match target.strip_suffix('*') {
                    Some(above) => path.starts_with(above),
                    None => path == target,
                };
                assert!(paths().iter().any(|it| leads(&it.path)), "{}: {target}", it.path);
            }
            let said = it.means.is_some() || it.all.is_some() || it.added.is_some() || it.skip;
            assert!(said, "{} says no class", it.path);
        }
        for it in classes() {
            let missing =
                it.requires.iter().find(|it| *it != "dpia" && law::change_duty(it).is_none());
            assert_eq!(missing, None, "{}", it.key);
            assert!(!it.notice || it.key == "unknown" || !it.law.is_empty(), "{}", it.key);
        }
    }

    #[test]
    fn no_path_stands_twice() {
        let mut all: Vec<&str> = TABLE.paths.iter().map(|it| it.path.as_str()).collect();
        all.sort_unstable();
        let number = all.len();
        all.dedup();
        assert_eq!(all.len(), number);
    }
}
