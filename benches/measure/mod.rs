//! What a process costs: its time, its CPU time and its peak of memory; and how such figures are told.

#![allow(dead_code, reason = "each bench uses its own part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// The release binary, as cargo has just built it.
const PROGRAM: &str = env!("CARGO_BIN_EXE_fortegnelse");
/// The repository's own content.
pub(crate) const CONTENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
/// Every register is made with this seed.
pub(crate) const SEED: u64 = 2026;
/// How often the peak of the memory is measured; the highest counts.
const MEMORY_RUNS: usize = 3;
/// A tick of the CPU times in `/proc`, on every Linux there is.
const TICK: Duration = Duration::from_millis(10);

/// What the command line of a bench says.
pub(crate) struct Arguments {
    /// What begins with `-`.
    flags: Vec<String>,
    /// What does not: sizes, as a rule.
    pub(crate) names: Vec<String>,
    /// The program that is measured: the one of `--program PATH`, else the one that cargo has just built.
    pub(crate) program: PathBuf,
    /// Whether that is worth measuring: `cargo test` builds one that is not optimised.
    pub(crate) in_earnest: bool,
}

impl Arguments {
    pub(crate) fn read() -> Arguments {
        let mut all: Vec<String> = std::env::args().skip(1).collect();
        let at = all.iter().position(|it| it == "--program").filter(|it| it + 1 < all.len());
        let named = at.map(|at| all.drain(at..at + 2).next_back().unwrap_or_default());
        let (flags, names): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.starts_with('-'));
        let in_earnest = named.is_some() || flags.iter().any(|it| it == "--bench");
        Arguments {
            flags,
            names,
            program: PathBuf::from(named.as_deref().unwrap_or(PROGRAM)),
            in_earnest,
        }
    }

    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|it| it == flag)
    }

    /// The numbers among the names.
    pub(crate) fn sizes(&self) -> Result<Vec<usize>> {
        let number = |it: &String| it.parse().with_context(|| format!("`{it}` is no number"));
        self.names.iter().map(number).collect()
    }
}

/// `build`, with a fixed day and no templates but the built-in ones.
pub(crate) fn build(program: &Path, content: &Path, out: &Path, date: &str) -> Command {
    let mut command = Command::new(program);
    command.arg("build").arg("--content").arg(content).arg("--out").arg(out);
    command.args(["--templates", "/nonexistent", "--date", date, "--quiet"]);
    command
}

/// Runs a command that must succeed, and says how long it took.
pub(crate) fn timed(command: &mut Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let started = Instant::now();
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    let time = started.elapsed();
    if !output.status.success() {
        bail!("{command:?}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(time)
}

/// The highest resident memory of several runs, each made by `command` and cleared away after by `clear`.
pub(crate) fn peak(
    command: impl Fn() -> Command,
    clear: impl Fn() -> Result<()>,
) -> Result<Option<u64>> {
    let run = |_| {
        let peak = peak_of_one(&mut command())?;
        clear()?;
        Ok(peak)
    };
    let peaks = (0..MEMORY_RUNS).map(run).collect::<Result<Vec<_>>>()?;
    Ok(peaks.into_iter().max().flatten())
}

/// The kernel keeps the peak, so what is asked last holds for the whole run; the last few microseconds, in which nothing
/// but the exit happens, may be missed.
fn peak_of_one(command: &mut Command) -> Result<Option<u64>> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    let ended = loop {
        if let Some(kib) = fs::read_to_string(&status).ok().and_then(|it| high_water(&it)) {
            peak = peak.max(Some(kib * 1024));
        }
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        thread::sleep(Duration::from_micros(50));
    };
    if ended.success() { Ok(peak) } else { bail!("{ended} while memory was measured") }
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// The CPU time of all processes that this one has started and that have ended, user and system.
pub(crate) fn cpu_of_children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name in parentheses may hold anything; the state comes after it, and 13 fields later the two times.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<u32>().ok();
    Some(TICK * (ticks(13)? + ticks(14)?))
}

/// A new folder, on a memory file system where there is one.
pub(crate) fn folder() -> Result<TempDir> {
    let memory = Path::new("/dev/shm");
    let named = |it: &mut tempfile::Builder<'_, '_>| match memory.is_dir() {
        true => it.tempdir_in(memory),
        false => it.tempdir(),
    };
    Ok(named(tempfile::Builder::new().prefix("fortegnelse-"))?)
}

/// The machine, and how busy it is: figures of a busy one are no good.
pub(crate) fn machine() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpus.lines().find(|it| it.starts_with("model name")).and_then(|it| it.split_once(':'));
    let model = model.map_or(std::env::consts::ARCH, |it| it.1.trim());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores, load {}", load())
}

/// How busy the machine has been in the last minute.
pub(crate) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().filter(|it| !it.is_empty()).unwrap_or("?").to_owned()
}

pub(crate) fn ms(it: Duration) -> f64 {
    it.as_secs_f64() * 1e3
}

pub(crate) fn mib(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

/// A number with a space between thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// The middle one.
pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
