//! How many instructions a build takes, held against `benches/counts.json`: counts do not depend on how busy or how fast
//! the machine is, so a change that costs is seen where a clock sees nothing.
//!
//! ```text
//! cargo bench --bench counts                    counts, and tells what has changed by over 5 %
//! cargo test --bench counts -- --program target/release/fortegnelse            the same of a program that is built
//! cargo test --bench counts -- --program target/release/fortegnelse --write    records the counts
//! ```
//!
//! Valgrind counts (`--tool=callgrind`), on one processor. What a source line comes to differs between compilers, C
//! libraries and versions of Valgrind, so they are recorded too, and where they are others nothing is compared. A count
//! is never a failure: a feature may be worth its cost, and then the counts are recorded anew.
#![expect(clippy::disallowed_methods, reason = "this is no part of the program")]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

mod measure;
mod registers;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use measure::{Arguments, CONTENT, SEED, grouped};
use serde::{Deserialize, Serialize};

/// Where the counts are recorded.
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/counts.json");
/// What records them anew.
const RENEWED_BY: &str =
    "cargo test --bench counts -- --program target/release/fortegnelse --write";
/// So much more is told.
const MARGIN: f64 = 1.05;
/// How many activities the made-up register has.
const MADE: usize = 1_000;

/// The recorded counts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    renewed_by: String,
    /// What counts depend on beside the program's source.
    made_with: BTreeMap<String, String>,
    /// Instructions of a build, by what is built.
    instructions: BTreeMap<String, u64>,
}

fn main() -> Result<()> {
    let arguments = Arguments::read();
    if !arguments.in_earnest {
        return Ok(());
    }
    let Some(made_with) = made_with() else {
        println!("not counted: valgrind is not installed");
        return Ok(());
    };
    let counted = count(&arguments.program)?;
    if arguments.has("--write") {
        let record = Record { renewed_by: RENEWED_BY.to_owned(), made_with, instructions: counted };
        fs::write(RECORD, serde_json::to_string_pretty(&record)? + "\n")?;
        println!("recorded in {RECORD}");
        return Ok(());
    }
    let record: Record = serde_json::from_str(&fs::read_to_string(RECORD)?)?;
    tell(&record, &made_with, &counted);
    Ok(())
}

/// Says how the counts stand to the recorded ones.
fn tell(record: &Record, made_with: &BTreeMap<String, String>, counted: &BTreeMap<String, u64>) {
    let others: Vec<String> = made_with
        .iter()
        .filter(|(name, version)| record.made_with.get(*name) != Some(version))
        .map(|(name, version)| {
            let recorded = record.made_with.get(name).map_or("none", |it| it.as_str());
            format!("{name} {version} (recorded with {recorded})")
        })
        .collect();
    for (name, count) in counted {
        let recorded = record.instructions.get(name).copied().filter(|_| others.is_empty());
        let change = recorded.map(|it| *count as f64 / it as f64);
        let verdict = match change {
            None => String::new(),
            Some(it) if it > MARGIN => format!(
                "  WARNING: {:+.1} %. Find what costs, or record it and say why: {RENEWED_BY}",
                (it - 1.0) * 100.0
            ),
            Some(it) => format!("  {:+.1} %", (it - 1.0) * 100.0),
        };
        println!("{name:>8} {:>16} instructions{verdict}", grouped(*count));
    }
    if !others.is_empty() {
        println!("not compared: {}; to record: {RENEWED_BY}", others.join(", "));
    }
}

/// What counts depend on, by name; `None` where there is no Valgrind.
fn made_with() -> Option<BTreeMap<String, String>> {
    let said = |program: &str, argument: &str| {
        let output = Command::new(program).arg(argument).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    };
    let valgrind = said("valgrind", "--version")?;
    let compiler = said("rustc", "--version").unwrap_or_default();
    let library = said("getconf", "GNU_LIBC_VERSION").unwrap_or_default();
    let architecture = std::env::consts::ARCH.to_owned();
    let all = [
        ("valgrind", valgrind),
        ("compiler", compiler),
        ("C library", library),
        ("processor", architecture),
    ];
    Some(all.into_iter().map(|(name, version)| (name.to_owned(), version)).collect())
}

/// The instructions of each build.
fn count(program: &Path) -> Result<BTreeMap<String, u64>> {
    let folder = measure::folder()?;
    let made = folder.path().join("content");
    registers::write(&made, MADE, SEED)?;
    let builds = [("healper", Path::new(CONTENT)), ("1000", &made)];
    let counts = builds.into_iter().map(|(name, content)| {
        let out = folder.path().join(name);
        let count = instructions(&measure::build(program, content, &out, registers::DATE))?;
        Ok((name.to_owned(), count))
    });
    counts.collect()
}

/// The instructions of a command, on one processor: threads that wait for each other would count, too.
fn instructions(command: &Command) -> Result<u64> {
    let mut counted = Command::new("taskset");
    counted.args(["--cpu-list", "0", "valgrind", "--tool=callgrind"]);
    counted.arg("--callgrind-out-file=/dev/null").arg(command.get_program());
    let output = counted.args(command.get_args()).output().context("cannot start taskset")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("{}\n{said}", output.status);
    }
    let count = said.lines().find_map(|it| it.split_once("Collected :")).map(|it| it.1.trim());
    let count = count.context("valgrind says no count")?;
    count.parse().with_context(|| format!("`{count}` is no number"))
}
