//! The house in order: small files, each says what it is, no chains upwards, no Danish prose in code.

use std::fs;

use crate::project::{files_under, repository};

/// Files over 400 lines, each with its reason.
const LONG_FOR_A_REASON: [(&str, &str); 1] = [(
    "src/written/activity.rs",
    "one YAML shape with the text that editors show for each of its keys",
)];

fn sources() -> Vec<(String, String)> {
    let root = repository();
    let files = ["src", "tests/suite", "tests/torture", "benches"]
        .into_iter()
        .flat_map(|it| files_under(&root.join(it)));
    let rust = files.filter(|it| it.extension().is_some_and(|it| it == "rs"));
    let named = rust.map(|it| {
        (it.strip_prefix(&root).unwrap().display().to_string(), fs::read_to_string(&it).unwrap())
    });
    named.collect()
}

#[test]
fn files_are_small() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        let excused = LONG_FOR_A_REASON.iter().any(|(it, _)| *it == path);
        assert!(lines <= 400 || excused, "{path} has {lines} lines");
        assert!(lines > 400 || !excused, "{path} is not long any more");
    }
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{path}");
    }
}

#[test]
fn nobody_climbs_from_module_to_module() {
    for (path, text) in sources() {
        assert!(!text.contains("super::super") || path.ends_with("tidy.rs"), "{path}");
        assert!(!text.contains("TODO") || path.ends_with("tidy.rs"), "{path}: an issue instead");
    }
}

#[test]
fn what_a_person_reads_is_not_in_the_code() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/")) {
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or("");
            let danish = line.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']);
            let table = line.contains("=> mended.push") || line.contains("'æ'");
            let note = line.contains("const INTERNAL");
            assert!(!danish || table || note, "{path}:{}: {line}", number + 1);
        }
    }
}

#[test]
fn no_commit_carries_a_machine_path_or_a_registry_host() {
    let root = repository();
    let folders = [
        "src",
        "content",
        "templates",
        "schema",
        "tests/suite",
        "tests/torture",
        "tests/browser",
        "benches",
        ".github",
    ];
    let hosts =
        ["registry.npmjs", "crates-io.proxy", "static.crates", "files.pythonhosted", "deb.debian"];
    for file in folders.into_iter().flat_map(|it| files_under(&root.join(it))) {
        if file.components().any(|it| it.as_os_str() == "node_modules") || file.ends_with("tidy.rs")
        {
            continue;
        }
        let Ok(text) = fs::read_to_string(&file) else { continue };
        for host in hosts {
            assert!(!text.contains(host), "{}: {host}", file.display());
        }
        assert!(!text.contains("/work/") && !text.contains("/root/"), "{}", file.display());
    }
}
