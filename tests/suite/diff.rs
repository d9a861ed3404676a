//! What changed, and what that requires: a pair of contents for every class of change, with what a lawyer expects.

use std::fmt::Write as _;

use fortegnelse::article30::{self, register_schema};
use fortegnelse::compile::{self, compile};
use fortegnelse::diff::{self, Change, Diff, Kind, NoticeText, Snapshot, Summary};
use fortegnelse::page::{Facing, Theme};
use fortegnelse::site::Site;
use fortegnelse::source::Lang;
use serde_json::Value;

use crate::healper_version::{after_the_year, before_the_year};
use crate::project::{Project, repository, today};

/// The `register.json` of some content.
pub fn record(project: &Project) -> String {
    let (register, found) = compile(&project.sources);
    assert!(found.iter().all(|it| it.code.name == "to-do-open"), "{}", project.report(Lang::En));
    let hash = compile::content_hash(&project.sources);
    let pins = article30::Pins::new();
    let record = article30::v1::Register::of(&register, today().to_string(), &hash, &pins);
    serde_json::to_string(&record).unwrap()
}

/// Some content as one side of a comparison.
fn snapshot(project: &Project) -> Snapshot {
    let record = record(project);
    let date = today();
    let (sorted, _) = compile(&compile::sorted(&project.sources));
    let (theme, _) = Theme::new(&[]);
    let facing = Facing { date, content_hash: String::new(), draft: false };
    let texts = Site::of(&sorted, &theme, &facing).notice_texts().unwrap().into_iter();
    let texts =
        texts.map(|it| NoticeText { notice: it.notice, lang: it.lang.to_string(), text: it.text });
    Snapshot::of_register(&record).unwrap().with_notices(texts.collect())
}

fn side(case: &str, side: &str) -> Snapshot {
    snapshot(&Project::of_folder(&format!("tests/fixtures/diff/{case}/{side}")))
}

