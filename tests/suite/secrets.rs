//! Random registers: whatever is there or left out, however many notices, languages and answers there are, no internal text
//! reaches the public folder and no public one is lost. Nor does one of the register that was released before it, in the
//! pages of versions, what machines read of them, and the letters about the change. And the test itself is tested: with the
//! mark of any one field turned round, it fails.
//!
//! The quick run makes 40 registers; `REGISTERS=10000 cargo test --test suite secrets` makes as many as one likes.

use std::collections::{BTreeMap, BTreeSet};

use fortegnelse::diff::diff;
use fortegnelse::page::Theme;
use fortegnelse::register::Date;
use fortegnelse::report::diff::{Report, Sending, letters};
use fortegnelse::source::Lang;
use fortegnelse::version::Class;
use serde_json::Value;

use crate::outputs::{Outputs, Whole};
use crate::project::Project;
use crate::released::{Chain, built_where, changes};
use crate::tokens::{Content, Question, Token, content};

/// The same numbers for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((it ^ (it >> 31)) % limit as u64) as usize
    }
}

/// Content of its own for each seed: from bare to full, in one language or two.
fn random(seed: u64) -> Content {
    let mut chance = Chance(seed);
    let languages: &[&str] = [&["da"][..], &["en"], &["da", "en"], &["en", "da"]][chance.below(4)];
    let omitted = [5, 20, 40, 70][chance.below(4)];
    content(languages, |question, choices| match question {
        Question::Omit => usize::from(chance.below(100) < omitted),
        // Three answers of four are a value.
        Question::Answer if chance.below(4) > 0 => 0,
        _ => chance.below(choices),
    })
}

/// The numbers of the tokens in a text, in any case.
fn seen(text: &str, numbers: &mut BTreeSet<usize>) {
    for (at, _) in text.match_indices("oken") {
        let rest = &text[at + 4..];
        let end = rest.bytes().take_while(u8::is_ascii_digit).count();
        if end > 0 && rest[end..].starts_with('x') {
            numbers.insert(rest[..end].parse().unwrap());
        }
    }
}

fn number(token: &Token) -> usize {
    let mut numbers = BTreeSet::new();
    seen(&token.token, &mut numbers);
    numbers.pop_first().unwrap()
}

/// What became of a text of some field.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observation {
    /// The field: its path with `*` for ids and numbers.
    field: String,
    internal: bool,
    on_site: bool,
    in_register: bool,
}

/// The path with what is the same for every thing of its kind.
fn field(path: &str) -> String {
    let general = |it: &str| {
        let id = ["x", "y", "z", "da", "en"].contains(&it) || it.parse::<usize>().is_ok();
        if id { "*".to_owned() } else { it.to_owned() }
    };
    let parts: Vec<String> = path.split('/').map(general).collect();
    parts.join("/").trim_end_matches("/*").to_owned()
}

fn observe(made: &Content, files: &Outputs, all: &mut BTreeSet<Observation>) {
    let (mut public, mut internal) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in files {
        let numbers = if path.starts_with("site/") { &mut public } else { &mut internal };
        seen(text, numbers);
        seen(path, numbers);
    }
    all.extend(made.tokens.iter().map(|it| Observation {
        field: field(&it.path),
        internal: it.internal,
        on_site: public.contains(&number(it)),
        in_register: internal.contains(&number(it)),
    }));
}

/// What was released before other content: the same with tokens of its own, so that no number is that of another text.
fn renumbered(mut made: Content) -> Content {
    fn own(text: &str) -> String {
        text.replace("oken", "oken9000")
    }
    fn put(value: &mut Value) {
        match value {
            Value::String(it) => *it = own(it),
            Value::Array(items) => items.iter_mut().for_each(put),
            Value::Object(map) => map.values_mut().for_each(put),
            _ => {}
        }
    }
    put(&mut made.value);
    made.tokens.iter_mut().for_each(|it| it.token = own(&it.token));
    made
}

