//! `release`: the content as it stands → a version that is never changed again, whole or not at all.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Common, ReleaseArgs};
use super::load::{self, Loaded, Which};
use super::since::{Broken, Since};
use super::{FINDINGS, check, freeze, gate, say, worded};
use crate::register::Date;
use crate::source::{self, Lang, Role, Severity, Sources, word};
use crate::version::{Class, FILE, FOLDER, Stored, Versions};
use crate::{diff, disk};

/// Runs the command.
pub(super) fn run(args: &ReleaseArgs, common: &Common) -> Result<ExitCode> {
    // From what is read to what is written nobody else may release: a version follows on the one before.
    let _hold =
        disk::is_folder(&common.content).then(|| disk::hold(&common.content)).transpose()?;
    let mut loaded = load::load(common, false, Which::Present)?;
    if loaded.whole {
        let of_pages = check::pages(&loaded, &loaded.facing(false))?;
        loaded.found.extend(of_pages);
    }
    if load::denied(&loaded.found, Severity::Warning) {
        return Ok(refuse(&mut loaded, common));
    }
    let folder = common.content.join(FOLDER).join(args.effective.to_string());
    in_order(args, &loaded)?;
    if disk::exists(&folder) {
        let text = word("release-folder-there", loaded.lang);
        bail!("{}", text.replace("{path}", &folder.display().to_string()));
    }
    let since = loaded.since_last()?;
    let class = class(since.as_ref(), &loaded)?;
    let announced = args.announced.unwrap_or(loaded.date);
    if class == Class::Material
        && let Some(broken) = broken(since.as_ref(), &loaded, announced, args.effective)
    {
        let finding = gate::broken(&broken, args.effective, gate::notice(&broken, &loaded));
        drop(since);
        loaded.found.push(finding);
        return Ok(refuse(&mut loaded, common));
    }
    if announced >= args.effective && since.as_ref().is_some_and(Since::is_told_first) {
        let text = word("release-told-too-late", loaded.lang);
        bail!("{}", text.replace("{day}", &announced.to_string()));
    }
    let asked = freeze::Asked {
        effective: args.effective,
        announced: args.announced.or((class == Class::Material).then_some(loaded.date)),
        approved_by: args.approved_by.clone(),
        class,
    };
    let files = freeze::version(&asked, since.as_ref(), &loaded)?;
    is_read_back(&files, args.effective, &loaded)?;
    disk::write_folder(&folder, &files)?;
    tell(&files, &folder.display().to_string(), &loaded, common);
    Ok(ExitCode::SUCCESS)
}

/// The days must follow on each other.
fn in_order(args: &ReleaseArgs, loaded: &Loaded) -> Result<()> {
    let lang = loaded.lang;
    let refuse = |key: &'static str, day: Date| {
        let text = word(key, lang).replace("{effective}", &args.effective.to_string());
        text.replace("{day}", &day.to_string())
    };
    if let Some(announced) = args.announced.filter(|it| *it > args.effective) {
        bail!("{}", refuse("release-announced-late", announced));
    }
    let Some(last) = loaded.versions.last() else { return Ok(()) };
    let known = last.effective.min(last.released);
    if let Some(announced) = args.announced.filter(|it| *it < known) {
        let text = refuse("release-announced-early", announced);
        bail!("{}", text.replace("{version}", &known.to_string()));
    }
    if args.effective <= last.effective {
        bail!("{}", refuse("release-not-after", last.effective));
    }
    if args.effective < loaded.date {
        bail!("{}", refuse("release-backdated", loaded.date));
    }
    Ok(())
}

/// What the version is, next to the last one.
fn class(since: Option<&Since<'_>>, loaded: &Loaded) -> Result<Class> {
    let Some(last) = loaded.versions.last() else { return Ok(Class::First) };
    let summary = since.map_or(diff::Summary::None, |it| it.diff.summary());
    Ok(match summary {
        // The fixed words around the content are another wording too.
        diff::Summary::None if !worded::anew(last, &loaded.register, loaded)?.is_empty() => {
            Class::Editorial
        }
        diff::Summary::None => {
            let text = word("release-unchanged", loaded.lang);
            bail!("{}", text.replace("{version}", &last.effective.to_string()));
        }
        diff::Summary::Internal => Class::Internal,
        diff::Summary::Editorial => Class::Editorial,
        diff::Summary::Material => Class::Material,
    })
}

fn broken(
    since: Option<&Since<'_>>,
    loaded: &Loaded,
    announced: Date,
    effective: Date,
) -> Option<Broken> {
    since?.broken(loaded, announced, effective)
}

/// That the version is read as it was meant: one that is not could never be taken back.
fn is_read_back(files: &BTreeMap<String, String>, effective: Date, loaded: &Loaded) -> Result<()> {
    let mut sources = Sources::within(loaded.sources.limits());
    for (_, it) in loaded.sources.with_role(Role::Version) {
        sources.add(Role::Version, &it.prefix, &it.path, it.text.clone());
    }
    for (path, text) in files {
        if text.len() as u64 > sources.limits().file_bytes() {
            bail!("{}", word("release-too-large", loaded.lang).replace("{file}", path));
        }
        sources.add(Role::Version, "", &format!("{FOLDER}{effective}/{path}"), text.clone());
    }
    let (versions, found) = Versions::read(&sources);
    let content = versions.of(effective).map(|it| crate::compile::content_hash(&it.content()));
    if !found.is_empty() || content.as_ref() != Some(&loaded.content_hash) {
        bail!("{}", word("release-not-read-back", loaded.lang));
    }
    Ok(())
}

fn refuse(loaded: &mut Loaded, common: &Common) -> ExitCode {
    source::sort(&mut loaded.found, &loaded.sources);
    say::findings(&loaded.told(), common);
    say::note(common, word("not-released", loaded.lang));
    ExitCode::from(FINDINGS)
}

/// Says what was released, and what changed in a line each.
fn tell(files: &BTreeMap<String, String>, folder: &str, loaded: &Loaded, common: &Common) {
    let lang = loaded.lang;
    let stored = files.get(FILE).and_then(|it| serde_json::from_str::<Stored>(it).ok());
    let Some(stored) = stored else { return };
    let class = match stored.class {
        Class::First => "release-first",
        Class::Internal => "release-internal",
        Class::Editorial => "release-editorial",
        Class::Material => "release-material",
    };
    let text = word("released", lang).replace("{path}", folder);
    let text = text.replace("{effective}", &stored.effective).replace("{class}", word(class, lang));
    say::note(common, &text);
    for change in &stored.changes {
        if let Some(sentence) = said(change.sentence.as_ref(), lang) {
            say::note(common, &format!("  {sentence}"));
        }
    }
    if stored.class == Class::Material && freeze::spoken(loaded).next().is_none() {
        say::note(common, word("letter-other-languages", lang));
    }
}

fn said(text: Option<&BTreeMap<String, String>>, lang: Lang) -> Option<&String> {
    text.and_then(|it| it.get(lang.code()))
}
