//! Closed lists of words for the rules that read text. Every look-up tells the bytes of the text it was given.

use std::ops::Range;
use std::sync::LazyLock;

use regex_lite::Regex;
use serde::Deserialize;

use super::phrase::{Phrases, fold, leading};
use super::table::{Evidence, read};

/// A term that is not the standard Danish one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongTerm {
    /// The key of the row.
    pub key: String,
    phrases: Vec<String>,
    #[serde(default)]
    exact_case: bool,
    /// The standard term, in Danish.
    pub replacement: String,
    /// How well the standard term is known.
    pub evidence: Evidence,
}

/// A purpose that says too little: the words that make it so.
pub fn vague_purpose(text: &str) -> Option<Range<usize>> {
    let lead = leading(&LISTS.purpose_openings, text);
    let found = LISTS.vague_purposes.find(&text[lead..])?;
    Some(found.start + lead..found.end + lead)
}

/// A retention criterion that tells the reader no time: the words that make it so.
pub fn vague_criterion(text: &str) -> Option<Range<usize>> {
    LISTS.vague_criteria.find(text)
}

/// A retention criterion that is the life of an account, which says nothing of inactive accounts.
pub fn account_criterion(text: &str) -> Option<Range<usize>> {
    LISTS.account_criteria.find(text)
}

/// Words that leave a list open.
pub fn open_ended(text: &str) -> Option<Range<usize>> {
    LISTS.open_ended.first(text).map(|(range, _)| range)
}

/// A recipient's label that names no more than a kind of business partner: the label without the space around it.
pub fn generic_recipient(label: &str) -> Option<Range<usize>> {
    only(&LISTS.generic_recipients, label)
}

/// Words that point to automated evaluation.
pub fn automated_word(text: &str) -> Option<Range<usize>> {
    LISTS.automated_words.first(text).map(|(range, _)| range)
}

/// Words that describe encryption.
pub fn encryption_word(text: &str) -> Option<Range<usize>> {
    LISTS.encryption_words.first(text).map(|(range, _)| range)
}

/// A region that is no country: worldwide, outside the EEA, unknown.
pub fn worldwide_region(text: &str) -> Option<Range<usize>> {
    LISTS.worldwide_regions.first(text).map(|(range, _)| range)
}

/// What a template leaves to be filled in.
pub fn placeholder(text: &str) -> Option<Range<usize>> {
    let hits = LISTS.placeholders.hits(text).find(|(range, index)| {
        LISTS.exact_placeholders[*index].as_ref().is_none_or(|it| *it == text[range.clone()])
    });
    hits.map(|(range, _)| range)
}

/// Every term in a Danish text that is not the standard one, in the order of the text.
pub fn wrong_terms(text: &str) -> Vec<(Range<usize>, &'static WrongTerm)> {
    let hits = LISTS.wrong_phrases.hits(text);
    let terms = hits.map(|(range, index)| (range, &LISTS.wrong_terms[LISTS.wrong_owner[index]]));
    terms.filter(|(range, term)| term.means(&text[range.clone()])).collect()
}

/// Every word in a Danish text that has a synonym, in the order of the text: where, which group, which member of it.
pub fn synonyms(text: &str) -> Vec<(Range<usize>, usize, usize)> {
    let places = LISTS.synonym_words.hits(text).map(|(range, index)| {
        let (group, member) = LISTS.synonym_owner[index];
        (range, group, member)
    });
    places.collect()
}

/// The words of each group of synonyms, as they are written in a sentence.
pub fn synonym_groups() -> &'static [Vec<String>] {
    &LISTS.synonyms
}

impl WrongTerm {
    fn means(&self, found: &str) -> bool {
        !self.exact_case || self.phrases.iter().any(|it| it == found)
    }
}

/// Whole texts and expressions, ready to be searched for.
struct Patterns {
    only: Vec<String>,
    /// A text that the expression is tried on begins with one of these, or one of the literals stands in it.
    openings: Phrases,
    literals: Phrases,
    expression: Regex,
}

impl Patterns {
    fn new(written: PatternRows) -> Patterns {
        let expression = Regex::new(&written.patterns.join("|"));
        let expression = expression.expect("a built-in expression is read by the tests");
        let parts = |words: &[String]| {
            let parts: Vec<String> = words.iter().map(|it| format!("*{it}*")).collect();
            Phrases::new(parts.iter().map(String::as_str))
        };
        let (openings, literals) = (parts(&written.openings), parts(&written.literals));
        Patterns { only: written.only, openings, literals, expression }
    }

    fn find(&self, text: &str) -> Option<Range<usize>> {
        only(&self.only, text).or_else(|| {
            let start = text.len() - text.trim_start().len();
            // The expression takes a hundred times as long as a look.
            if !self.openings.opens(&text[start..]) {
                self.literals.first(text)?;
            }
            let found = self.expression.find(fold(text.trim()).as_str())?.range();
            Some(found.start + start..found.end + start)
        })
    }
}

