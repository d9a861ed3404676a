//! Hostile text in every field of the content: whatever the program says, a parser that is not ours reads the structure of
//! the harmless twin, and the hostile text in it letter for letter; or the field refuses it, with a finding.
//!
//! The quick run puts a payload into every field at once and moves on by as many payloads as there are fields, so that it
//! uses every payload and every field. The whole of it, every payload in every field, in one language and in two:
//! `INJECTION=all cargo test --test suite injection`.

use std::collections::{BTreeMap, BTreeSet};

use fortegnelse::page::Theme;
use fortegnelse::source::Lang;
use serde_json::Value;

use crate::oracles;
use crate::outputs::{Outputs, Whole, compared};
use crate::project::repository;
use crate::readers::{Piece, folded, read};
use crate::tokens::{Answer, Content, Form, full};

/// A hostile text, and the code of the finding that refuses it in free text, if one does.
pub struct Payload {
    pub text: String,
    refused: Option<String>,
}

/// `tests/fixtures/injection/payloads.txt`.
pub fn payloads() -> Vec<Payload> {
    let path = repository().join("tests/fixtures/injection/payloads.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let (mut all, mut refused, mut in_group) = (Vec::new(), None, false);
    for line in text.lines() {
        if let Some(group) = line.strip_prefix("=== ") {
            in_group = true;
            refused = group.split_once(" -> ").map(|(_, code)| code.to_owned());
        } else if in_group && !line.is_empty() {
            all.push(Payload { text: characters(line), refused: refused.clone() });
        }
    }
    all
}

/// `<LF>` and `<U+202E>` as the characters that they stand for.
fn characters(line: &str) -> String {
    let mut text = line.replace("<LF>", "\n");
    while let Some((before, number, after)) = text
        .split_once("<U+")
        .and_then(|(before, it)| it.split_once('>').map(|(number, after)| (before, number, after)))
    {
        let sign = char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap();
        text = format!("{before}{sign}{after}");
    }
    text
}

fn all() -> bool {
    std::env::var("INJECTION").is_ok_and(|it| it == "all")
}

/// Where in its field a payload stands. A word that is the same in the twin stands beside it.
#[derive(Clone, Copy)]
enum Position {
    First,
    Last,
}

/// What a field says, with `text` in it, in the letters that are written and in those that are read.
fn field(token: &str, text: &str, form: Form, position: Position) -> (String, String) {
    let (written, read) = match form {
        Form::Markdown => (as_markdown(text), folded(text)),
        _ => (text.to_owned(), text.to_owned()),
    };
    match position {
        _ if text.is_empty() => (token.to_owned(), token.to_owned()),
        Position::First => (format!("{written} {token}"), format!("{read} {token}")),
        Position::Last => (format!("{token} {written}"), format!("{token} {read}")),
    }
}

/// A text that Markdown takes literally. A line break would begin a new block.
fn as_markdown(text: &str) -> String {
    let mut literal = String::new();
    for it in folded(text).chars() {
        if it.is_ascii_punctuation() {
            literal.push('\\');
        }
        literal.push(it);
    }
    literal
}

/// The content with another text for each token of free text, and what is read of each.
fn filled(
    content: &Content,
    say: impl Fn(usize, &str, Form) -> (String, String),
) -> (String, Said) {
    let free = content.tokens.iter().filter(|it| it.form != Form::Address);
    let mut written = BTreeMap::new();
    let mut read = BTreeMap::new();
    for (number, it) in free.enumerate() {
        let (one, other) = say(number, &it.token, it.form);
        written.insert(it.token.clone(), one);
        read.insert(it.token.clone(), other);
    }
    let mut value = content.value.clone();
    put(&mut value, &written);
    // JSON is YAML whose every text stands on a line of its own.
    (serde_json::to_string_pretty(&value).unwrap(), Said { written, read })
}

/// What hostile content says in the place of each token.
struct Said {
    written: BTreeMap<String, String>,
    /// Without the signs of Markdown.
    read: BTreeMap<String, String>,
}

fn put(value: &mut Value, texts: &BTreeMap<String, String>) {
    match value {
        Value::String(it) => {
            if let Some(text) = texts.get(it.as_str()) {
                *it = text.clone();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| put(it, texts)),
        Value::Object(map) => map.values_mut().for_each(|it| put(it, texts)),
        _ => {}
    }
}

/// `text` of the twin with what the hostile content says in the place of each token.
fn expected(text: &str, read: &BTreeMap<String, String>) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("Token") {
        let (before, from) = rest.split_at(at);
        said.push_str(before);
        let end = from.find('x').map_or(from.len(), |it| it + 1);
        let (token, after) = from.split_at(end);
        said.push_str(read.get(token).map_or(token, String::as_str));
        rest = after;
    }
    said + rest
}

/// The first difference between what the hostile content gives and what its twin promises.
fn difference(name: &str, hostile: &str, twin: &str, said: &Said) -> Option<String> {
    let theirs = match read(name, hostile) {
        Ok(it) => it,
        Err(why) => return Some(format!("cannot be read: {why}")),
    };
    let ours = read(name, twin).unwrap();
    // In which order changes are told depends on what they say.
    if name.starts_with("diff/") || name.starts_with("letter/") {
        return unlike(&theirs, &ours, said);
    }
    for (one, other) in theirs.iter().zip(&ours) {
        let same = |one: &str, other: &str| {
            let wanted = [&said.read, &said.written].map(|it| measured(&expected(other, it)));
            wanted.contains(&measured(one)) || is_number_to_call(one) && is_number_to_call(other)
        };
        let alike = match (one, other) {
            (Piece::Text(one), Piece::Text(other)) => same(one, other),
            (Piece::Open(one, own), Piece::Open(other, theirs)) => {
                one == other
                    && own.len() == theirs.len()
                    && own.iter().zip(theirs).all(|(a, b)| a.0 == b.0 && same(&a.1, &b.1))
            }
            (one, other) => one == other,
        };
        if !alike {
            return Some(format!("{one:?}\n     twin: {other:?}"));
        }
    }
    let (one, other) = (theirs.len(), ours.len());
    (one != other).then(|| format!("{one} pieces, the twin has {other}"))
}

/// The first piece of a comparison that the other one lacks, whatever the order.
fn unlike(theirs: &[Piece], ours: &[Piece], said: &Said) -> Option<String> {
    let pieces = |all: &[Piece], say: &dyn Fn(&str) -> String| -> Vec<String> {
        let mut pieces: Vec<String> = all
            .iter()
            .map(|it| match it {
                Piece::Text(it) => say(it),
                Piece::Open(name, own) => {
                    let own = own.iter().map(|(name, it)| format!(" {name}={}", say(it)));
                    format!("<{name}{}>", own.collect::<String>())
                }
                Piece::Close => String::new(),
            })
            .collect();
        pieces.sort_unstable();
        pieces
    };
    // Some are told as they were written, some as they are read, and without a full stop.
    let plain = |text: &str| measured(&text.replace(['\\', '.'], ""));
    let theirs = pieces(theirs, &plain);
    let wanted = pieces(ours, &|text: &str| plain(&expected(text, &said.read)));
    let new = lacking(&theirs, &wanted);
    let gone = lacking(&wanted, &theirs);
    // Of a long name only the beginning is told.
    let cut = |it: &&String| it.contains('…');
    if new.iter().all(cut) && new.len() == gone.len() {
        return None;
    }
    let new = new.into_iter().find(|it| !cut(it));
    Some(format!("{new:?}\n     twin: {:?}", gone.first()))
}

/// What the sorted `one` has more of than the sorted `other`.
fn lacking<'a>(one: &'a [String], other: &[String]) -> Vec<&'a String> {
    let mut rest = other.iter().peekable();
    let mut lacking = Vec::new();
    for it in one {
        while rest.next_if(|other| *other < it).is_some() {}
        if rest.next_if(|other| *other == it).is_none() {
            lacking.push(it);
        }
    }
    lacking
}

