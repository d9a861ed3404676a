//! Watching a run of the program from outside: what it asks the machine for, and what the machine answers.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::project::repository;

/// `tests/fixtures/preload/watch.c`, compiled.
pub struct Library {
    _folder: tempfile::TempDir,
    /// What `LD_PRELOAD` names.
    pub path: PathBuf,
}

/// Compiles the library, with the C compiler that Rust links with.
pub fn library() -> Library {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("watch.so");
    let source = repository().join("tests/fixtures/preload/watch.c");
    let mut command = Command::new("cc");
    command.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]);
    let done = command.args([&path, &source]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Library { _folder: folder, path }
}

/// A processor that this process may use.
pub fn processor() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let list = status.lines().find_map(|it| it.strip_prefix("Cpus_allowed_list:")).unwrap();
    list.trim().split(['-', ',']).next().unwrap().to_owned()
}
