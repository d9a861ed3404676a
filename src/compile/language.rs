//! Languages of the author's own: their words, read from `text/<code>.yaml` among the templates, and whether they are all
//! there.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::{
    LANGUAGE_FILE_INCOMPLETE, LANGUAGE_FILE_MISSING, LANGUAGE_TEXT_UNKNOWN, LANGUAGE_TEXT_UNLIKE,
};
use super::needed::{self, Needed, Ours};
use crate::register::Register;
use crate::source::{
    Diagnostic, Diagnostics, FileId, Lang, Role, Severity, Sources, Span, Vocabulary, nearest,
};
use crate::written::content::Content;
use crate::written::{Entry, Translation, language_of_file, translation};

/// The words of a language, as they were given.
pub struct LanguageFile {
    lang: Lang,
    file: FileId,
    text: String,
    read: Translation,
    /// Whether something in it could not be read, so that what is missing may only be unread.
    broken: bool,
}

/// More texts than this are not listed one by one, nor laid out to be pasted: `init --language` writes them.
const MANY: usize = 40;
/// Texts that are no words but choose how words are set.
const CHOICES: [(&str, [&str; 2]); 2] =
    [("capitals", ["keep", "lower"]), ("direction", ["ltr", "rtl"])];
/// So much of a text is shown where it only has to be recognised, in characters.
const SHOWN: usize = 60;

/// The files of the languages that the pages are wanted in.
pub(super) fn files(content: &Content, sources: &Sources) -> (Vec<LanguageFile>, Diagnostics) {
    let (mut files, mut found) = (Vec::new(), Vec::new());
    let wanted = content.website.as_ref().and_then(|it| it.languages.as_ref());
    let mut seen = BTreeSet::new();
    for it in wanted.into_iter().flat_map(|it| it.iter()) {
        let lang = it.value.0;
        if Lang::ALL.contains(&lang) || !seen.insert(lang) {
            continue;
        }
        match language_file(lang, sources) {
            Some((file, more)) => {
                found.extend(more);
                files.push(file);
            }
            None => found.push(
                Diagnostic::new(&LANGUAGE_FILE_MISSING, it.span)
                    .with("code", lang.code())
                    .with_both("language", |it| lang.name(it).to_owned()),
            ),
        }
    }
    (files, found)
}

/// The file with the words of a language, and what is wrong with its form; `None` when nobody wrote one.
pub fn language_file(lang: Lang, sources: &Sources) -> Option<(LanguageFile, Diagnostics)> {
    let mut templates = sources.with_role(Role::Template);
    let (file, it) = templates.find(|(_, it)| language_of_file(&it.path) == Some(lang))?;
    let (read, found) = translation(file, &it.text);
    let broken = found.iter().any(|it| it.level() == Severity::Error);
    Some((LanguageFile { lang, file, text: it.text.clone(), read, broken }, found))
}

