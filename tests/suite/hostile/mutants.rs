//! Good content with one thing changed: no panic, places inside the file, every report can be written, the right exit code.

use fortegnelse::compile::{codes, compile};
use fortegnelse::report::{self, Finding, Told};
use fortegnelse::source::{Diagnostics, Lang, Severity, Sources, Span};

use super::number;
use crate::project::{Project, folder, program, repository, today};

/// Content with every kind of thing in it and no finding of form or meaning.
fn good() -> Vec<u8> {
    let path = repository().join("tests/fixtures/mutants.yaml");
    std::fs::read(path).unwrap()
}

/// So many changes there are to a byte: any other value in its place, or the file ends there.
const CHANGES: usize = 256;

/// So many ways there are to change a line.
const OF_LINE: usize = 7;

/// `wanted` mutants: each line deleted, doubled, swapped with the next or written as people slip, and of all that can be done to bytes every so
/// manieth, so that each part of the file is there.
fn mutants(text: &[u8], wanted: usize) -> impl Iterator<Item = (String, Vec<u8>)> {
    let lines: Vec<&[u8]> = text.split_inclusive(|it| *it == b'\n').collect();
    let of_lines =
        (0..OF_LINE * lines.len()).map(move |it| of_line(&lines, it / OF_LINE, it % OF_LINE));
    let all = text.len() * CHANGES;
    let of_bytes = wanted.saturating_sub(of_lines.len()).min(all);
    of_lines.chain((0..of_bytes).map(move |it| of_byte(text, it * all / of_bytes))).take(wanted)
}

fn of_line(lines: &[&[u8]], number: usize, kind: usize) -> (String, Vec<u8>) {
    let mut changed = lines.to_vec();
    let line = lines[number];
    let indent = line.len() - line.trim_ascii_start().len();
    let with = |sign: &str| [&line[..indent], sign.as_bytes(), &line[indent..]].concat();
    // A dash of Word, a letter of two bytes where a map begins, a map where a text belongs.
    let key =
        String::from_utf8_lossy(line).split_once(':').map_or("a".into(), |it| it.0.to_owned());
    let below = |item: &str| format!("{key}:\n{:indent$}  {item}\n", "").into_bytes();
    let slips = [with("– "), with("Ø"), below("Økonomi: x"), below("- Økonomi: x")];
    let name = match kind {
        0 => {
            changed.remove(number);
            "deleted"
        }
        1 => {
            changed.insert(number, lines[number]);
            "twice"
        }
        2 => {
            changed.swap(number, (number + 1) % lines.len());
            "swapped with the next"
        }
        slip => {
            changed[number] = &slips[slip - 3];
            ["with a long dash", "with a letter in front", "with a map", "with a list of maps"]
                [slip - 3]
        }
    };
    (format!("line {} {name}", number + 1), changed.concat())
}

fn of_byte(text: &[u8], change: usize) -> (String, Vec<u8>) {
    let (at, difference) = (change / CHANGES, change % CHANGES);
    if difference == 0 {
        return (format!("cut off at byte {at}"), text[..at].to_vec());
    }
    let mut changed = text.to_vec();
    changed[at] ^= difference as u8;
    (format!("byte {at} is {:#04x}", changed[at]), changed)
}

/// The findings, the level of what `check` goes by, after asserting what holds for any content.
fn judged(name: &str, bytes: &[u8], shown: bool) -> (Diagnostics, bool) {
    let project = Project::of_files(&[("content.yaml", bytes)]);
    let (register, mut found) = compile(&project.sources);
    found.extend(project.early.iter().cloned());
    let mut bad = found.iter().any(|it| it.level() == Severity::Error);
    if !bad {
        let outcome = fortegnelse::compile::judge(&register, &project.sources, today());
        bad = outcome.open.iter().any(|it| it.level() == Severity::Error);
        found.extend(outcome.open);
    }
    for it in &found {
        assert_place(name, it.span, &project.sources);
        it.related.iter().for_each(|it| assert_place(name, it.span, &project.sources));
        it.patch.iter().for_each(|it| assert_place(name, it.span, &project.sources));
    }
    if !shown {
        return (found, bad);
    }
    let told = Told {
        sources: &project.sources,
        lang: Lang::En,
        date: today(),
        content_hash: None,
        codes: &[],
        findings: found.iter().map(Finding::from).collect(),
        answered: Vec::new(),
    };
    assert!(report::human(&told, 80).len() >= found.len(), "{name}");
    (found, bad)
}

fn assert_place(name: &str, span: Span, sources: &Sources) {
    let text = &sources.get(span.file).unwrap_or_else(|| panic!("{name}: no such file")).text;
    assert!(span.start <= span.end, "{name}: {span:?}");
    assert!(text.get(span.range()).is_some(), "{name}: {span:?} of {}", text.len());
}

#[test]
fn the_content_that_is_changed_is_good() {
    let (found, _) = judged("as it is", &good(), true);
    let of_law: Vec<&str> = found.iter().map(|it| it.code.name).collect();
    let form = codes().into_iter().filter(|it| it.page().group().is_none());
    let form: Vec<&str> = form.map(|it| it.name).collect();
    assert!(!of_law.iter().any(|it| form.contains(it)), "{of_law:?}");
}

#[test]
fn a_change_anywhere_is_told_of_or_harmless() {
    for ((name, bytes), number) in mutants(&good(), number(2_000)).zip(0..) {
        // To write the report takes longer than everything else.
        judged(&name, &bytes, number % 8 == 0);
    }
}

#[test]
fn the_program_ends_as_the_findings_say() {
    let folder = folder("");
    let place = folder.path().join("content/content.yaml");
    for (name, bytes) in mutants(&good(), number(2_000)).step_by(50) {
        let (_, bad) = judged(&name, &bytes, false);
        std::fs::write(&place, bytes).unwrap();
        let output = program(folder.path(), &["check", "--date", "2026-11-22"]);
        assert_eq!(output.status.code(), Some(i32::from(bad)), "{name}");
    }
}
