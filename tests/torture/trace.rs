//! Runs of the program under strace, which counts its system calls and can kill it or refuse it at any of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::place::{program_path, said};

/// The calls that change something on the disk, or say that it is to stay.
pub(crate) const CHANGING: [&str; 16] = [
    "openat",
    "openat2",
    "mkdir",
    "mkdirat",
    "write",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "ftruncate",
    "fdatasync",
    "fsync",
    "syncfs",
    "fchmod",
];
/// The calls that look at the disk, wait for a lock, or let go.
pub(crate) const LOOKING: [&str; 9] =
    ["read", "getdents64", "statx", "newfstatat", "fstat", "lseek", "flock", "close", "readlink"];

/// A system call and its number among those of that name, from 1.
pub(crate) type Point = (String, usize);

/// Every one of these calls that the program makes.
pub(crate) fn points(folder: &Path, arguments: &[&str], calls: &[&str]) -> Vec<Point> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let options =
        ["-o".to_owned(), log.path().display().to_string(), format!("--trace={}", known(calls))];
    let done = traced(folder, &options, arguments);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let text = fs::read_to_string(log.path()).unwrap();
    let main =
        text.split_whitespace().next().unwrap_or_else(|| panic!("no calls: {}", said(&done)));
    for line in text.lines() {
        let Some((thread, call)) = line.split_once(char::is_whitespace) else { continue };
        let name = call.trim_start().split('(').next().unwrap_or_default();
        // With one processor, the first thread does all there is to do with files.
        if thread == main && calls.contains(&name) {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    counts.iter().flat_map(|(name, count)| (1..=*count).map(|at| (name.clone(), at))).collect()
}

/// Kills the program when it is about to make a call.
pub(crate) fn kill_at(folder: &Path, arguments: &[&str], (call, at): &Point) -> Output {
    inject(folder, arguments, &[&format!("{call}:signal=KILL:when={at}")])
}

/// Lets a call fail.
pub(crate) fn fail_at(
    folder: &Path,
    arguments: &[&str],
    (call, at): &Point,
    error: &str,
) -> Output {
    inject(folder, arguments, &[&format!("{call}:error={error}:when={at}")])
}

/// Runs the program with these things done to its calls.
pub(crate) fn inject(folder: &Path, arguments: &[&str], what: &[&str]) -> Output {
    let calls: Vec<&str> = what.iter().map(|it| it.split(':').next().unwrap()).collect();
    let mut options =
        vec!["-o".to_owned(), "/dev/null".to_owned(), format!("--trace={}", calls.join(","))];
    options.extend(what.iter().map(|it| format!("--inject={it}")));
    traced(folder, &options, arguments)
}

/// On one processor, so that one thread makes all calls, and makes them in the same order every time.
fn traced(folder: &Path, options: &[String], arguments: &[&str]) -> Output {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let processors = processors();
    let processor = processors[NEXT.fetch_add(1, Ordering::Relaxed) % processors.len()];
    let done = Command::new("taskset")
        .args(["-c", &processor.to_string(), "strace", "-f", "-qq"])
        .args(options)
        .arg(program_path())
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|it| {
            panic!("taskset and strace are needed (apt-get install strace): {it}")
        });
    let text = said(&done);
    assert!(!text.contains("strace: ") && !text.contains("taskset: "), "{text}");
    done
}

/// Those of the calls that this machine has: some exist on some processors only.
fn known(calls: &[&str]) -> String {
    // `?` before a name lets strace leave out one that it does not know.
    calls.iter().map(|it| format!("?{it}")).collect::<Vec<_>>().join(",")
}

/// The processors that this process may use.
fn processors() -> Vec<usize> {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let list = status.lines().find_map(|it| it.strip_prefix("Cpus_allowed_list:")).unwrap().trim();
    let of_range = |range: &str| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        first.parse::<usize>().unwrap()..=last.parse().unwrap()
    };
    list.split(',').flat_map(of_range).collect()
}