/// A text without what depends on how long and how hard other texts are: lines under headings, numbers of readability.
fn measured(text: &str) -> String {
    // Signs without width keep an address from becoming a link.
    let folded = folded(text).replace('\u{200b}', "").to_lowercase();
    let folded = folded.split("lixtal:").next().unwrap_or_default();
    let hash = |it: &str| it.len() > 64 && it.bytes().take(64).all(|it| it.is_ascii_hexdigit());
    let line = |it: &&str| !it.bytes().all(|it| it == b'=' || it == b'-') && !hash(it);
    let words: Vec<&str> = folded.split(' ').filter(line).collect();
    let text = words.join(" ");
    let bands = ["meget let", "let", "middel", "svær", "meget svær"];
    let band = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let band = band.trim_start_matches(" (").trim_end_matches(')');
    if bands.contains(&band) { "lix".to_owned() } else { text }
}

/// A link to a telephone keeps the digits of its text.
fn is_number_to_call(href: &str) -> bool {
    let digits = |it: &str| it.bytes().all(|it| it == b'+' || it.is_ascii_digit());
    href.strip_prefix("tel:").is_some_and(digits)
}

/// Everything that is said about some content.
fn outputs(whole: &Whole, before: &Whole, theme: &Theme, lang: Lang) -> Outputs {
    let mut all = whole.files(theme);
    all.extend(whole.told(lang));
    all.extend(whole.standing(theme, lang));
    all.extend(compared(&before.snapshot(), &whole.snapshot(), ["a", "b"], lang));
    all
}

