//! Hostile text: what people, programs and attackers put into files, and what the reader makes of it.
//!
//! The quick run does a fixed share of everything; `HOSTILE=200000 cargo test --test suite hostile::mutants` does so many
//! mutants instead, and `cargo test --test suite hostile::long_texts -- --ignored` compares the time that texts of two sizes take.
//! Lists of cases are data: tests/fixtures/malformed, scalars, yaml-test-suite.

use fortegnelse::compile::compile;
use fortegnelse::source::{Diagnostic, Diagnostics, sort};

use crate::project::Project;

mod notation;

mod bytes;
mod code_points;
mod dates;
mod files;
mod growth;
mod limits;
mod line_ends;
mod long_texts;
mod malformed;
mod mutants;
mod scalar_table;
mod yaml_suite;

/// How many cases a test with no natural end does: so many in the quick run, or what `HOSTILE` says.
fn number(quick: usize) -> usize {
    let wanted = std::env::var("HOSTILE").ok();
    wanted.and_then(|it| it.parse().ok()).unwrap_or(quick)
}

/// What reading and resolving find, in the order of the files; no page is made.
fn found(project: &Project) -> Diagnostics {
    let (_, mut found) = compile(&project.sources);
    found.extend(project.early.iter().cloned());
    sort(&mut found, &project.sources);
    found
}

/// The findings as `CODE LINE:COLUMN`, those of other files than `content.yaml` with its name in front.
fn places(project: &Project) -> Vec<String> {
    let shown = |it: &Diagnostic| {
        let at = project.sources.position(it.span.file, it.span.start);
        let path = project.sources.display_path(it.span.file);
        let file = if path == "content.yaml" { String::new() } else { format!("{path} ") };
        format!("{file}{} {}:{}", it.code.name, at.line, at.column)
    };
    found(project).iter().map(shown).collect()
}