/// The text without the space around it and a last full stop, if it is one of these words.
fn only(words: &[String], text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().trim_end_matches('.').len();
    let whole = text.get(start..end)?;
    let found = words.iter().any(|it| it.len() == whole.len() && *it == fold(whole));
    found.then_some(start..end)
}

#[derive(Deserialize)]
struct Rows {
    purpose_openings: Vec<String>,
    vague_purposes: PatternRows,
    vague_criteria: PatternRows,
    account_criteria: PatternRows,
    open_ended: Vec<String>,
    generic_recipients: Vec<String>,
    automated_words: Vec<String>,
    encryption_words: Vec<String>,
    worldwide_regions: Vec<String>,
    placeholders: Vec<PlaceholderRow>,
    wrong_terms: Vec<WrongTerm>,
    synonyms: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternRows {
    only: Vec<String>,
    openings: Vec<String>,
    literals: Vec<String>,
    patterns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceholderRow {
    phrase: String,
    #[serde(default)]
    exact_case: bool,
}

struct Lists {
    purpose_openings: Vec<String>,
    vague_purposes: Patterns,
    vague_criteria: Patterns,
    account_criteria: Patterns,
    open_ended: Phrases,
    generic_recipients: Vec<String>,
    automated_words: Phrases,
    encryption_words: Phrases,
    worldwide_regions: Phrases,
    placeholders: Phrases,
    /// Of each placeholder whose case counts, how it is written.
    exact_placeholders: Vec<Option<String>>,
    wrong_terms: Vec<WrongTerm>,
    wrong_phrases: Phrases,
    wrong_owner: Vec<usize>,
    synonyms: Vec<Vec<String>>,
    synonym_words: Phrases,
    synonym_owner: Vec<(usize, usize)>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let rows: Rows = read(include_str!("terms.yaml"));
    let phrases = |list: &[String]| Phrases::new(list.iter().map(String::as_str));
    let lower: Vec<String> = rows.placeholders.iter().map(|it| it.phrase.to_lowercase()).collect();
    let exact = |it: PlaceholderRow| it.exact_case.then_some(it.phrase);
    let wrong = || rows.wrong_terms.iter().enumerate();
    let wrong_owner =
        wrong().flat_map(|(owner, it)| it.phrases.iter().map(move |_| owner)).collect();
    let wrong_phrases = Phrases::new(wrong().flat_map(|(_, it)| &it.phrases).map(String::as_str));
    let members =
        |(group, words): (usize, &Vec<String>)| (0..words.len()).map(move |member| (group, member));
    let said = |words: &Vec<String>| words.iter().map(|it| it.replace('*', "")).collect();
    Lists {
        purpose_openings: rows.purpose_openings,
        vague_purposes: Patterns::new(rows.vague_purposes),
        vague_criteria: Patterns::new(rows.vague_criteria),
        account_criteria: Patterns::new(rows.account_criteria),
        open_ended: phrases(&rows.open_ended),
        generic_recipients: rows.generic_recipients,
        automated_words: phrases(&rows.automated_words),
        encryption_words: phrases(&rows.encryption_words),
        worldwide_regions: phrases(&rows.worldwide_regions),
        placeholders: phrases(&lower),
        exact_placeholders: rows.placeholders.into_iter().map(exact).collect(),
        wrong_phrases,
        wrong_owner,
        wrong_terms: rows.wrong_terms,
        synonym_words: Phrases::new(rows.synonyms.iter().flatten().map(String::as_str)),
        synonym_owner: rows.synonyms.iter().enumerate().flat_map(members).collect(),
        synonyms: rows.synonyms.iter().map(said).collect(),
    }
});

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{
        LISTS, account_criterion, automated_word, generic_recipient, open_ended, placeholder,
        synonym_groups, synonyms, vague_criterion, vague_purpose, worldwide_region, wrong_terms,
    };

    type LookUp = fn(&str) -> Option<Range<usize>>;

    fn cases(look_up: LookUp, hits: &[(&str, &str)], misses: &[&str]) {
        for (text, hit) in hits {
            assert_eq!(look_up(text).map(|it| &text[it]), Some(*hit), "{text}");
        }
        for text in misses {
            assert_eq!(look_up(text), None, "{text}");
        }
    }

    #[test]
    fn a_vague_purpose_is_found_by_its_words() {
        let hits = [
            ("  Forbedre vores tjenester og app", "Forbedre vores tjeneste"),
            ("Analysere adfærd på siden", "Analysere adfærd"),
            (
                "Markedsføre vores produkter og tjenester.",
                "Markedsføre vores produkter og tjenester.",
            ),
            ("Sende dig relevante tilbud", "Sende dig relevante tilbud"),
            ("At håndtere kommunikation", "håndtere kommunikation"),
            (" Statistik. ", "Statistik"),
            ("levere\nvores service", "levere\nvores service"),
        ];
        let misses = [
            "",
            "Levere de bestilte varer til dig",
            "Statistik over salget",
            "Vi vil forbedre vores tjeneste",
        ];
        cases(vague_purpose, &hits, &misses);
    }