/// Whether a letter would leave a value out, for its length.
fn is_long(text: &str) -> bool {
    text.chars().count() > 40
}

/// Compares hostile content with its twin, output by output.
fn compare(content: &Content, texts: &[&str], position: Position, differences: &mut Vec<String>) {
    let lang = Lang::Da;
    let (theme, _) = Theme::new(&[]);
    let (twin, _) = filled(content, |_, token, form| field(token, "", form, position));
    let (hostile, said) = filled(content, |number, token, form| {
        field(token, texts[number % texts.len()], form, position)
    });
    let (mut twin, mut hostile) = (Whole::of(&twin), Whole::of(&hostile));
    for it in &hostile.found {
        differences.push(format!("{} {:?}", it.code.name, hostile.sources.slice(it.span)));
        return;
    }
    // What a rule makes of the words is another matter.
    let known = |whole: &Whole| -> BTreeSet<(&'static str, Option<String>)> {
        let open = whole.outcome.open.iter();
        open.map(|it| (it.code.name, it.path.clone())).collect()
    };
    let (ours, theirs) = (known(&twin), known(&hostile));
    let both: BTreeSet<_> = ours.intersection(&theirs).cloned().collect();
    twin.keep(|it| both.contains(&(it.code.name, it.path.clone())));
    hostile.keep(|it| both.contains(&(it.code.name, it.path.clone())));
    let (before, _) = filled(content, |_, _, _| ("Gammel".to_owned(), String::new()));
    let before = Whole::of(&before);
    let mut twins = outputs(&twin, &before, &theme, lang);
    let mut others = outputs(&hostile, &before, &theme, lang);
    if texts.iter().any(|it| is_long(it)) {
        twins.retain(|name, _| !name.starts_with("letter/"));
        others.retain(|name, _| !name.starts_with("letter/"));
    }
    let names: [Vec<&String>; 2] = [twins.keys().collect(), others.keys().collect()];
    assert_eq!(names[0], names[1]);
    for (name, text) in &others {
        if let Some(it) = difference(name, text, &twins[name], &said) {
            differences.push(format!("{name}: {it}"));
        }
    }
}

#[test]
fn hostile_text_is_no_more_than_text_in_every_output() {
    let payloads = payloads();
    let texts: Vec<&str> =
        payloads.iter().filter(|it| it.refused.is_none()).map(|it| it.text.as_str()).collect();
    assert!(texts.len() >= 400, "{} payloads", texts.len());
    let content = full(Answer::Value, &["da"]);
    let fields = content.tokens.iter().filter(|it| it.form != Form::Address).count();
    let step = if all() { 1 } else { fields };
    let mut differences = Vec::new();
    let (long, short): (Vec<&str>, Vec<&str>) = texts.into_iter().partition(|it| is_long(it));
    assert!(short.len() > long.len(), "{} are too long for a letter", long.len());
    for texts in [short, long] {
        for first in (0..texts.len()).step_by(step) {
            let turned: Vec<&str> = texts[first..].iter().chain(&texts[..first]).copied().collect();
            let position = if (first / step) % 2 == 0 { Position::First } else { Position::Last };
            compare(&content, &turned, position, &mut differences);
        }
    }
    assert!(differences.is_empty(), "{}:\n{}", differences.len(), differences.join("\n"));
}

