//! What the fuzzer found worth keeping, replayed: no input breaks a promise again. See tests/fuzz/README.md.

use std::fs;

use crate::oracles;
use crate::project::{files_under, repository};

fn replay(target: &str, promise: fn(&[u8])) {
    let seeds = files_under(&repository().join("tests/fuzz/seeds").join(target));
    assert!(seeds.len() >= 20, "{} seeds of {target}", seeds.len());
    for seed in seeds {
        let bytes = fs::read(&seed).unwrap();
        let broken = std::panic::catch_unwind(|| promise(&bytes)).is_err();
        assert!(!broken, "{}", seed.display());
    }
}

#[test]
fn no_bytes_of_yaml_break_the_reader_or_the_reports() {
    replay("yaml", oracles::yaml);
}

#[test]
fn no_markdown_leaves_its_place_on_the_page() {
    replay("markdown", oracles::markdown);
}

#[test]
fn no_register_breaks_an_output_or_leaks() {
    replay("register", oracles::register);
}

#[test]
fn no_two_registers_break_their_comparison() {
    replay("diff", oracles::diff);
}
