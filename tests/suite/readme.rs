//! The README's commands, executed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::repository;

/// The blocks of the README that begin with this fence.
fn blocks(fence: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("README.md")).unwrap();
    let start = format!("\n```{fence}\n");
    text.split(&start).skip(1).map(|it| it.split("\n```").next().unwrap().to_owned()).collect()
}

/// Runs a shell script in `folder`, with the program built for this test in place of `cargo run`.
fn run(folder: &Path, script: &str) {
    let program = env!("CARGO_BIN_EXE_fortegnelse");
    let script = script.replace("cargo run --release --", program);
    let path = format!(
        "{}:{}",
        Path::new(program).parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let done = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .unwrap();
    assert!(done.status.success(), "{script}\n{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn both_tours_run_as_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["content", "schema"] {
        let done =
            Command::new("cp").arg("-r").arg(repository().join(part)).arg(folder.path()).status();
        assert!(done.unwrap().success());
    }
    let scripts = blocks("sh");
    assert!(scripts.len() >= 5, "only {} scripts in the README", scripts.len());
    for script in scripts {
        // The tests cannot run themselves, and installing is another test's business.
        if script.contains("./tests/run")
            || script.contains("cargo install")
            || script.contains("cargo bench")
        {
            continue;
        }
        run(folder.path(), &script);
    }
}

#[test]
fn every_file_that_the_readme_links_to_is_there() {
    let text = fs::read_to_string(repository().join("README.md")).unwrap();
    for link in text.split("](").skip(1).filter_map(|it| it.split(')').next()) {
        if !link.starts_with("http") && !link.starts_with('#') {
            assert!(repository().join(link).exists(), "{link}");
        }
    }
}

/// The score table would be worth nothing if what repeats a row ran no test.
#[test]
fn every_command_of_the_score_table_runs_tests_that_are_there() {
    let text = fs::read_to_string(repository().join(".github/SECURITY.md")).unwrap();
    let listed = Command::new(std::env::current_exe().unwrap()).arg("--list").output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let mut named = 0;
    for command in text.split('`').filter(|it| it.contains("cargo test --test suite ")) {
        let name = command.rsplit(' ').next().unwrap();
        assert!(listed.lines().any(|it| it.starts_with(name)), "{command}");
        named += 1;
    }
    assert!(named >= 12, "{named}");
    for link in text.split("](../").skip(1).filter_map(|it| it.split([')', '#']).next()) {
        assert!(repository().join(link).exists(), "{link}");
    }
}
