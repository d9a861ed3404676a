//! What the formats of findings say: SARIF, JSON, GitHub annotations, and a terminal of any width.

use std::collections::BTreeSet;
use std::fs;

use fortegnelse::compile::judge;
use fortegnelse::register::Date;
use fortegnelse::report::{self, Decision, Told};
use fortegnelse::source::{Diagnostic, Lang, Severity, Span};
use serde_json::Value;
use snapbox::str;

use crate::project::{Project, repository};

/// A near name with a patch, an id in two files, a file that is no text.
fn wrong() -> Project {
    Project::of_files(&[
        (
            "a b/æ,#1.yaml",
            "website: {languages: [da, en]}\nrecipients:\n  it: {label: æøå, contry: DK}\n"
                .as_bytes(),
        ),
        (
            "b.yaml",
            b"organisation: {name: A}\nnotices: {a: {title: T}}\nrecipients:\n  it: {label: IT}\n",
        ),
        ("c.yaml", b"\xff\xfe\x00"),
        ("d.yaml", br#""x\n::error::100 %": 1"#),
    ])
}

fn valid(instance: &Value, schema: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(instance).map(|it| format!("{} {it}", it.instance_path())).collect()
}

fn sarif(project: &Project, lang: Lang) -> Value {
    serde_json::from_str(&project.told(lang, |told| report::sarif(&told))).unwrap()
}

fn json(project: &Project, lang: Lang) -> Value {
    serde_json::from_str(&project.told(lang, |told| report::json(&told))).unwrap()
}

/// Everything that the lint rules and the decisions add.
fn answered(mut told: Told<'_>) -> Told<'_> {
    for it in &mut told.findings {
        it.place_path = Some("recipients.it.country".to_owned());
        it.group = Some("transfers");
    }
    let mut answer = told.findings.remove(0);
    answer.decision =
        Some(Decision { why: "Det ved vi.", by: "Anne", until: Date::parse("2027-01-31") });
    told.answered.push(answer);
    told
}

#[test]
fn sarif_is_valid_against_the_schema_of_the_standard() {
    let path = repository().join("tests/fixtures/sarif/sarif-schema-2.1.0.json");
    // A bracket without its partner stands for itself in JavaScript's expressions only.
    let text = fs::read_to_string(path).unwrap().replace("[a-zA-Z]{2}]?$", r"[a-zA-Z]{2}\\]?$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    for lang in Lang::ALL {
        let whole = wrong().told(lang, |told| report::sarif(&answered(told)));
        for text in [
            Project::with("").told(lang, |told| report::sarif(&told)),
            wrong().told(lang, |told| report::sarif(&told)),
            whole,
        ] {
            let log: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(valid(&log, &schema), Vec::<String>::new());
        }
    }
    assert_ne!(valid(&serde_json::json!({"version": "2.1.0"}), &schema), Vec::<String>::new());
}

#[test]
fn sarif_has_a_rule_for_every_code_with_its_manual_level_and_articles() {
    let log = sarif(&wrong(), Lang::En);
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "fortegnelse");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().unwrap();
    let names: Vec<&str> = rules.iter().map(|it| it["id"].as_str().unwrap()).collect();
    let codes: Vec<&str> = fortegnelse::compile::codes().iter().map(|it| it.name).collect();
    assert_eq!(names, codes);
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().unwrap().len() > 5, "{rule}");
        }
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().contains("{value}"), "{rule}");
    }
    let rule = rules.iter().find(|it| it["id"] == "notice-translation-missing").unwrap();
    assert_eq!(rule["defaultConfiguration"]["level"], "warning");
    assert_eq!(rule["properties"]["tags"][0], "gdpr:12.1");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("[GDPR Article 12(1)](https://"));
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(names[index], result["ruleId"]);
    }
}

