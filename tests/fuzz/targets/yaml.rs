//! YAML bytes → findings in every format.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../oracles.rs"]
mod oracles;
#[path = "../../suite/outputs.rs"]
mod outputs;
#[path = "../../suite/readers.rs"]
mod readers;
#[path = "../../suite/tokens.rs"]
mod tokens;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oracles::yaml(bytes));