/// The content with `marks` in place of values, by path; and the line that each of them stands on.
fn marked(content: &Content, marks: &BTreeMap<&str, &str>) -> (String, BTreeMap<String, usize>) {
    let mut value = content.value.clone();
    for path in marks.keys() {
        *at(&mut value, path) = Value::String(format!("@@{path}@@"));
    }
    let text = serde_json::to_string_pretty(&value).unwrap();
    let mut lines = BTreeMap::new();
    for (line, number) in text.lines().zip(1..) {
        if let Some((_, path)) = line.split_once("@@") {
            lines.insert(path.split_once("@@").unwrap().0.to_owned(), number);
        }
    }
    for (path, text) in marks {
        *at(&mut value, path) = Value::String((*text).to_owned());
    }
    (serde_json::to_string_pretty(&value).unwrap(), lines)
}

fn at<'a>(value: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('/').fold(value, |value, key| match value {
        Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
        other => &mut other[key],
    })
}

/// Content with hostile values in place of these fields; the fields that nothing is said about.
fn accepted<'a>(content: &Content, marks: &BTreeMap<&'a str, &str>) -> Vec<&'a str> {
    let (yaml, lines) = marked(content, marks);
    let whole = Whole::of(&yaml);
    for (name, text) in whole.told(Lang::En) {
        if let Err(why) = read(&name, &text) {
            panic!("{name}: {why}: {marks:?}");
        }
    }
    let told: BTreeSet<usize> = whole
        .found
        .iter()
        .map(|it| whole.sources.position(it.span.file, it.span.start).line)
        .collect();
    marks.keys().copied().filter(|it| !told.contains(&lines[*it])).collect()
}

#[test]
fn a_field_of_another_form_refuses_hostile_text() {
    // A hidden sign is told of before anything else is looked at: that is another test.
    let payloads: Vec<Payload> = payloads().into_iter().filter(|it| it.refused.is_none()).collect();
    let content = full(Answer::Value, &["da"]);
    let addresses = content.tokens.iter().filter(|it| it.form == Form::Address);
    let fields: Vec<&str> =
        content.fixed.iter().chain(addresses).map(|it| it.path.as_str()).collect();
    assert!(fields.len() >= 150, "{} fields", fields.len());
    let step = if all() { 1 } else { fields.len() };
    let (mut left, mut tried) = (Vec::new(), 0);
    for first in (0..payloads.len()).step_by(step) {
        let text = |number: usize| payloads[(first + number) % payloads.len()].text.as_str();
        let marks: BTreeMap<&str, &str> =
            fields.iter().zip(0..).map(|(path, number)| (*path, text(number))).collect();
        // A finding can hide another: what is left is tried by itself.
        for path in accepted(&content, &marks) {
            let alone = BTreeMap::from([(path, marks[path])]);
            if !accepted(&content, &alone).is_empty() {
                left.push((path, marks[path]));
            }
        }
        tried += marks.len();
    }
    for (path, text) in &left {
        // An address of the web may lead anywhere, but it is one.
        let address = text.starts_with("https://") || text.starts_with("http://");
        let harmless = !text.contains(|it: char| it.is_whitespace() || "<>\"'\\`{}".contains(it));
        let a_word = content.fixed.iter().any(|it| it.token == *text);
        let a_date = fortegnelse::register::Date::parse(text).is_some();
        let fits = address && harmless || a_word || a_date || is_host(text);
        assert!(fits, "{path} takes {text:?}");
    }
    assert!(left.len() * 20 < tried, "{} of {tried}: {left:?}", left.len());
}

/// `a.b.c`: an address without its scheme.
fn is_host(text: &str) -> bool {
    let label = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '-');
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.') && host.split('.').all(label) && !text.contains(['<', '"', '\'', '{'])
}

