//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::register::Date;
use crate::source::{Lang, Severity};

/// One YAML source of truth → a Danish privacy notice (GDPR Art. 12-14), a record of processing activities (Art. 30) as
/// JSON, and JSON Schemas.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = AFTER_HELP)]
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

Exit codes: 0 fine · 1 findings at or above --deny · 2 cannot run (usage, unreadable input, cannot write)
Danish: add --lang da";

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the site, the register and the schemas from the content
    Build(BuildArgs),
    /// Say what is wrong with the content; write nothing
    Check(CheckArgs),
    /// Explain a kind of finding, or list all
    Explain(ExplainArgs),
    /// Write the JSON Schemas, for editors and for other systems
    Schema(SchemaArgs),
    /// Write a complete example to start from
    Init(InitArgs),
}

/// What every command takes.
#[derive(Debug, clap::Args)]
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
    /// The language of findings [default: the content's]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// How findings are told
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Colours (NO_COLOR is heard too)
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
    /// Say nothing but findings
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

impl Common {
    /// The language of messages before any content is read.
    pub(super) fn message_language(&self) -> Lang {
        self.lang.map_or(Lang::Da, Lang::from)
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
    /// Build although answers are still to be given (`todo`), and mark every page as a draft
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
    /// Go through Art. 13, 14 and 30 item by item for each activity: met, not applicable, answered or missing, and why
    #[arg(long, conflicts_with = "stats")]
    pub checklist: bool,
    /// Count words and sentences, and say how hard each page and activity is to read (LIX)
    #[arg(long)]
    pub stats: bool,
}

/// `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The code; left out, all are listed
    pub code: Option<String>,
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
    pub dir: PathBuf,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// For machines.
    Json,
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

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a date looks like 2026-11-22".to_owned())
}
