//! The same content and the same day give the same bytes, whatever the machine, the person and the moment.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::build::tree;
use crate::project::{files_under, repository};
use crate::watch;

/// What is asked, in a folder with a content; each writes its answer to the folder `answers`.
const SCRIPT: &str = "\
set -e; mkdir -p \"$2/answers\"
\"$1\" build --date 2026-11-22 --content \"$3/content\" --out \"$2/dist\" >/dev/null 2>&1
test -z \"$5\" || exit 0
\"$1\" check --date 2026-11-22 --content \"$3/content\" --format sarif >\"$2/answers/sarif\" 2>/dev/null
\"$1\" diff --date 2026-11-22 \"$4/old\" \"$4/new\" --format html >\"$2/answers/diff\"
";

/// A content and a place for what is made of it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// One with the example of `init`, its files made in this order.
    fn new(backwards: bool) -> Place {
        // In memory, folders list the newest file first, so another order of making is another order of listing.
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }
                .unwrap();
        let source = repository().join("src/cli/example/content");
        let mut files = files_under(&source);
        if backwards {
            files.reverse();
        }
        for file in files {
            let to = folder.path().join("content").join(file.strip_prefix(&source).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(&file, &to).unwrap();
        }
        Place { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What to run: `sh`, the script and its arguments, after whatever stands in front.
    fn command(&self, front: &[&str]) -> Command {
        let mut words: Vec<String> = front.iter().map(|it| (*it).to_owned()).collect();
        let shown = |it: &Path| it.display().to_string();
        let program = env!("CARGO_BIN_EXE_fortegnelse").to_owned();
        let pairs = shown(&repository().join("tests/fixtures/diff/shop"));
        words.extend(["sh", "-c", SCRIPT, "sh"].map(str::to_owned));
        words.extend([program, shown(self.path()), shown(self.path()), pairs]);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).current_dir(self.path());
        command
    }

    fn answers(&self, mut command: Command, difference: &str) -> Vec<(String, Vec<u8>)> {
        let done = command.output().unwrap();
        assert!(done.status.success(), "{difference}: {}", String::from_utf8_lossy(&done.stderr));
        ["dist", "answers"].into_iter().flat_map(|it| tree(&self.path().join(it))).collect()
    }
}

/// Variables that other programs listen to.
const POISON: [(&str, &str); 22] = [
    ("COLUMNS", "20"),
    ("LINES", "5"),
    ("CI", "true"),
    ("GITHUB_ACTIONS", "true"),
    ("GITHUB_WORKSPACE", "/elsewhere"),
    ("GIT_DIR", "/elsewhere"),
    ("GIT_WORK_TREE", "/elsewhere"),
    ("GIT_CONFIG_GLOBAL", "/elsewhere"),
    ("TMPDIR", "/elsewhere"),
    ("PWD", "/elsewhere"),
    ("CLICOLOR_FORCE", "0"),
    ("TERM", "xterm-256color"),
    ("EDITOR", "false"),
    ("CONTENT", "/elsewhere"),
    ("FORTEGNELSE_CONTENT", "/elsewhere"),
    ("FORTEGNELSE_DATE", "1999-01-01"),
    ("SOURCE_DATE_EPOCH", "1"),
    ("CLAP_COMPLETE", "bash"),
    ("RUST_BACKTRACE", "full"),
    ("RUST_LOG", "trace"),
    ("RAYON_NUM_THREADS", "1"),
    ("MALLOC_PERTURB_", "165"),
];

