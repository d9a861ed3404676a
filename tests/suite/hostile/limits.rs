//! Limits at one below, at, and one above; and small files that would grow without them.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::{found, number};
use crate::project::{FRAME, Project, folder, program, stdout};

/// Far more than anything here takes; what hangs takes longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A text of a certain size.
type Shape = fn(usize) -> String;

/// The codes found, or `None` where reading hangs.
fn codes_in_time(text: String) -> Option<Vec<&'static str>> {
    let (send, receive) = channel();
    thread::spawn(move || {
        let mut codes: Vec<_> = found(&Project::of(&text)).iter().map(|it| it.code.name).collect();
        codes.dedup();
        send.send(codes)
    });
    receive.recv_timeout(PATIENCE).ok()
}

fn codes(text: String) -> Vec<&'static str> {
    let shown: String = text.chars().take(60).collect();
    codes_in_time(text).unwrap_or_else(|| panic!("hangs: {shown}"))
}

/// At the limit and below there is no finding; above, this one.
fn limit(limit: usize, code: &str, text: impl Fn(usize) -> String) {
    for size in [limit - 1, limit] {
        assert_eq!(codes(text(size)), [""; 0], "{code} at {size} of {limit}");
    }
    assert_eq!(codes(text(limit + 1)), [code], "{code} above {limit}");
}

fn with(more: &str) -> String {
    format!("{FRAME}{more}")
}

#[test]
fn a_text_is_as_long_as_the_limit_in_every_style() {
    let long = 64 * 1024;
    let x = |it: usize| "x".repeat(it);
    limit(long, "text-too-long", |it| with(&format!("rights: {{law: {}}}\n", x(it))));
    limit(long, "text-too-long", |it| with(&format!("rights: {{law: '{}'}}\n", x(it))));
    limit(long, "text-too-long", |it| with(&format!("rights: {{law: \"{}\"}}\n", x(it))));
    limit(long, "text-too-long", |it| with(&format!("rights:\n  contact: |-\n    {}\n", x(it))));
    limit(long, "text-too-long", |it| with(&format!("rights:\n  contact: >-\n    {}\n", x(it))));
    // In characters of two bytes, and with escapes, what counts is the text that is read.
    limit(long / 2, "text-too-long", |it| with(&format!("rights: {{law: {}}}\n", "ø".repeat(it))));
    limit(long, "text-too-long", |it| {
        with(&format!("rights: {{law: \"{}\"}}\n", "\\x41".repeat(it)))
    });
    // A key is a text too: up to the limit it is only unknown.
    let key = |it: usize| with(&format!("rights: {{? \"{}\" : a}}\n", x(it)));
    assert_eq!(codes(key(long)), ["unknown-key"]);
    assert_eq!(codes(key(long + 1)), ["text-too-long"]);
}

#[test]
fn nesting_is_as_deep_as_the_limit() {
    // Deeper than the model is only wrong; deeper than the limit is not read.
    let shapes: [(&str, Shape); 4] = [
        ("brackets", |it| format!("{}a{}\n", "[".repeat(it), "]".repeat(it))),
        ("braces", |it| format!("{}a{}\n", "{a: ".repeat(it), "}".repeat(it))),
        ("dashes", |it| format!("{}a\n", "- ".repeat(it))),
        ("indentation", |it| {
            let line = |depth: usize| format!("{}a:\n", " ".repeat(depth));
            (0..it).map(line).collect::<String>() + &" ".repeat(it) + "b\n"
        }),
    ];
    for (name, shape) in shapes {
        for (depth, too_deep) in [(31, false), (32, false), (33, true)] {
            let found = codes(shape(depth));
            assert_eq!(found.contains(&"too-deep"), too_deep, "{name} {depth}: {found:?}");
        }
    }
}

#[test]
fn quotes_lists_and_emphases_are_nested_as_deep_as_the_limit() {
    let prose = |text: String| with(&format!("rights:\n  contact: |\n{text}"));
    let block = |text: String| prose(text.lines().map(|it| format!("    {it}\n")).collect());
    limit(32, "prose-too-deep", |it| block(format!("{} a", ">".repeat(it))));
    limit(32, "prose-too-deep", |it| block(format!("{}a", "- ".repeat(it))));
    limit(32, "prose-too-deep", |it| block(format!("{}a", "1. ".repeat(it))));
    limit(32, "prose-too-deep", |it| {
        block((0..it).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect())
    });
    limit(32, "prose-too-deep", |it| {
        let signs: Vec<char> =
            (0..it).map(|depth| if depth % 2 == 0 { '*' } else { '_' }).collect();
        let opening: String = signs.iter().map(|sign| format!("{sign}a ")).collect();
        let closing: String = signs.iter().rev().map(|sign| format!(" a{sign}")).collect();
        block(opening + "b" + &closing)
    });
}

