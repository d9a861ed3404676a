//! Our strict reader and `serde_yaml` agree on every file that we accept.

use crate::project::{files_under, repository};

/// What our profile promises: within it, every YAML reader sees the same keys and the same texts.
#[test]
fn serde_yaml_reads_our_files_as_we_do() {
    let root = repository();
    let mut files = files_under(&root.join("content"));
    files.extend(files_under(&root.join("src/cli/example/content")));
    let mut read = 0;
    for path in files.into_iter().filter(|it| it.extension().is_some_and(|it| it == "yaml")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let theirs: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        let ours =
            fortegnelse::written::untyped(&text).unwrap_or_else(|| panic!("{}", path.display()));
        assert_eq!(ours, theirs, "{}", path.display());
        read += 1;
    }
    assert!(read >= 20, "only {read} files");
}

#[test]
fn they_agree_on_every_style_of_text() {
    let texts = [
        "a: |\n  to\n  linjer\n\n  og en til\n",
        "a: >-\n  foldet\n  tekst\n\n  nyt afsnit\n",
        "a: 'enkelt ''citat'''\n",
        "a: \"æ \\u00e6 \\\" \\n\"\n",
        "a: [x, 'y z', {b: c}]\n",
        "a:\n- x\n- y\n",
        "a:\n  - b: 1\n    c: tekst med :kolon og#hash\n",
        "a: tekst over\n  to linjer\n",
        "\"a b\": c\n? d\n: e\n",
        "a: {b: true, c: false, d: 12}\n",
        "# kommentar\na: b # kommentar\n",
    ];
    for text in texts {
        let theirs: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        assert_eq!(fortegnelse::written::untyped(text), Some(theirs), "{text}");
    }
}
