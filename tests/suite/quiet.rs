//! What a run asks of the machine: no network, no other program, no file but those it is about, and no variable of the
//! environment but those that README tells of.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{FRAME, folder, repository};
use crate::watch;

/// Every command, in an order in which each finds what it needs.
pub const COMMANDS: [&[&str]; 20] = [
    &["--help"],
    &["--version"],
    &["help", "build"],
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "--checklist"],
    &["check", "--stats"],
    &["check", "--write-decisions"],
    &["build", "--draft"],
    &["build", "--draft", "--date", "2026-11-22"],
    &["explain"],
    &["explain", "unknown-id"],
    &["schema"],
    &["init", "ny"],
    &["init", "--language", "de"],
    &["diff", "content", "dist/register/register.json"],
    &["diff", "content", "ny/content", "--letter", "da", "--effective", "2027-03-01"],
    &["diff", "git:HEAD"],
];

/// A project with something wrong in it, in a git repository, and a home with a git configuration.
pub fn project() -> tempfile::TempDir {
    let folder = folder(&format!("{FRAME}activities: {{salg: {{label: Salg}}}}\n"));
    let at = folder.path();
    fs::create_dir(at.join("home")).unwrap();
    fs::write(at.join("home/.gitconfig"), "[user]\n\tname = Ida\n\temail = ida@example.dk\n")
        .unwrap();
    let repository = git2::Repository::init(at).unwrap();
    let mut index = repository.index().unwrap();
    index.add_path(Path::new("content/content.yaml")).unwrap();
    let tree = repository.find_tree(index.write_tree().unwrap()).unwrap();
    let ida = git2::Signature::now("Ida", "ida@example.dk").unwrap();
    repository.commit(Some("HEAD"), &ida, &ida, "content", &tree, &[]).unwrap();
    drop(tree);
    folder
}

fn at_home(command: &mut Command, place: &Path) {
    // Cargo sets the path of libraries for tests only.
    command.current_dir(place).env("HOME", place.join("home")).env_remove("LD_LIBRARY_PATH");
    command
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("RUST_BACKTRACE")
        .env_remove("SOURCE_DATE_EPOCH");
}

/// Where the system, the C library and Rust's standard library look: libraries, their own process, how many processors.
const SYSTEM: [&str; 9] = [
    "/lib/",
    "/lib64/",
    "/usr/lib/",
    "/etc/ld.so.",
    "/proc/self/",
    "/sys/fs/cgroup/",
    "/proc/sys/vm/overcommit_memory",
    "/dev/null",
    "/sys/devices/system/cpu/",
];
/// What libgit2 opens besides the repository, for `git:` only.
const OF_GIT: [&str; 2] = ["/dev/urandom", "/etc/gitconfig"];

#[test]
fn no_command_connects_starts_a_program_or_opens_a_file_that_is_none_of_its_business() {
    let folder = project();
    let place = fs::canonicalize(folder.path()).unwrap();
    let log = tempfile::NamedTempFile::new().unwrap();
    for arguments in COMMANDS {
        let mut command = Command::new("strace");
        command.args([
            "-f",
            "-qq",
            "-s",
            "4096",
            "-e",
            "trace=%network,%process,%file",
            "-e",
            "signal=none",
            "-o",
        ]);
        command.arg(log.path()).arg(env!("CARGO_BIN_EXE_fortegnelse")).args(arguments);
        at_home(&mut command, &place);
        let done = command.output().expect("strace is there (apt-get install strace)");
        assert!([0, 1].map(Some).contains(&done.status.code()), "{arguments:?}: {done:?}");
        let text = fs::read_to_string(log.path()).unwrap();
        let calls: Vec<(&str, &str)> = text.lines().filter_map(call).collect();
        let named =
            |names: &[&str]| calls.iter().filter(|it| names.contains(&it.0)).collect::<Vec<_>>();
        let opened = named(&["open", "openat", "openat2", "creat"]);
        assert!(opened.len() > 3, "{arguments:?}: {text}");
        for (_, rest) in opened {
            let path = rest.split('"').nth(1).unwrap_or_default();
            let is_known = |known: &[&str]| known.iter().any(|it| path.starts_with(it));
            let of_git = arguments.iter().any(|it| it.starts_with("git:"));
            let inside = Path::new(path).starts_with(&place)
                || (Path::new(path).is_relative() && !path.split('/').any(|it| it == ".."));
            assert!(
                inside || is_known(&SYSTEM) || (of_git && is_known(&OF_GIT)),
                "{arguments:?}: {path}"
            );
            let at_home = path.contains("/home/");
            assert!(!at_home || of_git, "{arguments:?}: {path}");
        }
        assert_eq!(named(&["execve", "execveat"]).len(), 1, "{arguments:?}");
        let started = named(&["fork", "vfork", "clone", "clone3"]);
        assert!(
            started.iter().all(|it| it.1.contains("CLONE_THREAD")),
            "{arguments:?}: {started:?}"
        );
        let network = [
            "socket",
            "socketpair",
            "connect",
            "bind",
            "listen",
            "accept",
            "accept4",
            "sendto",
            "recvfrom",
        ];
        assert_eq!(named(&network), Vec::<&(&str, &str)>::new(), "{arguments:?}");
    }
}

/// The name of a call in a line of strace, and what follows it.
fn call(line: &str) -> Option<(&str, &str)> {
    let (_, call) = line.split_once(char::is_whitespace)?;
    call.trim_start().split_once('(')
}

#[test]
fn no_command_reads_a_variable_that_readme_does_not_tell_of() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let table = readme
        .split("| Variable | ")
        .nth(1)
        .expect("the table of variables")
        .split("\n\n")
        .next()
        .unwrap();
    let rows = table.lines().filter_map(|it| it.strip_prefix("| `"));
    let told: BTreeSet<&str> = rows
        .flat_map(|it| it.split(" |").next().unwrap().split("` `"))
        .map(|it| it.trim_matches('`'))
        .collect();
    let library = watch::library();
    let folder = project();
    let log = folder.path().join("asked");
    let mut asked = BTreeSet::new();
    for arguments in COMMANDS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fortegnelse"));
        command.args(arguments).env("LD_PRELOAD", &library.path).env("WATCH_LOG", &log);
        at_home(&mut command, folder.path());
        let done = command.output().unwrap();
        assert!([0, 1].map(Some).contains(&done.status.code()), "{arguments:?}: {done:?}");
        let text = fs::read_to_string(&log).unwrap_or_default();
        asked.extend(text.lines().map(str::to_owned));
    }
    assert!(asked.contains("SOURCE_DATE_EPOCH") && asked.contains("HOME"), "{asked:?}");
    for name in &asked {
        assert!(told.contains(name.as_str()), "{name} is read and README does not say so");
    }
}

#[test]
fn only_the_command_line_reads_the_environment_and_nobody_opens_a_connection() {
    for file in crate::project::files_under(&repository().join("src")) {
        if file.extension().is_none_or(|it| it != "rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code: String = text.lines().map(|it| it.split("//").next().unwrap_or("")).collect();
        let reads = code.matches("env::var").count();
        assert_eq!(reads, usize::from(file.ends_with("cli/load.rs")), "{}", file.display());
        for forbidden in ["std::net", "process::Command", "env::set_var", "env::temp_dir"] {
            let of_test = file.to_string_lossy().contains("_tests.rs");
            assert!(of_test || !code.contains(forbidden), "{}: {forbidden}", file.display());
        }
    }
}
