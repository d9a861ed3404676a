//! Every code point of Unicode in each of the three ways to write one: as it is, as an escape of YAML, as an entity of
//! Markdown. What may stand in a text is exactly what the list does not name.

use std::ops::RangeInclusive;

use fortegnelse::compile::compile;
use fortegnelse::source::{Arg, Diagnostics, FileId, Role, Sources, decode};
use fortegnelse::written::{MANY_FINDINGS, untyped};

/// What may stand in no text, and why.
const REFUSED: &[(RangeInclusive<u32>, &str)] = &[
    (0x00..=0x08, "control characters; tab and line feed have rules of their own"),
    (0x0B..=0x1F, "control characters"),
    (0x7F..=0x9F, "delete, and control characters, the line end U+0085 among them"),
    (0x061C..=0x061C, "reading direction"),
    (0x200B..=0x200F, "no width, reading direction"),
    (0x2028..=0x202E, "line ends that only some readers see, reading direction"),
    (0x2060..=0x206F, "no width, reading direction"),
    (0xE000..=0xF8FF, "private use"),
    (0xFDD0..=0xFDEF, "no characters"),
    (0xFEFF..=0xFEFF, "byte order mark"),
    (0xFFF9..=0xFFFF, "annotations, replacements, no characters"),
    (0xE0000..=0x10FFFF, "tags, further private use"),
];

fn is_refused(it: char) -> bool {
    let point = u32::from(it);
    // The last two of every plane are no characters.
    REFUSED.iter().any(|(range, _)| range.contains(&point)) || point & 0xFFFE == 0xFFFE
}

/// Every character but tab and line feed, those that are refused or the others.
fn characters(refused: bool) -> Vec<char> {
    let all = ('\0'..=char::MAX).filter(|it| !matches!(it, '\t' | '\n'));
    all.filter(|it| is_refused(*it) == refused).collect()
}

/// The characters that findings name, each finding being about a forbidden one.
fn named(found: &Diagnostics) -> Vec<String> {
    let name = |args: &[(&str, Arg)]| match &args[0] {
        (_, Arg::Text(it)) => it.clone(),
        _ => panic!("no character"),
    };
    found
        .iter()
        .map(|it| {
            assert_eq!(it.code.name, "forbidden-character");
            name(&it.args)
        })
        .collect()
}

fn points(many: &[char]) -> Vec<String> {
    many.iter().map(|it| format!("U+{:04X}", u32::from(*it))).collect()
}

/// What reading finds in content that has this as the text about contact.
fn found(text: &str) -> Diagnostics {
    let content = format!(
        "organisation: {{name: A}}\nnotices: {{a: {{title: T}}}}\nrights:\n  contact: \"{text}\"\n"
    );
    let (text, mut found) = decode(FileId(0), content.as_bytes()).expect("it is UTF-8");
    let mut sources = Sources::default();
    sources.add(Role::Content, "", "content.yaml", text);
    found.extend(compile(&sources).1);
    found
}

#[test]
fn the_list_leaves_what_people_write() {
    assert!(
        !"Ærø, “på” – §\u{A0}12\u{AD} € ½ Łódź Ελλάς Україна עברית 中文 😀".chars().any(is_refused)
    );
    assert_eq!(characters(true).len() + characters(false).len() + 2 + 0x800, 1_114_112);
}

#[test]
fn as_it_is_a_character_is_refused_if_and_only_if_it_is_on_the_list() {
    for many in characters(false).chunks(12_000) {
        let escaped = |it: &char| match it {
            '"' | '\\' => format!("\\{it}"),
            '<' | '[' | '&' | '{' | '`' => String::new(),
            _ => it.to_string(),
        };
        let text: String = many.iter().map(escaped).collect();
        assert_eq!(named(&found(&text)), [""; 0], "{}", points(&many[..1])[0]);
    }
    for many in characters(true).chunks(100) {
        let text: String = many.iter().map(|it| format!("{it} ")).collect();
        let (_, found) = decode(FileId(0), format!("a: {text}").as_bytes()).unwrap();
        assert_eq!(named(&found), points(many));
    }
}

#[test]
fn as_an_escape_a_character_is_refused_if_and_only_if_it_is_on_the_list() {
    let escaped = |it: &char| format!("\\U{:08X}", u32::from(*it));
    for many in characters(false).chunks(15_000) {
        let markup = |it: &&char| !"<[&{`".contains(**it);
        let text: String = many.iter().filter(markup).map(escaped).collect();
        assert_eq!(named(&found(&text)), [""; 0], "{}", points(&many[..1])[0]);
    }
    for many in characters(true).chunks(6_000) {
        let text: String = many.iter().map(escaped).collect();
        assert_eq!(named(&found(&text)), points(many));
    }
}

#[test]
fn as_an_entity_a_character_is_refused_if_and_only_if_it_is_on_the_list() {
    let escaped = |it: &char| format!("&#x{:X}; ", u32::from(*it));
    for many in characters(false).chunks(6_000) {
        let text: String = many.iter().map(escaped).collect();
        assert_eq!(named(&found(&text)), [""; 0], "{}", points(&many[..1])[0]);
    }
    for many in characters(true).chunks(MANY_FINDINGS) {
        let text: String = many.iter().map(escaped).collect();
        // CommonMark reads NUL as the replacement character.
        let read = |it: &char| if *it == '\0' { char::REPLACEMENT_CHARACTER } else { *it };
        let read: Vec<char> = many.iter().map(read).collect();
        assert_eq!(named(&found(&text)), points(&read));
    }
}

#[test]
fn half_a_character_is_refused_in_every_form() {
    for half in 0xD800..=0xDFFF_u32 {
        let raw = [
            0xE0 | (half >> 12) as u8,
            0x80 | (half >> 6 & 0x3F) as u8,
            0x80 | (half & 0x3F) as u8,
        ];
        assert!(decode(FileId(0), &[b"a: ".as_slice(), &raw].concat()).is_err(), "{half:X}");
        assert_eq!(untyped(&format!("a: \"\\u{half:04X}\"\n")), None, "{half:X}");
    }
    for many in (0xD800..=0xDFFF_u32).collect::<Vec<_>>().chunks(MANY_FINDINGS) {
        let entities: String = many.iter().map(|it| format!("&#x{it:X}; ")).collect();
        assert_eq!(named(&found(&entities)), vec!["U+FFFD"; many.len()]);
    }
}

#[test]
fn a_tab_may_stand_in_a_block_of_text_and_in_no_other() {
    let codes = |text: &str| -> Vec<&str> {
        let mut sources = Sources::default();
        let content = format!(
            "organisation: {{name: A}}\nnotices: {{a: {{title: T}}}}\nrights:\n  contact: {text}\n"
        );
        sources.add(Role::Content, "", "content.yaml", content);
        compile(&sources).1.iter().map(|it| it.code.name).collect()
    };
    assert_eq!(codes("|\n    a\tb &amp; c\n"), [""; 0]);
    assert_eq!(codes(">\n    a\tb\n"), [""; 0]);
    assert_eq!(codes("\ta b\t# c"), [""; 0]);
    for text in ["a\tb", "'a\tb'", "\"a\tb\"", "\"a\\tb\"", "\"a\\\tb\""] {
        assert_eq!(codes(text), ["forbidden-character"], "{text}");
    }
}
