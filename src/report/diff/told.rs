//! A change in a sentence for those whose data it is about, in the words that the notices have for it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::v1::{self, Change, Detail, Kind, Place};
use crate::diff::{self, Snapshot};
use crate::law;
use crate::source::{Lang, embedded, filled};

/// A longer value is a text of its own, which the notice says better.
const SHORT: usize = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    was: String,
    is: String,
    named: String,
    named_was: String,
    named_is: String,
    sentences: BTreeMap<String, String>,
    variants: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

static DA: LazyLock<Words> = LazyLock::new(|| read(include_str!("told.da.yaml")));
static EN: LazyLock<Words> = LazyLock::new(|| read(include_str!("told.en.yaml")));

fn read(text: &str) -> Words {
    embedded(text).expect("a test reads both files")
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
    let variant = variant(change).and_then(|it| words.variants.get(it));
    let pattern = variant.or_else(|| words.sentences.get(&change.class));
    let pattern = pattern.filter(|_| is_told(change))?;
    let mut own = change.details.iter().filter(|it| !it.follows).peekable();
    if own.peek().is_some() && own.all(|it| is_same(it, said.lang)) {
        return None;
    }
    // What has no name of its own (a period, the controller) goes by the name of what it is in.
    let mut named = change.place.iter().rev().filter_map(|it| label(it, said));
    let outermost = change.place.first().and_then(|it| label(it, said));
    let thing = named.next().or_else(|| Some(change.place.last()?.name.as_str()));
    let inside = if pattern.contains("{thing}") { named.next_back() } else { outermost };
    let inside = inside.map(|it| format!(" ({it})")).unwrap_or_default();
    let text = filled(pattern, &[("where", &inside), ("thing", thing.unwrap_or_default())]);
    let own = change.details.iter().filter(|it| !it.follows && is_shown(it, words));
    Some(own.fold(text, |text, it| text + &values(it, said, words)))
}

/// Whether a text is in this language what it was: it changed in another.
fn is_same(it: &Detail, lang: Lang) -> bool {
    let own = |value: &'_ Option<Value>| Some(value.as_ref()?[lang.code()].as_str()?.to_owned());
    match (own(&it.before), own(&it.after)) {
        (Some(before), Some(after)) => before == after,
        _ => it.before_text.is_some() && it.before_text == it.after_text,
    }
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

/// Which of the sentences of its class a change has, where that depends on what changed; a key of `variants`.
fn variant(change: &Change) -> Option<&'static str> {
    let own = change.details.iter().find(|it| !it.follows)?;
    match change.class.as_str() {
        "new_purpose" => by_consent([own.after.as_ref()?]).then_some("purpose_by_consent"),
        "new_activity" => {
            let purposes = own.after.as_ref()?["purposes"].as_array()?;
            by_consent(purposes).then_some("activity_by_consent")
        }
        "changed_notice" if own.path.ends_with("].notice_address") => {
            match (&own.before, &own.after) {
                (Some(_), None) => Some("no_longer_told"),
                (None, Some(_)) => Some("now_told"),
                _ => None,
            }
        }
        "changed_controller" => Some(of_controller(change, own)),
        _ => None,
    }
}

/// Whether purposes rest on consent alone: then nothing happens to whoever says nothing.
fn by_consent<'a>(purposes: impl IntoIterator<Item = &'a Value>) -> bool {
    let mut bases = purposes
        .into_iter()
        .flat_map(|it| it["legal_basis"].as_array().into_iter().flatten())
        .peekable();
    let is_consent = |it: &Value| {
        it["article"].as_str().and_then(law::article).is_some_and(law::Article::is_consent)
    };
    bases.peek().is_some() && bases.all(is_consent)
}

fn of_controller(change: &Change, own: &Detail) -> &'static str {
    let identity = ["controller.name", "controller.cvr"];
    let mut all = change.details.iter().filter(|it| !it.follows);
    match own.path.split(['.', '[']).next() {
        Some("controller") if all.any(|it| identity.contains(&it.path.as_str())) => "controller",
        Some("dpo") => "dpo",
        Some("representative") => "representative",
        Some("supervisory_authority") => "supervisory_authority",
        _ if own.path.ends_with("].role") => "role",
        _ if own.path.contains("joint_controllers[") => match change.kind {
            Kind::Added => "new_joint_controller",
            Kind::Removed => "removed_joint_controller",
            Kind::Changed => "joint_controller",
        },
        _ => "contact",
    }
}

/// The last key of a path, without the id of an item.
fn last_key(path: &str) -> &str {
    let key = path.rsplit('.').next().unwrap_or_default();
    key.split('[').next().unwrap_or_default()
}

/// Where a party stands in the register: its name and how to reach it are what notices say of it.
const PARTIES: [&str; 5] = [
    "controller.",
    "dpo.party.",
    "representative.party.",
    "supervisory_authority.",
    "joint_controllers[",
];

/// Whether the values say more than that something changed, and stand on the pages: how long, which country, who to write to.
fn is_shown(it: &Detail, words: &Words) -> bool {
    let of_party = PARTIES.iter().any(|at| it.path.starts_with(at));
    let key = last_key(&it.path);
    (of_party && words.names.contains_key(key))
        || matches!(key, "period" | "from" | "until" | "countries" | "mechanism")
}

/// What a value was, and what it is; what several things can have been is said with its name.
fn values(it: &Detail, said: &Said, words: &Words) -> String {
    let said_value = |value: &Option<String>, side: usize| {
        let value = value.as_deref()?.trim_end_matches('.');
        (!value.is_empty() && said.has_value(value, side)).then(|| value.to_owned())
    };
    let sides = [said_value(&it.before_text, 0), said_value(&it.after_text, 1)];
    let name = words.names.get(last_key(&it.path));
    let patterns = match name {
        Some(_) => [("before", &words.named_was), ("after", &words.named_is)],
        None => [("before", &words.was), ("after", &words.is)],
    };
    let said = sides.iter().zip(patterns);
    let said: Vec<String> = said
        .filter_map(|(it, (key, pattern))| Some(filled(pattern, &[(key, it.as_ref()?)])))
        .collect();
    match name {
        _ if said.is_empty() => String::new(),
        Some(name) => {
            format!(" {}", filled(&words.named, &[("name", name), ("values", &said.join(", "))]))
        }
        None => format!(" {}", said.join(" ")),
    }
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
