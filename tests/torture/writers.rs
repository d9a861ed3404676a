//! The commands that write beside the site: killed or refused at any call, each file is the old one or the new one, and the
//! same command run again makes what it would have made.

use std::fs;
use std::path::Path;

use crate::place::{Tree, lay_out, memory, program, said, tree};
use crate::spread;
use crate::trace::{CHANGING, LOOKING, fail_at, kill_at, points};

const FRAME: &str = "\
organisation: {name: Eksempel ApS, cvr: \"12345674\", country: DK, address: Eksempelvej 1, email: post@example.dk}
notices:
  kunder: {title: Privatlivspolitik, last_updated: 2026-06-01}
activities: {salg: {label: Salg}}
";

/// A command, the files that are there before, and whether it asks for what it may not be told.
struct Writer {
    arguments: &'static [&'static str],
    before: &'static [(&'static str, &'static str)],
    code: i32,
}

const WRITERS: [Writer; 5] = [
    Writer {
        arguments: &["schema", "--out", "her", "-q"],
        before: &[("her/content.schema.json", "an old one"), ("her/register.schema.json", "")],
        code: 0,
    },
    Writer { arguments: &["init", "ny", "-q"], before: &[], code: 0 },
    Writer {
        arguments: &["init", "--language", "de", "-q"],
        before: &[("content/content.yaml", FRAME)],
        code: 0,
    },
    Writer {
        arguments: &["init", "--language", "de", "-q"],
        before: &[
            ("content/content.yaml", FRAME),
            ("templates/text/de.yaml", "words:\n  # egne ord\n"),
        ],
        code: 0,
    },
    Writer {
        arguments: &["check", "--write-decisions", "-q", "--date", "2026-11-22"],
        before: &[("content/content.yaml", FRAME), ("content/decisions.yaml", "# vores\n")],
        code: 1,
    },
];

const ERRORS: [&str; 3] = ["ENOSPC", "EIO", "EACCES"];

#[test]
fn single_files_are_the_old_ones_or_the_new_ones() {
    for writer in WRITERS {
        let before = writer.before.iter();
        let before = before.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_owned()));
        eprintln!("{}", torture(writer.arguments, &before.collect(), writer.code));
    }
}

#[test]
fn a_version_is_there_whole_or_not_at_all() {
    let example = memory();
    let made = program().args(["init", ".", "-q"]).current_dir(example.path()).output().unwrap();
    assert!(made.status.success(), "{}", said(&made));
    let arguments = [
        "release",
        "--effective",
        "2026-12-24",
        "--approved-by",
        "Anne",
        "--date",
        "2026-11-22",
        "-q",
    ];
    eprintln!("{}", torture(&arguments, &tree(example.path()), 0));
}

/// Kills the command and lets its calls fail, each time where `before` is all that there is, and says how often. Undisturbed
/// it ends with `code`.
fn torture(arguments: &[&str], before: &Tree, code: i32) -> String {
    let folder = memory();
    let reset = || {
        for entry in fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            } else {
                fs::remove_file(path).unwrap();
            }
        }
        lay_out(folder.path(), before);
    };
    let run = || program().args(arguments).current_dir(folder.path()).output().unwrap();
    reset();
    let done = run();
    assert_eq!(done.status.code(), Some(code), "{arguments:?}: {}", said(&done));
    let after = tree(folder.path());
    assert_ne!(before, &after);
    // Killed or refused, then looked at, then run again.
    let judge = |when: &str| {
        assert_old_or_new(folder.path(), before, &after, when);
        if tree(folder.path()) != after {
            let done = run();
            assert_eq!(done.status.code(), Some(code), "{when}, then: {}", said(&done));
            assert!(tree(folder.path()) == after, "{when}: {:?}", tree(folder.path()).keys());
        }
    };
    reset();
    let changing = points(folder.path(), arguments, &CHANGING);
    let mut killed = 0;
    for point in spread(changing, 2) {
        reset();
        assert!(kill_at(folder.path(), arguments, &point).status.code().is_none());
        judge(&format!("{arguments:?} killed at {point:?}"));
        killed += 1;
    }
    reset();
    let calls = [&CHANGING[..], &LOOKING].concat();
    let all = points(folder.path(), arguments, &calls);
    let all = all.iter().flat_map(|point| ERRORS.map(|error| (point.clone(), error))).collect();
    let mut refused = 0;
    for (point, error) in spread(all, 2) {
        let when = format!("{arguments:?}, {error} at {point:?}");
        reset();
        let done = fail_at(folder.path(), arguments, &point, error);
        // Rust's standard library takes a folder that cannot be closed for a mistake in the program.
        let known = [0, 1, 2, 70, 73, 127].map(Some).contains(&done.status.code());
        assert!(known, "{when}: {:?} {}", done.status.code(), said(&done));
        if done.status.code() == Some(code) && code == 0 {
            assert!(tree(folder.path()) == after, "{when}: it did not say that it failed");
        }
        judge(&when);
        refused += 1;
    }
    let command = arguments.join(" ");
    format!("{command}: killed at {killed} calls, refused at {refused}; 0 files broken")
}

/// Every file is as it was or as it should be; one that is being written stands beside its place, hidden.
fn assert_old_or_new(folder: &Path, before: &Tree, after: &Tree, when: &str) {
    let now = tree(folder);
    for (path, bytes) in &now {
        if path.split('/').any(|it| it.starts_with('.') && it.ends_with(".new")) {
            continue;
        }
        let known = [before.get(path), after.get(path)];
        assert!(
            known.contains(&Some(bytes)),
            "{when}: {path} is neither the old file nor the new one"
        );
    }
    for path in before.keys() {
        assert!(now.contains_key(path), "{when}: {path} is gone");
    }
    // A version is one thing.
    let of_version = |tree: &Tree| tree.keys().filter(|it| it.contains("versions/2")).count();
    let there = of_version(&now);
    assert!(
        [of_version(before), of_version(after)].contains(&there),
        "{when}: {there} files of it"
    );
}
