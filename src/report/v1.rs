//! `--format json`, version 1: the findings of a run as other programs read them.
//!
//! The promise is that of `register.json`: no key is renamed or dropped in version 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::told::{self, Told};
use crate::article30::v1::Generator;
use crate::law::{self, Citation};
use crate::source::{Diagnostic, Lang, Severity, Sources, Span, word};

/// The version of the format: semantic.
pub const VERSION: &str = "1.1.0";

/// What a check or a build found.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report<'a> {
    /// The version of the format: semantic.
    schema_version: &'static str,
    /// The program that made the file.
    generator: Generator,
    /// The day that was checked for, ISO 8601.
    date: String,
    /// The SHA-256 of the content, hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_hash: Option<&'a str>,
    /// The language of the texts: `da` or `en`.
    language: &'static str,
    /// The tables of law that the program was built with, and how old they are.
    law_tables: Vec<LawTable>,
    /// The findings, by file and place.
    findings: Vec<Finding<'a>>,
    /// The findings that a decision answers, by file and place. They count for nothing.
    answered: Vec<Finding<'a>>,
    /// How many there are of each.
    summary: Summary,
}

/// A table of law in the program.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LawTable {
    /// What it holds, in English.
    name: String,
    /// What was read, and where.
    source: String,
    /// The date from which the provisions apply, if there is one, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    /// The date it was last compared with its source, ISO 8601.
    checked_on: String,
}

/// A link to the law.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Link {
    /// The provision, in words: the text of the link.
    text: String,
    /// Where it can be read.
    url: String,
}

/// Something that is wrong or missing.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Finding<'a> {
    /// The kind: a stable name. `fortegnelse explain` tells all about it.
    code: &'static str,
    /// How bad it is.
    level: Level,
    /// The group of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    /// What is wrong.
    message: String,
    /// Why it matters.
    why: &'a str,
    /// What to do.
    fix: String,
    /// The provisions behind it, in words.
    law: Vec<String>,
    /// The same provisions by key: `gdpr:13.1.c`.
    citations: Vec<&'a str>,
    /// Links to those of them that can be read at a stable address.
    links: Vec<Link>,
    /// Where it stands in the texts.
    place: Place,
    /// Where it is in the model, by ids: `activities.kundekonto.retention.konto`.
    #[serde(skip_serializing_if = "Option::is_none")]
    place_path: Option<&'a str>,
    /// Other places that matter.
    related: Vec<Place>,
    /// A near name, when one was meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    /// A change that would mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    patch: Option<Patch<'a>>,
    /// The decision that answers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision<'a>>,
}

/// How bad a finding is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Level {
    /// The law requires it outright, or the text cannot be understood.
    Error,
    /// Very likely wrong, or required where possible.
    Warning,
    /// A matter of quality.
    Note,
}

/// A place in a text; lines and columns count from 1, columns in characters.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Place {
    /// The file, from the working directory, with `/` between its parts.
    file: String,
    /// The first line.
    line: usize,
    /// The first column.
    column: usize,
    /// The last line.
    end_line: usize,
    /// The column after the last.
    end_column: usize,
    /// What the place has to do with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

/// A change of the text.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Patch<'a> {
    /// What is replaced.
    place: Place,
    /// By what.
    replacement: &'a str,
}

/// Why a finding may stand.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Decision<'a> {
    /// The reason.
    why: &'a str,
    /// Who decided.
    by: &'a str,
    /// The last day it holds, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// How many findings there are.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Summary {
    /// Errors.
    errors: usize,
    /// Warnings.
    warnings: usize,
    /// Notes.
    notes: usize,
    /// Findings that a decision answers.
    answered: usize,
}

impl<'a> Report<'a> {
    /// The report of a run.
    pub fn of(told: &'a Told<'a>) -> Report<'a> {
        let findings = |all: &'a [told::Finding<'a>]| all.iter().map(|it| finding(it, told));
        Report {
            schema_version: VERSION,
            generator: Generator::this(),
            date: told.date.to_string(),
            content_hash: told.content_hash,
            language: told.lang.code(),
            law_tables: law::tables().iter().map(law_table).collect(),
            findings: findings(&told.findings).collect(),
            answered: findings(&told.answered).collect(),
            summary: Summary {
                errors: told.count(Severity::Error),
                warnings: told.count(Severity::Warning),
                notes: told.count(Severity::Note),
                answered: told.answered.len(),
            },
        }
    }
}

fn law_table(it: &law::Table) -> LawTable {
    LawTable {
        name: it.name.clone(),
        source: it.source.clone(),
        valid_from: it.valid_from.map(|it| it.to_string()),
        checked_on: it.checked_on.to_string(),
    }
}

fn link(it: &Citation, lang: Lang) -> Option<Link> {
    Some(Link { text: it.long(lang).to_owned(), url: it.url(lang)? })
}

fn finding<'a>(it: &'a told::Finding<'a>, told: &Told<'a>) -> Finding<'a> {
    let (found, lang, sources) = (it.diagnostic, told.lang, told.sources);
    let page = found.code.page();
    let law: Vec<Citation> = page.law().iter().filter_map(|it| Citation::parse(it)).collect();
    let label = Some(label(found, lang)).filter(|it| !it.is_empty());
    let related = found.related.iter();
    Finding {
        code: found.code.name,
        level: match found.level() {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        },
        group: it.group,
        message: found.message(lang),
        why: page.why(lang),
        fix: found.fill(page.fix(lang), lang),
        law: law.iter().map(|it| it.long(lang).to_owned()).collect(),
        citations: page.law().iter().map(String::as_str).collect(),
        links: law.iter().filter_map(|it| link(it, lang)).collect(),
        place: Place { label, ..place(found.span, sources) },
        place_path: it.place_path.as_deref(),
        related: related
            .map(|it| Place {
                label: Some(word(it.word, lang).to_owned()),
                ..place(it.span, sources)
            })
            .collect(),
        suggestion: found.suggestion.as_deref(),
        patch: found
            .patch
            .as_ref()
            .map(|it| Patch { place: place(it.span, sources), replacement: &it.replacement }),
        decision: it.decision.as_ref().map(|it| Decision {
            why: it.why,
            by: it.by,
            until: it.until.map(|it| it.to_string()),
        }),
    }
}

fn label(found: &Diagnostic, lang: Lang) -> String {
    found.fill(found.code.page().label(lang), lang)
}

fn place(span: Span, sources: &Sources) -> Place {
    let (start, end) =
        (sources.position(span.file, span.start), sources.position(span.file, span.end));
    Place {
        file: sources.display_path(span.file),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        label: None,
    }
}
