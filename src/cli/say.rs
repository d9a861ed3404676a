//! Talking to the person at the terminal.

use std::io::{self, Write};

use crate::disk::Refusal;
use crate::report;
use crate::source::{Diagnostic, Lang, Sources, word};

use super::args::{ColorArg, Common, Format};

/// Sets when colours are used, for everything that is printed afterwards.
pub(super) fn choose_color(color: ColorArg) {
    match color {
        ColorArg::Auto => anstream::ColorChoice::Auto,
        ColorArg::Always => anstream::ColorChoice::Always,
        ColorArg::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Prints the result of a command. A reader that has gone away (`| head`) is no trouble.
pub(super) fn out(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Says how it went, unless asked to be quiet.
pub(super) fn note(common: &Common, text: &str) {
    if !common.quiet {
        let _ = writeln!(anstream::stderr(), "{text}");
    }
}

/// Says why the command could not run, and what to do where we know.
pub(super) fn trouble(error: &anyhow::Error, lang: Lang) {
    let why = match error.downcast_ref::<Refusal>() {
        Some(refusal) => word(advice(refusal), lang).replace("{files}", &files(refusal)),
        None => format!("{error:#}"),
    };
    let _ = writeln!(anstream::stderr(), "{}: {why}", word("cannot-run", lang));
}

/// Why a folder cannot be published to, and what to do.
fn advice(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotOurs { .. } | Refusal::Manifest { .. } => "out-not-ours",
        Refusal::Busy { .. } => "out-busy",
        Refusal::ForeignLock { .. } => "out-foreign-lock",
        Refusal::Symlink => "out-link",
        Refusal::NotAFolder => "out-not-a-folder",
        Refusal::GitRoot => "out-git",
        _ => "out-unfit",
    }
}

/// The files that stand in the way.
fn files(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotOurs { files, more } => {
            let rest = (*more > 0).then(|| format!("+ {more}"));
            files.iter().cloned().chain(rest).map(|it| format!("\n  {it}")).collect()
        }
        Refusal::Manifest { reason } => format!("\n  {reason}"),
        Refusal::ForeignLock { lock } => lock.display().to_string(),
        _ => String::new(),
    }
}

/// Tells the findings: people on the error stream, machines on the result stream.
pub(super) fn findings(found: &[Diagnostic], sources: &Sources, lang: Lang, common: &Common) {
    match common.format {
        Format::Json => out(&report::json(found, sources, lang)),
        Format::Human => {
            let text = report::human(found, sources, lang, width());
            let _ = anstream::stderr().write_all(text.as_bytes());
            if !found.is_empty() {
                note(common, &report::summary(found, lang));
            }
        }
    }
}

/// The width to write for.
pub(super) fn width() -> usize {
    let columns = rustix::termios::tcgetwinsize(io::stderr()).map_or(0, |it| it.ws_col);
    if columns >= 40 { usize::from(columns) } else { 120 }
}
