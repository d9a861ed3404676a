//! `init`: a complete example to start from.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Common, InitArgs};
use super::say;
use crate::source::word;
use crate::{disk, site};

macro_rules! example {
    ($($path:literal)*) => {
        [$(($path, include_str!(concat!("example/", $path)))),*]
    };
}

/// The example, a made-up company that says so itself.
const FILES: [(&str, &str); 21] = example! {
    ".gitignore"
    "README.md"
    "content/consents.yaml"
    "content/data_categories.yaml"
    "content/data_subjects.yaml"
    "content/logo-dark.svg"
    "content/logo.svg"
    "content/notices.yaml"
    "content/organisation.yaml"
    "content/processor_activities.yaml"
    "content/recipients.yaml"
    "content/security_measures.yaml"
    "content/activities/arrangementer.yaml"
    "content/activities/kundekonto.yaml"
    "content/activities/kundeservice.yaml"
    "content/activities/noedkontakt.yaml"
    "content/activities/nyhedsbrev.yaml"
    "content/activities/ordrer.yaml"
    "content/activities/personale.yaml"
    "content/activities/regnskab.yaml"
    "content/activities/rekruttering.yaml"
};

/// Runs the command.
pub(super) fn run(args: &InitArgs, common: &Common) -> Result<ExitCode> {
    let lang = common.message_language();
    if disk::exists(&args.dir) && !disk::is_empty_folder(&args.dir) {
        bail!("{}", word("not-empty", lang).replace("{path}", &args.dir.display().to_string()));
    }
    for (path, text) in FILES {
        disk::write_new(&args.dir.join(path), text)?;
    }
    for (name, text) in site::PUBLISHED {
        disk::write_new(&args.dir.join("schema").join(name), text)?;
    }
    say::note(common, &word("began", lang).replace("{path}", &args.dir.display().to_string()));
    Ok(ExitCode::SUCCESS)
}
