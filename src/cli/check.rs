//! `check`: what is wrong with the content. Writes nothing.

use std::process::ExitCode;

use anyhow::Result;

use super::args::{CheckArgs, Common, Format};
use super::{FINDINGS, load, say};
use crate::page::Facing;
use crate::site::Site;
use crate::source::{self, Severity, word};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, common: &Common) -> Result<ExitCode> {
    let mut loaded = load::load(common, args.draft)?;
    // Only content that is whole makes pages that can be checked.
    if !load::denied(&loaded.found, Severity::Error) {
        let facing = Facing {
            date: load::date(common)?,
            content_hash: loaded.content_hash.clone(),
            draft: args.draft,
        };
        let site = Site::of(&loaded.register, &loaded.theme, &facing);
        for row in site.rows().iter().filter(|it| it.is_rendered()) {
            site.write(row, &mut std::io::sink(), &mut loaded.found)?;
        }
        source::sort(&mut loaded.found, &loaded.sources);
    }
    if common.format == Format::Json || !loaded.found.is_empty() {
        say::findings(&loaded.found, &loaded.sources, loaded.lang, common);
    } else {
        let files = loaded.sources.with_role(source::Role::Content).count().to_string();
        say::note(common, &word("all-fine", loaded.lang).replace("{files}", &files));
    }
    let denied = load::denied(&loaded.found, Severity::from(args.deny));
    Ok(if denied { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}
