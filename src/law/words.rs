//! One text in both of our languages, and what it is in others.

use serde::Deserialize;

use crate::source::Lang;

/// One text in the languages of the pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The Danish text.
    pub da: String,
    /// The English text.
    pub en: String,
    /// What a language file calls it, where the English text does not say enough to be put into another language.
    #[serde(default)]
    pub name: Option<String>,
}

impl Words {
    /// The text in one language; in English where the language has no words for it, which is a finding of its own.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
            Lang::Other(_) => {
                let given = lang.vocabulary().and_then(|it| match &self.name {
                    Some(name) => it.text(name),
                    None => it.of(&self.en),
                });
                given.unwrap_or(&self.en)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Words;
    use crate::source::{Lang, Vocabulary};

    fn words(name: Option<&str>) -> Words {
        let name = name.map(str::to_owned);
        Words { da: "Kontrakt".to_owned(), en: "Contract".to_owned(), name }
    }

    #[test]
    fn each_language_gets_its_own_text() {
        assert_eq!(words(None).get(Lang::Da), "Kontrakt");
        assert_eq!(words(None).get(Lang::En), "Contract");
    }

    #[test]
    fn another_language_goes_by_the_english_text_or_by_a_name() {
        let map = |key: &str, text: &str| BTreeMap::from([(key.to_owned(), text.to_owned())]);
        let given = Vocabulary::leaked(map("short", "Vertr."), map("Contract", "Vertrag"));
        let german = Lang::from_code("de").unwrap();
        assert_eq!(words(None).get(german), "Contract");
        assert_eq!(words(None).get(german.with(given)), "Vertrag");
        assert_eq!(words(Some("short")).get(german.with(given)), "Vertr.");
        assert_eq!(words(Some("long")).get(german.with(given)), "Contract");
    }
}
