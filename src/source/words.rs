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

/// `template` with its values in the place of `{name}`. What a value says stays as it is, braces and all: it may be an
/// author's.
pub fn filled(template: &str, values: &[(&str, &str)]) -> String {
    filled_by(template, |name, _| {
        values.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
    })
}

/// The same, `value` being told a name and what stands behind it.
pub(super) fn filled_by(template: &str, value: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, from)) = rest.split_once('{') {
        text.push_str(before);
        let named =
            from.split_once('}').and_then(|(name, after)| Some((value(name, after)?, after)));
        match named {
            Some((value, after)) => {
                text.push_str(&value);
                rest = after;
            }
            None => {
                text.push('{');
                rest = from;
            }
        }
    }
    text + rest
}

fn read(text: &str) -> Catalogue {
    embedded(text).expect("the embedded catalogue is a map of strings")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_filled_again() {
        let values = [("a", "{b} {a}"), ("b", "x")];
        assert_eq!(filled("{a}-{b}-{c}-{", &values), "{b} {a}-x-{c}-{");
        assert_eq!(filled("{{a}}", &values), "{{b} {a}}");
    }

    #[test]
    fn both_languages_have_the_same_words() {
        let (da, en): (Vec<_>, Vec<_>) = (DA.keys().collect(), EN.keys().collect());
        assert_eq!(da, en);
    }
}
