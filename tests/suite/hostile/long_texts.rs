//! Texts made to keep a reader busy, in every kind of field: each is read, and judged by every rule, in time that grows with
//! its length.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use fortegnelse::compile::compile;
use fortegnelse::lint::RULES;
use fortegnelse::source::Severity;

use super::number;
use crate::project::{FRAME, Project, today};

/// Where each kind of text can stand; `%` is the text, in quotation marks.
const FIELDS: [(&str, &str); 25] = [
    ("a name", "organisation: {name: %}\nnotices: {a: {title: T}}\n"),
    ("an e-mail address", "organisation: {name: A, email: %}\nnotices: {a: {title: T}}\n"),
    ("a web address", "organisation: {name: A, website: %}\nnotices: {a: {title: T}}\n"),
    ("a country", "organisation: {name: A, country: %}\nnotices: {a: {title: T}}\n"),
    ("a title", "organisation: {name: A}\nnotices: {a: {title: %}}\n"),
    ("a date", "+register: {last_reviewed: %}\n"),
    ("a period", "+rights: {response_time: %}\n"),
    ("prose", "+rights: {contact: %}\n"),
    ("a law", "+rights: {law: %}\n"),
    ("a colour", "+website: {brand: {color: %}}\n"),
    ("a picture", "+website: {brand: {logo: %}}\n"),
    ("a language", "+website: {languages: [%]}\n"),
    ("a word of a closed list", "+recipients: {a: {label: A, role: %}}\n"),
    ("an article", "+activities: {a: {label: A, legal_basis: [{article: %}]}}\n"),
    ("a reference", "+activities: {a: {label: A, data_subjects: [%]}}\n"),
    ("an id", "+recipients: {? % : {label: A}}\n"),
    ("a key", "+rights: {? % : A}\n"),
    ("a number", "+checks: {lix_limit: %}\n"),
    ("a name of an activity", "+activities: {a: {label: %}}\n"),
    ("a name of a category", "+data_categories: {a: {label: %, kind: ordinary}}\n"),
    ("a name of a recipient", "+recipients: {a: {label: %, role: controller}}\n"),
    ("a purpose", "+activities: {a: {label: A, purposes: {p: {text: %}}}}\n"),
    ("a purpose in detail", "+activities: {a: {label: A, purposes: {p: {text: A, detail: %}}}}\n"),
    ("a criterion", "+activities: {a: {label: A, retention: {r: {criteria: %}}}}\n"),
    (
        "a law of a legal basis",
        "+activities: {a: {label: A, legal_basis: [{article: 6.1.c, law: %}]}}\n",
    ),
];

/// What each text is made of: a beginning, what is said again and again (`#` is a new number each time), an end.
const TEXTS: [(&str, &str, &str); 33] = [
    ("", "a", "!"),
    ("", "1", "x"),
    ("", "a@", ""),
    ("", "a@a.", ""),
    ("https://", "a.", "?"),
    ("", "..", ""),
    ("", "-", "1"),
    ("P", "9", "Y"),
    ("P", "1Y", ""),
    ("", "[", ""),
    ("", "![", ""),
    ("", "[a](", ""),
    ("", "*a _b ", ""),
    ("", "<!--", ""),
    ("", "<a ", ""),
    ("", "`a``", ""),
    ("", "&amp", ";"),
    ("", "{{ a ", "}}"),
    ("", "> ", "a"),
    ("", "æ\\u030A", "\\\""),
    // What rules look for: quotations, openings and words of their lists, alphabets.
    ("", "„", ""),
    ("", "»a ", ""),
    ("", "så længe det ", ""),
    ("at ", "forbedre vores ", ""),
    ("", "bl.a. f.eks", "."),
    ("", "[indsæt", ""),
    ("", "§ ", "1"),
    ("", "nr. 1 af ", ""),
    ("", "a\u{430}", ""),
    ("", "a. A", ""),
    ("", "„", " personlig data"),
    ("", "„a“ personlig data ", ""),
    ("", "[l#]: https://a.dk\\n\\n[l#] ", ""),
];

