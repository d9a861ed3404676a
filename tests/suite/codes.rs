//! The pages of the codes: complete in both languages, and their examples do what they say.

use std::collections::BTreeSet;

use fortegnelse::compile::codes;
use fortegnelse::law::Citation;
use fortegnelse::lint::{CODES, RULES};
use fortegnelse::source::{Code, Expected, Lang};

use crate::project::{Project, files_under, repository};

/// Codes that no single YAML text can trigger; other tests do.
const NOT_BY_ONE_TEXT: [&str; 18] = [
    "broken-template",
    "draft-not-marked",
    "duplicate-id",
    "fact-not-shown",
    "file-not-read",
    "file-too-large",
    "language-file-incomplete",
    "language-text-unknown",
    "language-text-unlike",
    "not-utf-8",
    "promise-broken",
    "release-needed",
    "text-too-long",
    "unfit-picture",
    "unknown-template",
    "unsafe-template",
    "version-altered",
    "version-worded-anew",
];

/// Every kind of finding but the rules of law and what becomes of answers to them; `rules.rs` looks after those.
fn integrity_codes() -> Vec<&'static Code> {
    let of_law = |it: &Code| RULES.iter().any(|rule| rule.code == *it) || CODES.contains(&it);
    codes().into_iter().filter(|it| !of_law(it)).collect()
}

fn failing(code: &Code) -> impl Iterator<Item = &'static str> {
    let examples = code.page().examples().into_iter();
    examples.filter(|it| it.expected == Expected::Fails).map(|it| it.text)
}

#[test]
fn names_are_unique_kebab_case_and_each_has_one_page() {
    let names: Vec<&str> = integrity_codes().iter().map(|it| it.name).collect();
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len());
    for name in &names {
        assert!(
            name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-'),
            "{name}"
        );
    }
    let pages = files_under(&repository().join("src")).into_iter();
    let pages = pages.filter(|it| it.parent().is_some_and(|it| it.ends_with("codes")));
    let pages = pages.filter(|it| !it.to_string_lossy().contains("lint"));
    let pages: BTreeSet<String> =
        pages.map(|it| it.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(pages, unique.into_iter().map(str::to_owned).collect());
}

#[test]
fn every_page_is_complete_in_both_languages() {
    for code in integrity_codes() {
        let page = code.parse_page().unwrap_or_else(|it| panic!("{}", it.0));
        for lang in Lang::ALL {
            assert!(page.message(lang).len() > 5, "{}: message in {lang}", code.name);
            assert!(page.why(lang).len() > 15, "{}: why in {lang}", code.name);
            assert!(page.fix(lang).len() > 10, "{}: fix in {lang}", code.name);
            assert!(page.manual(lang).len() > 40, "{}: manual in {lang}", code.name);
            assert!(
                !page.message(lang).ends_with('.'),
                "{}: message ends with a full stop",
                code.name
            );
        }
        for key in page.law() {
            assert!(Citation::parse(key).is_some(), "{}: {key} is no citation", code.name);
        }
    }
}

#[test]
fn every_failing_example_gives_its_code_alone_and_every_passing_one_none() {
    for code in integrity_codes() {
        for example in code.page().examples() {
            let (text, fails) = (example.text, example.expected == Expected::Fails);
            let project = Project::of(text);
            let found: Vec<_> =
                project.codes().into_iter().filter(|it| *it != "fact-not-shown").collect();
            let wanted: Vec<&str> = if fails { vec![code.name] } else { vec![] };
            assert_eq!(found, wanted, "{}\n{text}\n{}", code.name, project.report(Lang::En));
        }
    }
}

#[test]
fn every_code_has_a_failing_example_or_a_test_of_its_own() {
    for code in integrity_codes() {
        let fails = code.page().examples().iter().any(|it| it.expected == Expected::Fails);
        assert_eq!(fails, !NOT_BY_ONE_TEXT.contains(&code.name), "{}", code.name);
    }
}

#[test]
fn no_message_shows_an_unfilled_value() {
    for code in integrity_codes() {
        for text in failing(code) {
            for lang in Lang::ALL {
                let project = Project::of(text);
                for it in project.findings() {
                    let page = it.code.page();
                    let said = [it.message(lang), it.fill(page.fix(lang), lang)].concat();
                    let unfilled =
                        it.args.iter().any(|(name, _)| said.contains(&format!("{{{name}}}")));
                    let left = said.split('{').skip(1).filter_map(|it| it.split_once('}'));
                    let names = left
                        .map(|(name, _)| name)
                        .filter(|it| it.len() > 1 && it.bytes().all(|it| it.is_ascii_lowercase()));
                    assert!(!unfilled, "{said}");
                    assert_eq!(names.count(), 0, "{}: {said}", code.name);
                }
            }
        }
    }
}

#[test]
fn every_word_that_a_message_asks_for_is_in_the_catalogue() {
    // A word that is missing comes out as its key; keys have hyphens where words have spaces.
    for code in integrity_codes() {
        for text in failing(code) {
            for it in Project::of(text).findings() {
                for (_, arg) in &it.args {
                    let keys: Vec<&'static str> = match arg {
                        fortegnelse::source::Arg::Word(it) => vec![it],
                        fortegnelse::source::Arg::Words(all) => all.clone(),
                        fortegnelse::source::Arg::Text(_)
                        | fortegnelse::source::Arg::Own(_)
                        | fortegnelse::source::Arg::Both(..) => {
                            vec![]
                        }
                    };
                    for key in keys {
                        assert_ne!(fortegnelse::source::word(key, Lang::Da), key, "{}", code.name);
                    }
                }
            }
        }
    }
}