#[test]
fn an_id_is_as_long_as_the_limit() {
    limit(64, "bad-id", |it| with(&format!("recipients:\n  {}: {{label: A}}\n", "a".repeat(it))));
}

#[test]
fn a_number_is_as_large_as_the_limit() {
    let employees = |it: u64| {
        with("").replace("name: Eksempel ApS", &format!("name: Eksempel ApS, employees: {it}"))
    };
    assert_eq!(codes(employees(4_294_967_294)), [""; 0]);
    assert_eq!(codes(employees(4_294_967_295)), [""; 0]);
    assert_eq!(codes(employees(4_294_967_296)), ["wrong-type"]);
}

#[test]
fn a_file_is_as_large_as_the_limit() {
    let limit = 64 * 1024 * 1024_u64;
    let folder = folder(FRAME);
    let path = folder.path().join("content/b.yaml");
    let mut sizes = vec![(limit + 1, "file-too-large"), (1 << 40, "file-too-large")];
    // To read 64 MiB takes a debug build seconds.
    if number(0) > 0 {
        sizes.extend([(limit - 1, "forbidden-character"), (limit, "forbidden-character")]);
    }
    for (size, code) in sizes {
        // A hole: as large as it says, and nothing but NUL.
        std::fs::File::create(&path).unwrap().set_len(size).unwrap();
        let output = program(folder.path(), &["check", "--format", "json"]);
        assert_eq!(output.status.code(), Some(1), "{size}");
        let told = stdout(&output);
        assert!(told.contains(&format!("\"{code}\"")), "{size}: {code}");
    }
}

/// What the program finds in `text` when it is run with these options.
fn told(text: &str, options: &[&str]) -> (Option<i32>, String) {
    let folder = folder(text);
    let output = program(folder.path(), &[&["check", "--format", "json"], options].concat());
    (output.status.code(), stdout(&output))
}

#[test]
fn a_limit_can_be_raised() {
    let text = |it: usize| with(&format!("rights: {{contact: {}}}\n", "x".repeat(it)));
    let deep = |it: usize| format!("{}a{}\n", "[".repeat(it), "]".repeat(it));
    let cases = [
        ("text-too-long", text(64 * 1024 + 1), text(100 * 1024), text(100 * 1024 + 1), "text=100"),
        ("too-deep", deep(33), deep(40), deep(41), "depth=40"),
    ];
    for (code, beyond, raised, beyond_raised, option) in cases {
        let is_found =
            |text: &str, options: &[&str]| told(text, options).1.contains(&format!("\"{code}\""));
        assert!(is_found(&beyond, &[]), "{code}");
        assert!(!is_found(&beyond, &["--limit", option]), "{code} {option}");
        assert!(!is_found(&raised, &["--limit", option]), "{code} {option}");
        assert!(is_found(&beyond_raised, &["--limit", option]), "{code} {option}");
    }
    // What a placeholder grows to is held to the same limit.
    let name = "N".repeat(33 * 1024);
    let grown = with("rights: {contact: \"{{ controller.name }} {{ controller.name }} {{ controller.name }}\"}\n")
        .replace("Eksempel ApS", &name);
    assert!(told(&grown, &[]).1.contains("text-too-long"));
    assert!(!told(&grown, &["--limit", "text=128"]).1.contains("text-too-long"));
    // A file, of which nothing is read when it is larger than the limit.
    let folder = folder(FRAME);
    let hole = std::fs::File::create(folder.path().join("content/b.yaml")).unwrap();
    hole.set_len(65 * 1024 * 1024).unwrap();
    for (option, is_found) in [("file=64", true), ("file=65", false)] {
        let output = program(folder.path(), &["check", "--format", "json", "--limit", option]);
        assert_eq!(stdout(&output).contains("\"file-too-large\""), is_found, "{option}");
    }
}

