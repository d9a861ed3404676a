//! `explain`: all about one kind of finding, or the list of all.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Common, ExplainArgs};
use super::say;
use crate::source::{nearest, word};
use crate::{compile, report};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs, common: &Common) -> Result<ExitCode> {
    let lang = common.message_language();
    let codes = compile::codes();
    let Some(name) = &args.code else {
        say::out(&report::list(&codes, lang));
        return Ok(ExitCode::SUCCESS);
    };
    let Some(code) = codes.iter().find(|it| it.name == name) else {
        let unknown = word("unknown-code", lang).replace("{name}", name);
        match nearest(name, codes.iter().map(|it| it.name)) {
            Some(near) => {
                bail!("{unknown}; {}", word("did-you-mean", lang).replace("{name}", near))
            }
            None => bail!("{unknown}; {}", word("list-codes", lang)),
        }
    };
    say::out(&report::explain(code, lang));
    Ok(ExitCode::SUCCESS)
}
