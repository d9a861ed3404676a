//! How much of others' code the program is made of. (How large it is, `tests/run` looks at: here it is not optimised.)

use std::collections::BTreeSet;
use std::process::Command;

use crate::project::repository;

/// Each crate is somebody to trust, and something to keep up with.
const CRATES: usize = 90;

#[test]
fn the_program_is_made_of_less_than_ninety_crates() {
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"]);
    let output = tree.current_dir(repository()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    // A crate that stands there again is followed by a mark.
    let name = |it: &str| it.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let crates: BTreeSet<String> = text.lines().filter(|it| !it.is_empty()).map(name).collect();
    assert!(crates.iter().any(|it| it.starts_with("tera v")));
    assert!(crates.len() < CRATES, "{} crates: {crates:#?}", crates.len());
}
