//! Texts: each language there, nothing empty, placeholders filled.

use std::collections::BTreeMap;

use super::Resolver;
use super::inside::Inside;
use crate::register::codes::{EMPTY_PLACEHOLDER, EMPTY_TEXT, UNKNOWN_PLACEHOLDER};
use crate::register::{Prose, Text, Words};
use crate::source::{Diagnostic, Lang, Span, Spanned, nearest};
use crate::written::content::Content;
use crate::written::{self, Answer, Catalogue, Field, MANY_FINDINGS, TEXT_TOO_LONG};

/// The closed set of placeholders and what each stands for; empty when the fact was not given.
pub(super) struct Placeholders {
    facts: BTreeMap<&'static str, String>,
    /// What things are called, in each language that their label has.
    names: BTreeMap<String, BTreeMap<Lang, String>>,
}

/// Whether a text is plain or Markdown.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Plain,
    Markdown,
}

impl Placeholders {
    /// The facts that prose can show.
    pub(super) fn of(content: &Content, language: Lang) -> Placeholders {
        let mut facts = BTreeMap::new();
        let mut fact = |name, value: Option<&str>| {
            facts.insert(name, value.unwrap_or("").to_owned());
        };
        let organisation = content.organisation.as_ref().map(|it| &it.value);
        fact("controller.name", organisation.and_then(|it| it.name.as_ref()).map(|it| it.as_str()));
        let short = organisation.and_then(|it| it.short_name.as_ref().or(it.name.as_ref()));
        fact("controller.short_name", short.map(|it| it.as_str()));
        fact("controller.cvr", organisation.and_then(|it| it.cvr.as_ref()).map(|it| it.as_str()));
        fact(
            "controller.address",
            organisation.and_then(|it| it.address.as_ref()).map(|it| it.as_str()),
        );
        fact("controller.email", organisation.and_then(|it| it.email.as_ref()).map(|it| &***it));
        fact(
            "controller.phone",
            organisation.and_then(|it| it.phone.as_ref()).map(|it| it.as_str()),
        );
        fact(
            "controller.website",
            organisation.and_then(|it| it.website.as_ref()).map(|it| &***it),
        );
        let dpo = organisation.and_then(|it| it.dpo.as_ref()).and_then(|it| match &it.value {
            Answer::Value(dpo) => Some(dpo),
            _ => None,
        });
        fact("dpo.name", dpo.and_then(|it| it.name.as_ref()).map(|it| it.as_str()));
        fact("dpo.address", dpo.and_then(|it| it.address.as_ref()).map(|it| it.as_str()));
        fact("dpo.email", dpo.and_then(|it| it.email.as_ref()).map(|it| &***it));
        fact("dpo.phone", dpo.and_then(|it| it.phone.as_ref()).map(|it| it.as_str()));
        let authority = organisation.and_then(|it| it.supervisory_authority.as_ref());
        fact("authority.name", authority.and_then(|it| it.name.as_ref()).map(|it| it.as_str()));
        fact(
            "authority.address",
            authority.and_then(|it| it.address.as_ref()).map(|it| it.as_str()),
        );
        fact("authority.email", authority.and_then(|it| it.email.as_ref()).map(|it| &***it));
        fact("authority.phone", authority.and_then(|it| it.phone.as_ref()).map(|it| it.as_str()));
        fact("authority.website", authority.and_then(|it| it.website.as_ref()).map(|it| &***it));
        let mut names = BTreeMap::new();
        let mut add = |of: &str, id: &str, label: &written::Text| {
            names.insert(format!("{of}.{id}"), by_language(label, language));
        };
        each(&content.data_subjects, |id, it| add("data_subjects", id, &it.label));
        each(&content.data_categories, |id, it| add("data_categories", id, &it.label));
        each(&content.recipients, |id, it| add("recipients", id, &it.label));
        Placeholders { facts, names }
    }

    fn value(&self, name: &str, lang: Lang) -> Option<&str> {
        let named = || Some(self.names.get(name)?.get(&lang).map_or("", String::as_str));
        self.facts.get(name).map(String::as_str).or_else(named)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.facts.keys().copied().chain(self.names.keys().map(String::as_str))
    }
}

fn each<T>(catalogue: &Catalogue<T>, mut one: impl FnMut(&str, &T)) {
    catalogue.iter().for_each(|(id, it)| one(id, it));
}

fn by_language(text: &written::Text, language: Lang) -> BTreeMap<Lang, String> {
    match text {
        written::Text::Plain(it) => BTreeMap::from([(language, it.clone())]),
        written::Text::PerLanguage(all) => {
            all.iter().map(|(lang, it)| (*lang, it.value.clone())).collect()
        }
    }
}

