//! One side of a comparison: a folder, a git revision, a released version or a `register.json` → a [`Snapshot`].

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::args::Common;
use super::since::Reading;
use super::{load, say};
use crate::article30::{Pins, v1};
use crate::compile::{self, compile};
use crate::diff::{NotARegister, NoticeText, Snapshot};
use crate::disk;
use crate::page::{Facing, Override, Theme};
use crate::register::{Date, Register};
use crate::report::Told;
use crate::site::{Site, Text};
use crate::source::{self, Diagnostics, Lang, Role, Severity, Sources, word};
use crate::version::{self, Versions};

/// A side of a comparison, as far as it can be had.
pub(super) enum Side {
    /// It can be compared.
    Ready(Box<Snapshot>, Option<Lang>),
    /// It is content that cannot be understood; what is wrong with it was told.
    Wrong,
}

/// Reads a side.
///
/// # Errors
/// When there is nothing of that name, or it cannot be read.
pub(super) fn read(name: &str, common: &Common) -> Result<Side> {
    let lang = common.message_language();
    if let Some(revision) = name.strip_prefix("git:") {
        let (sources, found) =
            disk::read_revision(&common.content, &common.templates(), revision, common.limits())?;
        if sources.with_role(Role::Content).next().is_none() {
            bail!("{}", word("no-content", lang).replace("{path}", name));
        }
        return of_content(name, sources, found, common);
    }
    let path = Path::new(name);
    if let Some(date) = release(name) {
        return released(name, date, common);
    }
    if let Some((content, date)) = version_folder(path) {
        return of_version(name, &date, &Common { content, ..Common::clone(common) });
    }
    if disk::is_folder(path) {
        load::has_content(path, common)?;
        // Another content has its templates beside it, and only the one that is named has those that are named.
        let own = Common { content: path.to_owned(), templates: None, ..Common::clone(common) };
        let templates = if path == common.content { common.templates() } else { own.templates() };
        let (sources, found) = disk::read(path, &templates, common.limits())?;
        return of_content(name, sources, found, common);
    }
    if !disk::exists(path) {
        bail!("{}", word("diff-no-side", lang).replace("{side}", name));
    }
    Ok(Side::Ready(Box::new(register(path, common)?), None))
}

/// The content and the day of a version, where `path` is its folder.
fn version_folder(path: &Path) -> Option<(PathBuf, String)> {
    let date = path.file_name()?.to_str().filter(|it| Date::parse(it).is_some())?;
    let folder = path.parent().filter(|it| it.ends_with(version::FOLDER))?;
    let content = folder.parent()?;
    let is_version = disk::exists(&path.join(version::FILE));
    is_version.then(|| (content.to_owned(), date.to_owned()))
}

/// The released version that a name means, by its date: `version:2023-12-01`, or the date where nothing else is called so.
fn release(name: &str) -> Option<&str> {
    let date = name.strip_prefix("version:").or_else(|| Date::parse(name).map(|_| name));
    date.filter(|_| !disk::exists(Path::new(name)))
}

/// From when a side applies, where its name says it: that of a released version.
pub(super) fn effective(name: &str) -> Option<Date> {
    let folder = || Some(version_folder(Path::new(name))?.1);
    Date::parse(&release(name).map(str::to_owned).or_else(folder)?)
}

/// A version that was released.
fn released(name: &str, date: &str, common: &Common) -> Result<Side> {
    let lang = common.message_language();
    let folder = common.content.join("versions").join(date);
    // A date is a folder's name and leads nowhere else.
    if Date::parse(date).is_none() || !disk::exists(&folder.join(version::FILE)) {
        let text = word("diff-no-release", lang).replace("{side}", name);
        bail!("{}", text.replace("{path}", &folder.display().to_string()));
    }
    of_version(name, date, common)
}

