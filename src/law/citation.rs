//! The place of a provision: from a key to the words of a language.

use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;

use super::act::{Act, BOOK, Division};
use super::document::{Document, document};
use super::place::{self, Step};
use super::words::Words;
use crate::source::Lang;

/// A place in the law or in guidance, written as the reader's language writes it.
///
/// The key of a place in an act is the act and the numbers, with dots between: `gdpr:13.1.c`, `gdpr:49.1.2` (second
/// subparagraph), `gdpr:recital.46`, `dbl:11.2`, `tvl:4c`, `dbl:chapter.5-6`. The last number may be several, with `-` for
/// a range and `+` for one more: `gdpr:26.1-2`, `gdpr:15-18+20`, `gdpr:30.1.c+d`. A Danish act may be cited whole: `jfb`.
/// The acts are the rows of `citations.yaml`. Guidance, judgments and decisions are whole rows of `documents.yaml`:
/// `cjeu:C-154/21`, `wp260:annex`.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Citation {
    key: String,
    place: Place,
    forms: Forms,
}

/// The long and the short form in each language, made when they are first asked for: a chain that grows by a link for each
/// language, so that nobody waits for a lock and what was made once can be lent out.
type Forms = OnceLock<Box<Link>>;

#[derive(Clone)]
struct Link {
    lang: Lang,
    forms: [String; 2],
    next: Forms,
}

