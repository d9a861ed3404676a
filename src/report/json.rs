//! Findings for machines: `--format json`, version 1.

use serde::Serialize;

use crate::law::Citation;
use crate::source::{Diagnostic, Lang, Severity, Sources, Span};

#[derive(Serialize)]
struct Report<'a> {
    schema_version: &'static str,
    findings: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    level: &'static str,
    message: String,
    why: String,
    fix: String,
    law: Vec<String>,
    place: Place,
    related: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patch: Option<PatchOut<'a>>,
}

#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct PatchOut<'a> {
    place: Place,
    replacement: &'a str,
}

#[derive(Serialize, Default)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// All findings as one JSON document. Lines and columns count from 1, columns in characters.
pub fn json(found: &[Diagnostic], sources: &Sources, lang: Lang) -> String {
    let mut summary = Summary::default();
    let findings = found.iter().map(|it| {
        let page = it.code.page();
        match it.level() {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Note => summary.notes += 1,
        }
        let law = page.law().iter().filter_map(|it| Citation::parse(it));
        Finding {
            code: it.code.name,
            level: it.level().name(),
            message: it.message(lang),
            why: page.why(lang).to_owned(),
            fix: it.fill(page.fix(lang), lang),
            law: law.map(|it| it.long(lang)).collect(),
            place: place(it.span, sources),
            related: it.related.iter().map(|it| place(it.span, sources)).collect(),
            suggestion: it.suggestion.as_deref(),
            patch: it.patch.as_ref().map(|it| PatchOut {
                place: place(it.span, sources),
                replacement: &it.replacement,
            }),
        }
    });
    let findings = findings.collect();
    let report = Report { schema_version: "1.0.0", findings, summary };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
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
    }
}
