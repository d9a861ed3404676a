//! What changed since a version was released.

use std::io;

use anyhow::Result;

use super::load::{self, Loaded};
use super::side;
use crate::compile::compile;
use crate::diff::{Change, Diff, NoticeText, Place, Snapshot, diff};
use crate::page::Theme;
use crate::register::{Date, Notice, Register};
use crate::source::{Role, Severity, Sources};
use crate::version::Version;

/// A version next to what came after it.
pub(super) struct Since<'a> {
    /// The version.
    pub version: &'a Version,
    /// What it meant.
    pub register: Register,
    /// What it said.
    pub old: Snapshot,
    /// What is said after it.
    pub new: Snapshot,
    /// What changed.
    pub diff: Diff,
}

/// A change that takes effect before the days of warning that people were promised.
pub(super) struct Broken {
    /// The notice that promised, by its id now.
    pub notice: String,
    /// How many days.
    pub days: u32,
    /// The first day on which the change could take effect.
    pub earliest: Date,
}

/// What a version is read with: the templates of today, with the words of languages that are not ours.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    /// The texts of the run, the templates among them.
    pub sources: &'a Sources,
    /// The templates.
    pub theme: &'a Theme,
    /// The day of the run.
    pub date: Date,
}

impl Loaded {
    /// What versions are read with.
    pub(super) fn reading(&self) -> Reading<'_> {
        Reading { sources: &self.sources, theme: &self.theme, date: self.date }
    }

    /// What the content changes of the last version; `None` where there is none, or the content is its own.
    ///
    /// # Errors
    /// When a template cannot be rendered.
    pub(super) fn since_last(&self) -> Result<Option<Since<'_>>> {
        let other = |it: &&Version| it.stored.content_hash != self.content_hash;
        let Some(version) = self.versions.last().filter(other) else { return Ok(None) };
        let new = side::snapshot(&self.sources, &self.register, &self.theme, self.date)?;
        self.reading().since(version, new).map(Some)
    }
}

impl Reading<'_> {
    /// What changed from `version` to `new`.
    fn since<'v>(self, version: &'v Version, new: Snapshot) -> Result<Since<'v>> {
        let (register, old) = self.snapshot(version)?;
        let diff = diff(&old, &new);
        Ok(Since { version, register, old, new, diff })
    }

    /// What a version changed of the one before it.
    ///
    /// # Errors
    /// When a template cannot be rendered.
    pub(super) fn between<'v>(self, old: &'v Version, new: &Version) -> Result<Since<'v>> {
        self.since(old, self.snapshot(new)?.1)
    }

    /// The content of a version, among the templates of today.
    fn content(self, version: &Version) -> Sources {
        let mut sources = Sources::within(self.sources.limits());
        for (_, it) in self.sources.with_role(Role::Template) {
            sources.add(Role::Template, &it.prefix, &it.path, it.text.clone());
        }
        version.add_content(&mut sources);
        sources
    }

    /// What the content of a version means.
    pub(super) fn register(self, version: &Version) -> Register {
        compile(&self.content(version)).0
    }

    /// What a version says, as this program reads its content: both sides of a comparison are then of one kind. Content that
    /// this program does not understand any more is known by what was published.
    ///
    /// # Errors
    /// When a template cannot be rendered.
    pub(super) fn snapshot(self, version: &Version) -> Result<(Register, Snapshot)> {
        let sources = self.content(version);
        let (register, found) = compile(&sources);
        if !load::denied(&found, Severity::Error) {
            let snapshot = side::snapshot(&sources, &register, self.theme, self.date)?;
            return Ok((register, snapshot));
        }
        let record = version.file(side::RECORD).unwrap_or_default();
        let snapshot = Snapshot::of_register(record).map_err(io::Error::other)?;
        let notices = version.stored.notices.iter().flat_map(|notice| {
            notice.text.iter().filter_map(|(lang, file)| {
                let text = version.file(file)?.to_owned();
                Some(NoticeText { notice: notice.id.clone(), lang: lang.clone(), text })
            })
        });
        Ok((register, snapshot.with_notices(notices.collect())))
    }
}

/// Whether people must be told of a change: it is material, and a notice says it.
fn is_told(change: &Change) -> bool {
    let told = change.requires.iter().any(|it| matches!(&*it.row.key, "new_notice" | "warn"));
    change.class.material && told
}

impl Since<'_> {
    /// The material changes.
    pub(super) fn material(&self) -> impl Iterator<Item = &Change> {
        self.diff.changes.iter().filter(|it| it.class.material)
    }

    /// Whether people must know of a change before it takes effect, whatever they were promised: their data get a new purpose
    /// (Art. 13(3), 14(4)).
    pub(super) fn is_told_first(&self) -> bool {
        let duties = self.diff.changes.iter().flat_map(|it| &it.requires);
        duties.into_iter().any(|it| it.row.key.starts_with("tell_before_"))
    }

    /// The promise that a change breaks which was announced on a day and takes effect on another. The promise is that of the texts
    /// that applied: this one, and that in force when the change was announced.
    pub(super) fn broken(
        &self,
        loaded: &Loaded,
        announced: Date,
        effective: Date,
    ) -> Option<Broken> {
        let in_force = loaded.versions.in_force(announced);
        let in_force = in_force.filter(|it| it.effective != self.version.effective);
        let other = in_force.map(|it| loaded.reading().register(it));
        let promises = [Some(&self.register), other.as_ref()].into_iter().flatten();
        let promises = promises.flat_map(|old| self.promises(old));
        let broken = promises.filter_map(|(notice, days)| {
            let earliest = announced.days_later(days);
            (effective < earliest).then_some(Broken { notice, days, earliest })
        });
        broken.max_by_key(|it| it.earliest)
    }

    /// The days that the notices of `old` promised which a change concerns.
    fn promises(&self, old: &Register) -> Vec<(String, u32)> {
        let promise = |id: &str, notice: &Notice| {
            let policy = notice.change_policy.as_ref()?;
            let days = policy.days_before.as_ref()?.value;
            let is = |it: &Place| it.id == id || it.was.as_deref() == Some(id);
            let mut told = self.diff.changes.iter().filter(|it| is_told(it));
            told.any(|it| it.notices.iter().any(is)).then(|| (id.to_owned(), days))
        };
        old.notices.iter().filter_map(|(id, it)| promise(id, it)).collect()
    }
}
