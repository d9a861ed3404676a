//! All versions, in the order in which they take effect.

use std::collections::BTreeMap;

use super::{Activity, Stored};
use crate::register::Date;
use crate::source::{Lang, Role, Sources};

/// Every released version that is as it was released, the oldest first.
#[derive(Debug, Default)]
pub struct Versions {
    pub(super) all: Vec<Version>,
}

/// A released version.
#[derive(Debug)]
pub struct Version {
    /// What it puts down about itself.
    pub stored: Stored,
    /// From when it applies.
    pub effective: Date,
    /// The day it was released.
    pub released: Date,
    /// Its folder as findings name it, `/` at the end.
    pub(super) folder: String,
    /// The text of every other file, by its path in the folder.
    pub(super) files: BTreeMap<String, String>,
}

/// Where the content of a version stands in its folder.
pub(super) const SOURCE: &str = "source/";

impl Versions {
    /// All of them, the oldest first.
    pub fn all(&self) -> &[Version] {
        &self.all
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The one that takes effect last.
    pub fn last(&self) -> Option<&Version> {
        self.all.last()
    }

    /// The one that applies on a day; none before the first.
    pub fn in_force(&self, day: Date) -> Option<&Version> {
        self.all.iter().rev().find(|it| it.effective <= day)
    }

    /// The next one that does not apply yet on a day.
    pub fn coming(&self, day: Date) -> Option<&Version> {
        self.all.iter().find(|it| it.effective > day)
    }

    /// The one that takes effect on a day.
    pub fn of(&self, effective: Date) -> Option<&Version> {
        self.all.iter().find(|it| it.effective == effective)
    }

    /// The one after: it applies from there on.
    pub fn after(&self, version: &Version) -> Option<&Version> {
        self.all.iter().find(|it| it.effective > version.effective)
    }

    /// The one before.
    pub fn before(&self, version: &Version) -> Option<&Version> {
        self.all.iter().rev().find(|it| it.effective < version.effective)
    }

    /// The text of a notice in a version, in Markdown.
    pub fn text<'a>(&self, version: &'a Version, notice: &str, lang: Lang) -> Option<&'a str> {
        let notice = version.stored.notices.iter().find(|it| it.id == notice)?;
        version.file(notice.text.get(lang.code())?)
    }

    /// The text of an activity's page as it was in a version, in Markdown. It may stand in an older one, from which it has
    /// been the same.
    pub fn activity_text(&self, version: &Version, activity: &str, lang: Lang) -> Option<&str> {
        let activity = version.activity(activity)?;
        let holder = self.all.iter().find(|it| it.stored.effective == activity.valid_from)?;
        holder.file(activity.text.get(lang.code())?)
    }

    /// The highest number that an activity has had; none when no version has it.
    pub fn number(&self, activity: &str) -> Option<u32> {
        self.all.iter().filter_map(|it| it.activity(activity)).map(|it| it.number).max()
    }
}

impl Version {
    /// What it says of an activity.
    pub fn activity(&self, id: &str) -> Option<&Activity> {
        self.stored.activities.iter().find(|it| it.id == id)
    }

    /// The text of one of its files, by the path in its folder.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The content that it was made from.
    pub fn content(&self) -> Sources {
        let mut sources = Sources::default();
        self.add_content(&mut sources);
        sources
    }

    /// Adds the content that it was made from, in the order in which a folder is read.
    pub fn add_content(&self, sources: &mut Sources) {
        let inside = |(path, text)| Some((str::strip_prefix(path, SOURCE)?, text));
        let mut files: Vec<(&str, &String)> =
            self.files.iter().filter_map(|(path, text)| inside((path.as_str(), text))).collect();
        files.sort_by(|one, other| one.0.split('/').cmp(other.0.split('/')));
        let (pictures, texts): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(path, _)| path.ends_with(".svg"));
        let prefix = format!("{}{SOURCE}", self.folder);
        for (role, files) in [(Role::Content, texts), (Role::Picture, pictures)] {
            for (path, text) in files {
                sources.add(role, &prefix, path, text.clone());
            }
        }
    }
}
