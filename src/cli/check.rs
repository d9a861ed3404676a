//! `check`: what is wrong with the content. Writes nothing.

use std::process::ExitCode;

use anyhow::Result;

use super::args::{CheckArgs, Common};
use super::{FINDINGS, codes, decide, load, say};
use crate::page::Facing;
use crate::site::Site;
use crate::source::{self, Code, Severity, word};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, common: &Common) -> Result<ExitCode> {
    let only = args.only.iter().map(|it| codes::find(it, common.message_language()));
    let mut only = only.collect::<Result<Vec<_>>>()?;
    only.sort_by_key(|it| it.name);
    only.dedup();
    let mut loaded = load::load(common, args.draft)?;
    // Only content that is whole makes pages that can be checked.
    if loaded.whole {
        let facing = Facing {
            date: loaded.date,
            content_hash: loaded.content_hash.clone(),
            draft: args.draft,
        };
        let site = Site::of(&loaded.register, &loaded.theme, &facing);
        for row in site.rows().iter().filter(|it| it.is_rendered()) {
            site.write(row, &mut std::io::sink(), &mut loaded.found)?;
        }
        source::sort(&mut loaded.found, &loaded.sources);
    }
    let all = loaded.found.len();
    if !only.is_empty() || !args.group.is_empty() {
        let of_group = |it: &Code| {
            it.page().group().is_some_and(|it| args.group.iter().any(|name| name == it))
        };
        let wanted = |it: &Code| only.contains(&it) || of_group(it);
        loaded.found.retain(|it| wanted(it.code));
        loaded.answered.retain(|it| wanted(it.finding.code));
        loaded.codes.retain(|it| wanted(it));
    }
    if args.write_decisions && loaded.whole {
        decide::write(&loaded, common)?;
    }
    if common.format.is_document() || !loaded.found.is_empty() {
        say::findings(&loaded.told(), common);
    } else {
        say::note(common, &fine(args, &loaded));
    }
    if args.show_answered {
        say::answered(&loaded.told(), common);
    }
    let others = all - loaded.found.len();
    if others > 0 {
        let text = word("not-told", loaded.lang).replace("{number}", &others.to_string());
        say::note(common, &text);
    }
    let denied = load::denied(&loaded.found, Severity::from(args.deny));
    Ok(if denied { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

/// That nothing was found, and among what.
fn fine(args: &CheckArgs, loaded: &load::Loaded) -> String {
    if args.only.is_empty() && args.group.is_empty() {
        let files = loaded.sources.with_role(source::Role::Content).count().to_string();
        word("all-fine", loaded.lang).replace("{files}", &files)
    } else {
        let names: Vec<&str> = loaded.codes.iter().map(|it| it.name).collect();
        word("none-found", loaded.lang).replace("{codes}", &names.join(", "))
    }
}
