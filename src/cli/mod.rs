//! Floor 6: arguments → one command → exit code. Each command wires the floors below in a file of its own.

#![expect(
    clippy::disallowed_methods,
    reason = "this floor reads the clock and the environment, once, as arguments"
)]

mod args;
mod build;
mod check;
mod codes;
mod decide;
mod diff;
mod explain;
mod freeze;
mod gate;
mod init;
mod load;
mod release;
mod say;
mod schema;
mod side;
mod since;
mod standing;
mod worded;

use std::io;
use std::process::ExitCode;

use anyhow::anyhow;
use clap::Parser;

use args::{Args, Command};
pub use schema::{MakeSchema, schemas};

use crate::disk::{Refusal, Trouble};
use crate::source::word;

/// Runs the program.
pub fn run() -> ExitCode {
    let args = Args::parse();
    say::choose_color(args.common.color);
    let of_diff = matches!(args.command, Command::Diff(_));
    let done = match &args.command {
        _ if !args.common.format.is_for(of_diff) => {
            Err(anyhow!("{}", word("diff-format", args.common.message_language())))
        }
        Command::Build(it) => build::run(it, &args.common),
        Command::Check(it) => check::run(it, &args.common),
        Command::Diff(it) => diff::run(it, &args.common),
        Command::Release(it) => release::run(it, &args.common),
        Command::Explain(it) => explain::run(it, &args.common),
        Command::Schema(it) => schema::run(it, &args.common),
        Command::Init(it) => init::run(it, &args.common),
    };
    match done.and_then(|code| say::unsaid().map_or(Ok(code), Err)) {
        Ok(code) => code,
        Err(error) => {
            say::trouble(&error, args.common.message_language());
            ExitCode::from(code(&error))
        }
    }
}

/// What a script can tell apart: whether it was asked wrongly, can try again as it is, or must first mend the machine.
fn code(error: &anyhow::Error) -> u8 {
    let by_machine = error.root_cause().is::<io::Error>();
    let writing = |it: &Trouble| {
        matches!(it, Trouble::Writing(_) | Trouble::Publishing(_) | Trouble::Settling(_))
    };
    match (error.downcast_ref::<Refusal>(), error.downcast_ref::<Trouble>()) {
        (Some(Refusal::Busy { .. }), _) => BUSY,
        (None, Some(trouble)) if by_machine && writing(trouble) => CANNOT_WRITE,
        _ => CANNOT_RUN,
    }
}

/// Findings at or above the threshold.
const FINDINGS: u8 = 1;
/// Usage, unreadable input, a folder that must not be replaced.
const CANNOT_RUN: u8 = 2;
/// The machine could not write: `EX_CANTCREAT` of sysexits.h.
const CANNOT_WRITE: u8 = 73;
/// Another run is writing to the same place: `EX_TEMPFAIL` of sysexits.h.
const BUSY: u8 = 75;
