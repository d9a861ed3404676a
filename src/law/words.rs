//! One text in both languages.

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
}

impl Words {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::source::Lang;

    #[test]
    fn each_language_gets_its_own_text() {
        let words = Words { da: "Kontrakt".to_owned(), en: "Contract".to_owned() };
        assert_eq!(words.get(Lang::Da), "Kontrakt");
        assert_eq!(words.get(Lang::En), "Contract");
    }
}
