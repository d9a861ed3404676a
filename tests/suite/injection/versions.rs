//! Hostile text in what was released: the texts as they were, their list, what changed between them, and what machines read
//! of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fortegnelse::source::{Role, Sources, forbidden, sha256};
use fortegnelse::version::{Activity, ByLanguage, Class, FILE, FOLDER, Stored, Versions, sealed};
use regex_lite::Regex;
use scraper::{ElementRef, Html, Selector};

use super::{Position, Said, all, field, filled, payloads, twin};
use crate::outputs::Outputs;
use crate::project::Project;
use crate::readers::{Piece, read};
use crate::released::{Chain, built_where, change};
use crate::tokens::{Answer, Content, Form, full};

/// The days of three releases: the second says something else, the third what the first says.
const DAYS: [&str; 3] = ["2024-01-01", "2025-06-01", "2026-12-15"];

/// What a person may have told of a change, in both languages, as tokens: none of the content has such numbers.
const TOLD: [&str; 4] = ["Token90000x", "Token90001x", "Token90002x", "Token90003x"];

/// The pages of versions of some content, for a browser, with what is told of the changes.
pub(super) fn pages(yaml: &str, content: &Content, sentences: &[String]) -> Outputs {
    let (other, _) = filled(content, |_, _, _| ("Gammel".to_owned(), String::new()));
    let [project, other] = [yaml, &other].map(Project::of);
    let mut files = told(&project, &other, sentences, "2026-11-22");
    files.retain(|it, _| it.contains("/versioner/") || it.contains('@'));
    files
}

/// What a build on a day tells of releases of `project`, with `other` released in between.
fn told(project: &Project, other: &Project, sentences: &[String], date: &str) -> Outputs {
    let [first, second, third, fourth] = sentences else { panic!("{sentences:?}") };
    let chain = Chain::default()
        .release(DAYS[0], project, Class::First, Vec::new())
        .release(
            DAYS[1],
            other,
            Class::Material,
            vec![change("new_recipient", true, first, second)],
        )
        .release(
            DAYS[2],
            project,
            Class::Material,
            vec![change("editorial", false, third, fourth)],
        );
    let of_versions = |path: &str| {
        let own = path.contains("version") || path.contains('@');
        // And a few of the pages that announce a version.
        let announcing = ["site/index.html", "site/aktivitet/x/index.html", "site/404.html"];
        path.starts_with("site/") && own || announcing.contains(&path)
    };
    let files = built_where(project, &chain.versions(), date, false, of_versions);
    files.into_iter().map(|(path, text)| (path, steady(&text))).collect()
}

/// A text without the fingerprints of what it was made from.
fn steady(text: &str) -> String {
    let hash = Regex::new("[0-9a-f]{64}").unwrap().replace_all(text, "0").into_owned();
    let id = Regex::new("urn:uuid:[0-9a-f-]{36}").unwrap().replace_all(&hash, "urn:uuid:0");
    // In short, at the foot of each page.
    Regex::new(">[0-9a-f]{12}<").unwrap().replace_all(&id, ">0<").into_owned()
}

/// Hostile content, released, with what may stand in the place of each token; and its twin.
struct Case {
    hostile: Project,
    twin: Project,
    other: Project,
    said: Said,
}

impl Case {
    fn of(content: &Content, texts: &[&str], position: Position) -> Case {
        let (twin, _) = filled(content, |_, token, form| field(token, "", form, position));
        let (other, _) = filled(content, |_, _, _| ("Gammel".to_owned(), String::new()));
        let (hostile, mut said) = filled(content, |number, token, form| {
            field(token, texts[number % texts.len()], form, position)
        });
        for (token, text) in TOLD.iter().zip(texts.iter().cycle()) {
            let (written, read) = field(token, text, Form::Plain, position);
            said.written.insert((*token).to_owned(), written);
            said.read.insert((*token).to_owned(), read);
        }
        let [hostile, twin, other] = [hostile, twin, other].map(|it| Project::of(&it));
        Case { hostile, twin, other, said }
    }

    fn sentences(&self) -> Vec<String> {
        TOLD.iter().map(|it| self.said.written[*it].clone()).collect()
    }
}

fn differences(content: &Content, texts: &[&str], round: usize, all: &mut Vec<String>) {
    let position = if round.is_multiple_of(2) { Position::First } else { Position::Last };
    let case = Case::of(content, texts, position);
    // The last of them is to come, or in force.
    let date = if round.is_multiple_of(2) { "2026-11-22" } else { "2026-12-20" };
    let hostile = told(&case.hostile, &case.other, &case.sentences(), date);
    let twins = told(&case.twin, &case.other, &TOLD.map(str::to_owned), date);
    let names: [Vec<&String>; 2] = [twins.keys().collect(), hostile.keys().collect()];
    assert_eq!(names[0], names[1]);
    // Where a cell is empty or a link stands depends on what is compared: what is there is what another page has.
    let known: BTreeSet<String> = twins.values().flat_map(|it| attributes(it)).collect();
    for (name, text) in &hostile {
        if name.contains("/aendringer/") {
            let pages = DAYS.iter().zip(&DAYS[1..]).find(|(_, new)| name.contains(*new));
            let (old, new) = pages.unwrap();
            all.extend(wrong_comparison(name, text, [old, new], &hostile));
            let strange = attributes(text).into_iter().filter(|it| !known.contains(it));
            all.extend(strange.map(|it| format!("{name}: {it}")));
        } else if let Some(it) = twin::difference(name, text, &twins[name], &case.said) {
            all.push(format!("{name}: {it}"));
        }
    }
}

