//! A fault of the program itself: it ends at once, with an exit code of its own, and says where in the program and nothing
//! of what it was working on.

use std::fmt::Write;
use std::io;
use std::panic::{self, Location};
use std::process;

use crate::source::{Lang, word};

/// What a script sees of a fault: EX_SOFTWARE of sysexits.
const FAULT: i32 = 70;

/// From here on, a fault ends the program so.
#[expect(clippy::exit, reason = "after a fault nothing that is left in memory can be relied on")]
pub fn end_on_fault() {
    panic::set_hook(Box::new(|fault| {
        let text = report(fault.location());
        // Who has closed the terminal does not want to know.
        let _ = io::Write::write_all(&mut io::stderr(), text.as_bytes());
        process::exit(FAULT);
    }));
}

/// In both languages: which one was asked for is no longer known for certain.
fn report(place: Option<&Location<'_>>) -> String {
    let place = place.map_or_else(String::new, |it| {
        // The folders above a crate are those of whoever built the program.
        let file = match it.file().rsplit_once("/src/") {
            Some((above, file)) => format!("{}/src/{file}", above.rsplit('/').next().unwrap_or("")),
            None => it.file().to_owned(),
        };
        format!("{file}:{}:{}", it.line(), it.column())
    });
    let version = env!("CARGO_PKG_VERSION");
    let mut text = String::new();
    for lang in [Lang::Da, Lang::En] {
        let said = word("fault", lang).replace("{place}", &place).replace("{version}", version);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{said}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_the_place_in_the_program_and_no_folder_of_whoever_built_it() {
        let text = report(Some(Location::caller()));
        assert!(text.contains("(src/cli/fault.rs:") && !text.contains('\\'), "{text}");
        assert_eq!(text.lines().count(), 2);
    }
}