fn cases() -> Vec<String> {
    let folder = repository().join("tests/fixtures/diff");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A comparison as a lawyer would note it: the class and where, and under it each duty with its articles.
fn note(diff: &Diff) -> String {
    let mut text = format!("{:?}\n", diff.summary());
    for it in &diff.changes {
        let places: Vec<String> = it.place.iter().map(|it| it.id.clone()).collect();
        let sign = match it.kind {
            Kind::Added => "+",
            Kind::Removed => "-",
            Kind::Changed => "~",
        };
        writeln!(text, "\n{sign} {} ({})", it.class.name.da, places.join(" / ")).unwrap();
        for it in it.details.iter().filter(|it| !it.follows) {
            writeln!(text, "    {}", it.path).unwrap();
        }
        for duty in &it.requires {
            let law: Vec<&str> = duty.law.iter().map(|it| it.short(Lang::Da)).collect();
            let days = duty
                .warning
                .as_ref()
                .map_or(String::new(), |it| format!(" ({}: {} dage)", it.notice, it.days));
            writeln!(text, "  > {}{days}: {}", duty.row.label.da, law.join("; ")).unwrap();
        }
    }
    text
}

#[test]
fn every_pair_is_what_a_lawyer_expects_of_it_and_every_class_has_one() {
    let mut shown: Vec<&str> = Vec::new();
    for case in cases() {
        let found = diff::diff(&side(&case, "old"), &side(&case, "new"));
        let path = repository().join(format!("tests/fixtures/diff/{case}/expected.txt"));
        snapbox::assert_data_eq!(note(&found), snapbox::Data::read_from(&path, None).raw());
        shown.extend(found.changes.iter().map(|it| it.class.key.as_str()));
    }
    for class in diff::classes().iter().filter(|it| it.key != "unknown") {
        assert!(shown.contains(&class.key.as_str()), "no pair shows {}", class.key);
    }
}

/// The keys of a published register, as `changes.yaml` writes them.
fn paths(schema: &Value, of: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = of["$ref"].as_str() {
        return paths(schema, &schema["$defs"][name.trim_start_matches("#/$defs/")], path, found);
    }
    let properties = of["properties"].as_object();
    let is_text =
        |it: &serde_json::Map<String, Value>| it.keys().all(|it| it == "da" || it == "en");
    match (properties.filter(|it| !is_text(it)), of["type"].as_str()) {
        (Some(properties), _) => {
            for (key, value) in properties {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                paths(schema, value, &inner, found);
            }
        }
        (None, Some("array")) => {
            found.push(format!("{path}[]"));
            paths(schema, &of["items"], &format!("{path}[]"), found);
        }
        _ => found.push(path.to_owned()),
    }
}

/// What items are matched by cannot differ between matched items.
const KEYS: [&str; 7] = [
    "[].id",
    "legal_basis[].article",
    "transfers[].recipient.id",
    "sub_processors[].name",
    "restricted_rights[].right",
    "statements[].right",
    "languages[]",
];

#[test]
fn every_key_of_the_register_has_a_meaning() {
    let schema = register_schema();
    let mut found = Vec::new();
    paths(&schema, &schema, "", &mut found);
    assert!(found.len() > 350, "only {} keys in the schema", found.len());
    let missing: Vec<&String> = found
        .iter()
        .filter(|it| !diff::is_known(it) && !KEYS.iter().any(|key| it.ends_with(key)))
        .collect();
    assert!(missing.is_empty(), "no row in changes.yaml for {missing:#?}");
}

#[test]
fn the_table_has_no_row_for_what_is_not_there() {
    let schema = register_schema();
    let mut found = Vec::new();
    paths(&schema, &schema, "", &mut found);
    for row in diff::paths() {
        let there = match row.path.strip_suffix(".*") {
            Some(above) => found.iter().any(|it| it.starts_with(&format!("{above}."))),
            None => {
                found.contains(&row.path)
                    || ["languages", "notices[].text"].contains(&row.path.as_str())
            }
        };
        assert!(there, "{}", row.path);
    }
}

#[test]
fn nothing_changed_between_a_thing_and_itself() {
    for folder in ["content", "src/cli/example/content"] {
        let snapshot = snapshot(&Project::of_folder(folder));
        let found = diff::diff(&snapshot, &snapshot);
        assert!(found.changes.is_empty() && found.summary() == Summary::None, "{folder}");
        assert!(found.texts_compared && found.not_compared.is_empty());
    }
}

/// Each detail of a comparison, with what it was and is.
fn facts(diff: &Diff, swapped: bool) -> Vec<String> {
    let details = diff.changes.iter().flat_map(|it| &it.details);
    let mut all: Vec<String> = details
        .map(|it| {
            let [before, after] =
                if swapped { [&it.after, &it.before] } else { [&it.before, &it.after] };
            format!("{} {before:?} {after:?}", it.path)
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_way_back_is_the_way_there_turned_round() {
    // Ids of old are those of the other side on the way back, and so are the words that a text was before.
    let turned = ["renamed", "respelled_field"];
    for case in cases().iter().filter(|it| !turned.contains(&it.as_str())) {
        let (old, new) = (side(case, "old"), side(case, "new"));
        let (there, back) = (diff::diff(&old, &new), diff::diff(&new, &old));
        assert_eq!(facts(&there, false), facts(&back, true), "{case}");
        let kinds =
            |diff: &Diff, kind| diff.changes.iter().filter(|it: &&Change| it.kind == kind).count();
        assert_eq!(kinds(&there, Kind::Added), kinds(&back, Kind::Removed), "{case}");
    }
}

/// Content whose keys stand in another order, each top-level key in a file of its own, with comments.
fn shuffled(project: &Project, turn: usize) -> Project {
    use fortegnelse::source::Role;
    fn turned(value: serde_yaml::Value, turn: usize, top: bool) -> serde_yaml::Value {
        match value {
            serde_yaml::Value::Mapping(map) => {
                let mut entries: Vec<_> =
                    map.into_iter().map(|(key, it)| (key, turned(it, turn, false))).collect();
                if !top {
                    entries.reverse();
                }
                let by = turn % entries.len().max(1);
                entries.rotate_left(by);
                serde_yaml::Value::Mapping(entries.into_iter().collect())
            }
            serde_yaml::Value::Sequence(items) => {
                items.into_iter().map(|it| turned(it, turn, false)).collect::<Vec<_>>().into()
            }
            it => it,
        }
    }
    let mut files = Vec::new();
    for (_, file) in project.sources.with_role(Role::Content) {
        let value: serde_yaml::Value = serde_yaml::from_str(&file.text).unwrap();
        let serde_yaml::Value::Mapping(map) = turned(value, turn, true) else { continue };
        for (number, (key, value)) in map.into_iter().enumerate() {
            let mut one = serde_yaml::Mapping::new();
            one.insert(key, value);
            let text = format!("# {turn}\n{}", serde_yaml::to_string(&one).unwrap());
            files.push((format!("{turn}-{number}-{}", file.path.replace('/', "-")), text));
        }
    }
    files.sort();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    Project::of_files(&files)
}

#[test]
fn order_comments_and_files_are_no_change() {
    for folder in ["tests/fixtures/diff/shop/new", "content"] {
        let project = Project::of_folder(folder);
        let before = snapshot(&project);
        for turn in 1..4 {
            let shuffled = shuffled(&project, turn);
            let names =
                |it: &Project| it.sources.iter().map(|(_, it)| it.text.clone()).collect::<Vec<_>>();
            assert_ne!(names(&project), names(&shuffled));
            let found = diff::diff(&before, &snapshot(&shuffled));
            assert!(found.changes.is_empty(), "{folder} {turn}: {}", note(&found));
        }
    }
}

#[test]
fn what_an_older_register_does_not_say_is_not_compared_and_told() {
    let mut old: Value =
        serde_json::from_str(&Project::of_folder("content").files()["register/register.json"])
            .unwrap();
    let new = old.to_string();
    old["schema_version"] = "1.1.0".into();
    for activity in old["activities"].as_array_mut().unwrap() {
        activity.as_object_mut().unwrap().remove("rights");
    }
    let found = diff::diff(
        &Snapshot::of_register(&old.to_string()).unwrap(),
        &Snapshot::of_register(&new).unwrap(),
    );
    assert!(found.changes.is_empty(), "{}", note(&found));
    assert_eq!(
        found.not_compared.iter().map(|it| it.path.as_str()).collect::<Vec<_>>(),
        ["activities[].rights[]"]
    );
    assert!(!found.texts_compared);
}

#[test]
fn a_fact_that_the_program_does_not_know_is_a_change_all_the_same() {
    let old = Project::of_folder("content").files()["register/register.json"].clone();
    let mut new: Value = serde_json::from_str(&old).unwrap();
    new["activities"][0]["retention"][0]["moon"] = "full".into();
    let found = diff::diff(
        &Snapshot::of_register(&old).unwrap(),
        &Snapshot::of_register(&new.to_string()).unwrap(),
    );
    assert_eq!(found.changes.len(), 1);
    assert_eq!(found.changes[0].class.key, "unknown");
    assert_eq!(found.summary(), Summary::Material);
}

#[test]
fn what_is_no_register_is_refused() {
    for (text, why) in [
        ("{", "not JSON"),
        ("{}", "not a register.json"),
        (
            "{\"schema_version\": \"2.0.0\", \"activities\": [], \"controller\": {}}",
            "version 2.0.0",
        ),
    ] {
        assert!(Snapshot::of_register(text).unwrap_err().to_string().contains(why), "{text}");
    }
}

/// The published notice with what its owner might change in a year: a supplier in the USA, twelve months made twenty-four, a slip
/// mended, and marketing.
#[test]
fn a_made_up_year_of_healper_is_what_a_lawyer_expects() {
    let content = Project::of_folder("content");
    let side = |edit: &dyn Fn(&str, &str) -> String| {
        let files = content.sources.iter();
        let files: Vec<(String, String)> =
            files.map(|(_, it)| (it.path.clone(), edit(&it.path, &it.text))).collect();
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        snapshot(&Project::of_files(&files))
    };
    let old = side(&before_the_year);
    let new = side(&|path, text| after_the_year(path, &before_the_year(path, text)));
    let found = diff::diff(&old, &new);
    let path = repository().join("tests/fixtures/healper/diff.txt");
    snapbox::assert_data_eq!(note(&found), snapbox::Data::read_from(&path, None).raw());
}