#[test]
fn nothing_of_the_machine_the_person_or_the_moment_is_in_the_bytes() {
    let first = Place::new(false);
    let wanted = first.answers(first.command(&[]), "as it is");
    assert!(wanted.len() > 60);
    let one_processor = ["taskset", "-c", &watch::processor()].map(str::to_owned);
    let library = watch::library();

    type Change<'a> = Box<dyn Fn(&Place) -> Command + 'a>;
    let in_front =
        |front: &'static [&'static str]| -> Change<'_> { Box::new(|it| it.command(front)) };
    let with = |pairs: &'static [(&'static str, &'static str)]| -> Change<'_> {
        Box::new(|it| {
            let mut command = it.command(&[]);
            command.envs(pairs.iter().copied());
            command
        })
    };
    let differences: [(&str, Change<'_>); 14] = [
        ("again, in a folder of another name", in_front(&[])),
        (
            "from another folder",
            Box::new(|it| {
                let mut command = it.command(&[]);
                // Findings name files from where one stands, so there is no other answer than the build.
                command.args(["only-build"]).current_dir("/");
                command
            }),
        ),
        ("in another time zone", with(&[("TZ", "Pacific/Kiritimati")])),
        (
            "in another language",
            with(&[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("LANGUAGE", "tr")]),
        ),
        ("in no language", with(&[("LC_ALL", "C")])),
        ("with another umask", in_front(&["sh", "-c", "umask 077; exec \"$@\"", "sh"])),
        (
            "from another home",
            with(&[("HOME", "/elsewhere"), ("USER", "nobody"), ("XDG_CONFIG_HOME", "/elsewhere")]),
        ),
        (
            "on one processor",
            Box::new(|it| it.command(&one_processor.each_ref().map(String::as_str))),
        ),
        ("without an environment", in_front(&["env", "-i", "PATH=/usr/bin:/bin"])),
        ("in a poisoned environment", with(&POISON)),
        (
            "ten years later",
            Box::new(|it| {
                let mut command = it.command(&[]);
                command.env("LD_PRELOAD", &library.path).env("WATCH_SECONDS", "315576000");
                command
            }),
        ),
        (
            "from files of other times",
            Box::new(|it| {
                for file in files_under(it.path()) {
                    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
                    fs::File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
                }
                it.command(&[])
            }),
        ),
        (
            "from files that cannot be written to",
            Box::new(|it| {
                for file in files_under(&it.path().join("content")) {
                    fs::set_permissions(file, fs::Permissions::from_mode(0o444)).unwrap();
                }
                it.command(&[])
            }),
        ),
        (
            "as another user",
            Box::new(|it| {
                // Only root can become somebody else; for others it is one run more.
                fs::set_permissions(it.path(), fs::Permissions::from_mode(0o777)).unwrap();
                let root = fs::metadata("/proc/self")
                    .is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0);
                let front: &[&str] = if root {
                    &["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
                } else {
                    &[]
                };
                it.command(front)
            }),
        ),
    ];
    for (number, (difference, change)) in differences.iter().enumerate() {
        // Every other one also has its files listed in the other order.
        let place = Place::new(number % 2 == 0);
        let answers = place.answers(change(&place), difference);
        for ((name, wanted), (found, bytes)) in wanted.iter().zip(&answers) {
            assert_eq!(name, found, "{difference}");
            assert!(wanted == bytes, "{difference}: {name} is another");
        }
        let missing = wanted.len() - answers.len();
        assert_eq!(
            missing,
            if *difference == "from another folder" { 2 } else { 0 },
            "{difference}"
        );
    }
}

/// What makes the two that follow mean something.
#[test]
fn the_order_of_files_and_the_clock_are_really_changed() {
    let listed = |place: &Place| -> Vec<PathBuf> {
        let entries = fs::read_dir(place.path().join("content/activities")).unwrap();
        entries.map(|it| PathBuf::from(it.unwrap().file_name())).collect()
    };
    if Path::new("/dev/shm").is_dir() {
        assert_ne!(listed(&Place::new(false)), listed(&Place::new(true)));
    }
    let library = watch::library();
    let place = Place::new(false);
    let year = |ahead: &str| -> i32 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fortegnelse"));
        command.args(["check", "--format", "json"]).current_dir(place.path());
        command.env_remove("SOURCE_DATE_EPOCH");
        command.env("LD_PRELOAD", &library.path).env("WATCH_SECONDS", ahead);
        let report: serde_json::Value =
            serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
        report["date"].as_str().unwrap()[..4].parse().unwrap()
    };
    assert_eq!(year("315576000"), year("0") + 10);
}
