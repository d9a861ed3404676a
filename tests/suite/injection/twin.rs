//! Hostile text in fields that take any text: each output keeps the structure of its harmless twin.

use std::collections::BTreeSet;

use fortegnelse::page::Theme;
use fortegnelse::source::{Diagnostic, Lang, Severity};

use super::{Position, Said, all, expected, field, filled, payloads};
use crate::outputs::{Outputs, Whole, compared};
use crate::readers::{Piece, folded, read};
use crate::tokens::{Answer, Content, Form, full};

/// The first difference between what the hostile content gives and what its twin promises.
pub(super) fn difference(name: &str, hostile: &str, twin: &str, said: &Said) -> Option<String> {
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
            let close = || wanted.iter().any(|it| squeezed(it) == squeezed(&measured(one)));
            wanted.contains(&measured(one))
                || close()
                || is_number_to_call(one) && is_number_to_call(other)
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
                Piece::Close => "/".to_owned(),
            })
            // White space alone, between words that went and words that came.
            .filter(|it| !it.is_empty())
            .collect();
        pieces.sort_unstable();
        pieces
    };
    // Some are told as they were written, some as they are read, and without a full stop.
    let plain = |text: &str| squeezed(&measured(&text.replace('\\', "")));
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
pub(super) fn measured(text: &str) -> String {
    // Signs without width keep an address from becoming a link.
    // A long s that begins a sentence is a capital S there.
    let folded = folded(text).replace('\u{200b}', "").replace('ſ', "s").to_lowercase();
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

/// A text without the white space at its ends, and one of two full stops: neither need stay.
fn squeezed(text: &str) -> String {
    text.replace([' ', '.'], "")
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
    if let Some(it) = hostile.found.first() {
        differences.push(format!("{} {:?}", it.code.name, hostile.sources.slice(it.span)));
        return;
    }
    // What a rule makes of the words is another matter.
    let key = |it: &Diagnostic| (it.code.name, it.path.clone(), it.level());
    let known = |whole: &Whole| -> BTreeSet<(&'static str, Option<String>, Severity)> {
        whole.outcome.open.iter().map(key).collect()
    };
    let (ours, theirs) = (known(&twin), known(&hostile));
    let both: BTreeSet<_> = ours.intersection(&theirs).cloned().collect();
    // Whether somebody is a public authority is read from a name.
    let same = |it: &Diagnostic| both.contains(&key(it)) && it.code.name != "dpo-required";
    twin.keep(same);
    hostile.keep(same);
    let (before, _) = filled(content, |_, _, _| ("Gammel".to_owned(), String::new()));
    let before = Whole::of(&before);
    let mut twins = outputs(&twin, &before, &theme, lang);
    let mut others = outputs(&hostile, &before, &theme, lang);
    // Long values are left out of letters; and which words of a text in two languages stay the same depends on all of them.
    let letters = !texts.iter().any(|it| is_long(it));
    let comparisons = !hostile.register.languages.contains(&Lang::En);
    let wanted = |name: &String| {
        (letters || !name.starts_with("letter/")) && (comparisons || !name.starts_with("diff/"))
    };
    twins.retain(|name, _| wanted(name));
    others.retain(|name, _| wanted(name));
    let names: [Vec<&String>; 2] = [twins.keys().collect(), others.keys().collect()];
    assert_eq!(names[0], names[1]);
    for (name, text) in &others {
        if let Some(it) = difference(name, text, &twins[name], &said) {
            differences.push(format!("{name}: {it}"));
        }
    }
}

#[test]
fn hostile_reasons_owners_and_second_languages_are_no_more_than_text_either() {
    let payloads = payloads();
    let texts = payloads.iter().filter(|it| it.refused.is_none()).map(|it| it.text.as_str());
    let texts: Vec<&str> = texts.filter(|it| !is_long(it)).collect();
    let mut differences = Vec::new();
    for answer in [Answer::None, Answer::NotApplicable, Answer::Todo] {
        let content = full(answer, &["da", "en"]);
        let fields = content.tokens.iter().filter(|it| it.form != Form::Address).count();
        let step = if all() { 1 } else { texts.len().min(3 * fields) };
        for first in (0..texts.len()).step_by(step) {
            let turned: Vec<&str> = texts[first..].iter().chain(&texts[..first]).copied().collect();
            compare(&content, &turned, Position::First, &mut differences);
        }
    }
    assert!(differences.is_empty(), "{}:\n{}", differences.len(), differences.join("\n"));
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