/// The elements of a page, each with the names of its attributes.
fn attributes(page: &str) -> BTreeSet<String> {
    let pieces = read("page.html", page).unwrap().into_iter();
    let names = pieces.filter_map(|it| match it {
        Piece::Open(name, own) => Some((name, own)),
        _ => None,
    });
    let told = |(name, own): (String, Vec<(String, String)>)| {
        let own: Vec<String> = own.into_iter().map(|(name, _)| name).collect();
        format!("<{name} {}>", own.join(" "))
    };
    names.map(told).collect()
}

/// What both sides of a comparison do not say that the texts say which it compares.
fn wrong_comparison(name: &str, page: &str, days: [&str; 2], files: &Outputs) -> Vec<String> {
    let mut wrong = Vec::new();
    for (day, other) in days.into_iter().zip(["ins", "del"]) {
        let side = name.replace(&format!("{}/aendringer/", days[1]), &format!("{day}/"));
        let (told, wanted) = (letters(page, other), letters(&files[&side], "none"));
        if told != wanted {
            let at = told.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
            let near =
                |it: &str| it.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
            wrong.push(format!("{name}: {:?}\n     {day}: {:?}", near(&told), near(&wanted)));
        }
    }
    wrong
}

/// The letters of the released text on a page, but for those in an element of that name.
fn letters(page: &str, but: &str) -> String {
    fn gather(of: ElementRef<'_>, but: &str, all: &mut String) {
        for child in of.children() {
            match (child.value().as_text(), ElementRef::wrap(child)) {
                (Some(text), _) => all.extend(text.chars().filter(|it| !it.is_whitespace())),
                (_, Some(it)) if it.value().name() != but => gather(it, but, all),
                _ => {}
            }
        }
    }
    let page = Html::parse_document(page);
    let article = Selector::parse("article.released").unwrap();
    let mut all = String::new();
    page.select(&article).for_each(|it| gather(it, but, &mut all));
    all
}

#[test]
fn what_was_released_is_no_more_than_text_on_every_page_of_versions() {
    let payloads = payloads();
    let texts: Vec<&str> =
        payloads.iter().filter(|it| it.refused.is_none()).map(|it| it.text.as_str()).collect();
    let content = full(Answer::Value, &["da"]);
    let fields = content.tokens.iter().filter(|it| it.form != Form::Address).count();
    let step = if all() { 10 } else { fields };
    let mut found = Vec::new();
    for (round, first) in (0..texts.len()).step_by(step).enumerate() {
        let turned: Vec<&str> = texts[first..].iter().chain(&texts[..first]).copied().collect();
        differences(&content, &turned, round, &mut found);
    }
    assert!(found.is_empty(), "{}:\n{}", found.len(), found.join("\n"));
}

/// The files of a version, by their path in its folder, but for what it says of itself.
type Files = BTreeMap<String, String>;

/// The content that the version is of which hands then alter.
fn plain() -> Project {
    Project::with("website: {address: \"https://a.example.dk/\"}\n")
}

static MADE: LazyLock<(Stored, Files)> = LazyLock::new(|| {
    let chain = Chain::default().release(DAYS[0], &plain(), Class::First, Vec::new());
    let folder = format!("{FOLDER}{}/", DAYS[0]);
    let inside =
        |path: &str| path.strip_prefix(&folder).filter(|it| *it != FILE).map(str::to_owned);
    let files =
        chain.sources.iter().filter_map(|(_, it)| Some((inside(&it.path)?, it.text.clone())));
    (chain.versions().all()[0].stored.clone(), files.collect())
});

/// A version that somebody made by hand and sealed, as a release would.
fn by_hand(alter: impl FnOnce(&mut Stored, &mut Files)) -> Sources {
    let (mut stored, mut files) = MADE.clone();
    alter(&mut stored, &mut files);
    stored.files = files.iter().map(|(path, text)| (path.clone(), sha256(text))).collect();
    files.insert(FILE.to_owned(), sealed(&stored));
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(Role::Version, "", &format!("{FOLDER}{}/{path}", DAYS[0]), text);
    }
    sources
}

fn da(text: &str) -> ByLanguage {
    ByLanguage::from([("da".to_owned(), text.to_owned())])
}

