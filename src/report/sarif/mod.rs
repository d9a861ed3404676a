//! Findings for code hosts and editors: `--format sarif`, SARIF 2.1.0.
//!
//! All kinds that were looked for are listed as rules, not only those found: a host then shows what was checked, and
//! keeps the text of an alert that is mended. A message is written out and has no arguments, so braces in it stay as
//! they are.

mod literal;
mod log;
mod rule;
mod uri;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::told::{Decision, Finding, Told};
use crate::law;
use crate::source::{Span, hexadecimal, word};
use literal::literal;
use log::{
    ArtifactChange, ArtifactLocation, Driver, Fix, Invocation, Level, Location, Log,
    LogicalLocation, Message, PhysicalLocation, Properties, Region, Replacement, ResultOf, Run,
    Suppression, TableOf, Text, Tool,
};

/// Where the program can be read about; empty where the package does not say.
const ADDRESSES: [&str; 2] = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
/// Names the way a finding is recognised again; another way gets another name.
const FINGERPRINT: &str = "codeAndPlace/v1";

/// All findings as one SARIF log with one run.
pub fn sarif(told: &Told<'_>) -> String {
    let mut seen = BTreeMap::new();
    let all = told.findings.iter().chain(&told.answered);
    let results = all.map(|it| result(it, told, &mut seen)).collect();
    let log = Log {
        schema: log::SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: ADDRESSES.into_iter().find(|it| !it.is_empty()),
                    rules: told.codes.iter().map(|it| rule::rule(it, told.lang)).collect(),
                },
            },
            invocations: [Invocation { execution_successful: true }],
            language: told.lang.code(),
            column_kind: "unicodeCodePoints",
            results,
            properties: Properties {
                date: told.date.to_string(),
                content_hash: told.content_hash,
                law_tables: law::tables().iter().map(table).collect(),
            },
        }],
    };
    let text = serde_json::to_string_pretty(&log);
    text.expect("a log is made of texts, numbers and lists") + "\n"
}

fn table(it: &law::Table) -> TableOf {
    TableOf { name: it.name.clone(), checked_on: it.checked_on.to_string() }
}

/// A message without its full stop, if it has one.
fn sentence(message: &str) -> &str {
    message.strip_suffix('.').unwrap_or(message)
}

fn result(it: &Finding<'_>, told: &Told<'_>, seen: &mut BTreeMap<String, usize>) -> ResultOf {
    let (found, lang) = (it.diagnostic, told.lang);
    let page = found.code.page();
    let (message, why) = (found.message(lang), page.why(lang));
    let fix = found.fill(page.fix(lang), lang);
    let (why_word, do_word) = (word("why", lang), word("do", lang));
    let related = found.related.iter().zip(1..).map(|(label, id)| Location {
        id: Some(id),
        physical_location: physical(label.span, told),
        logical_locations: Vec::new(),
        message: Some(Text { text: word(label.word, lang).to_owned() }),
    });
    let logical = it.place_path.iter().map(|path| LogicalLocation {
        fully_qualified_name: path.clone(),
        name: path.rsplit('.').next().unwrap_or(path).to_owned(),
    });
    ResultOf {
        rule_id: found.code.name,
        rule_index: told.codes.iter().position(|it| *it == found.code),
        level: Level::from(found.level()),
        message: Message {
            text: format!("{}. {fix}", sentence(&message)),
            markdown: format!(
                "{}.\n\n**{why_word}:** {why}\n\n**{do_word}:** {}",
                sentence(&literal(found, lang, |it| it.message(lang))),
                literal(found, lang, |it| it.fill(page.fix(lang), lang))
            ),
        },
        locations: [Location {
            id: None,
            physical_location: physical(found.span, told),
            logical_locations: logical.collect(),
            message: None,
        }],
        related_locations: related.collect(),
        fixes: found.patch.iter().map(|it| patch(it.span, &it.replacement, told)).collect(),
        partial_fingerprints: [(FINGERPRINT, fingerprint(it, told, seen))].into(),
        suppressions: it.decision.iter().map(suppression).collect(),
    }
}

/// A decision stands in a file of its own, outside what it is about.
fn suppression(it: &Decision<'_>) -> Suppression {
    let until = it.until.map(|it| format!(", {it}")).unwrap_or_default();
    Suppression {
        kind: "external",
        status: "accepted",
        justification: format!("{} ({}{until})", it.why, it.by),
    }
}

fn patch(span: Span, replacement: &str, told: &Told<'_>) -> Fix {
    Fix {
        description: Text {
            text: format!("{}: `{replacement}`", word("write-instead", told.lang)),
        },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(span, told),
            replacements: [Replacement {
                deleted_region: region(span, told),
                inserted_content: Text { text: replacement.to_owned() },
            }],
        }],
    }
}

fn physical(span: Span, told: &Told<'_>) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(span, told), region: region(span, told) }
}

fn artifact(span: Span, told: &Told<'_>) -> ArtifactLocation {
    ArtifactLocation { uri: uri::of_path(&told.sources.display_path(span.file)) }
}

fn region(span: Span, told: &Told<'_>) -> Region {
    let start = told.sources.position(span.file, span.start);
    let end = told.sources.position(span.file, span.end);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// What a finding is recognised by when lines move: its code and where it is in the model, or else its file and the
/// text of its line; and which one of several like it.
fn fingerprint(it: &Finding<'_>, told: &Told<'_>, seen: &mut BTreeMap<String, usize>) -> String {
    let span = it.diagnostic.span;
    let file = told.sources.display_path(span.file);
    let place = match &it.place_path {
        Some(path) => vec![path.as_str()],
        None => vec![
            file.as_str(),
            told.sources.lines(Span { end: span.start, ..span }).text.trim(),
            told.sources.slice(span),
        ],
    };
    let mut hash = Sha256::new();
    for part in [it.diagnostic.code.name].into_iter().chain(place) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let hash = hexadecimal(&hash.finalize());
    let count = seen.entry(hash.clone()).or_default();
    *count += 1;
    format!("{hash}:{count}")
}
