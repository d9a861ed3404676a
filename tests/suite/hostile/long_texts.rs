//! Texts made to keep a reader busy, in every kind of field: each is read in time that grows with its length.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::number;
use crate::project::{FRAME, Project};

/// Where each kind of text can stand; `%` is the text, in quotation marks.
const FIELDS: [(&str, &str); 18] = [
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
];

/// What each text is made of: a beginning, what is said again and again, an end.
const TEXTS: [(&str, &str, &str); 20] = [
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
];

#[test]
fn no_text_keeps_the_reader_busy() {
    let length = number(8 * 1024);
    let (send, receive) = channel();
    thread::spawn(move || {
        for (field, content) in FIELDS {
            for (begin, again, end) in TEXTS {
                let text = format!("\"{begin}{}{end}\"", again.repeat(length / again.len()));
                let content = content.replace('+', FRAME).replace('%', &text);
                let (_, found) = fortegnelse::compile::compile(&Project::of(&content).sources);
                drop(found);
                if send.send(format!("{field}: {begin}{again}{again}…{end}")).is_err() {
                    return;
                }
            }
        }
    });
    let mut last = String::from("nothing");
    for _ in 0..FIELDS.len() * TEXTS.len() {
        last = receive
            .recv_timeout(Duration::from_secs(60))
            .unwrap_or_else(|_| panic!("what comes after {last} hangs"));
    }
}
