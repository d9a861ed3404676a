//! The allocator is the program's own business: nothing in the environment reaches it (`.cargo/config.toml`).

use std::process::Command;

#[test]
fn settings_of_the_allocator_in_the_environment_are_not_read() {
    let mut version = Command::new(env!("CARGO_BIN_EXE_fortegnelse"));
    version.arg("--version").env("MIMALLOC_SHOW_STATS", "1").env("MIMALLOC_VERBOSE", "1");
    let output = version.output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
