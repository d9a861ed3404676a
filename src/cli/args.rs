//! What can be asked for on the command line.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Parser, Subcommand, ValueEnum};

use crate::law;
use crate::lint::GROUPS;
use crate::register::Date;
use crate::report::Provision;
use crate::source::{Lang, Limit, Limits, Severity, forbidden};

/// One YAML source of truth → a Danish privacy notice (GDPR Art. 12-14), a record of processing activities (Art. 30) as
/// JSON, and JSON Schemas.
#[derive(Debug, Parser)]
#[command(version, long_version = LONG_VERSION.as_str(), arg_required_else_help = true, after_help = AFTER_HELP)]
pub(super) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
}

const AFTER_HELP: &str = "\
Start here:
  fortegnelse init my-notice            a complete example to change
  fortegnelse check                     what is wrong with content/, at the line, with what to do
  fortegnelse build                     content/ → dist/ (site/ to publish, register/ internal, schema/)
  fortegnelse explain unknown-id        all about one kind of finding
  fortegnelse diff git:main             what changed, and what that requires
  fortegnelse release --help            freeze the content as a version that applies from a day
  fortegnelse check --format sarif      for a code host; github annotates a pull request

Exit codes: 0 fine · 1 findings at or above --deny · 2 cannot run (usage, unreadable input) · 73 cannot write · 75 busy
Danish: add --lang da";

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the site, the register and the schemas from the content
    Build(BuildArgs),
    /// Say what is wrong with the content, in form and by law
    Check(CheckArgs),
    /// Say what changed between two contents, and what that requires by law
    Diff(DiffArgs),
    /// Freeze the content as a version that applies from a day
    Release(ReleaseArgs),
    /// Explain a kind of finding, or list all
    Explain(ExplainArgs),
    /// Write the JSON Schemas, for editors and for other systems
    Schema(SchemaArgs),
    /// Write a complete example to start from, or a file to put the words of another language in
    Init(InitArgs),
}

/// What every command takes.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Common options")]
pub(super) struct Common {
    /// The folder of content
    #[arg(long, global = true, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The folder of your own templates [default: templates beside the content]
    #[arg(long, global = true, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// The day to build for [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// The language of findings [default: the content's, else English]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// How findings are told: json, sarif and github go to standard output
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Colours (NO_COLOR is heard too)
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
    /// Raise a limit on what is read: file=64 (MiB, to 1024), text=64 (KiB, to 1024), depth=32 (levels, to 128)
    #[arg(long, global = true, value_name = "NAME=NUMBER", value_parser = raised)]
    pub limit: Vec<Raised>,
    /// Say nothing but findings
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

impl Common {
    /// The language of messages before any content is read.
    pub(super) fn message_language(&self) -> Lang {
        self.lang.map_or(Lang::Da, Lang::from)
    }

    /// How much is read.
    pub(super) fn limits(&self) -> Limits {
        self.limit.iter().fold(Limits::default(), |limits, it| limits.raised(it.limit, it.to))
    }

    /// The folder of the user's own templates.
    pub(super) fn templates(&self) -> PathBuf {
        let beside = || match self.content.parent() {
            Some(parent) => parent.join("templates"),
            None => PathBuf::from("templates"),
        };
        self.templates.clone().unwrap_or_else(beside)
    }
}

/// A limit, and what it is raised to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raised {
    limit: Limit,
    to: usize,
}

/// From which level on findings stop the command.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Deny {
    /// Warnings and errors.
    Warning,
    /// Errors only.
    Error,
}

impl From<Deny> for Severity {
    fn from(it: Deny) -> Severity {
        match it {
            Deny::Warning => Severity::Warning,
            Deny::Error => Severity::Error,
        }
    }
}

/// `build`.
#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    /// Where to write; replaced in one step, or left as it was
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// Build although answers are still to be given (`todo`) and rules of law are not met; mark every page as a draft
    #[arg(long)]
    pub draft: bool,
    /// From which level on findings stop the build
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub deny: Deny,
}

/// `check`.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Forgive answers still to be given (`todo`)
    #[arg(long)]
    pub draft: bool,
    /// From which level on findings give exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub deny: Deny,
    /// Tell and count these kinds of findings only; several with a comma between, or the option again
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Tell and count the rules of these groups only
    #[arg(long, value_name = "GROUP", value_delimiter = ',', value_parser = GROUPS)]
    pub group: Vec<String>,
    /// Also list the findings that are answered in decisions.yaml
    #[arg(long)]
    pub show_answered: bool,
    /// Append an entry to decisions.yaml for each finding, to be filled in
    #[arg(long)]
    pub write_decisions: bool,
    /// Go through Art. 13, 14 and 30 item by item for each activity: met, not applicable, answered or missing, and why
    #[arg(long, conflicts_with = "stats")]
    pub checklist: bool,
    /// Count words and sentences, and say how hard each page and activity is to read (LIX)
    #[arg(long)]
    pub stats: bool,
}

/// `diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = DIFF_HELP)]
pub(super) struct DiffArgs {
    /// What it was: a content folder, a git revision (git:main), a released version (2023-12-01) or a register.json
    pub old: String,
    /// What it is now [default: the content folder]
    pub new: Option<String>,
    /// Exit with 1 when a change is material, for CI
    #[arg(long, value_name = "WEIGHT")]
    pub deny: Option<Weight>,
    /// Write the message to those whom the changes concern instead: e-mail, SMS and for an app, in this language
    #[arg(long, value_name = "LANG")]
    pub letter: Option<LangArg>,
    /// From when the changes apply, for the message [default: what the notice itself says]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, requires = "letter")]
    pub effective: Option<Date>,
}

