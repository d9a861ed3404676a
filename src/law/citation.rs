//! The place of a provision: from a key to the words of a language.

use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;

use super::act::{Act, BOOK, Division, Opening};
use super::words::Words;
use crate::source::Lang;

/// A place in an act, written as the reader's language writes it.
///
/// The key is the act and the numbers, with dots between: `gdpr:13.1.c`, `gdpr:49.1.2` (second subparagraph),
/// `gdpr:recital.46`, `dbl:11.2`. The acts are the rows of `citations.yaml`.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Citation {
    act: &'static Act,
    key: String,
    steps: Vec<Step>,
    /// The long and the short form in each language, made when they are first asked for.
    forms: OnceLock<[[String; 2]; 2]>,
}

impl PartialEq for Citation {
    fn eq(&self, other: &Citation) -> bool {
        self.key == other.key
    }
}

impl Eq for Citation {}

impl Citation {
    /// The citation a key stands for; `None` if no act has such a place.
    pub fn parse(key: &str) -> Option<Citation> {
        let (act, place) = key.split_once(':')?;
        let act = BOOK.rows.iter().find(|it| it.key == act)?;
        let parts: Vec<&str> = place.split('.').collect();
        let steps = match (act.division, parts.as_slice()) {
            (Division::Article, ["recital", recital]) => {
                vec![Step::Recital(
                    number(recital).filter(|it| act.recitals.is_some_and(|last| *it <= last))?,
                )]
            }
            (Division::Article, parts) => article(act, parts)?,
            (Division::Section, parts) => section(parts)?,
        };
        Some(Citation { act, key: key.to_owned(), steps, forms: OnceLock::new() })
    }

    /// The key this citation was parsed from.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The full form, with the name of the act: `GDPR Article 13(1)(c)`.
    pub fn long(&self, lang: Lang) -> &str {
        &self.forms()[lang as usize][0]
    }

    /// The form for tables and parentheses, where the GDPR goes without saying: `Art. 13(1)(c)`.
    pub fn short(&self, lang: Lang) -> &str {
        &self.forms()[lang as usize][1]
    }

    /// Where the act can be read in that language; only the GDPR has a stable address in both.
    pub fn url(&self, lang: Lang) -> Option<String> {
        self.act.url.as_ref().map(|it| it.get(lang).to_owned())
    }

    fn forms(&self) -> &[[String; 2]; 2] {
        self.forms.get_or_init(|| {
            Lang::ALL.map(|lang| {
                let short = self.place(lang, |it| &it.short);
                let act = self.act.short.as_ref();
                [
                    format!("{} {}", self.act.long.get(lang), self.place(lang, |it| &it.long)),
                    act.map_or_else(|| short.clone(), |act| format!("{} {short}", act.get(lang))),
                ]
            })
        })
    }

    fn place(&self, lang: Lang, opening: fn(&Opening) -> &Words) -> String {
        let forms = &BOOK.forms;
        let written = |form: &Words, value: &dyn fmt::Display| {
            form.get(lang).replace("{}", &value.to_string())
        };
        self.steps
            .iter()
            .map(|step| match step {
                Step::Article(it) => written(opening(&forms.article), it),
                Step::Section(it) => written(opening(&forms.section), it),
                Step::Recital(it) => written(opening(&forms.recital), it),
                Step::Paragraph(it) => written(&forms.paragraph, it),
                Step::Point(it) => written(&forms.point, it),
                Step::Number(it) => written(&forms.number, it),
                Step::Subparagraph(it) => written(&forms.subparagraph, &it.get(lang)),
            })
            .collect()
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Citation({})", self.key)
    }
}

impl TryFrom<String> for Citation {
    type Error = String;

    fn try_from(key: String) -> Result<Citation, String> {
        Citation::parse(&key).ok_or_else(|| format!("`{key}` is not a place in a known act"))
    }
}

#[derive(Clone, PartialEq, Eq)]
enum Step {
    Article(u16),
    Section(u16),
    Recital(u16),
    Paragraph(u16),
    Point(char),
    Number(u16),
    Subparagraph(&'static Words),
}

/// The definitions of Article 4 are numbered; everywhere else a number after the article is a paragraph.
fn article(act: &Act, parts: &[&str]) -> Option<Vec<Step>> {
    let (first, rest) = parts.split_first()?;
    let article = number(first).filter(|it| act.last.is_none_or(|last| *it <= last))?;
    let mut steps = vec![Step::Article(article)];
    match rest {
        [] => {}
        [definition] if article == 4 => steps.push(Step::Number(number(definition)?)),
        [paragraph] => steps.push(Step::Paragraph(number(paragraph)?)),
        [paragraph, last] => {
            steps.push(Step::Paragraph(number(paragraph)?));
            steps.push(letter(last).map(Step::Point).or_else(|| subparagraph(last))?);
        }
        _ => return None,
    }
    Some(steps)
}

fn section(parts: &[&str]) -> Option<Vec<Step>> {
    let kinds = [Step::Section, Step::Paragraph, Step::Number];
    if parts.len() > kinds.len() {
        return None;
    }
    parts.iter().zip(kinds).map(|(part, kind)| number(part).map(kind)).collect()
}

fn subparagraph(text: &str) -> Option<Step> {
    let index = usize::from(number(text)? - 1);
    BOOK.forms.ordinals.get(index).map(Step::Subparagraph)
}

fn number(text: &str) -> Option<u16> {
    let plain = text.starts_with(|it: char| matches!(it, '1'..='9'));
    text.parse().ok().filter(|_| plain)
}

fn letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none().then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::Citation;
    use crate::source::Lang;

