//! The whole program against the clock: `fortegnelse build` on made-up registers and on the repository's own content.
//!
//! ```text
//! cargo bench --bench build                        Healper and N = 10, 1 000, 10 000
//! cargo bench --bench build -- 1000 100000         these sizes only; `healper` is a size too
//! cargo test --bench build -- --program target/release/fortegnelse     with a program that is built already
//! cargo test --bench build -- --into DIR 1000      only writes the made-up register of that size, for other tools
//! ```
//!
//! A run is a process from its start to its end. Each is followed by its baseline: two threads that write the very same
//! files from memory and do nothing else. So the ratio of the two stays the same on a slower or a busier machine. All of
//! it happens on a memory file system where there is one; every run gets a new folder, and is cleared away off the clock.
//!
//! A second table holds what the rules of law cost next to reading the content, and which of them are the slowest.
#![expect(clippy::disallowed_methods, reason = "this is no part of the program")]
#![expect(clippy::print_stdout, reason = "the table is what it is for")]

mod judging;
mod measure;
mod registers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use judging::Judging;
use measure::{Arguments, CONTENT, SEED, cpu_of_children, grouped, mib, ms, timed};

/// How many threads the baseline writes with.
const WRITERS: usize = 2;

fn main() -> Result<()> {
    let into: Vec<String> = std::env::args().skip_while(|it| it != "--into").skip(1).collect();
    if let [folder, size] = into.as_slice() {
        return Ok(registers::write(Path::new(folder), size.parse()?, SEED)?);
    }
    let arguments = Arguments::read();
    let sizes = if !arguments.names.is_empty() {
        arguments.names.iter().map(|it| Size::named(it)).collect::<Result<_>>()?
    } else if arguments.in_earnest {
        vec![Size::Healper, Size::Made(10), Size::Made(1_000), Size::Made(10_000)]
    } else {
        // `cargo test --all-targets` only wants to know that it works.
        vec![Size::Made(10)]
    };
    let folder = measure::folder()?;
    println!("{}", heading(folder.path()));
    let mut measured = BTreeMap::new();
    println!("{}", HEADS.map(|it| format!("{it:>10}")).concat());
    for size in sizes {
        if size == Size::Healper && !Path::new(CONTENT).is_dir() {
            println!("{:>10}  there is no content/", size.name());
            continue;
        }
        let row =
            row_of(size, &arguments.program, &folder.path().join(size.name().replace(' ', "")))?;
        println!("{}", row.cells(size).map(|it| format!("{it:>10}")).concat());
        measured.insert(size, row);
    }
    println!("\nReading the content and judging it, in this process:\n{}", judging::heads());
    for (size, row) in &measured {
        println!("{}", row.judging.line(&size.name()));
    }
    if let Some((size, row)) = measured.last_key_value() {
        println!("\nThe slowest rules, N = {}, in % of reading:", size.name());
        println!("{}", row.judging.slowest());
    }
    println!("\nGoals, on a quiet machine with two cores (load is now {}):", measure::load());
    for goal in GOALS {
        println!("{}", goal.line(&measured));
    }
    Ok(())
}

/// What is built.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    /// The repository's own content.
    Healper,
    /// A made-up register of so many activities.
    Made(usize),
}

impl Size {
    fn named(name: &str) -> Result<Size> {
        if name.eq_ignore_ascii_case("healper") {
            return Ok(Size::Healper);
        }
        let digits: String = name.chars().filter(|it| !matches!(it, '_' | ' ')).collect();
        digits.parse().map(Size::Made).with_context(|| format!("`{name}` is no number"))
    }

    fn name(self) -> String {
        match self {
            Size::Healper => "Healper".to_owned(),
            Size::Made(n) => grouped(n as u64),
        }
    }

    /// Pairs of a run and its baseline: always an odd number, so that one of them is the median.
    fn pairs(self) -> usize {
        match self {
            Size::Healper | Size::Made(..=100) => 101,
            Size::Made(..=2_000) => 31,
            Size::Made(..=20_000) => 11,
            Size::Made(_) => 3,
        }
    }
}

/// What was measured of one size.
struct Row {
    pairs: usize,
    /// Median, lowest and highest time of a run.
    wall: Duration,
    lowest: Duration,
    highest: Duration,
    /// CPU time of a run, user and system, on average: single runs are too short for the clock of `/proc`.
    cpu: Option<Duration>,
    /// Peak of the resident memory, in bytes.
    peak: Option<u64>,
    files: usize,
    bytes: u64,
    /// Median time of the baseline, and of the runs' ratios to it.
    baseline: Duration,
    ratio: f64,
    judging: Judging,
}

