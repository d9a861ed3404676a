//! What a language must have before pages and records can be in it, and how a file with all of it begins.

use std::collections::BTreeMap;

use crate::register::{Register, wording};
use crate::{law, page};

/// A text to translate: what it is in Danish and in English.
pub(super) type Ours = [String; 2];

/// Every text that a language needs.
#[derive(Debug, Default)]
pub(super) struct Needed {
    /// Those that have a name, by it.
    pub texts: BTreeMap<String, Ours>,
    /// Those that go by the English text, in the order that they are to stand in.
    pub words: Vec<Ours>,
}

impl Needed {
    /// What the pages and the record of `register` ask for.
    pub(super) fn by(register: &Register) -> Needed {
        let mut needed = Needed::default();
        needed.texts.extend(page::to_translate());
        let phrases = wording::to_translate();
        needed.texts.extend(phrases.map(|(key, it)| (key.to_owned(), it.map(str::to_owned))));
        for it in law::to_translate() {
            let ours = [it.da.clone(), it.en.clone()];
            match &it.name {
                Some(name) => _ = needed.texts.insert(name.clone(), ours),
                None => needed.words.push(ours),
            }
        }
        let countries = register.countries().into_iter().filter_map(law::country);
        needed.words.extend(countries.map(|it| [it.da.clone(), it.en.clone()]));
        needed
    }

    /// Whether an English text is one that some content asks for.
    pub(super) fn knows(&self, english: &str) -> bool {
        let is_word = self.words.iter().any(|it| it[1] == english);
        is_word || law::countries().iter().any(|it| it.en == english)
    }
}

/// The lines of a text that has a name, to be filled in.
pub(super) fn line(name: &str, ours: &Ours) -> String {
    format!("{}{name}: \"\"\n", notes("", ours))
}

/// The lines of a text that goes by the English one, to be filled in.
pub(super) fn word_line(indent: &str, ours: &Ours) -> String {
    let [danish, english] = ours;
    let quoted = english.replace('\\', "\\\\").replace('"', "\\\"");
    format!("{indent}# {danish}\n{indent}\"{quoted}\": \"\"\n")
}

fn notes(indent: &str, ours: &Ours) -> String {
    // White space at the ends is part of a text, and nobody would see it.
    let shown = |it: &str| if it.trim() == it { it.to_owned() } else { format!("\"{it}\"") };
    let [danish, english] = ours.each_ref().map(|it| shown(it));
    format!("{indent}# {danish}\n{indent}# {english}\n")
}
