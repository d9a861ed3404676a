//! `diff`: what changed between two contents, and what that requires. Writes nothing.

use std::process::ExitCode;

use anyhow::Result;

use super::args::{Common, DiffArgs, Format, Weight};
use super::side::{self, Side};
use super::{FINDINGS, say};
use crate::diff::{Summary, diff};
use crate::report::diff::{Report, html, human, json, markdown};
use crate::source::Lang;

/// Runs the command.
pub(super) fn run(args: &DiffArgs, common: &Common) -> Result<ExitCode> {
    let new_name = args.new.clone().unwrap_or_else(|| side::content(common));
    let sides = [side::read(&args.old, common)?, side::read(&new_name, common)?];
    let [Side::Ready(old, first), Side::Ready(new, second)] = sides else {
        return Ok(ExitCode::from(FINDINGS));
    };
    let lang = common.lang.map(Lang::from).or(second).or(first).unwrap_or(Lang::Da);
    let found = diff(&old, &new);
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
    let denied = args.deny == Some(Weight::Material) && found.summary() == Summary::Material;
    Ok(if denied { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}