impl LanguageFile {
    /// The language with the words of the file.
    pub(super) fn with_words(&self) -> Lang {
        let written = |all: &[Entry]| -> BTreeMap<String, String> {
            let written = all.iter().filter(|it| !it.text.is_empty());
            written.map(|it| (it.name.clone(), it.text.clone())).collect()
        };
        self.lang.with(Vocabulary::leaked(written(&self.read.texts), written(&self.read.words)))
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// What is missing or beside the point in it, for the pages of `register`, and how many texts are missing.
    pub(super) fn judge(&self, register: &Register) -> (Diagnostics, usize) {
        let needed = Needed::by(register);
        let mut found: Diagnostics =
            self.read.texts.iter().filter_map(|it| entry(it, &needed.texts)).collect();
        let unknown = self.read.words.iter().filter(|it| !needed.knows(&it.name));
        found.extend(unknown.map(|it| {
            let near = nearest(&it.name, needed.words.iter().map(|it| it[1].as_str()));
            unknown_text(it, near)
        }));
        let missing = self.missing(&needed);
        let lacking = if self.broken { 0 } else { missing.texts.len() + missing.words.len() };
        if lacking > 0 {
            let finding = self.incomplete(&missing);
            // Without the language of the content there is no page at all; any other is left out until it is whole.
            let first = self.lang == register.language();
            found.push(if first { finding.at_level(Severity::Error) } else { finding });
        }
        (found, lacking)
    }

    fn incomplete(&self, missing: &Missing<'_>) -> Diagnostic {
        let number = missing.texts.len() + missing.words.len();
        let names = missing.texts.iter().map(|(name, _)| name.to_string());
        let names = names.chain(missing.words.iter().map(|it| brief(&it[1])));
        let mut names: Vec<String> = names.map(|it| format!("`{it}`")).collect();
        if names.len() > MANY {
            names.truncate(MANY);
            names.push("…".to_owned());
        }
        let empty = |it: &&Entry| it.text.is_empty();
        let place = self.read.texts.iter().chain(&self.read.words).find(empty).map(|it| it.place);
        let start = Span::new(self.file, 0..0);
        let diagnostic = Diagnostic::new(&LANGUAGE_FILE_INCOMPLETE, place.unwrap_or(start))
            .with("number", number.to_string())
            .with("names", names.join(", "))
            .with("code", self.lang.code())
            .with_both("language", |it| self.lang.name(it).to_owned());
        let to_paste = self.unwritten(missing);
        let few = (1..=MANY).contains(&(to_paste.texts.len() + to_paste.words.len()));
        match self.completed_with(&to_paste).filter(|_| few) {
            Some((place, lines)) => diagnostic.patch(place, lines),
            None => diagnostic,
        }
    }

    /// What has no text yet.
    fn missing<'a>(&self, needed: &'a Needed) -> Missing<'a> {
        let has =
            |all: &[Entry], name: &str| all.iter().any(|it| it.name == name && !it.text.is_empty());
        Missing {
            texts: needed.texts.iter().filter(|(name, _)| !has(&self.read.texts, name)).collect(),
            words: needed.words.iter().filter(|it| !has(&self.read.words, &it[1])).collect(),
        }
    }

    /// What of it has no line to be filled in either.
    fn unwritten<'a>(&self, missing: &Missing<'a>) -> Missing<'a> {
        let has = |all: &[Entry], name: &str| all.iter().any(|it| it.name == name);
        let texts = missing.texts.iter().filter(|(name, _)| !has(&self.read.texts, name));
        let words = missing.words.iter().filter(|it| !has(&self.read.words, &it[1]));
        Missing { texts: texts.copied().collect(), words: words.copied().collect() }
    }

    /// The file with a line to be filled in for everything that it lacks, and how many were added; `None` when its `words`
    /// stand on one line, so that none can be added.
    pub fn completed(&self, register: &Register) -> Option<(String, usize)> {
        let needed = Needed::by(register);
        let missing = self.unwritten(&self.missing(&needed));
        let (place, lines) = self.completed_with(&missing)?;
        let mut text = self.text.clone();
        text.replace_range(place.range(), &lines);
        Some((text, missing.texts.len() + missing.words.len()))
    }

    /// The place that lines for `missing` belong at, and what then stands there.
    fn completed_with(&self, missing: &Missing<'_>) -> Option<(Span, String)> {
        let mut lines: String =
            missing.texts.iter().map(|(name, it)| needed::line(name, it)).collect();
        let Some(key) = self.read.words_place else {
            let end = self.text.len();
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                lines.insert(0, '\n');
            }
            if !missing.words.is_empty() {
                lines.push_str("words:\n");
                lines.extend(missing.words.iter().map(|it| needed::word_line("  ", it)));
            }
            return Some((Span::new(self.file, end..end), lines));
        };
        let start = key.range().start;
        let line = self.text[start..].split_inclusive('\n').next().unwrap_or_default();
        let after = line[key.range().len()..].trim_start_matches(':').trim();
        if !(after.is_empty() || after.starts_with('#')) || !line.ends_with('\n') {
            return None;
        }
        lines.push_str(line);
        let indent = self.read.words.first().map_or("  ", |it| {
            let start = it.name_place.range().start;
            let line = self.text[..start].rfind('\n').map_or(0, |it| it + 1);
            &self.text[line..start]
        });
        lines.extend(missing.words.iter().map(|it| needed::word_line(indent, it)));
        Some((Span::new(self.file, start..start + line.len()), lines))
    }
}

/// A whole file to be filled in, for a language that nobody has written one for.
pub fn new_language_file(register: &Register) -> String {
    let empty = LanguageFile {
        lang: Lang::En,
        file: FileId::default(),
        text: include_str!("language-head.yaml").to_owned(),
        read: Translation::default(),
        broken: false,
    };
    empty.completed(register).map(|(text, _)| text).unwrap_or_default()
}

struct Missing<'a> {
    texts: Vec<(&'a String, &'a Ours)>,
    words: Vec<&'a Ours>,
}

/// What is wrong with a text that has a name, where these are `known`.
pub(super) fn entry(it: &Entry, known: &BTreeMap<String, Ours>) -> Option<Diagnostic> {
    let Some([_, english]) = known.get(&it.name) else {
        return Some(unknown_text(it, nearest(&it.name, known.keys().map(String::as_str))));
    };
    if it.text.is_empty() {
        return None;
    }
    let (ours, theirs) = (values(english), values(&it.text));
    let unlike = || Diagnostic::new(&LANGUAGE_TEXT_UNLIKE, it.place).with("name", &it.name);
    let choices = CHOICES.iter().find(|(name, _)| *name == it.name).map(|(_, all)| all);
    if let Some(all) = choices.filter(|all| !all.contains(&it.text.as_str())) {
        return Some(unlike().with("choice", &it.text).with("choices", all.join("`, `")));
    }
    let lacks = ours.difference(&theirs).next();
    let strange = theirs.difference(&ours).next();
    match (lacks, strange) {
        (Some(lacks), _) => Some(unlike().with("lacks", *lacks)),
        (None, Some(strange)) => Some(unlike().with("strange", *strange)),
        (None, None) => None,
    }
}

pub(super) fn unknown_text(it: &Entry, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&LANGUAGE_TEXT_UNKNOWN, it.name_place);
    let mut diagnostic = diagnostic.with("name", brief(&it.name));
    diagnostic.suggestion = near.map(brief);
    diagnostic
}

/// A text to be recognised by: its beginning.
fn brief(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The values that a text has places for: the names in braces.
fn values(text: &str) -> BTreeSet<&str> {
    let inside = text.split('{').skip(1).filter_map(|it| it.split_once('}'));
    inside.map(|(name, _)| name).collect()
}
