//! The furniture of pages: headings and fixed words, in each language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::Value;

use super::codes::BROKEN_TEMPLATE;
use super::theme::{FILES, Override};
use crate::source::{Diagnostic, Diagnostics, Lang, Span, embedded};
use crate::written::{language_of_file, translation};

/// The furniture texts of every language that there are any of.
pub(super) struct AllFurniture {
    danish: Furniture,
    english: Furniture,
    /// Those of the user's own languages.
    others: BTreeMap<Lang, Furniture>,
}

impl AllFurniture {
    /// Ours with the user's own texts in their place, and the user's own languages.
    pub(super) fn new(overrides: &[Override<'_>], found: &mut Diagnostics) -> AllFurniture {
        let others = overrides.iter().filter_map(|it| {
            // What is wrong with such a file is told by who asks whether the language is whole.
            let (file, _) = translation(it.file, it.text);
            let texts = file.texts.into_iter().filter(|it| !it.text.is_empty());
            let own = texts.map(|it| (it.name, it.text)).collect();
            Some((language_of_file(it.name)?, Furniture { own, all: OnceLock::new() }))
        });
        AllFurniture {
            others: others.collect(),
            danish: Furniture::new(Lang::Da, overrides, found),
            english: Furniture::new(Lang::En, overrides, found),
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

/// The texts that every language needs, by name: Danish and English. The checklist is in our languages only.
pub fn to_translate() -> Vec<(String, [String; 2])> {
    let danish = ours(Lang::Da);
    let needed = ours(Lang::En).into_iter().filter(|(key, _)| !key.starts_with("checklist_"));
    needed
        .map(|(key, english)| {
            let danish = danish.get(&key).cloned().unwrap_or_default();
            (key, [danish, english])
        })
        .collect()
}

/// The furniture texts of a language: the default ones, and the user's own in their place.
#[derive(Default)]
struct Furniture {
    own: BTreeMap<String, String>,
    all: OnceLock<Value>,
}

impl Furniture {
    /// Reads the user's own texts; the default ones can wait until a page needs them.
    fn new(lang: Lang, overrides: &[Override<'_>], found: &mut Diagnostics) -> Furniture {
        let mut furniture = Furniture::default();
        for it in overrides.iter().filter(|it| it.name == file(lang)) {
            match serde_yaml::from_str(it.text) {
                Ok(own) => furniture.own = own,
                Err(error) => {
                    let at = error.location().map_or(0, |it| it.index());
                    let span = Span::new(it.file, at..at + 1);
                    found.push(
                        Diagnostic::new(&BROKEN_TEMPLATE, span).with("problem", error.to_string()),
                    );
                }
            }
        }
        furniture
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
