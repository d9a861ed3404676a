//! A finding about the author's text: data only. What it says in which language is in its code's page.

use serde::Deserialize;

use super::words::filled_by;
use super::{Code, Lang, Sources, Span, word};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A matter of quality.
    Note,
    /// Very likely wrong, or required "where possible".
    Warning,
    /// The cited text requires it outright, or the text cannot be understood.
    Error,
}

impl Severity {
    /// The stable English word, as it stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A value put into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// The author's own words, or a name from the model.
    Text(String),
    /// A word of ours that exists in each language: a key of `words/*.yaml`.
    Word(&'static str),
    /// Several such words, joined as the language joins alternatives.
    Words(Vec<&'static str>),
    /// Words of the code's own page, joined as the language counts things up.
    Own(Vec<&'static str>),
    /// Words of ours that stand in a table of law, or are made from it: Danish, then English.
    Both(String, String),
}

/// A place that helps to understand the finding, beside the one that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What stands beside the underline: a key of `words/*.yaml`.
    pub word: &'static str,
}

/// A change that would mend it.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// A finding about the author's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Which kind.
    pub code: &'static Code,
    /// How bad it is here, when it is not what its page says.
    pub level: Option<Severity>,
    /// The place that is wrong.
    pub span: Span,
    /// What is missing at the place, or which of several things there it is about: the last step of its path.
    pub about: Option<String>,
    /// The path of keys and ids to the place, `about` included; only findings of the law's rules have one.
    pub path: Option<String>,
    /// Values for the message, by name.
    pub args: Vec<(&'static str, Arg)>,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// "Did you mean …?": a near name.
    pub suggestion: Option<String>,
    /// A change that would mend it.
    pub patch: Option<Patch>,
}

/// What stages collect: never stop at the first mistake.
pub type Diagnostics = Vec<Diagnostic>;

impl Diagnostic {
    /// A finding of kind `code` at `span`.
    pub fn new(code: &'static Code, span: Span) -> Diagnostic {
        Diagnostic {
            code,
            level: None,
            span,
            about: None,
            path: None,
            args: Vec::new(),
            related: Vec::new(),
            suggestion: None,
            patch: None,
        }
    }

    /// With the author's words `text` as `{name}`.
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Diagnostic {
        self.args.push((name, Arg::Text(text.into())));
        self
    }

    /// With our word `word` as `{name}`.
    pub fn with_word(mut self, name: &'static str, word: &'static str) -> Diagnostic {
        self.args.push((name, Arg::Word(word)));
        self
    }

    /// With alternatives `words` as `{name}`.
    pub fn with_words(mut self, name: &'static str, words: Vec<&'static str>) -> Diagnostic {
        self.args.push((name, Arg::Words(words)));
        self
    }

    /// With words of the page's own as `{name}`: `a`, `a and b`, `a, b and c`.
    pub fn with_own(mut self, name: &'static str, words: Vec<&'static str>) -> Diagnostic {
        self.args.push((name, Arg::Own(words)));
        self
    }

    /// With what `text` says in each language as `{name}`: the name of a country, a date.
    pub fn with_both(mut self, name: &'static str, text: impl Fn(Lang) -> String) -> Diagnostic {
        self.args.push((name, Arg::Both(text(Lang::Da), text(Lang::En))));
        self
    }

    /// Worse or better here than its page says.
    pub fn at_level(mut self, level: Severity) -> Diagnostic {
        self.level = Some(level);
        self
    }

    /// About this one of several things at the place.
    pub fn about(mut self, what: impl Into<String>) -> Diagnostic {
        self.about = Some(what.into());
        self
    }

    /// How bad it is.
    pub fn level(&self) -> Severity {
        self.level.unwrap_or_else(|| self.code.page().level())
    }

    /// With another place that matters.
    pub fn related(mut self, span: Span, word: &'static str) -> Diagnostic {
        self.related.push(Label { span, word });
        self
    }

    /// With a near name, when there is one; the patch puts it in place of the underlined text.
    pub fn suggest(mut self, near: Option<&str>) -> Diagnostic {
        if let Some(near) = near {
            self.suggestion = Some(near.to_owned());
            self.patch = Some(Patch { span: self.span, replacement: near.to_owned() });
        }
        self
    }

    /// With a change that would mend it.
    pub fn patch(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.patch = Some(Patch { span, replacement: replacement.into() });
        self
    }

    /// Fills a template of the page with the finding's values.
    pub fn fill(&self, template: &str, lang: Lang) -> String {
        filled_by(template, |name, after| {
            let (_, arg) = self.args.iter().find(|(it, _)| *it == name)?;
            let words = arg.text(self.code, lang);
            // The author's sentence at the end of ours: one full stop ends both.
            let bare = words.strip_suffix('.').filter(|_| after.starts_with("\"."));
            Some(bare.map(str::to_owned).unwrap_or(words))
        })
    }

    /// What is wrong. A page that has several sentences for it sets ` / ` between them; the first whose values the
    /// finding has is said.
    pub fn message(&self, lang: Lang) -> String {
        let has = |name: &str| self.args.iter().any(|(it, _)| *it == name);
        let fits = |it: &&str| names(it).all(has);
        let all = self.code.page().message(lang);
        self.fill(all.split(" / ").find(fits).unwrap_or(all), lang)
    }
}

impl Arg {
    fn text(&self, code: &Code, lang: Lang) -> String {
        match self {
            // We quote on one line: another would be taken for one of ours.
            Arg::Text(it) => it.replace('\n', " "),
            Arg::Word(it) => word(it, lang).to_owned(),
            Arg::Both(da, en) => match lang {
                Lang::Da => da.clone(),
                Lang::En | Lang::Other(_) => en.clone(),
            },
            Arg::Words(many) => {
                let names: Vec<&str> = many.iter().map(|it| word(it, lang)).collect();
                joined(&names, word("or", lang))
            }
            Arg::Own(many) => {
                let page = code.page();
                let names: Vec<&str> =
                    many.iter().map(|it| page.word(it, lang).unwrap_or(it)).collect();
                joined(&names, word("and", lang))
            }
        }
    }
}

/// The names in braces in a template.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|it| it.split_once('}')).map(|(name, _)| name)
}

fn joined(names: &[&str], last_by: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} {last_by} {last}", rest.join(", "))
        }
        _ => names.concat(),
    }
}

