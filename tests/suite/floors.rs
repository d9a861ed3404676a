//! A lower floor does not know that upper floors exist; neighbours are strangers.

use std::fs;
use std::path::Path;

use crate::project::{files_under, repository};

/// Lowest first; neighbours share a row.
const FLOORS: &[&[&str]] = &[
    &["source", "redline"],
    &["written", "law"],
    &["register"],
    &["lint", "page", "article30", "export", "diff", "version"],
    &["compile", "site"],
    &["disk", "report", "serve", "lsp"],
    &["cli"],
];

#[test]
fn lower_floors_know_nothing_of_upper_ones() {
    let mut breaches = Vec::new();
    for path in files_under(&repository().join("src")) {
        let Some(importer) = module_of(&path) else { continue };
        for imported in crate_paths(&fs::read_to_string(&path).unwrap()) {
            if imported != importer && floor(&imported) >= floor(&importer) {
                breaches.push(format!("{}: {importer} must not use {imported}", path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::{page::{self, Theme}, law, register::Date};\nlet x = crate::disk::read(); // crate::no";
    assert_eq!(crate_paths(text), ["page", "law", "register", "disk"]);
}

/// The floor's module that a file of `src` belongs to; none for `lib.rs` and `main.rs`.
fn module_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(repository().join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    (path.extension()? == "rs" && inside.components().count() > 1).then(|| first.to_owned())
}

fn floor(module: &str) -> usize {
    FLOORS
        .iter()
        .position(|row| row.contains(&module))
        .unwrap_or_else(|| panic!("{module} has no floor"))
}

/// The `x` of every `crate::x`, also inside `use crate::{x, y::{z}}` over several lines.
fn crate_paths(text: &str) -> Vec<String> {
    let code: String = text.lines().map(|it| it.split("//").next().unwrap_or("")).collect();
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            found.push(identifier(rest));
            continue;
        };
        let mut depth = 0;
        for item in group.split_inclusive([',', '{', '}']) {
            if depth == 0 {
                found.push(identifier(item));
            }
            match item.chars().last() {
                Some('{') => depth += 1,
                Some('}') if depth == 0 => break,
                Some('}') => depth -= 1,
                _ => (),
            }
        }
    }
    found.retain(|it| !it.is_empty());
    found
}

fn identifier(text: &str) -> String {
    text.trim_start().chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect()
}
