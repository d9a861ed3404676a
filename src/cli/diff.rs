//! `diff`: what changed between two contents, and what that requires. Writes nothing.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Common, DiffArgs, Format, Weight};
use super::side::{self, Side};
use super::{FINDINGS, say};
use crate::diff::{Diff, Summary, diff};
use crate::register::Date;
use crate::report::diff::{
    Letter, Report, Sending, html, human, json, letters, markdown, one_page,
};
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
        let from = args.effective.or_else(|| side::effective(&new_name));
        let from = from.or_else(|| Date::parse(new.effective()?));
        let Some(from) = from else {
            bail!("{}", word("letter-no-day", common.message_language()))
        };
        let letters = letters(&report, Sending { old: &old, new: &new, from });
        say_letters(&letters, lang.into(), common);
        if !new.languages().iter().any(|it| Lang::ALL.iter().any(|lang| lang.code() == *it)) {
            say::note(common, word("letter-other-languages", common.message_language()));
        }
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

/// The messages, one for each notice, under its title; JSON is a list of them, HTML their e-mails as one page.
fn say_letters(letters: &[Letter], lang: Lang, common: &Common) {
    if letters.is_empty() {
        if common.format == Format::Json {
            say::out("[]\n");
        }
        return say::note(common, word("letter-nothing", lang));
    }
    let text = match common.format {
        Format::Json => serde_json::to_string_pretty(letters).unwrap_or_default() + "\n",
        Format::Html => one_page(letters),
        Format::Human | Format::Markdown | Format::Sarif | Format::Github => {
            let whole = |it: &Letter| format!("# {}\n\n{}", it.title, it.whole());
            letters.iter().map(whole).collect::<Vec<_>>().join("\n")
        }
    };
    let people = !matches!(common.format, Format::Json | Format::Html);
    say::out(&if people { harmless(text) } else { text });
}
