//! `check`: what is wrong with the content, or how it stands. Writes nothing but answers to fill in, when asked.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{CheckArgs, Common, Format};
use super::load::Which;
use super::{FINDINGS, codes, decide, gate, load, say, standing};
use crate::page::Facing;
use crate::source::{self, Code, Diagnostics, Severity, word};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, common: &Common) -> Result<ExitCode> {
    let only = args.only.iter().map(|it| codes::find(it, common.message_language()));
    let mut only = only.collect::<Result<Vec<_>>>()?;
    only.sort_by_key(|it| it.name);
    only.dedup();
    let asked = args.checklist || args.stats;
    if asked && !matches!(common.format, Format::Human | Format::Json) {
        bail!("{}", word("standing-format", common.message_language()));
    }
    let mut loaded = load::load(common, args.draft, Which::Present)?;
    let facing = loaded.facing(args.draft);
    // Only content that is whole makes pages that can be checked.
    if loaded.whole {
        let more = [pages(&loaded, &facing)?, gate::gate(&loaded)?];
        loaded.found.extend(more.into_iter().flatten());
        source::sort(&mut loaded.found, &loaded.sources);
    }
    let all = loaded.found.len();
    if !only.is_empty() || !args.group.is_empty() {
        let of_group = |it: &Code| {
            it.page().group().is_some_and(|it| args.group.iter().any(|name| name == it))
        };
        let wanted = |it: &Code| only.contains(&it) || of_group(it);
        loaded.found.retain(|it| wanted(it.code));
        loaded.codes.retain(|it| wanted(it));
    }
    if args.write_decisions && loaded.whole {
        decide::write(&loaded, common)?;
    }
    let standing = asked && loaded.whole;
    // A machine reads one document, and it is the one that was asked for.
    if !(standing && common.format == Format::Json) {
        tell(args, &loaded, common);
    }
    let others = all - loaded.found.len();
    if others > 0 {
        let text = word("not-told", loaded.lang).replace("{number}", &others.to_string());
        say::note(common, &text);
    }
    if standing && args.checklist {
        standing::checklist(&loaded, common);
    } else if standing {
        standing::stats(&loaded, &facing, common)?;
    } else if asked {
        say::note(common, word("standing-not-made", loaded.lang));
    }
    // Rules that were not tried have not passed, whichever of them were asked for.
    let untried = !loaded.whole && loaded.codes.iter().any(|it| it.page().group().is_some());
    if untried {
        say::note(common, word("law-not-checked", loaded.lang));
    }
    let denied = untried || load::denied(&loaded.found, Severity::from(args.deny));
    Ok(if denied { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

/// What is wrong with the pages.
///
/// # Errors
/// When they cannot be made.
pub(super) fn pages(loaded: &load::Loaded, facing: &Facing) -> Result<Diagnostics> {
    let mut found = Vec::new();
    let site = loaded.site(facing);
    for row in site.rows().iter().filter(|it| it.is_rendered()) {
        site.write(row, &mut std::io::sink(), &mut found)?;
    }
    Ok(found)
}

fn tell(args: &CheckArgs, loaded: &load::Loaded, common: &Common) {
    if common.format.is_document() || !loaded.found.is_empty() {
        say::findings(&loaded.told(), common);
    } else {
        say::note(common, &fine(args, loaded));
    }
    if args.show_answered {
        say::answered(&loaded.told(), common);
    }
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
