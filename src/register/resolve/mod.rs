//! `Document` → `Register`: ids, references, units, placeholders, inheritance. All mistakes are collected; what cannot
//! be resolved is left out, so that the rest can still be checked.
//!
//! Each file resolves one part of the model; [`Resolver`] is what they share.

mod activity;
mod catalogues;
mod decisions;
mod inside;
mod lines;
mod markdown;
mod notice;
mod parties;
mod previous;
mod processor;
mod references;
mod scalars;
mod texts;
mod website;

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use super::codes::{BAD_ID, NO_NOTICE, NO_ORGANISATION};
use super::{Register, Table, Words};
use crate::source::{Diagnostic, Diagnostics, Lang, Sources, Span, Spanned, is_device, is_id};
use crate::written::content::Content;
use crate::written::{Catalogue, Document};
use texts::Placeholders;

/// Resolves a document that was read from `sources`. `given` are languages other than ours, with the words that somebody
/// gave them.
pub fn resolve(document: Document, sources: &Sources, given: &[Lang]) -> (Register, Diagnostics) {
    let mut content = document.content;
    in_order_of_notices(&mut content);
    let mut found = Vec::new();
    let with_words = |lang: Lang| given.iter().copied().find(|it| *it == lang).unwrap_or(lang);
    let languages: Vec<Lang> = languages(&content).into_iter().map(with_words).collect();
    let placeholders = Placeholders::of(&content, languages[0]);
    let (mut texts, mut untranslated) = (Vec::new(), Vec::new());
    let mut resolver = Resolver {
        found: &mut found,
        texts: &mut texts,
        untranslated: &mut untranslated,
        languages: &languages,
        placeholders: &placeholders,
        incomplete: document.incomplete,
        names: &document.names,
        sources,
    };

    let mut register = Register { languages: languages.clone(), ..Register::default() };
    let languages_written = content.website.as_ref().and_then(|it| it.languages.as_ref());
    register.languages_place = languages_written.map(|it| it.key);
    resolver.website(content.website, &mut register);
    match content.organisation {
        Some(it) => register.organisation = resolver.organisation(it),
        None if document.incomplete => {}
        None => resolver.found.push(Diagnostic::new(&NO_ORGANISATION, Span::default())),
    }
    register.rights = resolver.rights(content.rights);
    register.data_subjects = resolver.table(content.data_subjects, Resolver::data_subject);
    register.data_categories = resolver.table(content.data_categories, Resolver::data_category);
    register.consents = resolver.table(content.consents, Resolver::consent);
    let reach = catalogues::Reach::of(&content.recipients, &content.security_measures);
    register.recipients = resolver
        .table(content.recipients, |resolver, it| resolver.recipient(it, &register.consents));
    register.security_measures = resolver.unpublished(|resolver| {
        resolver.table(content.security_measures, Resolver::security_measure)
    });
    resolver.activities(content.activities, &reach, &mut register);
    resolver.unpublished(|resolver| {
        resolver.processor_activities(content.processor_activities, &mut register);
    });
    if content.notices.0.is_empty() && !document.incomplete {
        resolver.found.push(Diagnostic::new(&NO_NOTICE, Span::default()));
    }
    resolver.notices(content.notices, &mut register);
    resolver.addresses_left(&register);
    if let Some(info) = content.register.map(Spanned::into_value) {
        register.last_reviewed = resolver.date(info.last_reviewed);
        register.exempt = info.exempt;
    }
    register.decisions = resolver.decisions(content.decisions);
    register.adequacy_overrides = resolver.adequacy_overrides(content.adequacy_overrides);
    register.checks = resolver.checks(content.checks);
    register.texts = texts;
    register.untranslated = untranslated;
    let whole = |it: &Lang| *it == languages[0] || register.untranslated_in(*it) == 0;
    register.published = languages.iter().copied().filter(whole).collect();
    (register, found)
}

/// Puts the activities in the order of the notices that list them; others follow as they were written.
fn in_order_of_notices(content: &mut Content) {
    let listed =
        content.notices.0.values().filter_map(|it| it.activities.as_ref()).flat_map(|it| &it.value);
    let mut place: HashMap<String, usize> = HashMap::new();
    for (id, number) in listed.zip(0..) {
        place.entry(id.value.0.clone()).or_insert(number);
    }
    content.activities.0.sort_by_cached_key(|id, _| place.get(id).copied().unwrap_or(usize::MAX));
}

/// The languages that pages are wanted in, each once, the content's own first.
pub fn languages(content: &Content) -> Vec<Lang> {
    let written = content.website.as_ref().and_then(|it| it.languages.as_ref());
    let mut languages: Vec<Lang> = Vec::new();
    for lang in written.into_iter().flat_map(|it| it.iter()).map(|it| it.value.0) {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() {
        languages.push(Lang::Da);
    }
    languages
}

/// What every part of the resolving needs.
struct Resolver<'a> {
    found: &'a mut Diagnostics,
    /// Every text so far, for rules that look at words.
    texts: &'a mut Vec<Words>,
    /// Texts of the pages that lack a language.
    untranslated: &'a mut Vec<(Span, Lang)>,
    languages: &'a [Lang],
    placeholders: &'a Placeholders,
    /// Whether some of the content could not be read, so that what is missing may only be unread.
    incomplete: bool,
    /// The names in what could not be read.
    names: &'a BTreeSet<String>,
    /// The texts, to find a place inside a value.
    sources: &'a Sources,
}

impl Resolver<'_> {
    /// Resolves a whole catalogue, thing by thing.
    fn table<T, U>(
        &mut self,
        catalogue: Catalogue<T>,
        mut one: impl FnMut(&mut Self, Spanned<T>) -> U,
    ) -> Table<U> {
        let mut things = IndexMap::with_capacity(catalogue.0.len());
        for (id, thing) in catalogue.0 {
            self.id(&id, thing.key);
            let thing = one(self, thing);
            things.insert(id, thing);
        }
        Table::new(things)
    }

    /// Resolves what no page shows: its texts need no translation.
    fn unpublished<T>(&mut self, resolve: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.untranslated.len();
        let resolved = resolve(self);
        self.untranslated.truncate(before);
        resolved
    }

    /// The place of `part` inside a value, or the whole value where an escape hides it.
    fn within(&self, value: Span, part: &str) -> Span {
        let at = Some(part)
            .filter(|it| !it.is_empty())
            .and_then(|it| self.sources.slice(value).find(it));
        at.map_or(value, |at| {
            let start = value.range().start + at;
            Span::new(value.file, start..start + part.len())
        })
    }

    /// Checks an id: it becomes a folder, an address and an anchor.
    fn id(&mut self, id: &str, place: Span) {
        if !is_id(id) {
            let mended = mended_id(id);
            let near = Some(mended.as_str()).filter(|it| !it.is_empty());
            self.found.push(Diagnostic::new(&BAD_ID, place).with("id", id).suggest(near));
        }
    }
}

/// The nearest id that would do.
fn mended_id(id: &str) -> String {
    let mut mended = String::new();
    for it in id.to_lowercase().chars() {
        match it {
            'a'..='z' | '0'..='9' => mended.push(it),
            'æ' | 'ä' => mended.push_str("ae"),
            'ø' | 'ö' => mended.push_str("oe"),
            'å' => mended.push_str("aa"),
            _ if mended.ends_with('-') || mended.is_empty() => {}
            _ => mended.push('-'),
        }
    }
    let mended = mended.trim_end_matches('-');
    if is_device(mended) { format!("{mended}-1") } else { mended.chars().take(64).collect() }
}