#[test]
fn a_version_made_by_hand_can_do_nothing_on_its_pages() {
    let mut payloads = payloads();
    payloads.retain(|it| !it.text.contains(is_hidden));
    let sources = by_hand(|stored, files| {
        for (it, number) in payloads.iter().zip(0..) {
            let id = format!("a{number}");
            files.insert(it.text.clone(), format!("# T\n\n{}\n", it.text));
            stored.activities.push(Activity {
                id,
                number: 1,
                valid_from: DAYS[0].to_owned(),
                label: da(&it.text),
                text: da(&it.text),
            });
        }
        let text = &payloads[0].text;
        stored.program.clone_from(text);
        stored.approved_by.clone_from(text);
        stored.announced = Some(text.clone());
        stored.notices[0].title = da(text);
    });
    let (versions, found) = Versions::read(&sources);
    assert_eq!(found, []);
    let pages = built_where(&plain(), &versions, "2026-11-22", false, |it| {
        it.contains('@') || it.contains("version")
    });
    assert!(pages.len() > payloads.len());
    for (it, number) in payloads.iter().zip(0..) {
        let path = format!("site/aktivitet/a{number}@1/index.html");
        let pieces = read(&path, &pages[&path]).unwrap();
        let title =
            pieces.iter().position(|it| matches!(it, Piece::Open(name, _) if name == "title"));
        let Piece::Text(title) = &pieces[title.unwrap() + 1] else { panic!("{path}") };
        let told = twin::measured(title).contains(&twin::measured(&it.text));
        assert!(told, "{path}: {title}");
        harmless(&path, &pages[&path]);
    }
    for (path, text) in &pages {
        read(path, text).unwrap_or_else(|it| panic!("{path}: {it}"));
    }
}

/// That nothing on a page can run, load or lead anywhere but where links may.
pub(super) fn harmless(path: &str, page: &str) {
    for piece in read(path, page).unwrap() {
        let Piece::Open(name, own) = piece else { continue };
        let banned = ["iframe", "object", "embed", "form", "base", "style", "svg", "math", "!--"];
        assert!(!banned.contains(&name.as_str()), "{path}: <{name}>");
        for (key, value) in own {
            assert!(!key.starts_with("on") && key != "style" && key != "srcdoc", "{path}: {key}");
            // Our own logo is a picture of the site.
            let picture = name == "img" && key == "src" && !value.ends_with("assets/logo.svg");
            assert!(!picture, "{path}: {value}");
            if ["href", "src", "action"].contains(&key.as_str()) {
                let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                let known =
                    ["https:", "http:", "mailto:", "tel:"].iter().any(|it| value.starts_with(it));
                let relative = !scheme.contains(':') && !value.starts_with(['/', '\\']);
                assert!(known || relative, "{path}: {key}={value}");
            }
        }
    }
}

/// What a text may not have, but for what is told of as changed ends of lines.
fn is_hidden(it: char) -> bool {
    forbidden(it) && !matches!(it, '\t' | '\r')
}

#[test]
fn no_hidden_character_of_a_version_comes_onto_its_pages() {
    let payloads = payloads();
    let hidden = payloads.iter().map(|it| it.text.clone()).filter(|it| it.contains(is_hidden));
    let characters = ['\u{1}', '\u{7f}', '\u{85}', '\u{200b}', '\u{202e}', '\u{feff}', '\u{e000}'];
    for text in hidden.chain(characters.map(|it| format!("a{it}b"))) {
        for place in 0..3 {
            let sources = by_hand(|stored, files| match place {
                0 => stored.approved_by.clone_from(&text),
                1 => stored.notices[0].title = da(&text),
                _ => files.values_mut().for_each(|it| it.push_str(&text)),
            });
            let (versions, found) = Versions::read(&sources);
            let codes: Vec<_> = found.iter().map(|it| it.code.name).collect();
            assert!(
                versions.is_empty() && codes.contains(&"version-altered"),
                "{text:?} {codes:?}"
            );
        }
    }
}

#[test]
fn no_id_or_folder_of_a_version_leads_out_of_its_place() {
    let payloads = payloads();
    let ways = ["../../x", "..", "a/b", "/etc", "con", "", "a\\b", "%2e%2e", "A", "x@1"];
    for text in payloads.iter().map(|it| it.text.as_str()).chain(ways) {
        // Some payloads are words.
        let word = Regex::new("^[a-z0-9][a-z0-9-]{0,63}$").unwrap();
        let is_name = text != "con" && word.is_match(text);
        for place in 0..3 {
            let sources = by_hand(|stored, _| match place {
                0 => stored.notices[0].folder = text.to_owned(),
                1 => stored.notices[0].id = text.to_owned(),
                _ => stored.activities.push(Activity {
                    id: text.to_owned(),
                    number: 1,
                    valid_from: DAYS[0].to_owned(),
                    label: da("x"),
                    text: ByLanguage::new(),
                }),
            });
            let (versions, found) = Versions::read(&sources);
            // The notice at the top has no folder.
            let fine = text.is_empty() && place == 0 || is_name;
            assert_eq!((versions.is_empty(), found.is_empty()), (!fine, fine), "{text:?}");
        }
    }
}