/// Content with a text of this length in a field.
fn content(field: &str, (begin, again, end): (&str, &str, &str), length: usize) -> String {
    let one = |it: usize| again.replace('#', &format!("{it:05}"));
    let again: String = (0..length / one(0).len()).map(one).collect();
    let text = format!("\"{begin}{again}{end}\"");
    field.replace('+', FRAME).replace('%', &text)
}

/// Reads content and, where its form is right, lets every rule judge it; the codes of what was found.
fn codes(content: &str) -> Vec<&'static str> {
    let project = Project::of(content);
    let (register, mut found) = compile(&project.sources);
    if found.iter().all(|it| it.level() != Severity::Error) {
        // One rule after the other, so that the time is that of one thread.
        let rules = RULES.iter();
        found.extend(rules.flat_map(|it| it.findings(&register, &project.sources, today())));
    }
    found.iter().map(|it| it.code.name).collect()
}

/// Lets another thread look at texts in fields and hand over what comes of each; fails where one takes very long.
fn in_time<T: Send + 'static>(
    all: Vec<(usize, usize)>,
    look: impl Fn(usize, usize) -> T + Send + 'static,
) -> Vec<(String, T)> {
    let (send, receive) = channel();
    let names: Vec<String> = (all.iter())
        .map(|(field, text)| format!("{}: {:?}", FIELDS[*field].0, TEXTS[*text]))
        .collect();
    thread::spawn(move || {
        all.into_iter().all(|(field, text)| send.send(look(field, text)).is_ok());
    });
    let outcome = |name: String| {
        let it = receive.recv_timeout(Duration::from_secs(60));
        let it = it.unwrap_or_else(|_| panic!("{name} hangs"));
        (name, it)
    };
    names.into_iter().map(outcome).collect()
}

/// Each text in each field.
fn every() -> Vec<(usize, usize)> {
    let of_field = |field| (0..TEXTS.len()).map(move |text| (field, text));
    (0..FIELDS.len()).flat_map(of_field).collect()
}

#[test]
fn no_text_keeps_the_reader_busy() {
    let length = number(8 * 1024);
    let found = in_time(every(), move |field, text| {
        codes(&content(FIELDS[field].1, TEXTS[text], length));
    });
    assert_eq!(found.len(), FIELDS.len() * TEXTS.len());
}

#[test]
fn a_megabyte_is_too_long_for_any_field() {
    // Sixteen times what may be read: whatever grows with the square of it does not end in time. All of them with `HOSTILE`.
    let some = every().into_iter().filter(|(field, text)| number(0) > 0 || text % 10 == field % 10);
    let found = in_time(some.collect(), |field, text| {
        codes(&content(FIELDS[field].1, TEXTS[text], 1024 * 1024)).contains(&"text-too-long")
    });
    for (name, is_refused) in found {
        assert!(is_refused, "{name}");
    }
}

#[test]
#[ignore = "measures time: cargo test --test suite hostile::long_texts -- --ignored"]
fn four_times_the_text_takes_about_four_times_the_time() {
    let found = in_time(every(), |field, text| {
        [15, 60].map(|it| {
            let content = content(FIELDS[field].1, TEXTS[text], it * 1024);
            (0..3).map(|_| processor_time(|| drop(codes(&content)))).min().unwrap_or_default()
        })
    });
    // Sixteen times would be a square; less than so long is measured badly.
    let noise = Duration::from_millis(20);
    let grows = |it: &&(String, [Duration; 2])| it.1[1] > it.1[0] * 8 + noise;
    let squares: Vec<_> = found.iter().filter(grows).collect();
    let slowest = found.iter().max_by_key(|it| it.1[1]);
    eprintln!("{} texts in fields; the slowest: {slowest:?}", found.len());
    let squares: Vec<String> = squares.iter().map(|it| format!("{it:?}")).collect();
    assert!(squares.is_empty(), "{}", squares.join("\n"));
}

/// The time that this thread works on something, however busy the machine is.
fn processor_time(work: impl FnOnce()) -> Duration {
    let now = || {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
        Duration::from_nanos(text.split(' ').next().unwrap().parse().unwrap())
    };
    let before = now();
    work();
    now() - before
}
