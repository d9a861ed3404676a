//! What must hold for any input, target by target: a broken promise is a panic. The fuzzer looks for one, and the test suite
//! replays the inputs that the fuzzer found worth keeping.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fortegnelse::compile::{codes, compile, judge};
use fortegnelse::page::{Facing, Theme};
use fortegnelse::register::Date;
use fortegnelse::report::{self, Finding, Told};
use fortegnelse::site::Site;
use fortegnelse::source::{Diagnostics, FileId, Lang, Role, Sources, decode, forbidden};

use crate::outputs::{Outputs, Whole, compared};
use crate::readers::{Piece, read};
use crate::tokens::{Form, Question, content};

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::new(&[]).0);

/// Any bytes as `content.yaml`: every finding has a place that is there, and can be told in every format; what is accepted
/// reads the same to another YAML reader.
pub fn yaml(bytes: &[u8]) {
    let mut sources = Sources::default();
    let (role, text, mut found) = match decode(FileId(0), bytes) {
        Ok((text, found)) => (Role::Content, text, found),
        Err((text, found)) => (Role::Unreadable, text, vec![*found]),
    };
    sources.add(role, "", "content.yaml", text.clone());
    let (register, more) = compile(&sources);
    found.extend(more);
    if found.is_empty() {
        let date = Date::parse("2026-11-22").unwrap();
        found = judge(&register, &sources, date).open;
        let theirs = serde_yaml::from_str::<serde_yaml::Value>(&text);
        if let (Some(ours), Ok(theirs)) = (fortegnelse::written::untyped(&text), theirs) {
            assert_eq!(ours, theirs);
        }
    }
    tell(&sources, &found);
}

fn tell(sources: &Sources, found: &Diagnostics) {
    for it in found {
        let spans = it.related.iter().map(|it| it.span).chain([it.span]);
        for span in spans.chain(it.patch.iter().map(|it| it.span)) {
            let text = &sources.get(span.file).unwrap().text;
            assert!(text.get(span.range()).is_some(), "{} at {span:?}", it.code.name);
        }
    }
    // To tell takes longer than to find, so each input is told in one language, and few in the format that carries the manual
    // of every code.
    let length: usize = sources.iter().map(|(_, it)| it.text.len()).sum();
    let told = Told {
        sources,
        lang: [Lang::Da, Lang::En][length % 2],
        date: Date::parse("2026-11-22").unwrap(),
        content_hash: None,
        codes: &codes(),
        findings: found.iter().map(Finding::from).collect(),
        answered: Vec::new(),
    };
    let said = [
        ("human", report::human(&told, 80)),
        ("findings.json", report::json(&told)),
        ("findings.github", report::github(&told)),
    ];
    let log = length.is_multiple_of(64).then(|| report::sarif(&told));
    for (name, text) in said.into_iter().chain(log.map(|it| ("sarif.json", it))) {
        // What a terminal shows of a refused character is the renderer's business.
        let hidden =
            name == "human" && found.iter().any(|it| it.code.name == "forbidden-character");
        if let Err(why) = read(name, &text) {
            assert!(hidden, "{name}: {why}\n{text}");
        }
    }
}

/// Any text as the prose of an activity: it is refused, or the page around it is what it is without it, and what stands in
/// its place can do nothing.
pub fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.contains(forbidden) || text.trim().is_empty() {
        return;
    }
    let Some(page) = prose(text) else { return };
    let (before, after) = &*AROUND;
    assert!(page.len() >= before.len() + after.len(), "the page lost something: {text}");
    let (head, rest) = page.split_at(before.len());
    let (inside, tail) = rest.split_at(rest.len() - after.len());
    assert_eq!(head, before);
    assert_eq!(tail, after);
    let mut open = 0i32;
    for piece in inside {
        match piece {
            Piece::Open(name, attributes) => {
                open += 1;
                may_stand(name, attributes);
            }
            Piece::Close => open -= 1,
            Piece::Text(_) => {}
        }
        assert!(open >= 0, "closes what it did not open: {text}");
    }
    assert_eq!(open, 0, "leaves something open: {text}");
}

