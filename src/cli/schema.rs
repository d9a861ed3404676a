//! `schema`: the JSON Schemas, for editors and for other systems.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::Value;

use super::args::{Common, SchemaArgs};
use super::say;
use crate::site::PUBLISHED;
use crate::source::word;
use crate::{article30, disk, report, site, version, written};

/// Makes a schema.
pub type MakeSchema = fn() -> Value;

/// What the types make of the published schemas, by file name: for the test that keeps `schema/` true. The program itself
/// carries the files only.
pub fn schemas() -> impl Iterator<Item = (&'static str, MakeSchema)> {
    let schemas: [(&str, MakeSchema); 7] = [
        ("content.schema.json", written::json_schema),
        (report::diff::DIFF, report::diff::diff_schema),
        (report::FINDINGS, report::findings_schema),
        ("notice.schema.json", article30::notice_schema),
        ("register.schema.json", article30::register_schema),
        (version::SCHEMA, version::version_schema),
        (site::VERSIONS, site::versions_schema),
    ];
    schemas.into_iter()
}

/// Runs the command.
pub(super) fn run(args: &SchemaArgs, common: &Common) -> Result<ExitCode> {
    for (name, text) in PUBLISHED {
        let path = args.out.join(name);
        disk::write_over(&path, text)?;
        let lang = common.message_language();
        say::note(common, &word("wrote", lang).replace("{path}", &path.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}
