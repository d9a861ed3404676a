//! The one test binary: text in, text out. `project` is what the others build with.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test reads files where it likes, fails where it cannot go on, and is nobody's library"
)]

#[path = "../fuzz/oracles.rs"]
mod oracles;
mod outputs;
mod project;
mod readers;
mod tokens;

mod build;
mod checklist;
mod checklist_page;
mod cli;
mod codes;
mod contract;
mod decisions;
mod diff;
mod diff_command;
mod editions;
mod escaping;
mod example;
mod floors;
mod formats;
mod fragments;
mod fuzz;
mod healper;
mod healper_report;
mod injection;
mod kill;
mod language_files;
mod languages;
mod layers;
mod letter;
mod made;
mod moved;
mod notices;
mod oracle;
mod parity;
mod readability;
mod reading;
mod readme;
mod rights;
mod rules;
mod scalars;
mod schema;
mod secrecy;
mod secrets;
mod telling;
mod templates;
mod third_language;
mod tidy;
mod transfers;
mod web;
mod website;
