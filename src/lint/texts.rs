//! The texts that people will read, as they stand in the source: rules on words point at the words themselves.

use std::borrow::Cow;
use std::ops::Range;

use super::case::Case;
use crate::register::Party;
use crate::source::{Lang, Span, Spanned};

/// A text in one language as it was written, byte for byte, except that placeholders and quotation marks of YAML are blank.
pub(super) struct Written<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub words: Cow<'a, str>,
}

impl Written<'_> {
    /// The place of a part of it.
    pub(super) fn part(&self, range: Range<usize>) -> Span {
        let start = self.span.range().start;
        Span::new(self.span.file, start + range.start..start + range.end)
    }

    /// The parts that stand in quotation marks, in order: somebody else's words.
    pub(super) fn quotations(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut after = 0;
        // Signs of which there is none any more: the rest is not looked through again for each that opens.
        let mut used_up: Vec<&[char]> = Vec::new();
        for (at, opening) in self.words.char_indices() {
            if at < after {
                continue;
            }
            let Some(closing) = closing(opening).filter(|it| !used_up.contains(it)) else {
                continue;
            };
            let inside = at + opening.len_utf8();
            let Some(end) = self.words[inside..].find(closing) else {
                used_up.push(closing);
                continue;
            };
            after = inside + end;
            after += self.words[after..].chars().next().map_or(0, char::len_utf8);
            found.push(at..after);
        }
        found
    }
}

/// Every text that a notice or the register shows people, in the order of the files.
pub(super) fn printed<'a>(case: &Case<'a>) -> Vec<Written<'a>> {
    let internal = internal(case);
    let is_internal = |it: Span| {
        let after =
            internal.partition_point(|other| (other.file, other.start) <= (it.file, it.start));
        let before = after.checked_sub(1).map(|at| internal[at]);
        before.is_some_and(|other| other.file == it.file && it.end <= other.end)
    };
    let mut texts: Vec<_> = case.register.texts.iter().filter(|it| !is_internal(it.span)).collect();
    texts.sort_by_key(|it| it.span);
    let written = texts.into_iter().map(|it| Written {
        span: it.span,
        lang: it.lang,
        words: plain(case.sources.slice(it.span)),
    });
    written.collect()
}

/// Every printed fact that is written as a word or a line and not as a text: names, addresses, references to law.
pub(super) fn printed_lines<'a>(case: &Case<'a>) -> Vec<&'a Spanned<String>> {
    let register = case.register;
    let organisation = &register.organisation;
    let officers = [&organisation.dpo, &organisation.representative];
    let answered = officers.into_iter().flatten().filter_map(|it| it.value.value());
    let joint = organisation.joint_controllers.values().map(|it| &it.party);
    let authority = organisation.authority.as_ref().map(|it| &it.value);
    let parties =
        std::iter::once(&organisation.party).chain(answered).chain(joint).chain(authority);
    let mut all: Vec<&Spanned<String>> = parties.flat_map(lines_of).collect();
    all.extend(
        [&organisation.short_name, &organisation.cvr, &register.rights.law].into_iter().flatten(),
    );
    all.extend(register.recipients.values().flat_map(|it| it.name.iter().chain(&it.law)));
    for activity in register.activities.values() {
        all.extend(activity.all_legal_bases().filter_map(|it| it.law.as_ref()));
        all.extend(activity.retention.values().filter_map(|it| it.basis_law.as_ref()));
    }
    all
}

/// The names of organisations in the content: they are nobody's choice of words.
pub(super) fn proper_names<'a>(case: &Case<'a>) -> Vec<&'a str> {
    let organisation = &case.register.organisation;
    let parties = organisation.joint_controllers.values().map(|it| &it.party);
    let authority = organisation.authority.as_ref().map(|it| &it.value);
    let parties = std::iter::once(&organisation.party).chain(parties).chain(authority);
    let names = parties.filter_map(|it| it.name.as_ref()).chain(&organisation.short_name);
    let recipients = case.register.recipients.values().filter_map(|it| it.name.as_ref());
    names.chain(recipients).map(|it| it.as_str()).collect()
}

fn lines_of(party: &Party) -> impl Iterator<Item = &Spanned<String>> {
    let lines = [&party.name, &party.address, &party.email, &party.phone, &party.website];
    lines.into_iter().flatten()
}

/// Where the texts stand that never leave the house, in the order of the files.
fn internal(case: &Case<'_>) -> Vec<Span> {
    let measures = case.register.security_measures.values().map(|it| it.label.span);
    let entries = case.register.processor_activities.values();
    let for_others = entries.flat_map(|it| {
        std::iter::once(&it.label).chain(&it.categories_of_processing).map(|it| it.span)
    });
    let mut all: Vec<Span> = measures.chain(for_others).collect();
    all.sort();
    all
}

/// The text without what YAML and the placeholders add to it, every byte of the rest at its place.
fn plain(raw: &str) -> Cow<'_, str> {
    let quoted =
        raw.len() > 1 && ['"', '\''].iter().any(|it| raw.starts_with(*it) && raw.ends_with(*it));
    if !quoted && !raw.contains("{{") {
        return Cow::Borrowed(raw);
    }
    let mut text = raw.to_owned();
    if quoted {
        text.replace_range(..1, " ");
        text.replace_range(raw.len() - 1.., " ");
    }
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|it| from + it) {
        let Some(end) = text[start..].find("}}").map(|it| start + it + 2) else { break };
        text.replace_range(start..end, &" ".repeat(end - start));
        from = end;
    }
    Cow::Owned(text)
}

/// What closes a quotation that this sign opens.
fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '\u{201c}' => Some(&['\u{201d}']),
        '\u{201d}' => Some(&['\u{201d}']),
        '\u{201e}' => Some(&['\u{201c}', '\u{201d}']),
        '\u{ab}' => Some(&['\u{bb}']),
        '\u{bb}' => Some(&['\u{ab}', '\u{bb}']),
        _ => None,
    }
}