/// Whether a text may be prose.
pub fn is_allowed_prose(text: &str) -> bool {
    !text.contains(forbidden) && !text.trim().is_empty() && prose(text).is_some()
}

/// What Markdown may become.
fn may_stand(name: &str, attributes: &[(String, String)]) {
    const ELEMENTS: [&str; 19] = [
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "a",
        "blockquote",
        "hr",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
    ];
    assert!(ELEMENTS.contains(&name), "the element {name}");
    for (key, value) in attributes {
        let fine = match (name, key.as_str()) {
            ("a", "href") => {
                let value = value.to_ascii_lowercase();
                ["https://", "mailto:", "tel:", "#"].iter().any(|it| value.starts_with(it))
            }
            ("a", "title") | ("code", "class") => true,
            ("ol", "start") => value.parse::<u64>().is_ok(),
            _ => false,
        };
        assert!(fine, "{name} {key}={value:?}");
    }
}

/// The page of an activity with `text` as the detail of its purpose, unless that is refused.
fn prose(text: &str) -> Option<Vec<Piece>> {
    let detail = serde_json::to_string(text).unwrap();
    let yaml = format!(
        "organisation: {{name: A}}\nnotices: {{n: {{title: T}}}}\nactivities:\n  x:\n    label: X\n    purposes:\n      y:\n        \
         text: Y\n        detail: {detail}\n"
    );
    let mut sources = Sources::default();
    sources.add(Role::Content, "", "content.yaml", yaml);
    let (register, found) = compile(&sources);
    if !found.is_empty() {
        return None;
    }
    let date = Date::parse("2026-11-22").unwrap();
    let facing = Facing { date, content_hash: "0".repeat(64), draft: false };
    let site = Site::of(&register, &THEME, &facing);
    let row = site.rows().iter().find(|it| it.path == "site/aktivitet/x/index.html").unwrap();
    let (mut page, mut found) = (Vec::new(), Vec::new());
    site.write(row, &mut page, &mut found).unwrap();
    assert!(found.is_empty(), "{:?}", found.first().map(|it| it.code.name));
    Some(read("page.html", &String::from_utf8(page).unwrap()).unwrap())
}

/// The page before and after the detail.
static AROUND: LazyLock<(Vec<Piece>, Vec<Piece>)> = LazyLock::new(|| {
    let page = prose("x").unwrap();
    let detail = ("class".to_owned(), "detail".to_owned());
    let opens = |it: &Piece| matches!(it, Piece::Open(_, own) if own.contains(&detail));
    let start = page.iter().position(opens).unwrap() + 1;
    let mut open = 1;
    let length = page[start..].iter().position(|it| {
        open += match it {
            Piece::Open(..) => 1,
            Piece::Close => -1,
            Piece::Text(_) => 0,
        };
        open == 0
    });
    (page[..start].to_vec(), page[start + length.unwrap()..].to_vec())
});

/// Bytes as answers to whoever makes content up: what the content has, and what its texts say.
struct Choices<'a> {
    bytes: &'a [u8],
}

impl Choices<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn pick(&mut self, question: Question, choices: usize) -> usize {
        // When nothing is left to go by, nothing more is written.
        let least = usize::from(question == Question::Omit);
        self.next().map_or(least, |it| usize::from(it) % choices)
    }

    /// Some text, up to the next zero.
    fn text(&mut self) -> String {
        let end = self.bytes.iter().take(200).position(|it| *it == 0);
        let (text, rest) = self.bytes.split_at(end.unwrap_or(self.bytes.len().min(200)));
        self.bytes = rest.get(1..).unwrap_or_default();
        String::from_utf8_lossy(text).replace(forbidden, "")
    }
}