#[derive(Clone, PartialEq, Eq)]
enum Place {
    Act(&'static Act, Vec<Step>),
    Document(&'static Document),
}

impl PartialEq for Citation {
    fn eq(&self, other: &Citation) -> bool {
        self.key == other.key
    }
}

impl Eq for Citation {}

impl Citation {
    /// The citation a key stands for; `None` if no act has such a place and no document that key.
    pub fn parse(key: &str) -> Option<Citation> {
        let (name, place) = key.split_once(':').map_or((key, None), |(act, it)| (act, Some(it)));
        let place = match (BOOK.rows.iter().find(|it| it.key == name), place) {
            (Some(act), Some(place)) => Place::Act(act, place::parse(act, place)?),
            (Some(act), None) if act.division == Division::Section => Place::Act(act, Vec::new()),
            (Some(_), None) => return None,
            (None, _) => Place::Document(document(key)?),
        };
        Some(Citation { key: key.to_owned(), place, forms: OnceLock::new() })
    }

    /// The key this citation was parsed from.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The full form, with the name of the act: `GDPR Article 13(1)(c)`.
    pub fn long(&self, lang: Lang) -> &str {
        &self.forms(lang)[0]
    }

    /// The form for tables and parentheses, where the GDPR goes without saying: `Art. 13(1)(c)`.
    pub fn short(&self, lang: Lang) -> &str {
        &self.forms(lang)[1]
    }

    /// Where it can be read in that language: what EUR-Lex holds has a stable address in both.
    pub fn url(&self, lang: Lang) -> Option<String> {
        match &self.place {
            Place::Act(act, _) => act.url.as_ref().map(|it| it.get(lang).to_owned()),
            Place::Document(document) => {
                let language = lang.spoken().code().to_ascii_uppercase();
                let celex = document.celex.as_ref()?;
                Some(format!(
                    "https://eur-lex.europa.eu/legal-content/{language}/TXT/?uri=CELEX:{celex}"
                ))
            }
        }
    }

    /// The numbers of the GDPR's articles that it covers, rising; empty for a recital and for every other text.
    pub fn articles(&self) -> Vec<u16> {
        match &self.place {
            Place::Act(_, steps) => match steps.first() {
                Some(Step::Article(articles)) => articles.numbers().collect(),
                _ => Vec::new(),
            },
            Place::Document(_) => Vec::new(),
        }
    }

    /// The names that a citation begins with, in each language: of an act, or of a document.
    pub(super) fn names(&self) -> [Option<&Words>; 2] {
        match &self.place {
            Place::Act(act, _) => [Some(&act.long), act.short.as_ref()],
            Place::Document(document) => [Some(&document.long), Some(&document.short)],
        }
    }

    fn forms(&self, lang: Lang) -> &[String; 2] {
        let mut chain = &self.forms;
        loop {
            let link = chain.get_or_init(|| {
                let forms = [self.long_in(lang), self.short_in(lang)];
                Box::new(Link { lang, forms, next: OnceLock::new() })
            });
            if link.lang == lang && same_words(link.lang, lang) {
                return &link.forms;
            }
            chain = &link.next;
        }
    }

    fn long_in(&self, lang: Lang) -> String {
        match &self.place {
            Place::Act(act, steps) => {
                named(act.long.get(lang), place::write(steps, lang, false), lang)
            }
            Place::Document(document) => document.long.get(lang).to_owned(),
        }
    }

    fn short_in(&self, lang: Lang) -> String {
        match &self.place {
            Place::Act(act, steps) => {
                let name = act.short.as_ref().map_or("", |it| it.get(lang));
                named(name, place::write(steps, lang, true), lang)
            }
            Place::Document(document) => document.short.get(lang).to_owned(),
        }
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

fn named(name: &str, place: String, lang: Lang) -> String {
    match (name, place.as_str()) {
        ("", _) => place,
        (name, "") => name.to_owned(),
        (name, place) => {
            BOOK.forms.whole.get(lang).replace("{place}", place).replace("{act}", name)
        }
    }
}

/// Whether two values of a language say things in the same words: a run reads its words once, a test may do so often.
fn same_words(one: Lang, other: Lang) -> bool {
    match (one.vocabulary(), other.vocabulary()) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
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
    fn what_eur_lex_holds_has_an_address() {
        let citation = Citation::parse("gdpr:13").unwrap();
        assert_eq!(
            citation.url(Lang::Da).as_deref(),
            Some("https://eur-lex.europa.eu/legal-content/DA/TXT/?uri=CELEX:32016R0679")
        );
        assert_eq!(
            citation.url(Lang::En).as_deref(),
            Some("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679")
        );
        assert_eq!(
            Citation::parse("cjeu:C-311/18").unwrap().url(Lang::Da).as_deref(),
            Some("https://eur-lex.europa.eu/legal-content/DA/TXT/?uri=CELEX:62018CJ0311")
        );
        for key in ["dbl:6", "wp260:annex"] {
            assert_eq!(Citation::parse(key).unwrap().url(Lang::Da), None, "{key}");
        }
    }

    #[test]
    fn several_places_are_cited_together() {
        let places = [
            ("gdpr:26.1-2", "artikel 26, stk. 1-2", "Article 26(1)-(2)"),
            ("gdpr:44-46", "artikel 44-46", "Articles 44-46"),
            ("gdpr:15-18+20", "artikel 15-18 og 20", "Articles 15-18 and 20"),
            ("gdpr:22.2-4", "artikel 22, stk. 2-4", "Article 22(2)-(4)"),
            ("gdpr:21.1+2+4", "artikel 21, stk. 1, 2 og 4", "Article 21(1), (2) and (4)"),
            ("gdpr:30.1.c+d", "artikel 30, stk. 1, litra c og d", "Article 30(1)(c) and (d)"),
            ("gdpr:37.1.a-c", "artikel 37, stk. 1, litra a-c", "Article 37(1)(a)-(c)"),
            ("gdpr:4.7-10", "artikel 4, nr. 7-10", "Article 4(7)-(10)"),
            ("gdpr:recital.32+43", "betragtning 32 og 43", "recitals 32 and 43"),
        ];
        for (key, da, en) in places {
            let expected = [format!("databeskyttelsesforordningens {da}"), format!("GDPR {en}")];
            assert_eq!(long(key), expected);
        }
        assert_eq!(
            short("dbl:8.3-5"),
            ["databeskyttelsesloven § 8, stk. 3-5", "Danish DPA § 8(3)-(5)"]
        );
        assert_eq!(
            long("dbl:chapter.5-6"),
            ["databeskyttelsesloven kapitel 5-6", "Danish Data Protection Act chapters 5-6"]
        );
        assert_eq!(short("dbl:23-24"), ["databeskyttelsesloven §§ 23-24", "Danish DPA §§ 23-24"]);
    }

    #[test]
    fn a_section_may_have_a_letter() {
        assert_eq!(
            long("tvl:4c"),
            ["tv-overvågningsloven § 4 c", "Danish TV Surveillance Act § 4 c"]
        );
        assert_eq!(
            short("tvl:4c.5"),
            ["tv-overvågningsloven § 4 c, stk. 5", "TV Surveillance Act § 4 c(5)"]
        );
    }

    #[test]
    fn a_danish_act_and_a_document_are_cited_whole() {
        assert_eq!(
            long("jfb"),
            ["journalføringsbekendtgørelsen", "Danish Executive Order on patient records"]
        );
        assert_eq!(
            short("bek567:6"),
            ["bekendtgørelse 567/2017 § 6", "Executive Order 567/2017 § 6"]
        );
        assert_eq!(short("wp260:annex"), ["WP260 rev.01, bilaget", "WP260 rev.01, annex"]);
        assert_eq!(
            long("cjeu:C-154/21"),
            [
                "EU-Domstolens dom i sag C-154/21 (Österreichische Post)",
                "CJEU, Case C-154/21 (Österreichische Post)"
            ]
        );
    }

    #[test]
    fn a_citation_knows_the_articles_it_covers() {
        let articles = |key: &str| Citation::parse(key).unwrap().articles();
        assert_eq!(articles("gdpr:13.1.c"), [13]);
        assert_eq!(articles("gdpr:15-18+20"), [15, 16, 17, 18, 20]);
        for key in ["gdpr:recital.46", "dbl:13", "jfb", "wp260"] {
            assert!(articles(key).is_empty(), "{key}");
        }
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
            "dbl:a",
            "dbl:6ab",
            "gdpr:4c",
            "gdpr:recital.173-174",
            "gdpr:98-100",
            "gdpr:13-14.1",
            "gdpr:13.1-2.c",
            "gdpr:13.2-1",
            "gdpr:13.1-1",
            "gdpr:13.2+1",
            "gdpr:13.1+",
            "gdpr:13.1-",
            "gdpr:13.1-2-3",
            "gdpr:49.1.1-2",
            "wp260:",
            "wp260:1",
            "cjeu:C-1/1",
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
