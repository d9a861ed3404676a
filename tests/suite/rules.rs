//! The rules of law: table = files = pages, pages complete, and every example does what it says to the very rule.

use std::collections::BTreeSet;
use std::fmt::Write;

use fortegnelse::compile::judge;
use fortegnelse::law::Citation;
use fortegnelse::lint::{self, GROUPS, RULES};
use fortegnelse::register::Date;
use fortegnelse::source::{Code, Diagnostic, Example, Expected, Lang, Severity};

use crate::project::{Project, files_under, repository};

const BASE: &str = include_str!("../fixtures/rules/base.yaml");
/// What marks a line that a finding stands at; a number after it when there are several.
const MARK: &str = "# <--";

#[test]
fn the_table_of_rules_is_its_files_and_pages_in_order() {
    let in_table: Vec<String> = RULES.iter().map(|it| it.code.name.replace('-', "_")).collect();
    assert!(in_table.is_sorted());
    let folder = repository().join("src/lint/rules");
    for extension in ["rs", "md"] {
        let files = files_under(&folder).into_iter();
        let files = files.filter(|it| it.extension().is_some_and(|it| it == extension));
        let stems = files.map(|it| it.file_stem().unwrap().to_string_lossy().into_owned());
        let stems: BTreeSet<String> = stems.filter(|it| it != "mod").collect();
        assert_eq!(stems, in_table.iter().cloned().collect(), "{extension}");
    }
}

#[test]
fn every_page_is_complete_in_both_languages() {
    for rule in &RULES {
        let (name, page) =
            (rule.code.name, rule.code.parse_page().unwrap_or_else(|it| panic!("{}", it.0)));
        assert!(!rule.code.page.contains("FIXME"), "{name}: not finished");
        assert!(page.group().is_some_and(|it| GROUPS.contains(&it)), "{name}: group");
        assert!(page.evidence().is_some(), "{name}: evidence");
        for lang in Lang::ALL {
            assert!(page.message(lang).len() > 10, "{name}: message in {lang}");
            assert!(page.why(lang).len() > 30, "{name}: why in {lang}");
            assert!(page.fix(lang).len() > 10, "{name}: fix in {lang}");
            assert!(page.manual(lang).len() > 150, "{name}: manual in {lang}");
            assert!(page.silent(lang).all(|it| it.len() > 5), "{name}: silent in {lang}");
        }
        for key in page.law() {
            assert!(Citation::parse(key).is_some(), "{name}: {key} is no citation");
        }
        assert!(!page.law().is_empty() || name == "law-data-old", "{name}: no law");
    }
}

#[test]
fn every_rule_has_an_example_that_fails_one_that_passes_and_one_for_each_silence() {
    for rule in &RULES {
        let (name, page) = (rule.code.name, rule.code.page());
        let expected: Vec<Expected> = page.examples().iter().map(|it| it.expected).collect();
        assert!(expected.contains(&Expected::Fails), "{name}: nothing fails");
        assert!(expected.contains(&Expected::Passes), "{name}: nothing passes");
        let silences = page.silent(Lang::Da).len();
        assert!(silences > 0, "{name}: no case of silence");
        for number in 1..=silences {
            assert!(expected.contains(&Expected::Silent(number)), "{name}: silence {number}");
        }
        let known =
            |it: &&Expected| !matches!(it, Expected::Silent(it) if *it > silences || *it == 0);
        assert!(expected.iter().all(|it| known(&it)), "{name}: a silence that is not described");
    }
}

#[test]
fn every_example_gives_the_findings_that_it_marks_at_the_lines_that_it_marks() {
    let mut wrong = String::new();
    for code in RULES.iter().map(|it| &it.code).chain(lint::CODES.iter().copied()) {
        for example in code.page().examples() {
            wrong += &misfits(code, &example);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_finding_of_an_example_is_told_without_a_gap_and_has_a_path_of_its_own() {
    for code in RULES.iter().map(|it| &it.code) {
        for example in code.page().examples() {
            let project = project(example.text);
            let found = findings(&project, &example);
            let paths: BTreeSet<_> =
                found.iter().map(|it| (it.code.name, it.path.clone())).collect();
            assert_eq!(paths.len(), found.len(), "{}: two findings with one path", code.name);
            for it in found.iter().filter(|it| it.code == code) {
                for lang in Lang::ALL {
                    let page = it.code.page();
                    let said = [it.message(lang), it.fill(page.fix(lang), lang)].concat();
                    let left = said.split('{').skip(1).filter_map(|it| it.split_once('}'));
                    let named = |it: &&str| {
                        it.len() > 1 && it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
                    };
                    let gaps: Vec<&str> = left.map(|(name, _)| name).filter(named).collect();
                    assert!(gaps.is_empty(), "{}: {said}", code.name);
                }
            }
        }
    }
}

/// The example, with what it rests on.
pub fn project(text: &str) -> Project {
    let own: BTreeSet<&str> = top_keys(text).collect();
    let mut base = String::new();
    let mut wanted = false;
    for line in BASE.lines() {
        if let Some(key) = top_key(line) {
            wanted = !own.contains(key);
        }
        if wanted {
            let _ = writeln!(base, "{line}");
        }
    }
    Project::of_files(&[("content.yaml", text.as_bytes()), ("rest.yaml", base.as_bytes())])
}

fn top_keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(top_key)
}

fn top_key(line: &str) -> Option<&str> {
    let starts = line.starts_with(|it: char| it.is_ascii_lowercase());
    line.split_once(':').map(|(key, _)| key).filter(|_| starts)
}

fn findings(project: &Project, example: &Example) -> Vec<Diagnostic> {
    let date = Date::parse(example.date.unwrap_or("2026-11-22")).unwrap();
    judge(&project.register(), &project.sources, date).open
}

/// What is wrong with an example, for a person to read.
fn misfits(code: &Code, example: &Example) -> String {
    let project = project(example.text);
    let broken: Vec<_> = project.findings();
    let broken: Vec<_> = broken.iter().filter(|it| it.level() == Severity::Error).collect();
    if !broken.is_empty() {
        return format!(
            "\n{}: not content at all\n{}\n{}",
            code.name,
            example.text,
            project.report(Lang::En)
        );
    }
    let found = findings(&project, example);
    let mut lines: Vec<usize> = (found.iter())
        .filter(|it| it.code == code)
        .map(|it| project.sources.position(it.span.file, it.span.start).line)
        .collect();
    lines.sort();
    let mut marked = Vec::new();
    for (line, number) in example.text.lines().zip(1..) {
        if let Some((_, count)) = line.split_once(MARK) {
            let count = count.trim().parse().unwrap_or(1);
            marked.extend(std::iter::repeat_n(number, count));
        }
    }
    let decision = code.name.starts_with("decision-");
    let right = match example.expected {
        Expected::Fails if decision => !lines.is_empty(),
        Expected::Fails => !marked.is_empty() && lines == marked,
        Expected::Passes | Expected::Silent(_) => lines.is_empty() && marked.is_empty(),
    };
    if right {
        return String::new();
    }
    format!(
        "\n{} ({:?}): findings at lines {lines:?}, marked {marked:?}\n{}\n",
        code.name, example.expected, example.text
    )
}