/// What becomes public when `new` is released after `old`: the pages of versions, what machines read of them, and the letters
/// to those whom the change concerns.
fn published(old: &Content, new: &Content, theme: &Theme) -> Outputs {
    const DAYS: [&str; 2] = ["2024-01-01", "2026-11-01"];
    let texts = [old, new].map(|it| serde_json::to_string_pretty(&it.value).unwrap());
    let [before, after] = [&texts[0], &texts[1]].map(|it| Whole::of(it).snapshot_with_texts(theme));
    let project = Project::of(&texts[1]);
    let chain = Chain::default()
        .release(DAYS[0], &Project::of(&texts[0]), Class::First, Vec::new())
        .release(DAYS[1], &project, Class::Material, changes(&before, &after));
    let of_versions =
        |it: &str| it.starts_with("site/") && (it.contains("version") || it.contains('@'));
    let mut files = built_where(&project, &chain.versions(), "2026-11-22", false, of_versions);
    for lang in [Lang::Da, Lang::En] {
        let report = Report::of(&diff(&before, &after), DAYS[0], DAYS[1], lang);
        let from = Date::parse(DAYS[1]).unwrap();
        for it in letters(&report, Sending { old: &before, new: &after, from }) {
            files.insert(format!("site/letter.{}.{lang}", it.notice), it.whole() + &it.html);
        }
    }
    files
}

/// What is wrong, when `turned` is a field whose mark is the other way round.
fn wrong(all: &BTreeSet<Observation>, turned: Option<&str>) -> BTreeSet<String> {
    let mut wrong = BTreeSet::new();
    let (mut shown, mut lost) = (BTreeMap::<&str, bool>::new(), BTreeMap::<&str, bool>::new());
    for it in all {
        let internal = it.internal != (turned == Some(&it.field));
        if internal && it.on_site {
            wrong.insert(format!("{} is internal and on the site", it.field));
        }
        if !internal {
            *shown.entry(&it.field).or_default() |= it.on_site;
        }
        *lost.entry(&it.field).or_insert(true) &= !it.on_site && !it.in_register;
    }
    // Who owes an answer is told in drafts only.
    let lost = lost.into_iter().filter(|(it, lost)| *lost && !it.ends_with("todo/owner"));
    wrong.extend(lost.map(|(it, _)| format!("{it} is lost")));
    let nowhere = shown.into_iter().filter(|(field, shown)| !shown && *field != "website/address");
    wrong.extend(nowhere.map(|(it, _)| format!("{it} is public and nowhere on the site")));
    wrong
}

#[test]
fn no_internal_text_of_any_register_is_public_and_the_test_would_see_it() {
    let wanted = std::env::var("REGISTERS").ok().and_then(|it| it.parse().ok()).unwrap_or(40);
    let (theme, _) = Theme::new(&[]);
    let (mut all, mut made, mut refused) = (BTreeSet::new(), 0, BTreeMap::<&str, usize>::new());
    let mut texts = 0;
    let mut before: Option<Content> = None;
    for seed in 0.. {
        if made == wanted {
            break;
        }
        let content = random(seed);
        let whole = Whole::of(&serde_json::to_string_pretty(&content.value).unwrap());
        if let Some(it) = whole.found.first() {
            if *refused.entry(it.code.name).or_default() == 0 {
                println!(
                    "{} {} {:?}",
                    it.code.name,
                    it.message(Lang::En),
                    whole.sources.lines(it.span)
                );
            }
            *refused.entry(it.code.name).or_default() += 1;
            assert!(seed < 20 * wanted, "most registers are refused: {refused:?}");
            continue;
        }
        let mut files = whole.files(&theme);
        // Much of the time goes here, so not for each of them.
        let one_in = if made < 100 { 10 } else { 50 };
        let released = before.take().filter(|_| made % one_in == 1);
        if let Some(before) = released.map(renumbered) {
            let public = published(&before, &content, &theme);
            assert!(public.contains_key("site/versions.json"));
            observe(&before, &public, &mut all);
            texts += before.tokens.len();
            files.extend(public);
        }
        observe(&content, &files, &mut all);
        texts += content.tokens.len();
        before = Some(content);
        made += 1;
    }
    println!("{made} registers, refused {refused:?}, {texts} texts");
    let found = wrong(&all, None);
    assert!(found.is_empty(), "{found:#?}");
    let fields: BTreeSet<&str> = all.iter().map(|it| it.field.as_str()).collect();
    assert!(fields.len() >= 100, "{} fields", fields.len());
    for it in fields {
        assert!(!wrong(&all, Some(it)).is_empty(), "nobody would notice if {it} changed sides");
    }
}

/// For tests/torture/leaks/run.
#[test]
#[ignore = "a list for a script"]
fn tell_internal_fields() {
    let made = crate::tokens::full(crate::tokens::Answer::Value, &["da"]);
    let fields: BTreeSet<String> =
        made.tokens.iter().filter(|it| it.internal).map(|it| field(&it.path)).collect();
    for it in fields {
        println!("internal: {it}");
    }
}
