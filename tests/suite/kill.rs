//! A build that is killed at any moment leaves the old tree or the new one, whole, and the next build cleans up.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::build::tree;
use crate::project::{FRAME, program, stderr, write_content};

const KILLS: u32 = 60;

fn content(folder: &Path, name: &str) {
    let mut text = FRAME.replace("Eksempel ApS", name);
    text.push_str("data_categories:\n  navn: {label: Navn, kind: ordinary}\nactivities:\n");
    for number in 0..150 {
        text.push_str(&format!("  a{number}:\n    label: Aktivitet {number}\n    data: {{navn: {{}}}}\n    purposes: {{p: {{text: Formål {number}}}}}\n"));
    }
    write_content(folder, &text);
}

#[test]
fn a_killed_build_leaves_one_whole_tree_and_no_litter() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["build", "--draft", "--date", "2026-11-22", "--quiet"];
    let dist = folder.path().join("dist");
    let mut whole = Vec::new();
    let mut took = Duration::ZERO;
    for name in ["Før ApS", "Efter ApS"] {
        content(folder.path(), name);
        let started = Instant::now();
        let done = program(folder.path(), &arguments);
        took = started.elapsed();
        assert!(done.status.success(), "{}", stderr(&done));
        whole.push(tree(&dist));
    }
    let mut killed = 0;
    for round in 0..KILLS {
        content(folder.path(), if round % 2 == 0 { "Før ApS" } else { "Efter ApS" });
        let mut build = Command::new(env!("CARGO_BIN_EXE_fortegnelse"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Spread over the whole length of a build, and somewhat beyond it.
        std::thread::sleep(took.mul_f64(1.2 * f64::from(round) / f64::from(KILLS)));
        build.kill().unwrap();
        killed += u32::from(!build.wait().unwrap().success());
        let now = tree(&dist);
        assert!(whole.contains(&now), "a broken tree after kill {round}");
    }
    assert!(killed >= KILLS / 4, "only {killed} builds were killed in time");
    assert!(program(folder.path(), &arguments).status.success());
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|it| !["content", "dist", ".dist.lock"].contains(&it.as_str()))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