const DIFF_HELP: &str = "\
Examples:
  fortegnelse diff git:main                          what my changes mean, next to the branch main
  fortegnelse diff git:v1.2 git:main --lang en       between a tag and a branch
  fortegnelse diff 2023-12-01                        since the version that was released that day
  fortegnelse diff old/register.json new/register.json
  fortegnelse diff git:main --format markdown        for a pull request; html for a page, json for a program
  fortegnelse diff git:main --deny material          stop a build that changes more than words
  fortegnelse diff 2023-12-01 --letter da --effective 2027-03-01    what to write to people; --format json for all parts

Things are matched by id: order, comments and files are no change. A changed id is a rename where previous_ids says so.
It shows which duties a change can bring. It does not decide whether the change is lawful.";

/// Which changes are stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Weight {
    /// Those that something follows from.
    Material,
}

/// `release`.
#[derive(Debug, clap::Args)]
#[command(after_help = RELEASE_HELP)]
pub(super) struct ReleaseArgs {
    /// From when it applies; the name of the version too
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub effective: Date,
    /// Who approved it; it stands in the version
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub approved_by: String,
    /// When those it concerns were told, or will be [default: the day of the release]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub announced: Option<Date>,
}

const RELEASE_HELP: &str = "\
Examples:
  fortegnelse diff 2023-12-01                                    first: what changed, and what it requires
  fortegnelse release --effective 2027-02-01 --approved-by 'Anne Jensen, DPO'
  fortegnelse release --effective 2027-02-01 --approved-by 'Anne Jensen, DPO' --announced 2026-12-20

It writes content/versions/2027-02-01/: the register and the notices as published, as data and as text, a copy of the content, what
changed, who approved it, and the hash of the version before. Commit the folder and never change it; `check` finds every byte that
was. `build --date` shows the version in force that day; without versions it shows the content.

It refuses while there are findings, when nothing changed, when an earlier version was altered, and when a material change comes
with fewer days of warning than the notice in force promises (change_policy).";

/// `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The code; left out, all are listed
    pub code: Option<String>,
    /// List the codes of one provision: 13, 13.1.c (the GDPR), dbl:6 (databeskyttelsesloven)
    #[arg(long, value_name = "ARTICLE", value_parser = provision, conflicts_with = "code")]
    pub article: Option<Provision>,
}

/// `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Where to write
    #[arg(long, value_name = "DIR", default_value = "schema")]
    pub out: PathBuf,
}

/// `init`.
#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// A folder that does not exist yet, or is empty
    #[arg(required_unless_present = "language", conflicts_with = "language")]
    pub dir: Option<PathBuf>,
    /// Instead: lay out text/LANG.yaml among the templates, with every text that pages in this language need
    #[arg(long, value_name = "LANG", value_parser = other_language)]
    pub language: Option<Lang>,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// For programs: one JSON document, with a schema of its own.
    Json,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: an annotation for each finding.
    Github,
    /// `diff` only, for a pull request.
    Markdown,
    /// `diff` only: a page.
    Html,
}

impl Format {
    /// Whether a command tells what it has to tell like this: findings are told otherwise than changes.
    pub(super) fn is_for(self, diff: bool) -> bool {
        match self {
            Format::Human | Format::Json => true,
            Format::Sarif | Format::Github => !diff,
            Format::Markdown | Format::Html => diff,
        }
    }

    /// Whether it is a document, which is there also when nothing was found.
    pub(super) fn is_document(self) -> bool {
        matches!(self, Format::Json | Format::Sarif)
    }
}

/// A language of findings.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LangArg {
    /// Danish.
    Da,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(it: LangArg) -> Lang {
        match it {
            LangArg::Da => Lang::Da,
            LangArg::En => Lang::En,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ColorArg {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn other_language(text: &str) -> Result<Lang, String> {
    let lang = Lang::from_code(text).filter(|it| !Lang::ALL.contains(it));
    lang.ok_or_else(|| {
        "a language is a code of ISO 639-1 other than da and en, such as de".to_owned()
    })
}

fn provision(text: &str) -> Result<Provision, String> {
    Provision::parse(text).ok_or_else(|| "an article looks like 13, 13.1.c or dbl:6".to_owned())
}

/// The version, and how old the law in it is.
static LONG_VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut text =
        format!("{}\n\nTables of law, last compared with their source:", env!("CARGO_PKG_VERSION"));
    for table in law::tables() {
        text.extend(["\n  ", &table.checked_on.to_string(), "  ", &table.name]);
    }
    text
});

/// A name that stands in a document for good.
fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    let fits = !text.is_empty()
        && text.chars().count() <= 200
        && !text.chars().any(|it| forbidden(it) || it == '\n');
    if fits {
        Ok(text.to_owned())
    } else {
        Err("a name of 200 characters at most, on one line".to_owned())
    }
}

fn raised(text: &str) -> Result<Raised, String> {
    let named = |name: &str| Limit::ALL.into_iter().find(|it| it.name() == name);
    let parts = text.split_once('=').and_then(|(name, to)| Some((named(name)?, to.parse().ok())));
    match parts {
        Some((limit, Some(to))) if limit.range().contains(&to) => Ok(Raised { limit, to }),
        Some((limit, _)) => {
            let (name, unit, range) = (limit.name(), limit.unit(), limit.range());
            let (least, most) = range.into_inner();
            Err(format!("{name} goes from {least} to {most} {unit}, as in {name}={}", 2 * least))
        }
        None => Err("a limit is file, text or depth and a number, as in file=128".to_owned()),
    }
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a date looks like 2026-11-22".to_owned())
}
