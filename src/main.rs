//! The program: everything is in the library.

use std::process::ExitCode;

/// Pages are made of many small values, for which the C library's allocator is slow.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    fortegnelse::cli::run()
}
