//! `diff`: what changed between two contents, and what that requires. Writes nothing.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Common, DiffArgs, Format, Weight};
use super::side::{self, Side};
use super::{FINDINGS, say};
use crate::diff::{Diff, Summary, diff};
use crate::register::Date;
use crate::report::diff::{Letter, Report, Sending, html, human, json, letter, markdown};
use crate::report::harmless;
use crate::source::{Lang, word};

/// Runs the command.
pub(super) fn run(args: &DiffArgs, common: &Common) -> Result<ExitCode> {
    let new_name = args.new.clone().unwrap_or_else(|| side::content(common));
    let sides = [side::read(&args.old, common)?, side::read(&new_name, common)?];
    let [Side::Ready(old, first), Side::Ready(new, second)] = sides else {
        return Ok(ExitCode::from(FINDINGS));
    };
    let lang = common.lang.map(Lang::from).or(second).or(first).unwrap_or(Lang::Da);
    let found = diff(&old, &new);
    if let Some(lang) = args.letter {
        let report = Report::of(&found, &args.old, &new_name, lang.into());
        let from = args.effective.or_else(|| Date::parse(new.effective()?));
        let Some(from) = from else {
            bail!("{}", word("letter-no-day", common.message_language()))
        };
        say_letter(letter(&report, Sending { new: &new, from }).as_ref(), lang.into(), common);
        return Ok(denied(args, &found));
    }
    let report = Report::of(&found, &args.old, &new_name, lang);
    let text = match common.format {
        Format::Json => json(&report),
        Format::Markdown => markdown(&report),
        Format::Html => html(&report),
        Format::Human | Format::Sarif | Format::Github => {
            human(&report, say::width(std::io::stdout()).unwrap_or(say::USUAL_WIDTH))
        }
    };
    say::out(&text);
    Ok(denied(args, &found))
}

fn denied(args: &DiffArgs, found: &Diff) -> ExitCode {
    let denied = args.deny == Some(Weight::Material) && found.summary() == Summary::Material;
    if denied { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS }
}

/// The message, its parts one after the other; JSON has them apart, HTML is the e-mail alone.
fn say_letter(letter: Option<&Letter>, lang: Lang, common: &Common) {
    let Some(it) = letter else {
        if common.format == Format::Json {
            say::out("null\n");
        }
        return say::note(common, word("letter-nothing", lang));
    };
    let part = |name, text: &str| format!("== {}\n\n{}\n\n", word(name, lang), text.trim_end());
    let text = match common.format {
        Format::Json => serde_json::to_string_pretty(it).unwrap_or_default() + "\n",
        Format::Html => it.html.clone(),
        Format::Human | Format::Markdown | Format::Sarif | Format::Github => {
            part("letter-email", &format!("{}\n\n{}", it.subject, it.text))
                + &part("letter-sms", &it.sms)
                + &part("letter-app", &format!("{}\n\n{}", it.app_title, it.app))
        }
    };
    let people = !matches!(common.format, Format::Json | Format::Html);
    say::out(&if people { harmless(text) } else { text });
}
