//! `explain`: all about one kind of finding, or the list of all, or of those of one provision.

use std::process::ExitCode;

use anyhow::Result;

use super::args::{Common, ExplainArgs};
use super::{codes, say};
use crate::source::word;
use crate::{compile, report};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs, common: &Common) -> Result<ExitCode> {
    let lang = common.message_language();
    let width = say::width(std::io::stdout());
    if let Some(name) = &args.code {
        let code = codes::find(name, lang)?;
        say::out(&report::explain(code, lang, width.unwrap_or(say::USUAL_WIDTH)));
        return Ok(ExitCode::SUCCESS);
    }
    let mut codes = compile::codes();
    if let Some(provision) = &args.article {
        codes.retain(|it| it.page().law().iter().any(|key| provision.holds(key)));
    }
    if codes.is_empty() {
        say::note(common, word("no-code-of-article", lang));
    }
    say::out(&report::list(&codes, lang, width));
    Ok(ExitCode::SUCCESS)
}
