//! From the command line to a register: the texts, what they mean, what is wrong with them.

use std::path::Path;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow, bail};

use super::args::Common;
use crate::article30::{Pin, Pins};
use crate::lint::{Answered, Outcome};
use crate::page::{Facing, Override, Theme};
use crate::register::{Date, Register};
use crate::report::{Decision, Finding, Told};
use crate::site::Site;
use crate::source::{
    self, Code, Diagnostic, Diagnostics, Lang, Role, Severity, Sources, Spanned, word,
};
use crate::version::{self, Versions};
use crate::{compile, disk, law};

/// Everything a command starts from.
pub(super) struct Loaded {
    /// The texts.
    pub sources: Sources,
    /// What they mean.
    pub register: Register,
    /// The templates.
    pub theme: Theme,
    /// The findings so far, in order.
    pub found: Diagnostics,
    /// Whether the content could be read and resolved without an error of form.
    pub whole: bool,
    /// What the rules of law found and the decisions answered, all of it, whatever of it is told.
    pub outcome: Outcome,
    /// The language of findings.
    pub lang: Lang,
    /// The hash of the content.
    pub content_hash: String,
    /// The day to check and build for.
    pub date: Date,
    /// The kinds of findings that are told.
    pub codes: Vec<&'static Code>,
    /// The versions that were released.
    pub versions: Versions,
    /// Whether each of them is as it was released.
    pub unaltered: bool,
    /// The version that is looked at instead of the content, by the day it takes effect.
    pub instead: Option<Date>,
}

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The content as it stands.
    Present,
    /// The version in force, where there is one that says something else.
    InForce,
}

impl Loaded {
    /// The files that the content and its versions make; with the checklist where the rules have looked at it.
    pub(super) fn site<'a>(&'a self, facing: &'a Facing) -> Site<'a> {
        let site = Site::of(&self.register, &self.theme, facing).pinned(self.pins());
        let site = site.with_versions(&self.versions);
        if self.whole { site.judged(&self.sources, &self.outcome) } else { site }
    }

    /// What pages say of the day and the content they are made from.
    pub(super) fn facing(&self, draft: bool) -> Facing {
        Facing { date: self.date, content_hash: self.content_hash.clone(), draft }
    }

    /// The released texts of the activities, where the content is that of the version in force.
    fn pins(&self) -> Pins {
        let in_force = self.versions.in_force(self.date);
        let same = in_force.filter(|it| it.stored.content_hash == self.content_hash);
        same.map_or_else(Pins::new, |it| pins(&it.stored.activities))
    }

    /// What there is to tell.
    pub(super) fn told(&self) -> Told<'_> {
        Told {
            sources: &self.sources,
            lang: self.lang,
            date: self.date,
            content_hash: Some(&self.content_hash),
            codes: &self.codes,
            findings: self.found.iter().map(|it| finding(it, None)).collect(),
            answered: self.answered().collect(),
        }
    }

    /// The findings that were decided on, of the kinds that are told.
    fn answered(&self) -> impl Iterator<Item = Finding<'_>> {
        let all = self.outcome.answered.iter();
        all.filter(|it| self.codes.contains(&it.finding.code)).map(|it| self.decided(it))
    }

    fn decided<'a>(&'a self, it: &'a Answered) -> Finding<'a> {
        let decision = &self.register.decisions[it.decision];
        let said = |text: &'a Option<Spanned<String>>| text.as_ref().map_or("", |it| it.as_str());
        let decision = Decision {
            why: said(&decision.why),
            by: said(&decision.by),
            until: decision.until.as_ref().map(|it| it.value),
        };
        finding(&it.finding, Some(decision))
    }
}

/// What a version says of its activities, for other systems.
pub(super) fn pins(activities: &[version::Activity]) -> Pins {
    let pin = |it: &version::Activity| Pin { number: it.number, valid_from: it.valid_from.clone() };
    activities.iter().map(|it| (it.id.clone(), pin(it))).collect()
}