#[test]
fn a_limit_can_neither_be_lowered_nor_taken_away() {
    for wrong in [
        "file=63",
        "file=1025",
        "text=0",
        "depth=31",
        "depth=129",
        "text=",
        "all=1",
        "file",
        "text=-1",
    ] {
        let folder = folder(FRAME);
        let output = program(folder.path(), &["check", "--limit", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn what_would_grow_without_limit_is_refused_quickly() {
    let laughs = |number: usize, each: usize| {
        let line = |it: usize| {
            let uses = format!("*a{}, ", it.saturating_sub(1)).repeat(each);
            format!("a{it}: &a{it} [{uses}x]\n")
        };
        (0..number).map(line).collect::<String>()
    };
    let merges: String =
        (1..200).map(|it| format!("k{it}: &k{it} {{<<: *k{}}}\n", it - 1)).collect();
    let bombs: [(&str, String); 12] = [
        ("a billion laughs", laughs(10, 9)),
        ("laughs twice as many each time", laughs(60, 2)),
        (
            "one anchor used many times",
            format!("a: &a [{}]\nb: [{}x]\n", "x, ".repeat(2_000), "*a, ".repeat(5_000)),
        ),
        ("an anchor inside itself", "a: &a [*a, *a]\n".to_owned()),
        ("merge keys on merge keys", format!("k0: &k0 {{a: b}}\n{merges}")),
        ("many anchors and no use", (0..20_000).map(|it| format!("k{it}: &a{it} x\n")).collect()),
        ("an alias as a key", format!("a: &a x\n{}", "*a : b\n".repeat(5_000))),
        ("a long anchor", format!("a: &{} x\n", "n".repeat(1_000_000))),
        ("a long tag", format!("a: !{} x\n", "t".repeat(1_000_000))),
        ("many tags", "a: !!str x\n".repeat(10_000)),
        ("many documents", "---\na: b\n".repeat(50_000)),
        ("many directives", "%TAG !e! tag:example.com,2000:\n".repeat(20_000) + "---\na: b\n"),
    ];
    for (name, bomb) in bombs {
        let found = codes_in_time(bomb).unwrap_or_else(|| panic!("{name} hangs"));
        let refused = ["yaml-feature", "yaml-syntax"].iter().any(|it| found.contains(it));
        assert!(refused, "{name}: {found:?}");
    }
}

#[test]
fn nesting_of_any_depth_is_refused_quickly() {
    let shapes: [(&str, Shape); 6] = [
        ("brackets", |it| "[".repeat(it)),
        ("braces", |it| "{a: ".repeat(it)),
        ("brackets and braces", |it| "[{a: ".repeat(it)),
        ("dashes", |it| "- ".repeat(it)),
        ("question marks", |it| "? ".repeat(it)),
        ("closed brackets", |it| "[".repeat(it) + &"]".repeat(it)),
    ];
    // Twice the length takes a debug build twice the time; `HOSTILE` asks for all of it.
    for power in 5..=if number(0) > 0 { 20 } else { 18 } {
        for (name, shape) in shapes {
            let found = codes_in_time(format!("a:\n {}\n", shape(1 << power)));
            let found = found.unwrap_or_else(|| panic!("2^{power} {name} hang"));
            let refused = found.iter().any(|it| {
                ["too-deep", "yaml-syntax", "key-not-text", "wrong-type", "unknown-key"]
                    .contains(it)
            });
            assert!(refused, "2^{power} {name}: {found:?}");
        }
    }
}

#[test]
fn many_of_one_thing_are_read_in_time_that_grows_with_their_number() {
    let many =
        |line: fn(usize) -> String, number: usize| -> String { (0..number).map(line).collect() };
    let files: [(&str, String); 8] = [
        ("keys", with("recipients:\n") + &many(|it| format!("  r{it}: {{label: A}}\n"), 20_000)),
        ("unknown keys", many(|it| format!("k{it}: x\n"), 5_000)),
        ("keys twice", with("rights:\n") + &"  law: x\n".repeat(20_000)),
        (
            "unknown keys on one line",
            format!("rights: {{{}}}\n", many(|it| format!("k{it}: x, "), 5_000)),
        ),
        ("lines with tabs", with("rights:\n  contact: |\n") + &"    \ta\n".repeat(20_000)),
        ("lines indented with tabs", "\ta: b\n".repeat(10_000)),
        ("comments", "# x\n".repeat(200_000) + FRAME),
        ("empty lines", "\n".repeat(500_000) + FRAME),
    ];
    for (name, text) in files {
        assert!(codes_in_time(text).is_some(), "{name} hang");
    }
}
