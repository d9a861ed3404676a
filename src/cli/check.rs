//! `check`: what is wrong with the content, or how it stands. Writes nothing.

use std::process::ExitCode;

use anyhow::Result;

use super::args::{CheckArgs, Common, Format};
use super::load::Loaded;
use super::{FINDINGS, load, say};
use crate::page::Facing;
use crate::report;
use crate::site::Sheets;
use crate::source::{self, Severity, word};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, common: &Common) -> Result<ExitCode> {
    let mut loaded = load::load(common, args.draft)?;
    let facing = Facing {
        date: load::date(common)?,
        content_hash: loaded.content_hash.clone(),
        draft: args.draft,
    };
    // Only content that is whole makes pages that can be checked.
    if !load::denied(&loaded.found, Severity::Error) {
        let mut of_pages = Vec::new();
        let site = loaded.site(&facing);
        for row in site.rows() {
            site.write(row, &mut std::io::sink(), &mut of_pages)?;
        }
        loaded.found.extend(of_pages);
        source::sort(&mut loaded.found, &loaded.sources);
    }
    let told = (args.checklist || args.stats) && loaded.outcome.is_some();
    // A machine reads one document, and it is the one that was asked for.
    if common.format == Format::Human || !told {
        findings(&loaded, common);
    }
    if told && args.checklist {
        checklist(&loaded, &facing, common);
    } else if told {
        stats(&loaded, &facing, common)?;
    } else if args.checklist || args.stats {
        say::note(common, word("checklist-not-made", loaded.lang));
    }
    let denied = load::denied(&loaded.found, Severity::from(args.deny));
    Ok(if denied { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

fn findings(loaded: &Loaded, common: &Common) {
    if common.format == Format::Json || !loaded.found.is_empty() {
        say::findings(&loaded.found, &loaded.sources, loaded.lang, common);
    } else {
        let files = loaded.sources.with_role(source::Role::Content).count().to_string();
        say::note(common, &word("all-fine", loaded.lang).replace("{files}", &files));
    }
}

/// Prints the checklist, sheet by sheet for people.
fn checklist(loaded: &Loaded, facing: &Facing, common: &Common) {
    let Some(outcome) = &loaded.outcome else { return };
    let sheets = Sheets::of(&loaded.register, &loaded.sources, outcome, loaded.lang);
    let (head, totals) = sheets.totals();
    if common.format == Format::Json {
        let all: Vec<_> = sheets.all().collect();
        say::out(&report::checklist_json(&head, &all, &facing.date.to_string()));
        return;
    }
    let width = say::width();
    say::out(&report::checklist_head(&head, &totals, loaded.lang, width));
    for sheet in sheets.all() {
        say::out(&report::checklist_sheet(&sheet, loaded.lang, width));
    }
}

/// Prints how hard pages and activities are to read.
fn stats(loaded: &Loaded, facing: &Facing, common: &Common) -> Result<()> {
    let site = loaded.site(facing);
    let pages = site.readability_of_pages(loaded.lang)?;
    let activities = site.readability_of_activities(loaded.lang);
    say::out(&match common.format {
        Format::Json => report::stats_json(&pages, &activities),
        Format::Human => report::stats(&pages, &activities, loaded.lang),
    });
    Ok(())
}