pub(super) fn finding<'a>(
    diagnostic: &'a Diagnostic,
    decision: Option<Decision<'a>>,
) -> Finding<'a> {
    Finding {
        diagnostic,
        place_path: diagnostic.path.clone(),
        group: diagnostic.code.page().group(),
        decision,
    }
}

/// Reads the content, its versions and the templates.
///
/// # Errors
/// When they cannot be read.
pub(super) fn load(common: &Common, draft: bool, which: Which) -> Result<Loaded> {
    has_content(&common.content, common)?;
    let date = date(common)?;
    let (mut sources, mut found) =
        disk::read(&common.content, &common.templates(), common.limits())?;
    let (versions, of_versions) = Versions::read(&sources);
    let unaltered = of_versions.is_empty();
    let mut content_hash = compile::content_hash(&sources);
    let in_force = versions.in_force(date).filter(|_| which == Which::InForce && unaltered);
    let instead = in_force.filter(|it| it.stored.content_hash != content_hash);
    if let Some(version) = instead {
        // What is wrong with the content is no matter here: `check` tells it.
        (sources, found) = disk::read_templates(&common.templates(), common.limits())?;
        version.add_content(&mut sources);
        content_hash = compile::content_hash(&sources);
    }
    let instead = instead.map(|it| it.effective);
    let overrides: Vec<Override<'_>> = (sources.with_role(Role::Template))
        .map(|(file, it)| Override { name: &it.path, file, text: &it.text })
        .collect();
    // What every run reads anew, templates and tables of law, takes as long as a small register.
    let ((register, more), (theme, of_theme)) = thread::scope(|scope| {
        let theme = scope.spawn(|| {
            law::tables();
            Theme::new(&overrides)
        });
        let register = compile::compile(&sources);
        (register, theme.join().expect("reading templates does not panic"))
    });
    found.extend(more);
    if draft {
        found.retain(|it| it.code.name != TO_DO);
    }
    found.extend(of_theme);
    // What could not be read would be missed by the rules of law and on the pages.
    let whole = !denied(&found, Severity::Error);
    let mut outcome = Outcome::default();
    if whole {
        outcome = compile::judge(&register, &sources, date);
        // A version was judged when it was released, and nobody can change it: what is to be done stands in the content.
        if instead.is_none() {
            found.extend(outcome.open.iter().cloned());
        }
    }
    found.extend(of_versions);
    source::sort(&mut found, &sources);
    let lang = common.lang.map_or(register.language().spoken(), Lang::from);
    let codes = compile::codes();
    Ok(Loaded {
        register,
        theme,
        found,
        whole,
        outcome,
        lang,
        content_hash,
        sources,
        date,
        codes,
        versions,
        unaltered,
        instead,
    })
}

/// That there is any content in a folder.
///
/// # Errors
/// When there is none.
pub(super) fn has_content(folder: &Path, common: &Common) -> Result<()> {
    if !disk::has_yaml(folder) {
        let text = word("no-content", common.message_language());
        bail!("{}", text.replace("{path}", &folder.display().to_string()));
    }
    Ok(())
}

/// The finding that a draft forgives.
pub(super) const TO_DO: &str = "to-do-open";

/// Whether any finding is at or above `threshold`.
pub(super) fn denied(found: &[Diagnostic], threshold: Severity) -> bool {
    found.iter().any(|it| it.level() >= threshold)
}

/// The day to build for: the argument, else `SOURCE_DATE_EPOCH`, else today.
///
/// # Errors
/// When `SOURCE_DATE_EPOCH` is no number of seconds.
pub(super) fn date(common: &Common) -> Result<Date> {
    if let Some(date) = common.date {
        return Ok(date);
    }
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse().map_err(|_| {
            anyhow!("{}", word("bad-epoch", common.message_language()).replace("{value}", &text))
        })?,
        Err(_) => {
            let since =
                SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970")?;
            i64::try_from(since.as_secs()).context("the clock is out of range")?
        }
    };
    match Date::of_unix_seconds(seconds) {
        Some(date) => Ok(date),
        None => bail!("{}", word("date-out-of-range", common.message_language())),
    }
}
