//! What a preview costs: from a changed text in memory to the page that shows it, with the library's calls.
//!
//! ```text
//! cargo bench --bench preview                  N = 1 000
//! cargo bench --bench preview -- 100 10000     these sizes
//! ```
//!
//! The content is in memory, as whoever serves the pages has it. One word of an activity changes; its file is read and
//! everything resolved anew ([`compile::compile_changed`]), the table of files is made ([`Site::of`]) and asked what the
//! edit touches ([`Site::touched_by`]), and the activity's page is rendered. That is what the author waits for, and what
//! has the goal. Told beside it: reading everything ([`compile::compile`]), what the rules of law cost, the other files
//! that the edit touches, and a build of all files into memory, one after the other.
#![expect(clippy::disallowed_methods, reason = "this is no part of the program")]
#![expect(clippy::print_stdout, reason = "the table is what it is for")]

mod measure;
mod registers;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use fortegnelse::page::{Facing, Theme};
use fortegnelse::register::Date;
use fortegnelse::site::{Row, Site};
use fortegnelse::source::{FileId, Limits, Sources};
use fortegnelse::written::Kept;
use fortegnelse::{compile, disk};
use measure::{Arguments, SEED, grouped, median};

/// How many edits are made.
const EDITS: usize = 31;
/// From the changed text to the page, in milliseconds, at this size.
const GOAL: (usize, f64) = (1_000, 30.0);

const HEADS: [&str; 10] = [
    "N",
    "changed",
    "table",
    "page",
    "preview",
    "reading",
    "judge",
    "touched",
    "files",
    "all files",
];

fn main() -> Result<()> {
    let arguments = Arguments::read();
    let mut sizes = arguments.sizes()?;
    if sizes.is_empty() {
        // `cargo test --all-targets` only wants to know that it works.
        sizes = vec![if arguments.in_earnest { GOAL.0 } else { 10 }];
    }
    println!("preview: {}\nmedians of {EDITS} edits, in ms\n", measure::machine());
    println!("{}", HEADS.map(|it| format!("{it:>10}")).concat());
    for size in sizes {
        let folder = measure::folder()?;
        registers::write(folder.path(), size, SEED)?;
        let (sources, _) = disk::read(folder.path(), Path::new("/nonexistent"), Limits::default())?;
        let figures = preview(sources)?;
        let cells = figures.iter().map(|it| format!("{it:>10.2}"));
        println!("{:>10}{}", grouped(size as u64), cells.collect::<String>());
        if size == GOAL.0 {
            let verdict = if figures[3] < GOAL.1 { "met" } else { "missed" };
            println!("{:>10}the goal of a preview is {} ms: {verdict}", "", GOAL.1);
        }
    }
    Ok(())
}

/// The figures under the heads, but the first.
fn preview(mut sources: Sources) -> Result<[f64; 9]> {
    let date = Date::parse(registers::DATE).context("no date")?;
    let facing = Facing { date, content_hash: compile::content_hash(&sources), draft: false };
    let (theme, _) = Theme::new(&[]);
    let (file, text, id) = an_activity(&sources).context("there is no activity")?;
    let page = format!("site/aktivitet/{id}/index.html");
    let mut figures: [Vec<f64>; 9] = Default::default();
    let mut kept = Kept::default();
    let mut before = (sources.clone(), compile::compile_changed(&sources, &mut kept).0);
    for edit in 0..EDITS {
        sources.replace(file, text.replacen("label: ", &format!("label: {edit} "), 1));
        let (compiling, (register, _)) = timed(|| compile::compile_changed(&sources, &mut kept));
        let (tabling, (site, touched)) = timed(|| {
            let site = Site::of(&register, &theme, &facing);
            let rows = site.touched_by(file, &sources, (&before.0, &before.1));
            let touched: Vec<Row> = rows.into_iter().cloned().collect();
            (site, touched)
        });
        let row = touched.iter().find(|it| it.path == page).context("the page is not touched")?;
        let (rendering, html) = timed(|| written(&site, [row]));
        let seen = String::from_utf8_lossy(&html?).contains(&format!(">{edit} "));
        anyhow::ensure!(seen, "the page does not show the edit");
        let (reading, _) = timed(|| compile::compile(&sources));
        let (judging, _) = timed(|| compile::judge(&register, &sources, date));
        let (rest, _) = timed(|| written(&site, &touched));
        let all = if edit % 10 == 0 { timed(|| written(&site, site.rows())).0 } else { f64::NAN };
        let preview = compiling + tabling + rendering;
        let touched = touched.len() as f64;
        let row = [compiling, tabling, rendering, preview, reading, judging, rest, touched, all];
        figures.iter_mut().zip(row).for_each(|(all, it)| all.push(it));
        before = (sources.clone(), register);
    }
    Ok(figures.map(|it| median(it.into_iter().filter(|it| !it.is_nan()).collect())))
}

/// An activity in the middle: its file, the file's text and its id.
fn an_activity(sources: &Sources) -> Option<(FileId, String, String)> {
    let mut all = sources.iter().filter(|(_, it)| it.path.starts_with("activities/"));
    let (file, it) = all.nth(sources.len() / 2 - 4)?;
    let id = it.path.strip_prefix("activities/")?.strip_suffix(".yaml")?;
    Some((file, it.text.clone(), id.to_owned()))
}

/// Writes these files into memory, one after the other.
fn written<'r>(site: &Site<'_>, rows: impl IntoIterator<Item = &'r Row>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for row in rows {
        bytes.clear();
        site.write(row, &mut bytes, &mut Vec::new())?;
        black_box(&bytes);
    }
    Ok(bytes)
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let started = Instant::now();
    let result = black_box(work());
    (measure::ms(started.elapsed()), result)
}