/// Made-up content, and the tokens that must stay inside.
fn made(choices: &mut Choices<'_>) -> (Whole, Vec<String>) {
    let languages: &[&str] = [&["da"][..], &["en"], &["da", "en"]][choices.pick(Question::Form, 3)];
    let made = content(languages, |question, choices_| choices.pick(question, choices_));
    let mut value = made.value;
    for it in made.tokens.iter().filter(|it| it.form != Form::Address) {
        let text = if choices.bytes.is_empty() { String::new() } else { choices.text() };
        if !text.trim().is_empty() {
            replace(&mut value, &it.token, &format!("{text} {}", it.token));
        }
    }
    let internal = made.tokens.into_iter().filter(|it| it.internal).map(|it| it.token);
    (Whole::of(&serde_json::to_string(&value).unwrap()), internal.collect())
}

fn replace(value: &mut serde_json::Value, token: &str, text: &str) {
    use serde_json::Value;
    match value {
        Value::String(it) if it == token => text.clone_into(it),
        Value::Array(items) => items.iter_mut().for_each(|it| replace(it, token, text)),
        Value::Object(map) => map.values_mut().for_each(|it| replace(it, token, text)),
        _ => {}
    }
}

/// A made-up register: when its form is right, every output can be read, no internal text is public, and no link leads
/// nowhere.
pub fn register(bytes: &[u8]) {
    let (whole, internal) = made(&mut Choices { bytes });
    tell(&whole.sources, &whole.found);
    if !whole.found.is_empty() {
        return;
    }
    if bytes.len().is_multiple_of(8) {
        readable(&whole.told(Lang::En));
        readable(&whole.standing(&THEME, Lang::Da));
    }
    let files = whole.files(&THEME);
    // The pages are read for their links.
    readable(files.iter().filter(|(path, _)| !path.ends_with(".html")));
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        for token in &internal {
            assert!(!text.contains(token) && !path.contains(token), "{token} in {path}");
        }
    }
    links(&files);
}

fn readable<'a>(outputs: impl IntoIterator<Item = (&'a String, &'a String)>) {
    for (name, text) in outputs {
        assert_ne!(name, "broken", "{text}");
        if let Err(why) = read(name, text) {
            panic!("{name}: {why}");
        }
    }
}

fn links(files: &Outputs) {
    let known: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let folder = path.rsplit_once('/').map_or("", |(it, _)| it);
        for piece in read(path, text).unwrap_or_else(|why| panic!("{path}: {why}")) {
            let Piece::Open(name, attributes) = piece else { continue };
            for (_, href) in attributes.iter().filter(|(key, _)| key == "href" && name != "base") {
                let target = href.split(['#', '?']).next().unwrap_or_default();
                if href.contains(':') || target.is_empty() || path.ends_with("404.html") {
                    continue;
                }
                let mut parts: Vec<&str> = folder.split('/').collect();
                for part in target.split('/').filter(|it| !matches!(*it, "" | ".")) {
                    match part {
                        ".." => drop(parts.pop()),
                        part => parts.push(part),
                    }
                }
                let whole = parts.join("/");
                let index = format!("{whole}/index.html");
                let there = known.contains(whole.as_str()) || known.contains(index.as_str());
                assert!(there, "{path} leads to {href}");
            }
        }
    }
}

/// Two made-up registers: their comparison can be read in every format, and each is the same as itself.
pub fn diff(bytes: &[u8]) {
    let half = bytes.len() / 2;
    let [(old, _), (new, _)] =
        [&bytes[..half], &bytes[half..]].map(|bytes| made(&mut Choices { bytes }));
    if !(old.found.is_empty() && new.found.is_empty()) {
        return;
    }
    let [before, after] = [&old, &new].map(|it| it.snapshot_with_texts(&THEME));
    let lang = if bytes.len().is_multiple_of(2) { Lang::Da } else { Lang::En };
    readable(&compared(&before, &after, ["old", "new"], lang));
    for it in [&before, &after] {
        let none = fortegnelse::diff::diff(it, it).changes;
        assert!(none.is_empty(), "{} changes between a register and itself", none.len());
    }
}
