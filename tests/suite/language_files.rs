//! The file of a language: what is missing or wrong in it is told at its line, and the program lays out what is to be written.

use std::fs;
use std::path::Path;

use fortegnelse::source::{Arg, Diagnostic, Lang, Severity};

use crate::project::{Project, folded, program, stderr};
use crate::third_language::{GERMAN, SMALL};

fn with(file: &str) -> Project {
    Project::of(SMALL).template("text/de.yaml", file)
}

/// The findings as `code line: what is underlined`.
fn told(project: &Project) -> Vec<String> {
    let told = |it: &Diagnostic| {
        let line = project.sources.position(it.span.file, it.span.start).line;
        format!("{} {line}: {}", it.code.name, project.sources.slice(it.span))
    };
    project.findings().iter().map(told).collect()
}

fn value(finding: &Diagnostic, name: &str) -> String {
    let value = finding.args.iter().find(|(it, _)| *it == name).map(|(_, it)| it);
    match value {
        Some(Arg::Text(text)) => text.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

fn line_of(text: &str, start: &str) -> usize {
    text.lines().position(|it| it.starts_with(start)).unwrap() + 1
}

/// The file without the lines that begin so.
fn without(file: &str, starts: &[&str]) -> String {
    let kept = file.lines().filter(|it| starts.iter().all(|start| !it.starts_with(start)));
    kept.map(|it| format!("{it}\n")).collect()
}

fn mended(project: &Project, finding: &Diagnostic) -> String {
    let patch = finding.patch.as_ref().unwrap();
    let mut text = project.sources.get(patch.span.file).unwrap().text.clone();
    text.replace_range(patch.span.range(), &patch.replacement);
    text
}

#[test]
fn a_language_without_a_file_is_an_error_at_its_code_that_says_which_file_to_make_and_how() {
    let project = Project::of(SMALL);
    assert_eq!(told(&project), ["language-file-missing 2: de"]);
    let report = project.report(Lang::En);
    let report = folded(&report);
    assert!(report.contains("in German (`de`), and there is no file `text/de.yaml`"), "{report}");
    assert!(report.contains("Run `fortegnelse init --language de`"), "{report}");
    let report = folded(&project.report(Lang::Da));
    assert!(report.contains("på tysk (`de`), og filen `text/de.yaml` findes ikke"), "{report}");
}

#[test]
fn what_is_no_code_of_a_language_is_told_with_the_language_that_was_meant() {
    for (code, meant) in [("dk", Some("da")), ("gb", Some("en")), ("xx", None), ("deutsch", None)] {
        let project = Project::of(&SMALL.replace("[da, de]", &format!("[{code}, da]")));
        let found = project.findings();
        assert_eq!(told(&project)[0], format!("unknown-value 2: {code}"));
        assert_eq!(found[0].suggestion.as_deref(), meant);
        assert!(value(&found[0], "values").len() < 60, "nobody reads them all");
    }
    let project = Project::of(&SMALL.replace("{da: Salg, de: Verkauf}", "{dk: Salg, de: Verkauf}"));
    let key = project.findings().into_iter().find(|it| it.code.name == "unknown-key").unwrap();
    assert_eq!((key.suggestion.as_deref(), project.sources.slice(key.span)), (Some("da"), "dk"));
}

#[test]
fn all_that_is_missing_is_listed_at_once_and_the_lines_to_paste_are_laid_out() {
    let gone = ["contents:", "month.10:", "citation.point:", "  \"contract\":", "  \"Denmark\":"];
    let file = without(GERMAN, &gone).replace("\nrecipients: Empfänger\n", "\nrecipients: \"\"\n");
    let project = with(&file);
    let line = line_of(&file, "recipients: \"\"");
    assert_eq!(told(&project), [format!("language-file-incomplete {line}: \"\"")]);
    let found = project.findings().remove(0);
    assert_eq!(found.level(), Severity::Error);
    assert_eq!(value(&found, "number"), "6");
    assert_eq!(
        value(&found, "names"),
        "`citation.point`, `contents`, `month.10`, `recipients`, `contract`, `Denmark`"
    );
    // With the lines in place there is nothing more to lay out, only to write.
    let mended = mended(&project, &found);
    for line in
        ["\ncontents: \"\"\n", "\n  # Danmark\n  \"Denmark\": \"\"\n", "\n# oktober\n# October\n"]
    {
        assert!(mended.contains(line), "{line}");
    }
    let project = with(&mended);
    let found = project.findings().remove(0);
    assert_eq!(value(&found, "number"), "6");
    assert!(found.patch.is_none());
    let whole =
        mended.replace(": \"\"\n", ": x\n").replace("citation.point: x", "citation.point: x{}");
    assert!(with(&whole).findings().is_empty(), "{}", with(&whole).report(Lang::En));
}

#[test]
fn only_countries_that_the_content_names_are_asked_for() {
    let file = without(GERMAN, &["  \"India\":", "  \"United States\":"]);
    assert!(told(&with(&file)).is_empty());
    let abroad = SMALL.replace("country: DK", "country: US");
    let project = Project::of(&abroad).template("text/de.yaml", &file);
    assert_eq!(value(&project.findings()[0], "names"), "`United States`");
}

#[test]
fn a_file_with_nothing_in_it_lacks_everything_and_one_without_words_gets_them_at_its_end() {
    let found = with("").findings().remove(0);
    assert_eq!(found.code.name, "language-file-incomplete");
    assert!(value(&found, "number").parse::<usize>().unwrap() > 400);
    assert!(value(&found, "names").ends_with(", …") && found.patch.is_none());
    let unwritten = GERMAN.split("\nwords:").next().unwrap();
    let found = with(unwritten).findings().remove(0);
    assert!(
        value(&found, "names").starts_with("`Consent`, `The data subject has given consent"),
        "{}",
        value(&found, "names")
    );
}

#[test]
fn a_name_that_the_program_does_not_know_is_a_warning_with_the_nearest_one() {
    let file =
        GERMAN.replace("\nwords:\n", "\ncontens: Inhalt\nwords:\n  \"Right of acces\": Auskunft\n");
    let project = with(&file);
    let found = project.findings();
    let lines = [line_of(&file, "contens"), line_of(&file, "  \"Right of acces\"")];
    assert_eq!(
        told(&project),
        [
            format!("language-text-unknown {}: contens", lines[0]),
            format!("language-text-unknown {}: \"Right of acces\"", lines[1]),
        ]
    );
    assert!(found.iter().all(|it| it.level() == Severity::Warning));
    let near: Vec<_> = found.iter().filter_map(|it| it.suggestion.as_deref()).collect();
    assert_eq!(near, ["contents", "Right of access"]);
    // A country that this content does not name is known all the same.
    assert!(
        told(&with(&GERMAN.replace("  \"India\": Indien", "  \"Norway\": Norwegen"))).is_empty()
    );
}

#[test]
fn a_text_without_its_places_for_values_is_an_error_at_the_text() {
    for (from, to, said) in [
        (
            "summary_dpo_named: \"Unser Datenschutzbeauftragter ist {name}.\"",
            "summary_dpo_named: Müller",
            "`summary_dpo_named` lacks the place `{name}`",
        ),
        (
            "date: \"{day}. {month} {year}\"",
            "date: \"{dag}. {day} {month} {year}\"",
            "`date` has a place, `{dag}`",
        ),
        (
            "citation.paragraph: \" Abs. {}\"",
            "citation.paragraph: \" Abs.\"",
            "`citation.paragraph` lacks the place `{}`",
        ),
        (
            "capitals: keep",
            "capitals: ja",
            "`capitals` is `ja`, but can only be one of these: `keep`, `lower`",
        ),
    ] {
        assert!(GERMAN.contains(from), "{from}");
        let project = with(&GERMAN.replace(from, to));
        let found = project.findings();
        assert_eq!(found.len(), 1, "{}", project.report(Lang::En));
        assert_eq!(found[0].code.name, "language-text-unlike");
        assert!(found[0].message(Lang::En).contains(said), "{}", found[0].message(Lang::En));
    }
}

#[test]
fn what_is_wrong_with_the_form_of_the_file_is_told_at_its_line_and_nothing_else() {
    for (file, code) in [
        ("contents: Inhalt\ncontents: Inhalt\n", "duplicate-key"),
        ("contents: \"Inhalt\nname: Name\n", "yaml-syntax"),
        ("contents:\nname: Name\n", "empty-value"),
        ("contents: [Inhalt]\n", "wrong-type"),
        ("- Inhalt\n", "wrong-type"),
        ("words: Wörter\n", "wrong-type"),
    ] {
        assert_eq!(with(file).codes(), [code], "{file}");
    }
}

#[test]
fn the_folder_of_a_language_is_reserved_where_the_language_is_in_use() {
    let named = SMALL
        .replace("audiences: [kunder]}", "audiences: [kunder]}\n  de: {title: {da: To, de: Zwei}}");
    let project = Project::of(&named).template("text/de.yaml", GERMAN);
    assert!(project.codes().contains(&"duplicate-address"), "{:?}", project.codes());
    let danish = named.replace("[da, de]", "[da]");
    assert!(!Project::of(&danish).codes().contains(&"duplicate-address"));
}

fn lay_out(folder: &Path) -> String {
    let done = program(folder, &["init", "--language", "de", "--lang", "en"]);
    assert!(done.status.success(), "{}", stderr(&done));
    fs::read_to_string(folder.join("templates/text/de.yaml")).unwrap()
}

#[test]
fn init_writes_the_file_to_fill_in_and_later_adds_what_has_come_to_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/content.yaml"), SMALL).unwrap();
    let file = lay_out(folder.path());
    assert!(file.contains("\n# Indhold\n# Contents\ncontents: \"\"\n"), "{file}");
    assert!(file.contains("\n  # Danmark\n  \"Denmark\": \"\"\n"));
    let done = program(folder.path(), &["check", "--lang", "en"]);
    let said = stderr(&done);
    assert!(
        said.contains("error[language-file-incomplete]")
            && said.contains("templates/text/de.yaml:"),
        "{said}"
    );
    // Filled in as a person would: each line gets the text of its name, and no line is missing.
    let german: serde_yaml::Mapping = serde_yaml::from_str(GERMAN).unwrap();
    let filled: String = file
        .lines()
        .map(|line| {
            let Some(start) = line.strip_suffix("\"\"") else { return format!("{line}\n") };
            let name: String = serde_yaml::from_str(start.trim().trim_end_matches(':')).unwrap();
            let text = german.get(name.as_str()).or_else(|| german["words"].get(name.as_str()));
            format!(
                "{start}{}\n",
                serde_json::to_string(text.unwrap_or_else(|| panic!("{name}"))).unwrap()
            )
        })
        .collect();
    fs::write(folder.path().join("templates/text/de.yaml"), &filled).unwrap();
    assert_eq!(lay_out(folder.path()), filled, "a whole file stays as it is");
    let done = program(folder.path(), &["build", "--draft", "--lang", "en"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let page = fs::read_to_string(folder.path().join("dist/site/de/index.html")).unwrap();
    assert!(page.contains("1. Oktober 2026"));
    // What is missing later is added, and nothing else is touched.
    let shorter = without(&filled, &["contents:", "  \"Denmark\":"]);
    fs::write(folder.path().join("templates/text/de.yaml"), &shorter).unwrap();
    let added = lay_out(folder.path());
    let new: Vec<&str> = added.lines().filter(|it| it.ends_with("\"\"")).collect();
    assert_eq!(new, ["contents: \"\"", "  \"Denmark\": \"\""]);
    assert_eq!(added.lines().count(), shorter.lines().count() + 5);
    // An editor on Windows ends lines in its own way.
    let windows = shorter.replace('\n', "\r\n");
    fs::write(folder.path().join("templates/text/de.yaml"), windows).unwrap();
    assert_eq!(lay_out(folder.path()), added.replace('\n', "\r\n"));
}

#[test]
fn init_refuses_a_language_that_the_program_has_and_one_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    for code in ["da", "en", "dk", "../de"] {
        let done = program(folder.path(), &["init", "--language", code]);
        assert_eq!(done.status.code(), Some(2), "{code}");
    }
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[test]
fn findings_are_told_in_english_where_the_content_is_in_another_language() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["content", "templates", "templates/text"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    let german =
        SMALL.replace("[da, de]", "[de]").replace("audiences: [kunder]", "audiences: [kinder]");
    fs::write(folder.path().join("content/content.yaml"), german).unwrap();
    fs::write(folder.path().join("templates/text/de.yaml"), GERMAN).unwrap();
    let said = stderr(&program(folder.path(), &["check"]));
    assert!(said.contains("error[unknown-id]") && said.contains("1 error"), "{said}");
}
