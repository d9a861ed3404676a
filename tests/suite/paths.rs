//! Nothing that a content says leads out of the folder that is built, or into a file that was not meant.

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use fortegnelse::disk;
use fortegnelse::source::{Limits, Severity};

use crate::build::tree;
use crate::project::{FRAME, LOGO, Project, program, repository, stderr, stdout, write_content};

/// Names that must never become a path.
fn hostile() -> Vec<String> {
    let text = fs::read_to_string(repository().join("tests/fixtures/paths/hostile.txt")).unwrap();
    let lines = text.lines().filter(|it| it.starts_with('"'));
    lines.map(|it| serde_json::from_str(it).unwrap_or_else(|why| panic!("{it}: {why}"))).collect()
}

/// A name in quotation marks, as YAML and JSON both read it.
fn quoted(name: &str) -> String {
    let escaped = |it: char| match it {
        ' '..='~' => it.to_string(),
        _ => format!("\\u{:04x}", u32::from(it)),
    };
    serde_json::to_string(name).unwrap().chars().map(escaped).collect()
}

/// Where a name stands in a content: what comes before all of them, before each, and after each.
const PLACES: [(&str, &str, &str); 5] = [
    ("activities:\n", "  ", ": {label: A}"),
    ("notices:\n", "  ", ": {title: T, last_updated: 2026-06-01}"),
    ("data_subjects:\n", "  ", ": {label: A}"),
    ("activities:\n  a:\n    label: A\n    previous_ids:\n", "      - ", ""),
    ("website:\n  languages:\n    - da\n", "    - ", ""),
];

#[test]
fn every_hostile_id_and_language_is_refused_at_its_line() {
    let names = hostile();
    let frame = FRAME.split_once("notices:").unwrap();
    for (head, before, after) in PLACES {
        let frame = if head.starts_with("notices") { frame.0 } else { FRAME };
        let mut text = format!("{frame}{head}");
        let first = text.lines().count();
        for name in &names {
            text.push_str(&format!("{before}{}{after}\n", quoted(name)));
        }
        let project = Project::of(&text);
        let (files, found) = project.build();
        assert!(files.is_empty(), "{head}");
        let refused: Vec<usize> = found
            .iter()
            .filter(|it| it.level() == Severity::Error)
            .map(|it| project.sources.position(it.span.file, it.span.start).line)
            .collect();
        for (number, name) in names.iter().enumerate() {
            assert!(refused.contains(&(first + number + 1)), "{head}{name:?} was taken");
        }
    }
}

#[test]
fn no_hostile_name_of_a_picture_is_found_outside_the_content() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a/b/project");
    for outside in [place.path(), &place.path().join("a"), &place.path().join("a/b"), &folder] {
        fs::create_dir_all(outside).unwrap();
        fs::write(outside.join("up"), LOGO).unwrap();
    }
    let names = hostile();
    for name in names.iter().map(String::as_str).chain(["../up", "../../up", "../../../up"]) {
        let text = format!("{FRAME}website: {{brand: {{logo: {}}}}}\n", quoted(name));
        write_content(&folder, &text);
        let (sources, _) =
            disk::read(&folder.join("content"), &folder.join("templates"), Limits::default())
                .unwrap();
        assert_eq!(sources.len(), 1, "{name:?}");
        assert!(!Project::of(&text).findings().is_empty(), "{name:?}");
    }
}

#[test]
fn a_build_of_hostile_names_leaves_everything_around_it_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a/project");
    fs::create_dir_all(&folder).unwrap();
    fs::write(place.path().join("up"), "mine").unwrap();
    for (head, before, after) in PLACES {
        let frame = if head.starts_with("notices") { "" } else { FRAME };
        let lines = hostile()
            .iter()
            .map(|it| format!("{before}{}{after}\n", quoted(it)))
            .collect::<String>();
        write_content(&folder, &format!("{frame}{head}{lines}"));
        let around = tree(place.path());
        let done = program(&folder, &["build", "--draft"]);
        assert_eq!(done.status.code(), Some(1), "{}", stderr(&done));
        assert!(tree(place.path()) == around, "{head}");
    }
}

#[test]
fn every_path_of_a_site_is_in_small_letters_and_means_the_same_on_every_system() {
    for project in ["content", "src/cli/example/content"].map(Project::of_folder) {
        let files = project.draft().build().0;
        assert!(files.len() > 20);
        for path in files.keys() {
            let plain = |it: char| matches!(it, 'a'..='z' | '0'..='9' | '-' | '_' | '.' | '/');
            assert!(path.chars().all(plain), "{path}");
        }
    }
}

#[test]
fn the_name_of_a_file_is_only_a_name() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    write_content(folder, FRAME);
    let names = [
        "$(touch x).yaml",
        "-rf.yaml",
        "a\nb.yaml",
        "`touch x`.yaml",
        "%0A::error::.yaml",
        "\u{1b}[31m.yaml",
        "a;b&c.yaml",
    ];
    for name in names {
        fs::write(folder.join("content").join(name), "foo: 1\n").unwrap();
    }
    for format in ["human", "github", "json", "sarif"] {
        let done = program(folder, &["check", "--format", format]);
        assert_eq!(done.status.code(), Some(1), "{format}: {}", stderr(&done));
        let text = stdout(&done);
        assert!(!text.contains('\u{1b}') && !stderr(&done).contains('\u{1b}'), "{format}: {text}");
        if format == "github" {
            assert_eq!(text.lines().count(), names.len(), "{text}");
            assert!(text.lines().all(|it| it.starts_with("::error ")), "{text}");
        }
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

/// As many tries as the machine manages in a moment; `PATHS_TRIES` asks for more.
fn tries() -> usize {
    let asked = std::env::var("PATHS_TRIES").ok();
    asked.map_or(500, |it| it.parse().unwrap())
}

#[test]
fn a_link_that_takes_the_place_of_a_file_or_a_folder_while_it_is_read_is_not_followed() {
    const SECRET: &str = "# the secret of somebody else\n";
    let place = tempfile::tempdir().unwrap();
    let at = |path: &str| place.path().join(path);
    fs::create_dir_all(at("outside/inner")).unwrap();
    fs::write(at("outside/b.yaml"), SECRET).unwrap();
    fs::write(at("outside/inner/a.yaml"), SECRET).unwrap();
    fs::create_dir_all(at("content/inner")).unwrap();
    for file in ["content/a.yaml", "content/b.yaml", "content/inner/a.yaml"] {
        fs::write(at(file), "# ours\n").unwrap();
    }
    // The link, what it takes the place of, and where that is meanwhile.
    let swaps = [
        ("content/b.yaml", "../outside/b.yaml", "content/.b"),
        ("content/inner", "../outside/inner", "content/.inner"),
    ];
    let (stop, mut read, mut refused) = (AtomicBool::new(false), 0, 0);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                for (path, target, aside) in swaps {
                    fs::rename(at(path), at(aside)).unwrap();
                    symlink(target, at(path)).unwrap();
                    fs::remove_file(at(path)).unwrap();
                    fs::rename(at(aside), at(path)).unwrap();
                }
            }
        });
        for _ in 0..tries() {
            match disk::read(&at("content"), &at("templates"), Limits::default()) {
                Ok((sources, _)) => {
                    read += 1;
                    let texts = sources.with_role(fortegnelse::source::Role::Content);
                    texts.for_each(|(_, it)| assert!(!it.text.contains("secret"), "{}", it.path));
                }
                Err(_) => refused += 1,
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
    eprintln!("{read} contents read, {refused} refused, 0 files from outside");
    assert_eq!(read + refused, tries());
}