/// Sorts a run's findings as a person reads: by file name, then place, then code. Places that were counted in bytes end
/// with a whole character.
pub fn sort(diagnostics: &mut Diagnostics, sources: &Sources) {
    for it in diagnostics.iter_mut() {
        it.span = sources.whole(it.span);
        it.related.iter_mut().for_each(|it| it.span = sources.whole(it.span));
        if let Some(patch) = &mut it.patch {
            patch.span = sources.whole(patch.span);
        }
    }
    diagnostics.sort_by(|a, b| {
        let key = |it: &Diagnostic| (sources.display_path(it.span.file), it.span, it.code.name);
        key(a).cmp(&key(b))
    });
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    static CODE: Code = Code::new(
        "two-sentences",
        "---
level: note
message: {da: 'Ordet {a}. / Alle {b}.', en: 'The word {a}. / All {b}.'}
why: {da: x, en: x}
fix: {da: x, en: x}
---
",
    );

    #[test]
    fn of_several_sentences_the_one_is_said_that_has_its_values() {
        let said = |it: Diagnostic| it.message(Lang::En);
        let none = || Diagnostic::new(&CODE, Span::default());
        assert_eq!(said(none().with("a", "x / {b}")), "The word x / {b}.");
        assert_eq!(said(none().with("b", "y")), "All y.");
    }

    #[test]
    fn one_full_stop_ends_a_quoted_sentence_and_the_message() {
        let finding = Diagnostic::new(&CODE, Span::default()).with("a", "Når sagen er slut.");
        let said = |template: &str| finding.fill(template, Lang::Da);
        assert_eq!(said("Kun \"{a}\"."), "Kun \"Når sagen er slut\".");
        assert_eq!(said("\"{a}\" er for vagt."), "\"Når sagen er slut.\" er for vagt.");
    }
}
