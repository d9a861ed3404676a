//! `parity.json` (internal): for every public fact, the page and the anchor where it stands.

use std::io::{self, Write};

use serde::Serialize;

use crate::page::{Renderer, address, pages};

#[derive(Serialize)]
struct Line<'a> {
    fact: &'a str,
    language: &'a str,
    page: &'a str,
    anchor: &'a str,
}

/// Writes a line for every fact on its home page, in the order of the pages.
pub(super) fn parity(renderer: &Renderer<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"schema_version\": \"1.0.0\", \"facts\": [")?;
    let mut first = true;
    for (page, lang) in pages::all(renderer.register) {
        let file = address::file(page, lang, renderer.register);
        renderer.facts(page, lang, &mut |fact| {
            out.write_all(if std::mem::take(&mut first) { b"\n" } else { b",\n" })?;
            let line =
                Line { fact: &fact.path, language: lang.code(), page: &file, anchor: &fact.anchor };
            serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)
        })?;
    }
    out.write_all(b"\n]}\n")
}
