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

mod allocator;
mod build;
mod checklist;
mod checklist_page;
mod cli;
mod codes;
mod contract;
mod dangling;
mod decisions;
mod diff;
mod diff_command;
mod diff_properties;
mod editions;
mod escaping;
mod example;
mod fault;
mod floors;
mod formats;
mod fragments;
mod fuzz;
mod gate;
mod healper;
mod healper_report;
mod healper_version;
mod hostile;
mod injection;
mod language_files;
mod languages;
mod layers;
mod letter;
mod made;
mod moved;
mod notices;
mod oracle;
mod parity;
mod paths;
mod pipes;
mod quiet;
mod readability;
mod reading;
mod readme;
mod release;
mod release_guard;
mod released;
mod reproducible;
mod rights;
mod rules;
mod scalars;
mod schema;
mod secrecy;
mod secrets;
mod size;
mod telling;
mod templates;
mod third_language;
mod tidy;
mod touched;
mod transfers;
mod version_addresses;
mod version_files;
mod version_pages;
mod watch;
mod web;
mod website;
