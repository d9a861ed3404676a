//! `check --checklist` and `check --stats`: how the content stands, on the result stream.

use std::io;

use anyhow::Result;

use super::args::{Common, Format};
use super::load::Loaded;
use super::say;
use crate::page::Facing;
use crate::report;
use crate::site::Sheets;

/// Prints the checklist, sheet by sheet for people.
pub(super) fn checklist(loaded: &Loaded, common: &Common) {
    let sheets = Sheets::of(&loaded.register, &loaded.sources, &loaded.outcome, loaded.lang);
    let (head, totals) = sheets.totals();
    if common.format == Format::Json {
        let all: Vec<_> = sheets.all().collect();
        say::out(&report::checklist_json(&head, &all, &loaded.date.to_string()));
        return;
    }
    let width = say::width(io::stdout()).unwrap_or(say::USUAL_WIDTH);
    say::out(&report::checklist_head(&head, &totals, loaded.lang, width));
    for sheet in sheets.all() {
        say::out(&report::checklist_sheet(&sheet, loaded.lang, width));
    }
}

/// Prints how hard pages and activities are to read.
pub(super) fn stats(loaded: &Loaded, facing: &Facing, common: &Common) -> Result<()> {
    let site = loaded.site(facing);
    let pages = site.readability_of_pages(loaded.lang)?;
    let activities = site.readability_of_activities(loaded.lang);
    say::out(&match common.format {
        Format::Json => report::stats_json(&pages, &activities),
        _ => report::stats(&pages, &activities, loaded.lang),
    });
    Ok(())
}
