//! A kind of finding. A [`Code`] cannot be made without its page, and the page is message, manual and test in one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Lang, Severity, embedded};

/// One kind of finding: a stable kebab-case name and the page that says everything about it.
pub struct Code {
    /// Kebab-case, names the bad thing, never changes meaning.
    pub name: &'static str,
    /// The text of the page: front matter (level, law, messages), then a manual per language.
    pub page: &'static str,
    /// The page, parsed when it is first asked for: a run can have thousands of findings of one kind.
    parsed: OnceLock<Page>,
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.name)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Makes the static [`Code`]s of a floor and the list of all of them; each page is `codes/<name>.md` beside the file that
/// calls this.
macro_rules! codes {
    ($($(#[$doc:meta])* $visibility:vis $constant:ident = $name:literal;)*) => {
        $(
            $(#[$doc])*
            $visibility static $constant: $crate::source::Code =
                $crate::source::Code::new($name, include_str!(concat!("codes/", $name, ".md")));
        )*
        /// All of this floor's kinds.
        pub static CODES: &[&$crate::source::Code] = &[$(&$constant),*];
    };
}
pub(crate) use codes;

/// A code's page, parsed.
#[derive(Debug)]
pub struct Page {
    head: Head,
    body: &'static str,
}

/// What is wrong with a page; only a test ever sees one.
#[derive(Debug)]
pub struct PageError(
    /// What is wrong, in English, for the person who wrote the page.
    pub String,
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    level: Severity,
    #[serde(default)]
    law: Vec<String>,
    message: BTreeMap<String, String>,
    why: BTreeMap<String, String>,
    fix: BTreeMap<String, String>,
    #[serde(default)]
    label: BTreeMap<String, String>,
    #[serde(default)]
    group: Option<String>,
    #[serde(default)]
    evidence: Option<String>,
    #[serde(default)]
    silent: Vec<BTreeMap<String, String>>,
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, String>>,
}

/// An example on a page: a piece of content and what is to be found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What is to be found.
    pub expected: Expected,
    /// The day it is checked for, `2026-11-22`; `None` where the day makes no difference.
    pub date: Option<&'static str>,
    /// The YAML text.
    pub text: &'static str,
}

/// What is to be found in an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A finding of the page's kind.
    Fails,
    /// None.
    Passes,
    /// None, because of the page's case of silence with this number, from 1.
    Silent(usize),
}

impl Code {
    /// The kind called `name`, with the text of its page.
    pub const fn new(name: &'static str, page: &'static str) -> Code {
        Code { name, page, parsed: OnceLock::new() }
    }

    /// Parses the page.
    ///
    /// # Errors
    /// When the page has no front matter or the front matter is not as the house style asks.
    pub fn parse_page(&self) -> Result<Page, PageError> {
        let fail = |why: String| PageError(format!("{}.md: {why}", self.name));
        let text = self.page.strip_prefix("---\n").ok_or_else(|| fail("no front matter".into()))?;
        let (head, body) =
            text.split_once("\n---\n").ok_or_else(|| fail("front matter never ends".into()))?;
        let head: Head = embedded(head).map_err(|it| fail(it.to_string()))?;
        for (name, texts) in [("message", &head.message), ("why", &head.why), ("fix", &head.fix)] {
            for lang in Lang::ALL {
                if texts.get(lang.code()).is_none_or(|it| it.trim().is_empty()) {
                    return Err(fail(format!("no {name} in {lang}")));
                }
            }
        }
        Ok(Page { head, body })
    }

    /// The page, parsed once. The tests have read every page of the program; one they could not read would say so itself.
    pub fn page(&self) -> &Page {
        self.parsed.get_or_init(|| {
            self.parse_page().unwrap_or_else(|it| Page {
                head: Head {
                    level: Severity::Error,
                    law: Vec::new(),
                    message: BTreeMap::new(),
                    why: BTreeMap::new(),
                    fix: BTreeMap::new(),
                    label: BTreeMap::new(),
                    group: None,
                    evidence: None,
                    silent: Vec::new(),
                    words: BTreeMap::new(),
                },
                body: Box::leak(it.0.into_boxed_str()),
            })
        })
    }
}

impl Page {
    /// How bad it is unless the author answers it.
    pub fn level(&self) -> Severity {
        self.head.level
    }

    /// Citation keys such as `gdpr:13.1.c`; empty when no law but good order asks for it.
    pub fn law(&self) -> &[String] {
        &self.head.law
    }

    /// The message template.
    pub fn message(&self, lang: Lang) -> &str {
        pick(&self.head.message, lang)
    }

    /// The message of the kind itself: `…` where a finding says its own words.
    pub fn title(&self, lang: Lang) -> String {
        general(self.message(lang))
    }

    /// Why it matters, with the article where there is one.
    pub fn why(&self, lang: Lang) -> &str {
        pick(&self.head.why, lang)
    }

    /// What to do.
    pub fn fix(&self, lang: Lang) -> &str {
        pick(&self.head.fix, lang)
    }

    /// What stands beside the underline, when the page has such a text.
    pub fn label(&self, lang: Lang) -> &str {
        pick(&self.head.label, lang)
    }

    /// The manual in one language: what follows the heading `# da` or `# en`, up to the next such heading.
    pub fn manual(&self, lang: Lang) -> &'static str {
        let heading = format!("# {}\n", lang.spoken());
        let Some(start) = self.body.find(&heading).map(|it| it + heading.len()) else {
            return "";
        };
        let rest = &self.body[start..];
        let end = Lang::ALL.iter().filter_map(|it| rest.find(&format!("\n# {it}\n"))).min();
        let text = &rest[..end.unwrap_or(rest.len())];
        text.split("\n# examples\n").next().unwrap_or(text).trim()
    }

    /// The group of rules it belongs to; only rules of law have one.
    pub fn group(&self) -> Option<&str> {
        self.head.group.as_deref()
    }

    /// How well the law behind it was checked: marks and sources of the catalogue of rules.
    pub fn evidence(&self) -> Option<&str> {
        self.head.evidence.as_deref()
    }

    /// The cases in which it says nothing.
    pub fn silent(&self, lang: Lang) -> impl ExactSizeIterator<Item = &str> {
        self.head.silent.iter().map(move |it| pick(it, lang))
    }

    /// A word of the page's own that goes into its message.
    pub fn word(&self, key: &str, lang: Lang) -> Option<&str> {
        self.head.words.get(key).map(|it| pick(it, lang))
    }

    /// The examples: every fenced block whose info string is `yaml fails`, `yaml passes` or `yaml silent N`, each with
    /// an optional `date=2026-11-22`.
    pub fn examples(&self) -> Vec<Example> {
        let mut found = Vec::new();
        for block in self.body.split("\n```yaml ").skip(1) {
            let Some((info, rest)) = block.split_once('\n') else { continue };
            let text = rest.split("\n```").next().unwrap_or("");
            let words: Vec<&str> = info.split_whitespace().collect();
            let expected = match words.as_slice() {
                ["fails", ..] => Expected::Fails,
                ["silent", number, ..] => Expected::Silent(number.parse().unwrap_or(0)),
                _ => Expected::Passes,
            };
            let date = words.iter().find_map(|it| it.strip_prefix("date="));
            found.push(Example { expected, date, text });
        }
        found
    }
}

/// A template of a page as it reads without a finding: `…` for each of its values.
pub fn general(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, after) = (&rest[..start], &rest[start + 1..]);
        let name = after.find('}').map(|it| &after[..it]);
        // Braces around anything but a name are YAML, or a placeholder in the author's prose.
        match name.filter(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase())) {
            Some(name) => {
                text.extend([before, "…"]);
                rest = &after[name.len() + 1..];
            }
            None => {
                text.extend([before, "{"]);
                rest = after;
            }
        }
    }
    text + rest
}

fn pick(texts: &BTreeMap<String, String>, lang: Lang) -> &str {
    texts.get(lang.spoken().code()).map_or("", String::as_str).trim()
}

#[cfg(test)]
mod tests {
    use super::general;

    #[test]
    fn a_template_reads_without_its_values_and_keeps_yaml_as_it_is() {
        assert_eq!(general("`{value}` er ikke en af {known}"), "`…` er ikke en af …");
        assert_eq!(
            general("skriv `{title: T}` {{ dpo.email }} {"),
            "skriv `{title: T}` {{ dpo.email }} {"
        );
    }
}
