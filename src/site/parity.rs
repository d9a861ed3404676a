//! `parity.json` (internal): for every public fact, the page and the anchor where it stands, and the notices it belongs to.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use super::Row;
use super::belonging::Belonging;
use crate::page::Fact;
use crate::register::Register;

/// The path of the file.
pub const PARITY: &str = "register/parity.json";

/// The file while it grows. Pages are made in any order and by several threads; their lines stand in the order of the
/// pages.
pub struct Parity<'a, W> {
    belonging: Belonging<'a>,
    growing: Mutex<Growing<W>>,
}

struct Growing<W> {
    out: W,
    /// The number of the page whose lines come next.
    next: usize,
    /// The lines of pages whose turn has not come.
    waiting: BTreeMap<usize, Vec<u8>>,
    /// What stands before the next line.
    before: &'static [u8],
}

#[derive(Serialize)]
struct Line<'a> {
    fact: &'a str,
    language: &'a str,
    page: &'a str,
    anchor: &'a str,
    /// The notices that it is a fact of, by id.
    notices: &'a [&'a str],
}

impl<'a, W: Write> Parity<'a, W> {
    /// Begins the file.
    pub(super) fn begin(register: &'a Register, mut out: W) -> io::Result<Parity<'a, W>> {
        out.write_all(b"{\"schema_version\": \"1.1.0\", \"facts\": [")?;
        let growing = Growing { out, next: 0, waiting: BTreeMap::new(), before: b"\n" };
        Ok(Parity { belonging: Belonging::of(register), growing: Mutex::new(growing) })
    }

    /// Takes in the facts that were found while a page was made. A file that is no page has none.
    ///
    /// # Errors
    /// When `out` refuses to take their lines.
    pub fn take(&self, row: &Row, facts: &[Fact]) -> io::Result<()> {
        let Some((number, lang)) = row.page() else { return Ok(()) };
        let page = row.path.strip_prefix("site/").unwrap_or(&row.path);
        let mut lines = Vec::with_capacity(facts.len() * 160);
        for fact in facts {
            let anchor = fact.anchor.as_str();
            let notices = self.belonging.notices(&fact.path);
            let line = Line { fact: &fact.path, language: lang.code(), page, anchor, notices };
            lines.extend_from_slice(if lines.is_empty() { b"" } else { b",\n" });
            serde_json::to_writer(&mut lines, &line)?;
        }
        let mut growing = self.growing.lock().unwrap_or_else(PoisonError::into_inner);
        growing.waiting.insert(number, lines);
        growing.go_on()
    }

    /// Ends the file, when every page has been taken in.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn end(self) -> io::Result<W> {
        let Growing { mut out, .. } =
            self.growing.into_inner().unwrap_or_else(PoisonError::into_inner);
        out.write_all(b"\n]}\n")?;
        Ok(out)
    }
}

impl<W: Write> Growing<W> {
    fn go_on(&mut self) -> io::Result<()> {
        while let Some(lines) = self.waiting.remove(&self.next) {
            self.next += 1;
            if !lines.is_empty() {
                self.out.write_all(std::mem::replace(&mut self.before, b",\n"))?;
                self.out.write_all(&lines)?;
            }
        }
        Ok(())
    }
}
