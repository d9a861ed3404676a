//! A place in the law that a person asks for, and the citations that are in it.

use std::ops::RangeInclusive;

/// A provision as asked for: `13`, `13.1.c`, `gdpr:13.1`, `dbl:6`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    act: String,
    steps: Vec<String>,
}

impl Provision {
    /// The provision that a text asks for; without an act it is the GDPR's. `None` when it does not look like one.
    pub fn parse(text: &str) -> Option<Provision> {
        let (act, place) = text.split_once(':').unwrap_or(("gdpr", text));
        let steps: Vec<String> = place.split('.').map(str::to_lowercase).collect();
        let (first, rest) = steps.split_first()?;
        let word = |it: &String| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric());
        let begins = first == "recital" || number(first).is_some();
        (begins && rest.iter().all(word) && rest.len() < 4 && word(&act.to_owned()))
            .then(|| Provision { act: act.to_lowercase(), steps })
    }

    /// Whether the citation `key` is this provision or a part of it. A key may hold a range: `gdpr:44-46`.
    pub fn holds(&self, key: &str) -> bool {
        let Some((act, place)) = key.split_once(':') else { return false };
        let steps: Vec<&str> = place.split('.').collect();
        act == self.act
            && steps.len() >= self.steps.len()
            && self.steps.iter().zip(steps).all(|(asked, step)| within(asked, step))
    }
}

/// Whether `asked` is the step, or one of the range of numbers or letters that the step is.
fn within(asked: &str, step: &str) -> bool {
    let Some((first, last)) = step.split_once('-') else { return asked == step };
    match (number(first), number(last), number(asked)) {
        (Some(first), Some(last), Some(asked)) => RangeInclusive::new(first, last).contains(&asked),
        _ => asked.len() == 1 && RangeInclusive::new(first, last).contains(&asked),
    }
}

fn number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|it| *it > 0)
}

#[cfg(test)]
mod tests {
    use super::Provision;

    #[test]
    fn a_provision_holds_its_parts_and_is_held_by_ranges() {
        let asked = |text: &str, key: &str| Provision::parse(text).unwrap().holds(key);
        for (text, key) in [
            ("13", "gdpr:13.1.c"),
            ("13.1", "gdpr:13.1.c"),
            ("13.1.C", "gdpr:13.1.c"),
            ("45", "gdpr:44-46"),
            ("26.2", "gdpr:26.1-2"),
            ("13.1.b", "gdpr:13.1.a-c"),
            ("dbl:6", "dbl:6.2"),
            ("recital.46", "gdpr:recital.46"),
        ] {
            assert!(asked(text, key), "{text} {key}");
        }
        for (text, key) in [
            ("1", "gdpr:13.1"),
            ("13.1.c", "gdpr:13.1"),
            ("47", "gdpr:44-46"),
            ("13.1.d", "gdpr:13.1.a-c"),
            ("6", "dbl:6.2"),
            ("46", "gdpr:recital.46"),
        ] {
            assert!(!asked(text, key), "{text} {key}");
        }
    }

    #[test]
    fn what_is_no_provision_is_refused() {
        for text in ["", "x", "0", "13.", "art. 13", "13(1)", "gdpr:", ":13", "13.1.c.1.2"] {
            assert_eq!(Provision::parse(text), None, "{text}");
        }
    }
}
