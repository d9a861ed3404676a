//! The one test binary: text in, text out. `project` is what the others build with.

mod project;
mod tokens;

mod build;
mod cli;
mod codes;
mod escaping;
mod example;
mod floors;
mod healper;
mod kill;
mod oracle;
mod parity;
mod reading;
mod readme;
mod rights;
mod scalars;
mod schema;
mod secrecy;
mod templates;
mod tidy;
