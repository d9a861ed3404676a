//! Small files that would become large, or take long, if nobody counted.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use fortegnelse::source::Lang;

use super::found;
use crate::project::Project;

/// How many findings there are of each code that these contents have, and how much is said in them; fails where it hangs.
fn told(text: String) -> (Vec<&'static str>, usize, usize) {
    let (send, receive) = channel();
    thread::spawn(move || {
        let found = found(&Project::of(&text));
        let said = found.iter().map(|it| it.message(Lang::Da).len()).sum();
        let mut codes: Vec<_> = found.iter().map(|it| it.code.name).collect();
        codes.sort();
        codes.dedup();
        send.send((codes, found.len(), said))
    });
    receive.recv_timeout(Duration::from_secs(60)).expect("it hangs")
}

fn notice(text: &str) -> String {
    format!(
        "organisation: {{name: Eksempel ApS}}\nnotices: {{a: {{title: T, sections: [{{text: {text}}}]}}}}\n"
    )
}

/// As many texts as a file of a megabyte or two has room for.
fn notices(text: &str) -> String {
    let text = format!("{{text: \"{text}\"}}, ").repeat(20);
    format!(
        "organisation: {{name: Eksempel ApS}}\nnotices: {{a: {{title: T, sections: [{text}]}}}}\n"
    )
}

#[test]
fn an_escape_that_is_none_is_found_behind_any_number_of_others() {
    let (codes, _, _) = told(notice(&format!("\"{}\\q\"", "\\0".repeat(30_000))));
    assert!(codes.contains(&"yaml-syntax"), "{codes:?}");
    let (codes, _, _) = told(notice(&format!("\"{}\\q\"", "\\0".repeat(2_000_000))));
    assert!(codes.contains(&"yaml-syntax"), "{codes:?}");
}

#[test]
fn what_is_put_in_for_names_does_not_outgrow_the_file() {
    let name = "N".repeat(60_000);
    let text = "{{ controller.name }} ".repeat(2_900);
    let content = format!(
        "organisation: {{name: {name}}}\nnotices: {{a: {{title: T, sections: [{{text: \"{text}\"}}]}}}}\n"
    );
    let (codes, _, _) = told(content);
    assert_eq!(codes, ["text-too-long"]);
}

#[test]
fn of_very_many_mistakes_in_texts_the_first_thousand_are_told_each_in_few_words() {
    let images = format!("{}x{}", "![".repeat(9_000), "](a)".repeat(9_000));
    for text in [&*images, &"<b> ".repeat(16_000), &"{{ ukendt }} ".repeat(5_000)] {
        let (_, count, said) = told(notices(text));
        assert!((1_000..1_100).contains(&count), "{count}: {}", &text[..20]);
        assert!(said < 1_000_000, "{said}: {}", &text[..20]);
    }
}