impl Resolver<'_> {
    pub(super) fn text(&mut self, text: Spanned<written::Text>) -> Text {
        self.in_form(text, Form::Plain)
    }

    pub(super) fn optional_text(&mut self, text: Field<written::Text>) -> Option<Text> {
        text.map(|it| self.text(it))
    }

    pub(super) fn prose(&mut self, prose: Field<written::Prose>) -> Option<Prose> {
        let prose = prose?;
        let (span, key) = (prose.span, prose.key);
        let text = Spanned { value: prose.value.0, span, key };
        Some(Prose(self.in_form(text, Form::Markdown)))
    }

    pub(super) fn texts(&mut self, texts: Field<Vec<Spanned<written::Text>>>) -> Vec<Text> {
        texts.into_iter().flat_map(Spanned::into_value).map(|it| self.text(it)).collect()
    }

    fn in_form(&mut self, text: Spanned<written::Text>, form: Form) -> Text {
        let (span, key) = (text.span, text.key);
        let mut resolved = Text::at(span);
        match text.value {
            written::Text::Plain(words) => {
                let words = self.words(words, span, self.languages[0], form);
                resolved = resolved.with(self.languages[0], words);
            }
            written::Text::PerLanguage(all) => {
                for (lang, words) in all {
                    let words = self.words(words.value, words.span, lang, form);
                    resolved = resolved.with(lang, words);
                }
            }
        }
        let missing = self.languages.iter().copied().filter(|it| resolved.exactly(*it).is_none());
        self.untranslated.extend(missing.map(|it| (key, it)));
        resolved
    }

    fn words(&mut self, words: String, span: Span, lang: Lang, form: Form) -> String {
        if words.trim().is_empty() {
            self.found.push(Diagnostic::new(&EMPTY_TEXT, span));
        }
        self.texts.push(Words { span, lang });
        let as_written = !words.contains("{{");
        let filled = if as_written { words } else { self.fill(&words, span, lang, form) };
        if form == Form::Markdown {
            self.markdown(&filled, span, as_written);
        }
        let trimmed = filled.trim_end();
        if trimmed.len() == filled.len() { filled } else { trimmed.to_owned() }
    }

    /// Fills `{{ name }}`. Other things in double braces are the author's text and stay as they are.
    fn fill(&mut self, words: &str, span: Span, lang: Lang, form: Form) -> String {
        let mut filled = String::with_capacity(words.len());
        let mut rest = words;
        let sources = self.sources;
        let mut inside = Inside::of(words, sources.slice(span), span);
        while let Some((before, from)) = rest.split_once("{{") {
            filled.push_str(before);
            // A long value in many places: what a file comes to must stay of the size of the file.
            if filled.len() > sources.limits().text_bytes() {
                let finding = Diagnostic::new(&TEXT_TOO_LONG, span);
                self.found.push(finding.with("limit", sources.limits().text_kib.to_string()));
                return words.to_owned();
            }
            // No name goes on past the next braces: else each of many that stay open is looked for in all the rest.
            let own = from.split("{{").next().unwrap_or(from);
            let Some((braced, _)) = own.split_once("}}").filter(|(it, _)| is_name(it.trim()))
            else {
                filled.push_str("{{");
                rest = from;
                continue;
            };
            let name = braced.trim();
            let start = words.len() - from.len() + (braced.len() - braced.trim_start().len());
            let range = start..start + name.len();
            match self.placeholders.value(name, lang) {
                Some("") if self.incomplete => {}
                Some("") => {
                    let diagnostic = Diagnostic::new(&EMPTY_PLACEHOLDER, inside.place(range));
                    self.found.push(diagnostic.with("placeholder", name));
                }
                Some(value) if form == Form::Markdown => filled.push_str(&as_markdown(name, value)),
                Some(value) => filled.push_str(value),
                None if self.found.len() > MANY_FINDINGS => {}
                None => {
                    let near = nearest(name, self.placeholders.all());
                    let diagnostic = Diagnostic::new(&UNKNOWN_PLACEHOLDER, inside.place(range))
                        .with("placeholder", name);
                    self.found.push(diagnostic.suggest(near));
                }
            }
            rest = &from[braced.len() + "}}".len()..];
        }
        filled.push_str(rest);
        filled
    }
}

fn is_name(text: &str) -> bool {
    let name = |it: u8| it.is_ascii_alphanumeric() || b"._-".contains(&it);
    text.contains(|it: char| it.is_ascii_alphabetic()) && text.bytes().all(name)
}

/// A fact in running text: addresses become links, anything else is taken literally.
fn as_markdown(name: &str, value: &str) -> String {
    if name.ends_with(".email") {
        return format!("<{value}>");
    }
    if name.ends_with(".website") {
        let scheme = if value.contains("://") { "" } else { "https://" };
        return format!("[{value}](<{scheme}{value}>)");
    }
    let mut literal = String::with_capacity(value.len());
    for it in value.chars() {
        if it.is_ascii_punctuation() {
            literal.push('\\');
        }
        literal.push(it);
    }
    literal
}
