//! Where a run's words go: a reader that leaves is no trouble, a result that is lost is; and what other runs do to it.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::project::{FRAME, folder, program, stderr, write_content};
use crate::quiet::{COMMANDS, project};

fn command(arguments: &[&str], place: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fortegnelse"));
    command.args(arguments).current_dir(place.path()).env("HOME", place.path());
    command
}

/// A pipe that nobody reads from any more.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_reader_that_goes_away_is_no_trouble_to_any_command_or_format() {
    let (open, shut, silent) = (project(), project(), project());
    for arguments in COMMANDS {
        let usual = command(arguments, &open).output().unwrap();
        let left = command(arguments, &shut).stdout(closed()).output().unwrap();
        assert_eq!(left.status.code(), usual.status.code(), "{arguments:?}: {}", stderr(&left));
        assert_eq!(stderr(&left), stderr(&usual), "{arguments:?}");
        let alone = command(arguments, &silent).stdout(closed()).stderr(closed()).output().unwrap();
        assert_eq!(alone.status.code(), usual.status.code(), "{arguments:?}");
    }
}

#[test]
fn a_result_that_does_not_fit_on_the_drive_is_not_taken_for_a_whole_one() {
    let place = project();
    for format in ["json", "sarif", "github"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let arguments = ["check", "--format", format, "--lang", "en"];
        let done = command(&arguments, &place).stdout(full).output().unwrap();
        assert_eq!(done.status.code(), Some(73), "{format}: {}", stderr(&done));
        let told = "cannot run: `stdout` cannot be written: the drive is full";
        assert!(stderr(&done).contains(told), "{format}: {}", stderr(&done));
    }
}

#[test]
fn a_build_waits_ten_seconds_for_another_and_then_says_so() {
    let place = folder(FRAME);
    let lock = File::create(place.path().join(".dist.lock")).unwrap();
    lock.lock().unwrap();
    let started = Instant::now();
    let done = program(place.path(), &["build", "--lang", "en"]);
    let waited = started.elapsed();
    assert_eq!(done.status.code(), Some(75), "{}", stderr(&done));
    assert!(stderr(&done).contains("Another run is writing"), "{}", stderr(&done));
    assert!(waited >= Duration::from_secs(10) && waited < Duration::from_secs(20), "{waited:?}");
    assert!(!place.path().join("dist").exists());
    drop(lock);
    assert_eq!(program(place.path(), &["build"]).status.code(), Some(0));
}

#[test]
fn a_build_does_not_write_where_it_reads() {
    let place = folder(FRAME);
    let before = fs::read(place.path().join("content/content.yaml")).unwrap();
    let content = place.path().join("content");
    let from_beside = ["content", "content/dist", "."].map(|out| (place.path(), "content", out));
    let from_inside = [".", "..", "dist", "../content", "../content/a/b"]
        .map(|out| (content.as_path(), ".", out));
    for (from, content, out) in from_beside.into_iter().chain(from_inside) {
        let done = program(from, &["build", "--content", content, "--out", out, "--lang", "en"]);
        assert_eq!(done.status.code(), Some(2), "{content} {out}: {}", stderr(&done));
        assert!(
            stderr(&done).contains("nothing was written"),
            "{content} {out}: {}",
            stderr(&done)
        );
    }
    assert_eq!(fs::read(place.path().join("content/content.yaml")).unwrap(), before);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn a_build_says_how_the_files_came_into_place_and_where_the_old_ones_are() {
    let place = folder(FRAME);
    let build = || stderr(&program(place.path(), &["build", "--lang", "en"]));
    let first = build();
    assert!(first.contains("There was nothing before in dist."), "{first}");
    write_content(place.path(), &FRAME.replace("Eksempel ApS", "Andet ApS"));
    let second = build();
    let kept = "replaced in one step. Those are in .dist.prev until the next run.";
    assert!(second.contains(kept), "{second}");
    let page = fs::read_to_string(place.path().join(".dist.prev/site/index.html")).unwrap();
    assert!(page.contains("Eksempel ApS"));
}

#[test]
fn an_example_that_was_cut_short_is_finished_by_the_next_init() {
    let place = tempfile::tempdir().unwrap();
    let run = || program(place.path(), &["init", "ny"]);
    assert_eq!(run().status.code(), Some(0));
    let whole = crate::build::tree(&place.path().join("ny"));
    fs::remove_file(place.path().join("ny/content/recipients.yaml")).unwrap();
    fs::write(place.path().join("ny/content/.recipients.yaml.new"), "recip").unwrap();
    fs::remove_dir_all(place.path().join("ny/schema")).unwrap();
    assert_eq!(run().status.code(), Some(0));
    assert!(crate::build::tree(&place.path().join("ny")) == whole);
    assert_eq!(run().status.code(), Some(2), "it is finished");
}
