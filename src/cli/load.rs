//! From the command line to a register: the texts, what they mean, what is wrong with them.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use super::args::Common;
use crate::lint::Outcome;
use crate::page::{Facing, Override, Theme};
use crate::register::{Date, Register};
use crate::site::Site;
use crate::source::{self, Diagnostic, Diagnostics, Lang, Role, Severity, Sources, word};
use crate::{compile, disk};

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
    /// What the rules of law found and the decisions answered; `None` for content whose form is not right.
    pub outcome: Option<Outcome>,
    /// The language of findings.
    pub lang: Lang,
    /// The hash of the content.
    pub content_hash: String,
}

impl Loaded {
    /// The files that the content makes; with the checklist where the rules have looked at it.
    pub(super) fn site<'a>(&'a self, facing: &'a Facing) -> Site<'a> {
        let site = Site::of(&self.register, &self.theme, facing);
        match &self.outcome {
            Some(outcome) => site.judged(&self.sources, outcome),
            None => site,
        }
    }
}

/// Reads the content and the templates.
///
/// # Errors
/// When they cannot be read.
pub(super) fn load(common: &Common, draft: bool) -> Result<Loaded> {
    if !disk::has_yaml(&common.content) {
        let text = word("no-content", common.message_language());
        bail!("{}", text.replace("{path}", &common.content.display().to_string()));
    }
    let (sources, mut found) = disk::read(&common.content, &common.templates())?;
    let (register, more) = compile::compile(&sources);
    found.extend(more);
    let overrides: Vec<Override<'_>> = (sources.with_role(Role::Template))
        .map(|(file, it)| Override { name: &it.path, file, text: &it.text })
        .collect();
    if draft {
        found.retain(|it| it.code.name != TO_DO);
    }
    let mut outcome = None;
    if !denied(&found, Severity::Error) {
        let judged = compile::judge(&register, &sources, date(common)?);
        found.extend(judged.open.iter().cloned());
        outcome = Some(judged);
    }
    let (theme, more) = Theme::new(&overrides);
    found.extend(more);
    source::sort(&mut found, &sources);
    let lang = common.lang.map_or(register.language(), Lang::from);
    let content_hash = compile::content_hash(&sources);
    Ok(Loaded { register, theme, found, outcome, lang, content_hash, sources })
}

/// The finding that a draft forgives.
const TO_DO: &str = "to-do-open";

/// Whether any finding is at or above `threshold`.
pub(super) fn denied(found: &[Diagnostic], threshold: Severity) -> bool {
    found.iter().any(|it| it.code.page().level() >= threshold)
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
        Ok(text) => text.parse().context("SOURCE_DATE_EPOCH is not a number of seconds")?,
        Err(_) => {
            let since =
                SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970")?;
            i64::try_from(since.as_secs()).context("the clock is out of range")?
        }
    };
    match Date::of_unix_seconds(seconds) {
        Some(date) => Ok(date),
        None => bail!("the day of the build is out of range"),
    }
}
