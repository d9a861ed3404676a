//! Talking to the person at the terminal.

use std::borrow::Cow;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::OnceLock;

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use crate::disk::{GitTrouble, Refusal, Trouble};
use crate::report::diff::clean;
use crate::report::{self, Told};
use crate::source::{Lang, word};

use super::args::{ColorArg, Common, Format};

/// Sets when colours are used, for everything that is printed afterwards.
pub(super) fn choose_color(color: ColorArg) {
    match color {
        ColorArg::Auto => ColorChoice::Auto,
        ColorArg::Always => ColorChoice::Always,
        ColorArg::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Why the result of the command could not be printed to its end.
static UNSAID: OnceLock<io::Error> = OnceLock::new();

/// Prints the result of a command. A reader that has gone away (`| head`) is no trouble; [`unsaid`] tells of others.
pub(super) fn out(text: &str) {
    let mut stream = io::stdout();
    let text = shown(text, AutoStream::choice(&stream));
    if let Err(error) = stream.write_all(text.as_bytes()).and_then(|()| stream.flush())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        // The first says what was lost.
        let _ = UNSAID.set(error);
    }
}

/// Prints what is wrong, in one piece: a long report would otherwise take a call for each of its colours.
fn err(text: &str) {
    let mut stream = io::stderr();
    let text = shown(text, AutoStream::choice(&stream));
    let _ = stream.write_all(text.as_bytes());
}

/// With colours or without.
fn shown(text: &str, choice: ColorChoice) -> Cow<'_, str> {
    match choice {
        ColorChoice::Never => strip_str(text).to_string().into(),
        _ => text.into(),
    }
}

/// Whether the result was printed, as far as anybody wants to read it: half a document must not pass for a whole one.
pub(super) fn unsaid() -> Option<anyhow::Error> {
    let error = UNSAID.get()?;
    let same =
        error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error);
    Some(anyhow::Error::new(same).context(Trouble::Writing("stdout".into())))
}

/// Says how it went, unless asked to be quiet. What an author wrote may stand in it.
pub(super) fn note(common: &Common, text: &str) {
    if !common.quiet {
        err(&report::harmless(format!("{text}\n")));
    }
}

/// A path as a shell takes it for one word.
pub(super) fn argument(path: &Path) -> String {
    let path = path.display().to_string();
    let means_nothing = |it: char| it.is_alphanumeric() || "/._-+:,@%".contains(it);
    if path.chars().all(means_nothing) {
        return path;
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

/// Says why the command could not run, and what to do where we know.
pub(super) fn trouble(error: &anyhow::Error, lang: Lang) {
    let why = match error.downcast_ref::<Refusal>() {
        Some(refusal) => word(advice(refusal), lang).replace("{files}", &files(refusal)),
        None => match error.downcast_ref::<GitTrouble>() {
            Some(trouble) => git(trouble, lang),
            None => outside(error, lang),
        },
    };
    err(&format!("{}: {why}\n", word("cannot-run", lang)));
}

/// What a git repository does not have.
fn git(trouble: &GitTrouble, lang: Lang) -> String {
    match trouble {
        GitTrouble::NoRepository(path) => {
            word("git-no-repository", lang).replace("{path}", &path.display().to_string())
        }
        GitTrouble::UnknownRevision(it) => {
            word("git-unknown-revision", lang).replace("{revision}", it)
        }
        GitTrouble::Ambiguous(it) => word("git-ambiguous", lang).replace("{revision}", it),
        GitTrouble::NoFolder { path, revision } => {
            word("git-no-folder", lang).replace("{path}", path).replace("{revision}", revision)
        }
        GitTrouble::Owner => word("git-owner", lang).to_owned(),
        GitTrouble::Failed(why) => word("git-failed", lang).replace("{why}", why),
    }
}

/// What was tried and what the machine answered, as far as it is one of the usual answers.
fn outside(error: &anyhow::Error, lang: Lang) -> String {
    let said = |it: &Trouble| word(trying(it), lang).replace("{path}", &path(it));
    let root = error.root_cause();
    let answer = match (root.downcast_ref::<io::Error>(), root.downcast_ref::<Trouble>()) {
        (Some(answer), _) => match usual(answer.kind()) {
            Some(key) => word(key, lang).to_owned(),
            None => answer.to_string(),
        },
        (None, Some(trouble)) => return said(trouble),
        (None, None) => return format!("{error:#}"),
    };
    match error.downcast_ref::<Trouble>() {
        Some(trouble) => format!("{}: {answer}", said(trouble)),
        None => format!("{error}: {answer}"),
    }
}

fn trying(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Reading(_) => "cannot-read",
        Trouble::Writing(_) => "cannot-write",
        Trouble::Publishing(_) => "cannot-publish",
        Trouble::Settling(_) => "cannot-settle",
        Trouble::NotAFile(_) => "not-a-file",
        Trouble::TooDeep(_) => "folders-too-deep",
    }
}

fn path(trouble: &Trouble) -> String {
    clean(&trouble.path().display().to_string())
}

/// The words for an answer of the operating system, with what to do.
fn usual(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::NotFound => Some("os-not-found"),
        io::ErrorKind::PermissionDenied => Some("os-no-access"),
        io::ErrorKind::AlreadyExists => Some("os-exists"),
        io::ErrorKind::NotADirectory => Some("os-not-a-folder"),
        io::ErrorKind::IsADirectory => Some("os-a-folder"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("os-full"),
        io::ErrorKind::ReadOnlyFilesystem => Some("os-read-only"),
        _ => None,
    }
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
        Refusal::Source => "out-source",
        Refusal::MountPoint => "out-mount",
        _ => "out-unfit",
    }
}

/// The files that stand in the way.
fn files(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotOurs { files, more } => {
            let rest = (*more > 0).then(|| format!("+ {more}"));
            files.iter().map(|it| clean(it)).chain(rest).map(|it| format!("\n  {it}")).collect()
        }
        Refusal::Manifest { reason } => format!("\n  {}", clean(reason)),
        Refusal::ForeignLock { lock } => clean(&lock.display().to_string()),
        _ => String::new(),
    }
}

/// Tells the findings: people on the error stream, machines on the result stream.
pub(super) fn findings(told: &Told<'_>, common: &Common) {
    match common.format {
        Format::Json => return out(&report::json(told)),
        Format::Sarif => return out(&report::sarif(told)),
        Format::Github => out(&report::github(told)),
        // What changed is told by `diff` itself; what stops it is told to people.
        Format::Human | Format::Markdown | Format::Html => {
            let text = report::human(told, width(io::stderr()).unwrap_or(USUAL_WIDTH));
            err(&text);
        }
    }
    if !told.findings.is_empty() {
        note(common, &report::summary(told));
    }
}

/// Lists the answered findings, where people read.
pub(super) fn answered(told: &Told<'_>, common: &Common) {
    if common.format == Format::Human {
        let width = width(io::stderr()).unwrap_or(USUAL_WIDTH);
        err(&report::answered(told, width));
    }
}

/// The width to write for where there is no terminal.
pub(super) const USUAL_WIDTH: usize = 80;

/// The width of the terminal that a stream goes to.
pub(super) fn width(stream: impl AsFd) -> Option<usize> {
    let columns = rustix::termios::tcgetwinsize(stream).ok()?.ws_col;
    (columns > 0).then(|| usize::from(columns))
}