#[test]
fn sarif_says_where_what_and_how_to_mend_it() {
    let log = sarif(&wrong(), Lang::En);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |code: &str| results.iter().find(|it| it["ruleId"] == code).unwrap();
    let place = &of("unknown-key")["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/%C3%A6%2C%231.yaml");
    let region = &place["region"];
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    assert_eq!((&region["startLine"], &region["startColumn"]), (&3.into(), &20.into()));
    assert_eq!((&region["endLine"], &region["endColumn"]), (&3.into(), &26.into()));
    let change = &of("unknown-key")["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "country");
    assert_eq!(change["deletedRegion"], *region);
    let message = of("unknown-key")["message"]["text"].as_str().unwrap();
    assert!(message.starts_with("unknown key `contry`. Use one of"), "{message}");
    let related = &of("duplicate-id")["relatedLocations"][0];
    assert_eq!(related["message"]["text"], "first here");
    assert_eq!(of("unknown-key")["level"], "error");
}

/// What the rules of law find goes the same way, with its own level and path.
#[test]
fn a_warning_of_the_law_is_a_warning_in_every_format() {
    let text = "organisation: {name: A, email: a@example.dk, country: DK, cvr: none}\nnotices: {a: {title: T}}\n";
    let project = Project::of(text);
    let date = Date::parse("2026-11-22").unwrap();
    let found = judge(&project.register(), &project.sources, date).open;
    let (sarif, github) = project.told_of(&found, Lang::En, |mut told| {
        for it in &mut told.findings {
            it.place_path = it.diagnostic.path.clone();
        }
        (report::sarif(&told), report::github(&told))
    });
    let log: Value = serde_json::from_str(&sarif).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = results.iter().find(|it| it["ruleId"] == "controller-contact-incomplete").unwrap();
    assert_eq!(of["level"], "warning");
    assert!(of["message"]["text"].as_str().unwrap().starts_with("Only e-mail is given."), "{of}");
    assert_eq!(of["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "organisation");
    assert!(github.contains("::warning file=content.yaml,line=1,"), "{github}");
}

#[test]
fn a_finding_keeps_its_fingerprint_when_lines_move_and_shares_it_with_no_other() {
    let prints = |text: &str| -> Vec<String> {
        let log = sarif(&Project::of(text), Lang::Da);
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let print = |it: &Value| it["partialFingerprints"]["codeAndPlace/v1"].clone();
        results.iter().map(|it| print(it).as_str().unwrap().to_owned()).collect()
    };
    let text = "organisation: {name: A, nam: B}\nnotices: {a: {title: T}}\nfoo: 1\nfoo: 1\n";
    let before = prints(text);
    assert_eq!(before, prints(&format!("# en note\n\n{text}")));
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    assert!(before.len() >= 3, "{before:?}");
    let path = |text: &str| {
        Project::of(text).told(Lang::Da, |told| {
            let log: Value = serde_json::from_str(&report::sarif(&answered(told))).unwrap();
            log["runs"][0]["results"][0]["partialFingerprints"].clone()
        })
    };
    assert_eq!(path("organisation: {nam: A}\n"), path("organisation: {   nam: B}\n"));
}

#[test]
fn an_answered_finding_is_suppressed_with_its_reason_and_counts_for_nothing() {
    wrong().told(Lang::Da, |told| {
        let all = told.findings.len();
        let told = answered(told);
        let log: Value = serde_json::from_str(&report::sarif(&told)).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let last = &results[all - 1];
        assert_eq!(last["suppressions"][0]["justification"], "Det ved vi. (Anne, 2027-01-31)");
        assert_eq!(last["suppressions"][0]["status"], "accepted");
        assert!(results[..all - 1].iter().all(|it| it["suppressions"].is_null()));
        let name = &last["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
        assert_eq!(name, "recipients.it.country");

        let report: Value = serde_json::from_str(&report::json(&told)).unwrap();
        assert_eq!(report["findings"].as_array().unwrap().len(), all - 1);
        assert_eq!(report["summary"]["answered"], 1);
        let finding = &report["answered"][0];
        assert_eq!(finding["decision"]["why"], "Det ved vi.");
        assert_eq!(finding["decision"]["until"], "2027-01-31");
        assert_eq!(finding["place_path"], "recipients.it.country");
        assert_eq!(finding["group"], "transfers");
        let annotations = report::github(&told);
        assert_eq!(annotations.lines().count(), all - 1, "{annotations}");
    });
}

#[test]
fn the_findings_are_valid_against_their_published_schema() {
    let schema = report::findings_schema();
    for project in [Project::with(""), wrong()] {
        assert_eq!(valid(&json(&project, Lang::Da), &schema), Vec::<String>::new());
    }
    let text = wrong().told(Lang::En, |told| report::json(&answered(told)));
    assert_eq!(valid(&serde_json::from_str(&text).unwrap(), &schema), Vec::<String>::new());
    let mut other = json(&wrong(), Lang::Da);
    other["findings"][0]["level"] = "fatal".into();
    assert_ne!(valid(&other, &schema), Vec::<String>::new());
}

#[test]
fn the_findings_name_the_day_the_content_and_the_age_of_the_law() {
    let report = json(&wrong(), Lang::En);
    assert_eq!(report["date"], "2026-11-22");
    assert_eq!(report["content_hash"].as_str().unwrap().len(), 64);
    let tables = report["law_tables"].as_array().unwrap();
    let law = fortegnelse::law::tables();
    assert_eq!(tables.len(), law.len());
    for (told, table) in tables.iter().zip(law) {
        assert_eq!(told["name"], table.name);
        assert_eq!(told["source"], table.source);
        assert_eq!(told["checked_on"], table.checked_on.to_string());
        assert_eq!(
            told["valid_from"].as_str(),
            table.valid_from.map(|it| it.to_string()).as_deref()
        );
    }
    let properties = &sarif(&wrong(), Lang::En)["runs"][0]["properties"];
    assert_eq!(properties["law_tables"].as_array().unwrap().len(), tables.len());
    assert_eq!(properties["date"], "2026-11-22");
}

#[test]
fn an_annotation_is_one_line_whatever_the_author_wrote() {
    let project = wrong();
    let text = project.told(Lang::En, |told| report::github(&told));
    snapbox::assert_data_eq!(
        text,
        str![[r#"
::error file=a b/æ%2C#1.yaml,line=3,endLine=3,col=20,endColumn=26,title=unknown-key::unknown key `contry`%0Awhy: The program does not know the key and would pass it over. Then what you wrote would reach neither the page nor the record.%0Ado: Use one of these keys: `access_from`, `agreement`, `applies_to`, `arrangement`, `chosen_by_subject`, `country`, `essence`, `group_internal`, `international_organisation`, `label`, `law`, `name`, `outside_eea`, `public`, `region`, `reserved`, `role`, `sector`, `sub_processors`, `systems`, `text`, `transfer`, `uses_for_marketing`.
::error file=b.yaml,line=4,endLine=4,col=3,endColumn=5,title=duplicate-id::`it` is already in another file%0Awhy: All files are joined. When the same id stands in two places, nobody can know which of them counts. Until it is put right, the first one does.%0Ado: Delete one of the two, or give it another id and change the places that refer to it.
::error file=c.yaml,line=1,endLine=1,col=1,endColumn=2,title=not-utf-8::the file is saved in UTF-16, not in UTF-8%0Awhy: The program reads UTF-8 only. In other encodings æ, ø and å become wrong characters on the page.%0Ado: Open the file in your editor, choose "Save as" or "Save with encoding", and choose UTF-8.
::error file=d.yaml,line=1,endLine=1,col=1,endColumn=20,title=unknown-key::unknown key `x ::error::100 %25`%0Awhy: The program does not know the key and would pass it over. Then what you wrote would reach neither the page nor the record.%0Ado: Use one of these keys: `activities`, `adequacy_overrides`, `checks`, `consents`, `data_categories`, `data_subjects`, `decisions`, `notices`, `organisation`, `processor_activities`, `recipients`, `register`, `rights`, `security_measures`, `website`.

"#]]
    );
}

#[test]
fn an_annotation_of_several_lines_has_no_columns() {
    let project = Project::of("organisation:\n  - a\n  - b\nnotices: {a: {title: T}}\n");
    let code = fortegnelse::compile::codes()[0];
    let (file, _) = project.sources.iter().next().unwrap();
    let diagnostic = Diagnostic::new(code, Span::new(file, 0..25));
    project.told_of(&vec![diagnostic], Lang::En, |told| {
        let text = report::github(&told);
        assert!(text.starts_with("::error file=content.yaml,line=1,endLine=3,title="), "{text}");
    });
}

#[test]
fn a_finding_can_have_another_level_than_its_page_in_every_format() {
    let project = Project::with("recipients:\n  it: {label: IT, contry: DK}\n");
    let mut found = project.findings();
    found[0].level = Some(Severity::Note);
    project.told_of(&found, Lang::Da, |told| {
        let human = anstream::adapter::strip_str(&report::human(&told, 80)).to_string();
        assert!(human.starts_with("bemærkning[unknown-key]"), "{human}");
        assert_eq!(report::summary(&told), "1 bemærkning");
        assert!(report::github(&told).starts_with("::notice "));
        let json: Value = serde_json::from_str(&report::json(&told)).unwrap();
        assert_eq!(json["findings"][0]["level"], "note");
        assert_eq!(json["summary"]["notes"], 1);
        let log: Value = serde_json::from_str(&report::sarif(&told)).unwrap();
        assert_eq!(log["runs"][0]["results"][0]["level"], "note");
    });
}

#[test]
fn a_page_is_parsed_once() {
    for code in fortegnelse::compile::codes() {
        assert!(std::ptr::eq(code.page(), code.page()));
    }
}

#[test]
fn long_messages_wrap_at_the_width_and_no_width_breaks_the_program() {
    let project = wrong();
    for lang in Lang::ALL {
        let lines = |width: usize| {
            let text = project.told(lang, |told| report::human(&told, width));
            let text = anstream::adapter::strip_str(&text).to_string();
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        };
        for width in [60, 80, 120] {
            let prose = |it: &&String| it.contains("├ ") || it.contains("╰ ") || it.contains("[");
            for line in lines(width).iter().filter(prose) {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
        let words = |width| lines(width).join(" ").split_whitespace().count();
        assert!(words(120) > 50);
        for width in [0, 1, 5, 20, 39] {
            assert!(lines(width).len() > lines(120).len(), "{width}");
        }
    }
}

#[test]
fn a_place_in_another_file_is_shown_too() {
    let report = wrong().report(Lang::En);
    let shown = report.split("error[duplicate-id]").nth(1).unwrap();
    let shown = shown.split("why:").next().unwrap();
    snapbox::assert_data_eq!(
        shown,
        str![[r#"
: `it` is already in another file
  ╭▸ b.yaml:4:3
  │
4 │   it: {label: IT}
  │   ━━
  │
  ⸬  a b/æ,#1.yaml:3:3
  │
3 │   it: {label: æøå, contry: DK}
  │   ── first here
  │
  ├ 
"#]]
    );
}

#[test]
fn json_links_the_articles_in_the_readers_language() {
    let report = json(&Project::of("organisation: {name: \"\"}\n"), Lang::Da);
    let found = report["findings"].as_array().unwrap();
    let links: Vec<&Value> = found.iter().flat_map(|it| it["links"].as_array().unwrap()).collect();
    assert!(!links.is_empty(), "{report}");
    for link in links {
        assert!(
            link["text"].as_str().unwrap().starts_with("databeskyttelsesforordningens artikel")
        );
        assert!(link["url"].as_str().unwrap().starts_with("https://eur-lex.europa.eu/"), "{link}");
    }
}