const HEADS: [&str; 11] = [
    "N", "pairs", "wall ms", "lowest", "highest", "CPU ms", "peak MiB", "files", "MiB", "bare ms",
    "ratio",
];

impl Row {
    fn cells(&self, size: Size) -> [String; 11] {
        let known = |it: Option<f64>| it.map_or_else(|| "?".to_owned(), |it| format!("{it:.1}"));
        [
            size.name(),
            self.pairs.to_string(),
            format!("{:.1}", ms(self.wall)),
            format!("{:.1}", ms(self.lowest)),
            format!("{:.1}", ms(self.highest)),
            known(self.cpu.map(ms)),
            known(self.peak.map(mib)),
            grouped(self.files as u64),
            format!("{:.2}", mib(self.bytes)),
            format!("{:.1}", ms(self.baseline)),
            format!("{:.1}", self.ratio),
        ]
    }
}

/// Measures one size in `folder`, and clears it away.
fn row_of(size: Size, program: &Path, folder: &Path) -> Result<Row> {
    let content = match size {
        Size::Healper => PathBuf::from(CONTENT),
        Size::Made(n) => {
            let content = folder.join("content");
            registers::write(&content, n, SEED)?;
            content
        }
    };
    let command = |out: &Path| measure::build(program, &content, out, registers::DATE);
    // The first run fills the caches, and says what the baseline is to write.
    let first = folder.join("first");
    timed(&mut command(&first))?;
    let files = Files::read(&first)?;
    fs::remove_dir_all(&first)?;

    let out = folder.join("memory");
    let peak = measure::peak(|| command(&out), || Ok(fs::remove_dir_all(&out)?))?;

    let pairs = size.pairs();
    let (mut walls, mut baselines, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let before = cpu_of_children();
    for pair in 0..pairs {
        let out = folder.join(format!("out-{pair}"));
        let wall = timed(&mut command(&out))?;
        fs::remove_dir_all(&out)?;

        let out = folder.join(format!("baseline-{pair}"));
        let started = Instant::now();
        files.write(&out)?;
        let baseline = started.elapsed();
        fs::remove_dir_all(&out)?;

        walls.push(wall);
        baselines.push(baseline);
        ratios.push(wall.as_secs_f64() / baseline.as_secs_f64());
    }
    let cpu = before.zip(cpu_of_children()).map(|(before, after)| (after - before) / pairs as u32);
    let judging = judging::measure(&content, registers::DATE, pairs)?;
    fs::remove_dir_all(folder).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?;
    walls.sort();
    baselines.sort();
    ratios.sort_by(f64::total_cmp);
    Ok(Row {
        pairs,
        wall: walls[pairs / 2],
        lowest: walls[0],
        highest: walls[pairs - 1],
        cpu,
        peak,
        files: files.0.len(),
        bytes: files.0.iter().map(|it| it.bytes.len() as u64).sum(),
        baseline: baselines[pairs / 2],
        ratio: ratios[pairs / 2],
        judging,
    })
}

/// A file of the baseline, and the folder to make for it when no other file needs that folder.
struct File {
    folder: Option<String>,
    path: String,
    bytes: Vec<u8>,
}

/// What the baseline writes: the files, and the folders to make before any of them.
struct Files(Vec<File>, Vec<String>);

impl Files {
    /// Everything under `root`, as a build has just written it.
    fn read(root: &Path) -> Result<Files> {
        let mut found = BTreeMap::new();
        collect(root, "", &mut found)?;
        let parent = |path: &str| path.rsplit_once('/').map(|it| it.0.to_owned());
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for path in found.keys() {
            let mut folder = parent(path);
            let mut weight = 1;
            while let Some(it) = folder {
                folder = parent(&it);
                *uses.entry(it).or_default() += weight;
                // A folder of folders is never left to one of its files.
                weight = 2;
            }
        }
        let files = found.into_iter().map(|(path, bytes)| {
            let folder = parent(&path).filter(|it| uses[it] == 1);
            File { folder, path, bytes }
        });
        let files: Vec<File> = files.collect();
        let shared: BTreeSet<String> =
            uses.into_iter().filter(|(_, uses)| *uses > 1).map(|(folder, _)| folder).collect();
        Ok(Files(files, shared.into_iter().collect()))
    }

    /// Writes them, each thread taking the next one.
    fn write(&self, root: &Path) -> Result<()> {
        let Files(files, folders) = self;
        fs::create_dir(root)?;
        folders.iter().try_for_each(|it| fs::create_dir(root.join(it)))?;
        let next = AtomicUsize::new(0);
        let work = || -> io::Result<()> {
            while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                if let Some(folder) = &file.folder {
                    fs::create_dir(root.join(folder))?;
                }
                fs::File::create_new(root.join(&file.path))?.write_all(&file.bytes)?;
            }
            Ok(())
        };
        thread::scope(|scope| {
            let others: Vec<_> = (1..WRITERS).map(|_| scope.spawn(work)).collect();
            let mine = work();
            others.into_iter().try_for_each(|it| it.join().expect("writing does not panic"))?;
            mine
        })?;
        Ok(())
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// What a size has to meet.
struct Goal {
    size: Size,
    what: &'static str,
    unit: &'static str,
    limit: f64,
    /// The figure of a row; the other rows are there for comparison.
    of: fn(&Row, &BTreeMap<Size, Row>) -> Option<f64>,
}

/// The goals of the first release.
const GOALS: &[Goal] = &[
    Goal { size: Size::Made(10), what: "wall", unit: "ms", limit: 6.0, of: wall },
    Goal { size: Size::Healper, what: "wall", unit: "ms", limit: 8.0, of: wall },
    Goal { size: Size::Made(1_000), what: "wall", unit: "ms", limit: 60.0, of: wall },
    Goal { size: Size::Made(1_000), what: "peak", unit: "MiB", limit: 25.0, of: peak },
    Goal { size: Size::Made(10_000), what: "wall", unit: "ms", limit: 600.0, of: wall },
    Goal { size: Size::Made(10_000), what: "peak", unit: "MiB", limit: 120.0, of: peak },
    Goal { size: Size::Made(10_000), what: "to write-only", unit: "×", limit: 8.0, of: ratio },
    Goal { size: Size::Made(10_000), what: "judging", unit: "× reading", limit: 1.0, of: judging },
    Goal {
        size: Size::Made(10_000),
        what: "worst rule",
        unit: "% of reading",
        limit: 5.0,
        of: worst,
    },
    Goal { size: Size::Made(100_000), what: "to N = 10 000", unit: "×", limit: 12.0, of: growth },
    Goal { size: Size::Made(100_000), what: "peak", unit: "MiB", limit: 1228.8, of: peak },
];

fn wall(row: &Row, _: &BTreeMap<Size, Row>) -> Option<f64> {
    Some(ms(row.wall))
}

fn peak(row: &Row, _: &BTreeMap<Size, Row>) -> Option<f64> {
    row.peak.map(mib)
}

fn ratio(row: &Row, _: &BTreeMap<Size, Row>) -> Option<f64> {
    Some(row.ratio)
}

fn judging(row: &Row, _: &BTreeMap<Size, Row>) -> Option<f64> {
    Some(row.judging.ratio)
}

fn worst(row: &Row, _: &BTreeMap<Size, Row>) -> Option<f64> {
    Some(row.judging.worst())
}

/// Ten times the work should take ten times the time.
fn growth(row: &Row, all: &BTreeMap<Size, Row>) -> Option<f64> {
    let smaller = all.get(&Size::Made(10_000))?;
    Some(row.wall.as_secs_f64() / smaller.wall.as_secs_f64())
}

impl Goal {
    fn line(&self, all: &BTreeMap<Size, Row>) -> String {
        let Goal { size, what, unit, limit, of } = self;
        let goal = format!("{:>10}  {what:<14} {limit:>6.1} {unit:<12}", size.name());
        match all.get(size).and_then(|it| of(it, all)) {
            Some(figure) => {
                let verdict = if figure <= *limit { "met" } else { "missed" };
                format!("{goal} {verdict:>7}: {figure:.1} {unit}")
            }
            None => format!("{goal} not measured"),
        }
    }
}

/// What the figures hold for.
fn heading(folder: &Path) -> String {
    format!(
        "fortegnelse build: {}, files in {}\n\
         wall: median, lowest, highest; bare: {WRITERS} threads writing the same files; ratio: median of wall / bare\n",
        measure::machine(),
        folder.display(),
    )
}