/// A version that this program released: what its content says.
fn of_version(name: &str, effective: &str, common: &Common) -> Result<Side> {
    let (sources, _) = disk::read(&common.content, &common.templates(), common.limits())?;
    let (versions, altered) = Versions::read(&sources);
    let version = Date::parse(effective).and_then(|it| versions.of(it));
    let Some(version) = version.filter(|_| altered.is_empty()) else {
        let lang = compile(&sources).0.language();
        return wrong(name, &sources, altered, common, lang);
    };
    let (theme, _) = theme(&sources);
    let reading = Reading { sources: &sources, theme: &theme, date: load::date(common)? };
    let (register, snapshot) = reading.snapshot(version)?;
    Ok(Side::Ready(Box::new(snapshot), Some(register.language())))
}

/// Tells what is wrong with a side.
fn wrong(
    name: &str,
    sources: &Sources,
    mut found: Diagnostics,
    common: &Common,
    lang: Lang,
) -> Result<Side> {
    source::sort(&mut found, sources);
    let told = Told {
        sources,
        lang: common.lang.map_or(lang, Lang::from),
        date: load::date(common)?,
        content_hash: None,
        codes: &compile::codes(),
        findings: found.iter().map(|it| load::finding(it, None)).collect(),
        answered: Vec::new(),
    };
    say::findings(&told, common);
    say::note(common, &word("diff-side-wrong", told.lang).replace("{side}", name));
    Ok(Side::Wrong)
}

pub(super) const RECORD: &str = "register.json";

fn register(path: &Path, common: &Common) -> Result<Snapshot> {
    let lang = common.message_language();
    let text = disk::read_bounded(path, common.limits().file_bytes())?;
    let shown = path.display().to_string();
    Snapshot::of_register(text.as_deref().unwrap_or_default()).map_err(|error| {
        let text = match error {
            NotARegister::NotJson(why) => {
                word("diff-not-json", lang).replace("{why}", &why.to_string())
            }
            NotARegister::NoRegister => word("diff-no-register", lang).to_owned(),
            NotARegister::Version(it) => word("diff-version", lang).replace("{version}", &it),
        };
        anyhow!("{}", text.replace("{path}", &shown))
    })
}

fn of_content(
    name: &str,
    sources: Sources,
    mut found: Diagnostics,
    common: &Common,
) -> Result<Side> {
    let (register, more) = compile(&sources);
    found.extend(more);
    // What is still to do has no words yet, but everything else can be compared.
    found.retain(|it| it.code.name != load::TO_DO);
    let (theme, more) = theme(&sources);
    found.extend(more);
    let lang = register.language();
    let date = load::date(common)?;
    if load::denied(&found, Severity::Error) {
        return wrong(name, &sources, found, common, lang);
    }
    let snapshot = snapshot(&sources, &register, &theme, date)?;
    Ok(Side::Ready(Box::new(snapshot), Some(lang)))
}

/// What content says that means `register`.
///
/// # Errors
/// When a template cannot be rendered.
pub(super) fn snapshot(
    sources: &Sources,
    register: &Register,
    theme: &Theme,
    date: Date,
) -> Result<Snapshot> {
    let (hash, pins) = (compile::content_hash(sources), Pins::new());
    let record = v1::Register::of(register, date.to_string(), &hash, &pins);
    let snapshot = Snapshot::of_register(&serde_json::to_string(&record)?)?;
    let (sorted, _) = compile(&compile::sorted(sources));
    Ok(snapshot.with_notices(texts(&sorted, theme, date)?))
}

fn theme(sources: &Sources) -> (Theme, Diagnostics) {
    let overrides: Vec<Override<'_>> = (sources.with_role(Role::Template))
        .map(|(file, it)| Override { name: &it.path, file, text: &it.text })
        .collect();
    Theme::new(&overrides)
}

/// The words of the notices, from content in one order: who compares must not see who wrote what first.
fn texts(register: &Register, theme: &Theme, date: Date) -> Result<Vec<NoticeText>> {
    let facing = Facing { date, content_hash: String::new(), draft: false };
    let texts = Site::of(register, theme, &facing).notice_texts()?.into_iter();
    let text =
        |it: Text| NoticeText { notice: it.notice, lang: it.lang.code().to_owned(), text: it.text };
    Ok(texts.map(text).collect())
}

/// The content folder as a side.
pub(super) fn content(common: &Common) -> String {
    common.content.display().to_string()
}