#[test]
fn hidden_signs_and_unknown_placeholders_are_refused_in_every_field() {
    let payloads = payloads();
    let refused: Vec<&Payload> = payloads.iter().filter(|it| it.refused.is_some()).collect();
    assert!(refused.len() >= 50, "{} refused payloads", refused.len());
    let content = full(Answer::Value, &["da"]);
    let fields: Vec<(&str, Form)> = content
        .tokens
        .iter()
        .filter(|it| it.form != Form::Address)
        .map(|it| (it.path.as_str(), it.form))
        .collect();
    let rounds = if all() { refused.len() } else { 1 };
    for round in 0..rounds {
        // At most a hundred signs are told of.
        for (chunk, number) in fields.chunks(12).zip(0..) {
            let text = |at: usize| refused[(round + number * 12 + at) % refused.len()];
            let mut marks = BTreeMap::new();
            for ((path, _), at) in chunk.iter().zip(0..) {
                marks.insert(*path, text(at).text.as_str());
            }
            for path in accepted(&content, &marks) {
                let code = refused.iter().find(|it| it.text == marks[path]).unwrap();
                // Plain strings know no placeholders: there the braces are text. A finding can hide another.
                let literal = code.refused.as_deref() == Some("unknown-placeholder");
                let alone = BTreeMap::from([(path, marks[path])]);
                let taken = !literal && !accepted(&content, &alone).is_empty();
                assert!(!taken, "{path} takes {:?}", marks[path]);
            }
        }
    }
}

#[test]
fn hostile_keys_are_refused_and_told_of_in_every_format() {
    let payloads: Vec<Payload> = payloads().into_iter().filter(|it| it.refused.is_none()).collect();
    let content = full(Answer::Value, &["da"]);
    let step = if all() { 1 } else { 50 };
    for first in (0..payloads.len()).step_by(step) {
        let mut value = content.value.clone();
        let (mut number, mut put) = (first, 0);
        add_keys(&mut value, &mut || {
            number += 1;
            put += 1;
            payloads[number % payloads.len()].text.clone()
        });
        let whole = Whole::of(&serde_json::to_string_pretty(&value).unwrap());
        let codes: Vec<_> =
            whole.found.iter().map(|it| (it.code.name, whole.sources.slice(it.span))).collect();
        assert!(whole.found.len() >= put / 2, "{} of {put}: {codes:?}", whole.found.len());
        for (name, text) in whole.told(Lang::Da) {
            if let Err(why) = read(&name, &text) {
                panic!("{name}: {why}, from {first}");
            }
        }
    }
}

fn add_keys(value: &mut Value, next: &mut impl FnMut() -> String) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|it| add_keys(it, next)),
        Value::Object(map) => {
            map.values_mut().for_each(|it| add_keys(it, next));
            map.insert(next(), Value::Null);
        }
        _ => {}
    }
}

#[test]
fn hostile_markdown_is_refused_or_can_do_nothing() {
    let payloads = payloads();
    for (it, number) in payloads.iter().zip(0..) {
        // At the beginning of a text, and inside it.
        if all() || number % 2 == 0 {
            oracles::markdown(it.text.as_bytes());
        }
        if all() || number % 2 == 1 {
            oracles::markdown(format!("a {} b", it.text).as_bytes());
        }
    }
}

/// For tests/browser/injection.mjs: sites with every payload in them, Markdown as it is wherever it is allowed.
#[test]
#[ignore = "lays files out for a browser; tests/run does it"]
fn lay_out_hostile_sites() {
    let payloads = payloads();
    let texts: Vec<&Payload> = payloads.iter().filter(|it| it.refused.is_none()).collect();
    let raw: Vec<bool> = texts.iter().map(|it| oracles::is_allowed_prose(&it.text)).collect();
    let content = full(Answer::Value, &["da"]);
    let (theme, _) = Theme::new(&[]);
    let top = repository().join("target/hostile");
    let fields = content.tokens.iter().filter(|it| it.form != Form::Address).count();
    for first in (0..texts.len()).step_by(fields) {
        let (yaml, _) = filled(&content, |number, token, form| {
            let at = (first + number) % texts.len();
            let text = &texts[at].text;
            match form {
                Form::Markdown if raw[at] => (format!("{text}\n\n{token}"), String::new()),
                _ => field(token, text, form, Position::First),
            }
        });
        let whole = Whole::of(&yaml);
        let found = whole.found.first().map(|it| (it.code.name, whole.sources.slice(it.span)));
        assert_eq!(found, None);
        for (path, text) in whole.files(&theme) {
            let file = top.join(first.to_string()).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
    }
}
