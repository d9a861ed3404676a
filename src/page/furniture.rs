//! The furniture of pages: headings and fixed words, in each language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::Value;

use super::theme::{FILES, Override};
use crate::source::{Lang, embedded};
use crate::written::{language_of_file, translation};

/// The furniture texts of every language that there are any of.
pub(super) struct AllFurniture {
    danish: Furniture,
    english: Furniture,
    /// Those of the user's own languages.
    others: BTreeMap<Lang, Furniture>,
}

impl AllFurniture {
    /// Ours with the user's own texts in their place, and the user's own languages. What is wrong with their files is told
    /// by who reads the content.
    pub(super) fn new(overrides: &[Override<'_>]) -> AllFurniture {
        let own_languages = overrides.iter().filter_map(|it| language_of_file(it.name));
        AllFurniture {
            danish: Furniture::of(Lang::Da, overrides),
            english: Furniture::of(Lang::En, overrides),
            others: own_languages.map(|it| (it, Furniture::of(it, overrides))).collect(),
        }
    }

    /// The texts of a language; the English ones where it has none of its own.
    pub(super) fn of(&self, lang: Lang) -> &Value {
        match lang {
            Lang::Da => self.danish.all(Lang::Da),
            Lang::En => self.english.all(Lang::En),
            Lang::Other(_) => self.others.get(&lang).unwrap_or(&self.english).all(Lang::En),
        }
    }
}

/// Every text, by name: Danish and English.
pub fn furniture() -> BTreeMap<String, [String; 2]> {
    let mut danish = ours(Lang::Da);
    let both = ours(Lang::En).into_iter().map(|(key, english)| {
        let danish = danish.remove(&key).unwrap_or_default();
        (key, [danish, english])
    });
    both.collect()
}

/// The texts that every language needs. The checklist is in our languages only.
pub fn to_translate() -> impl Iterator<Item = (String, [String; 2])> {
    furniture().into_iter().filter(|(key, _)| !key.starts_with("checklist_"))
}

/// The furniture texts of a language: the default ones, and the user's own in their place.
#[derive(Default)]
struct Furniture {
    own: BTreeMap<String, String>,
    all: OnceLock<Value>,
}

impl Furniture {
    /// Reads the user's own texts, those that are written; the default ones can wait until a page needs them.
    fn of(lang: Lang, overrides: &[Override<'_>]) -> Furniture {
        let name = file(lang);
        let files = overrides.iter().filter(|it| it.name == name);
        let texts = files.flat_map(|it| translation(it.file, it.text).0.texts);
        let own =
            texts.filter(|it| !it.text.trim().is_empty()).map(|it| (it.name, it.text)).collect();
        Furniture { own, all: OnceLock::new() }
    }

    /// All of them, on the ground of those of `lang`.
    fn all(&self, lang: Lang) -> &Value {
        self.all.get_or_init(|| {
            let mut all = ours(lang);
            all.extend(self.own.clone());
            Value::from(all)
        })
    }
}

fn ours(lang: Lang) -> BTreeMap<String, String> {
    let name = file(lang);
    let text = FILES.iter().find(|(it, _)| *it == name).map_or("", |(_, text)| text);
    embedded(text).unwrap_or_default()
}

fn file(lang: Lang) -> String {
    format!("text/{lang}.yaml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_furniture() {
        let keys = |lang| ours(lang).into_keys().collect::<Vec<_>>();
        assert!(keys(Lang::Da).len() > 100);
        assert_eq!(keys(Lang::Da), keys(Lang::En));
    }
}
