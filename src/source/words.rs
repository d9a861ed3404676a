//! The few words that go into messages, in each language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Lang, embedded};

type Catalogue = BTreeMap<String, String>;

static DA: LazyLock<Catalogue> = LazyLock::new(|| read(include_str!("words/da.yaml")));
static EN: LazyLock<Catalogue> = LazyLock::new(|| read(include_str!("words/en.yaml")));

/// The word for `key`; the key itself when the catalogue lacks it (a test sees to it that none does).
pub fn word(key: &'static str, lang: Lang) -> &'static str {
    let catalogue: &'static Catalogue = match lang {
        Lang::Da => &DA,
        Lang::En | Lang::Other(_) => &EN,
    };
    catalogue.get(key).map_or(key, String::as_str)
}

fn read(text: &str) -> Catalogue {
    embedded(text).expect("the embedded catalogue is a map of strings")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words() {
        let (da, en): (Vec<_>, Vec<_>) = (DA.keys().collect(), EN.keys().collect());
        assert_eq!(da, en);
    }
}
