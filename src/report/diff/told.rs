//! A change in a sentence for those whose data it is about, in the words that the notices have for it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::v1::{self, Change, Detail, Place};
use crate::diff::{self, Snapshot};
use crate::source::Lang;

/// A longer value is a text of its own, which the notice says better.
const SHORT: usize = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    was: String,
    is: String,
    sentences: BTreeMap<String, String>,
}

static DA: LazyLock<Words> = LazyLock::new(|| read(include_str!("told.da.yaml")));
static EN: LazyLock<Words> = LazyLock::new(|| read(include_str!("told.en.yaml")));

fn read(text: &str) -> Words {
    serde_yaml::from_str(text).expect("a test reads both files")
}

/// What the notices say before and after: by it one knows what may be said to anybody, and in which words.
#[derive(Debug)]
pub struct Said {
    lang: Lang,
    /// The words of the notices in every language, before and after; `None` where they are not at hand, as in a `register.json`.
    any: Option<[String; 2]>,
    /// Those in the language of the sentences.
    own: Option<[String; 2]>,
}

impl Said {
    /// What the notices of two registers say, for sentences in `lang`: `da` or `en`.
    pub fn of(old: &Snapshot, new: &Snapshot, lang: Lang) -> Said {
        let both = |lang: Option<Lang>| -> Option<[String; 2]> {
            Some([bare(&old.notice_texts(lang)?), bare(&new.notice_texts(lang)?)])
        };
        Said { lang, any: both(None), own: both(Some(lang)) }
    }

    /// The language of the sentences.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether a name is one that a notice has, then or now.
    fn has(&self, name: &str) -> bool {
        self.any.as_ref().is_none_or(|sides| sides.iter().any(|it| it.contains(&bare(name))))
    }

    /// Whether a notice of one side says a value.
    fn has_value(&self, value: &str, side: usize) -> bool {
        let is_there = |sides: &[String; 2]| sides[side].contains(&bare(value));
        value.chars().count() <= SHORT && self.own.as_ref().is_none_or(is_there)
    }
}

/// What changed, in a sentence that says nothing but what the notices say. `None` for what no notice tells.
pub fn sentence(change: &diff::Change, said: &Said) -> Option<String> {
    told(&v1::change(change, said.lang), said)
}

pub(super) fn told(change: &Change, said: &Said) -> Option<String> {
    let words: &Words = if said.lang == Lang::Da { &DA } else { &EN };
    let pattern = words.sentences.get(&change.class).filter(|_| is_told(change))?;
    let mut own = change.details.iter().filter(|it| !it.follows).peekable();
    if own.peek().is_some() && own.all(is_same) {
        return None;
    }
    // What has no name of its own (a period, the controller) goes by the name of what it is in.
    let mut named = change.place.iter().rev().filter_map(|it| label(it, said));
    let outermost = change.place.first().and_then(|it| label(it, said));
    let thing = named.next().or_else(|| Some(change.place.last()?.name.as_str()));
    let inside = if pattern.contains("{thing}") { named.next_back() } else { outermost };
    let inside = inside.map(|it| format!(" ({it})")).unwrap_or_default();
    let text = pattern.replace("{where}", &inside).replace("{thing}", thing.unwrap_or_default());
    let own = change.details.iter().filter(|it| !it.follows && is_shown(it));
    Some(own.fold(text, |text, it| text + &values(it, said, words)))
}

/// Whether a text is in this language what it was: it changed in another.
fn is_same(it: &Detail) -> bool {
    it.before_text.is_some() && it.before_text == it.after_text
}

/// Whether a notice tells of a change: then it needs a new version, or its words are others already.
pub(super) fn is_told(change: &Change) -> bool {
    let in_text = |it: &Detail| it.path.starts_with("notices[") && it.path.contains("].text.");
    change.requires.iter().any(|it| it.duty == "new_notice") || change.details.iter().any(in_text)
}

/// What a thing is called in a notice.
fn label<'a>(it: &'a Place, said: &Said) -> Option<&'a str> {
    let label = it.label.trim().trim_end_matches('.');
    (!label.is_empty() && said.has(label)).then_some(label)
}

/// Whether the values say more than that something changed, and stand on the pages: how long, which country, who to write to.
fn is_shown(it: &Detail) -> bool {
    let key = it.path.rsplit('.').next().unwrap_or_default();
    let key = key.split('[').next().unwrap_or_default();
    let of_controller = it.path.starts_with("controller.");
    of_controller || matches!(key, "period" | "from" | "until" | "countries" | "mechanism")
}

/// What a value was, and what it is.
fn values(it: &Detail, said: &Said, words: &Words) -> String {
    let sides =
        [(&it.before_text, &words.was, "{before}", 0), (&it.after_text, &words.is, "{after}", 1)];
    let value = |(value, pattern, name, side): (&Option<String>, &String, &str, usize)| {
        let value = value.as_deref()?.trim_end_matches('.');
        let is_said = !value.is_empty() && said.has_value(value, side);
        is_said.then(|| format!(" {}", pattern.replace(name, value)))
    };
    sides.into_iter().filter_map(value).collect()
}

/// The words of a text without the signs of Markdown, white space folded.
fn bare(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['\\', '*'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::classes;

    #[test]
    fn every_class_that_a_notice_tells_of_has_its_sentence_in_both_languages_and_no_other() {
        let told: Vec<&str> =
            classes().iter().filter(|it| it.notice).map(|it| it.key.as_str()).collect();
        for words in [&*DA, &*EN] {
            let mut said: Vec<&str> = words.sentences.keys().map(String::as_str).collect();
            let mut told = told.clone();
            said.sort_unstable();
            told.sort_unstable();
            assert_eq!(said, told);
        }
    }
}
