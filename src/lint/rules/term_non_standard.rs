//! A term that is not the standard Danish one, or several words for one thing.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::law::terms::{self, WrongTerm};
use crate::lint::texts::{Written, printed, proper_names};
use crate::lint::{Case, Findings};
use crate::source::{Lang, Span};

/// Where a term was found, and the words as they stand there.
type Hit = (Span, String);

#[derive(Default)]
struct Found {
    /// By key of the term.
    wrong: BTreeMap<&'static str, (Option<&'static WrongTerm>, Vec<Hit>)>,
    /// By group, then by member.
    synonyms: BTreeMap<usize, BTreeMap<usize, Vec<Span>>>,
}

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let found = search(case);
    for (key, (term, hits)) in found.wrong {
        let (Some(term), Some((first, words))) = (term, hits.first()) else { continue };
        let finding = findings.at(*first).about(key).with("term", words);
        let finding = finding.with("replacement", &term.replacement);
        let others = hits.iter().skip(1);
        findings.add(others.fold(finding, |all, (place, _)| all.related(*place, "also-here")));
    }
    for (group, members) in found.synonyms.into_iter().filter(|(_, it)| it.len() >= 2) {
        let names = &terms::synonym_groups()[group];
        let words = members.keys().map(|it| names[*it].as_str()).collect();
        // The word that is used most stays: the first of the table where two are used equally often.
        let most = members.iter().max_by_key(|(member, it)| (it.len(), usize::MAX - **member));
        let Some((kept, places)) = most else { continue };
        let others = members.iter().filter(|(member, _)| *member != kept);
        let mut others: Vec<Span> = others.flat_map(|(_, it)| it).copied().collect();
        others.sort();
        let (Some((first, rest)), Some(kept)) = (others.split_first(), places.first()) else {
            continue;
        };
        let finding = findings.at(*first).about(names[0].as_str()).with_own("words", words);
        let finding = rest.iter().fold(finding, |all, it| all.related(*it, "also-here"));
        findings.add(finding.related(*kept, "most-used"));
    }
}

fn search(case: &Case<'_>) -> Found {
    let notices = case.register.notices.values();
    let allowed: Vec<String> =
        notices.flat_map(|it| &it.terms_allow).map(|it| on_one_line(it).to_lowercase()).collect();
    let names = proper_names(case);
    // A name without any such word hides none.
    let hides = |it: &&str| !terms::wrong_terms(it).is_empty() || !terms::synonyms(it).is_empty();
    let names: Vec<&str> = names.into_iter().filter(hides).collect();
    let mut found = Found::default();
    for text in printed(case).iter().filter(|it| it.lang == Lang::Da) {
        let (wrong, synonyms) = (terms::wrong_terms(&text.words), terms::synonyms(&text.words));
        if wrong.is_empty() && synonyms.is_empty() {
            continue;
        }
        let excepted = excepted(text, &names);
        let meant = |it: &Range<usize>| {
            let words = on_one_line(&text.words[it.clone()]).to_lowercase();
            let inside = |other: &Range<usize>| other.start <= it.start && it.end <= other.end;
            !excepted.iter().any(inside) && !allowed.iter().any(|it| words.starts_with(it.as_str()))
        };
        for (range, term) in wrong.into_iter().filter(|(it, _)| meant(it)) {
            let entry = found.wrong.entry(term.key.as_str()).or_default();
            entry.0 = Some(term);
            entry.1.push((text.part(range.clone()), on_one_line(&text.words[range])));
        }
        for (range, group, member) in synonyms.into_iter().filter(|(it, ..)| meant(it)) {
            let group = found.synonyms.entry(group).or_default();
            group.entry(member).or_default().push(text.part(range));
        }
    }
    found
}

/// The parts of a text that are not the author's choice of words: quotations and names.
fn excepted(text: &Written<'_>, names: &[&str]) -> Vec<Range<usize>> {
    let mut parts = text.quotations();
    for name in names {
        parts.extend(text.words.match_indices(name).map(|(at, it)| at..at + it.len()));
    }
    parts
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
