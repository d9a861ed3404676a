//! The example of `init`: made up, complete, in two languages.

use crate::project::{Project, files_under, program, repository};

#[test]
fn init_hands_out_every_file_of_the_example_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    assert!(program(folder.path(), &["init", "x"]).status.success());
    let source = repository().join("src/cli/example");
    for file in files_under(&source) {
        let written = folder.path().join("x").join(file.strip_prefix(&source).unwrap());
        assert_eq!(
            std::fs::read(&written).ok(),
            std::fs::read(&file).ok(),
            "{}",
            written.display()
        );
    }
    let schemas = fortegnelse::cli::schemas().count();
    assert_eq!(files_under(&folder.path().join("x")).len(), files_under(&source).len() + schemas);
}

#[test]
fn the_example_says_that_it_is_made_up_in_both_languages() {
    let files = Project::of_folder("src/cli/example/content").files();
    assert!(files["site/index.html"].to_lowercase().contains("opdigtet"));
    assert!(files["site/en/index.html"].to_lowercase().contains("made-up"));
}

#[test]
fn the_example_shows_every_part_of_the_record() {
    let files = Project::of_folder("src/cli/example/content").files();
    let register: serde_json::Value =
        serde_json::from_str(&files["register/register.json"]).unwrap();
    assert!(register["activities"].as_array().unwrap().len() >= 5);
    assert!(!register["processor_activities"].as_array().unwrap().is_empty());
    assert!(!register["security_measures"].as_array().unwrap().is_empty());
    assert!(register["dpo"].is_object() && register["controller"]["cvr"].is_string());
    let transfers = register["activities"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["transfers"].as_array().unwrap());
    assert!(transfers.filter(|it| it["mechanism"].is_string()).count() > 0);
}