    #[test]
    fn a_point_of_the_gdpr_is_cited_in_full() {
        let citation = Citation::parse("gdpr:13.1.c").unwrap();
        assert_eq!(
            citation.long(Lang::Da),
            "databeskyttelsesforordningens artikel 13, stk. 1, litra c"
        );
        assert_eq!(citation.long(Lang::En), "GDPR Article 13(1)(c)");
        assert_eq!(citation.key(), "gdpr:13.1.c");
    }

    #[test]
    fn a_short_citation_leaves_the_gdpr_unsaid() {
        assert_eq!(short("gdpr:13.1.c"), ["art. 13, stk. 1, litra c", "Art. 13(1)(c)"]);
        assert_eq!(short("gdpr:30"), ["art. 30", "Art. 30"]);
        assert_eq!(short("dbl:7.3"), ["databeskyttelsesloven § 7, stk. 3", "Danish DPA § 7(3)"]);
    }

    #[test]
    fn a_citation_may_stop_at_any_step() {
        assert_eq!(
            long("gdpr:30"),
            ["databeskyttelsesforordningens artikel 30", "GDPR Article 30"]
        );
        assert_eq!(
            long("gdpr:12.1"),
            ["databeskyttelsesforordningens artikel 12, stk. 1", "GDPR Article 12(1)"]
        );
        assert_eq!(
            long("dbl:12"),
            ["databeskyttelsesloven § 12", "Danish Data Protection Act § 12"]
        );
    }

    #[test]
    fn the_danish_act_counts_sections_paragraphs_and_numbers() {
        assert_eq!(
            long("dbl:6.2"),
            ["databeskyttelsesloven § 6, stk. 2", "Danish Data Protection Act § 6(2)"]
        );
        assert_eq!(
            long("dbl:11.2.1"),
            ["databeskyttelsesloven § 11, stk. 2, nr. 1", "Danish Data Protection Act § 11(2)(1)"]
        );
    }

    #[test]
    fn a_number_after_a_paragraph_of_the_gdpr_is_a_subparagraph() {
        assert_eq!(
            long("gdpr:49.1.2"),
            [
                "databeskyttelsesforordningens artikel 49, stk. 1, andet afsnit",
                "GDPR Article 49(1), second subparagraph"
            ]
        );
    }

    #[test]
    fn definitions_and_recitals_have_their_own_form() {
        assert_eq!(short("gdpr:4.11"), ["art. 4, nr. 11", "Art. 4(11)"]);
        assert_eq!(
            long("gdpr:recital.46"),
            ["databeskyttelsesforordningens betragtning 46", "GDPR recital 46"]
        );
    }

    #[test]
    fn only_the_gdpr_has_an_address() {
        let citation = Citation::parse("gdpr:13").unwrap();
        assert_eq!(
            citation.url(Lang::Da).as_deref(),
            Some("https://eur-lex.europa.eu/legal-content/DA/TXT/?uri=CELEX:32016R0679")
        );
        assert_eq!(
            citation.url(Lang::En).as_deref(),
            Some("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679")
        );
        assert_eq!(Citation::parse("dbl:6").unwrap().url(Lang::Da), None);
    }

    #[test]
    fn what_is_no_place_in_an_act_is_refused() {
        let wrong = [
            "",
            "13",
            "gdpr",
            "gdpr:",
            "gdpr:0",
            "gdpr:100",
            "gdpr:013",
            "gdpr:+1",
            "gdpr:13.",
            "gdpr:13.c",
            "gdpr:13.1.cc",
            "gdpr:13.1.C",
            "gdpr:13.1.9",
            "gdpr:13.1.c.1",
            "gdpr:recital.174",
            "gdpr:recital",
            "dbl:",
            "dbl:6.a",
            "dbl:6.1.1.1",
            "dbl:recital.1",
            "xyz:1",
            "GDPR:13",
        ];
        for key in wrong {
            assert_eq!(Citation::parse(key), None, "{key}");
        }
    }

    fn long(key: &str) -> [String; 2] {
        let citation = Citation::parse(key).unwrap();
        [Lang::Da, Lang::En].map(|it| citation.long(it).to_owned())
    }

    fn short(key: &str) -> [String; 2] {
        let citation = Citation::parse(key).unwrap();
        [Lang::Da, Lang::En].map(|it| citation.short(it).to_owned())
    }
}