    #[test]
    fn a_vague_criterion_is_found_by_its_words() {
        let hits = [
            ("Så længe det er nødvendigt", "Så længe det er nødvendig"),
            ("Slettes, når de ikke er relevante", "ikke er relevant"),
            ("Efter lovgivningen", "Efter lovgivningen"),
        ];
        let misses =
            ["Fem år efter regnskabsårets udløb", "Så længe sagen er åben. Det er nødvendigt"];
        cases(vague_criterion, &hits, &misses);
        let hits = [("Gemmes, så længe du har en konto hos os", "så længe du har en konto")];
        cases(account_criterion, &hits, &["Så længe kontoen er aktiv"]);
    }

    #[test]
    fn an_open_list_is_found_by_its_words() {
        let hits = [
            ("Kontaktdata, F.eks. navn", "F.eks."),
            ("Navn mv.", "mv."),
            ("CVR-nummer og relaterede oplysninger", "relaterede oplysninger"),
        ];
        let misses = ["Navn og e-mail", "Lignende navne", "mvz", "Helbredsrelaterede oplysninger"];
        cases(open_ended, &hits, &misses);
    }

    #[test]
    fn a_generic_recipient_is_the_whole_label() {
        let hits = [(" Leverandører", "Leverandører"), ("Andre modtagere", "Andre modtagere")];
        cases(generic_recipient, &hits, &["Leverandører af hosting", "Nets A/S", ""]);
    }

    #[test]
    fn automated_evaluation_is_found_by_its_words() {
        let hits = [
            ("Matche klienter og terapeuter", "Matche"),
            ("Vores søgealgoritmer", "algoritmer"),
            ("Opdage svig", "svig"),
            ("Profilering af kunder", "Profilering"),
        ];
        let misses = ["Svigte en aftale", "Vise terapeuters profiler", "Chatte via Discord"];
        cases(automated_word, &hits, &misses);
    }

    #[test]
    fn a_region_that_is_no_country_is_found() {
        let hits = [
            ("Worldwide", "Worldwide"),
            ("Både inden for og uden for EU / EØS", "uden for EU"),
            ("Ukendt", "Ukendt"),
        ];
        cases(worldwide_region, &hits, &["EU/EØS", "Norden", "Inden for EU"]);
    }

    #[test]
    fn a_placeholder_is_found_and_ordinary_words_are_not() {
        let to_do = ["TO", "DO"].concat();
        let hits = [
            ("[Indsæt navn]", "[Indsæt"),
            ("tlf. XXXX", "XXXX"),
            ("Lorem ipsum", "Lorem"),
            (to_do.as_str(), to_do.as_str()),
        ];
        cases(placeholder, &hits, &["Indsæt dit kort", "todo", "Kaj og Maxxx"]);
    }

    #[test]
    fn wrong_terms_are_found_in_their_order() {
        let text =
            "Vi behandler specielle kategorier af Personlig Data efter GDPR Article 9 (2), punkt a";
        let found: Vec<_> =
            wrong_terms(text).into_iter().map(|(range, term)| (&text[range], &*term.key)).collect();
        let expected = [
            ("specielle kategorier", "specielle-kategorier"),
            ("Personlig Data", "personlig-data"),
            ("GDPR Article", "gdpr-article"),
            ("punkt a", "punkt"),
        ];
        assert_eq!(found, expected);
        for text in ["fra punkt A til punkt B", "personlige data", "særlige kategorier", "retlig"]
        {
            assert!(wrong_terms(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_standard_term_is_never_a_wrong_one() {
        for term in &LISTS.wrong_terms {
            assert!(wrong_terms(&term.replacement).is_empty(), "{}", term.key);
            assert!(!wrong_terms(&term.phrases[0].replace('*', "")).is_empty(), "{}", term.key);
        }
        assert!(LISTS.wrong_terms.windows(2).all(|it| it[0].key < it[1].key));
    }

    #[test]
    fn synonyms_know_their_group() {
        let text =
            "Persondata og personlige oplysninger om svig, svigte og e-mailadresse (a@email.dk)";
        let found: Vec<_> = synonyms(text)
            .into_iter()
            .map(|(range, group, member)| (&text[range], &*synonym_groups()[group][member]))
            .collect();
        let expected = [
            ("Persondata", "persondata"),
            ("personlige oplysninger", "personlige oplysninger"),
            ("svig", "svig"),
            ("e-mailadresse", "e-mail"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn every_member_of_a_group_is_found_as_itself() {
        for (group, words) in synonym_groups().iter().enumerate() {
            assert!(words.len() > 1);
            for (member, word) in words.iter().enumerate() {
                assert_eq!(synonyms(word), [(0..word.len(), group, member)], "{word}");
            }
        }
    }
}
