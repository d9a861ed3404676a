//! Names that every system takes for a file, and takes for one file.

use std::collections::HashMap;

use crate::source::is_device;

/// The longest name that file systems take, in bytes.
const LONGEST: usize = 255;

/// Whether a relative path, `/` between its parts, has nothing but names that lead to the same file on every system: on
/// some, `:` begins a stream or a drive, `con` is a device whatever its ending, and a last dot is not there.
pub(super) fn is_portable(path: &str) -> bool {
    path.split('/').all(is_name)
}

fn is_name(name: &str) -> bool {
    let forbidden =
        |it: char| it.is_control() || matches!(it, '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*');
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    !name.is_empty()
        && name.len() <= LONGEST
        && !name.ends_with(['.', ' '])
        && !name.contains(forbidden)
        && !is_device(&stem.to_ascii_lowercase())
}

/// The first two paths that differ in nothing but capital letters.
pub(super) fn same_but_for_case<'a>(
    paths: impl Iterator<Item = &'a str> + Clone,
) -> Option<[&'a str; 2]> {
    // Paths without a capital letter differ from each other, and there are hardly any others.
    let has_capital = |it: &&str| it.chars().any(char::is_uppercase);
    let mut seen: HashMap<String, &str> = HashMap::new();
    for path in paths.clone().filter(has_capital) {
        if let Some(other) = seen.insert(path.to_lowercase(), path) {
            return Some([other, path]);
        }
    }
    if seen.is_empty() {
        return None;
    }
    let mut others = paths.filter(|it| !has_capital(it));
    others.find_map(|it| seen.get(it).map(|other| [*other, it]))
}

#[cfg(test)]
mod tests {
    use super::{is_portable, same_but_for_case};

    #[test]
    fn names_that_some_system_reads_otherwise_are_not_portable() {
        let longest = "a".repeat(255);
        for path in [
            "index.html",
            "a/b/c.html",
            "_headers",
            "com",
            "com10",
            "console",
            "auxiliary/x",
            "a.con",
            "æ/ø",
            &longest,
        ] {
            assert!(is_portable(path), "{path:?}");
        }
        let too_long = "a".repeat(256);
        for path in [
            "",
            ".",
            "..",
            "/",
            "/etc/passwd",
            "../up",
            "a/../../up",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "..\\up",
            "C:",
            "C:/x",
            "a:stream",
            "nul\0",
            "line\nbreak",
            "a\u{7f}",
            "a\u{85}",
            "a.",
            "a ",
            "a/b./c",
            "a<b",
            "a>b",
            "a\"b",
            "a|b",
            "a?b",
            "a*b",
            "con",
            "CON",
            "con.html",
            "a/Prn/b",
            "aux.",
            "nul.tar.gz",
            "com1",
            "COM9.txt",
            "lpt0",
            "com¹",
            "con .html",
            "conout$",
            &too_long,
        ] {
            assert!(!is_portable(path), "{path:?}");
        }
    }

    #[test]
    fn two_names_that_differ_in_capital_letters_alone_are_found() {
        let found = |paths: &[&'static str]| same_but_for_case(paths.iter().copied());
        assert_eq!(found(&["a", "b/c", "b/d"]), None);
        assert_eq!(found(&["A", "b", "C"]), None);
        assert_eq!(found(&["A/b", "a/B"]), Some(["A/b", "a/B"]));
        assert_eq!(found(&["Æ", "x", "æ"]), Some(["Æ", "æ"]));
    }
}
