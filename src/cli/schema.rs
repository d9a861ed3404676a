//! `schema`: the JSON Schemas, for editors and for other systems.

use std::process::ExitCode;

use anyhow::{Context, Result};

use super::args::{Common, SchemaArgs};
use super::say;
use crate::source::word;
use crate::{disk, site};

/// Runs the command.
pub(super) fn run(args: &SchemaArgs, common: &Common) -> Result<ExitCode> {
    for (name, make) in site::schemas() {
        let path = args.out.join(name);
        let text = serde_json::to_string_pretty(&make()).context("a schema is JSON")? + "\n";
        disk::write_over(&path, &text)?;
        let lang = common.message_language();
        say::note(common, &word("wrote", lang).replace("{path}", &path.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}
