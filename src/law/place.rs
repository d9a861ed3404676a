//! A place in an act: from the dotted numbers of a key to the words of a language.

use std::fmt;

use super::act::{Act, BOOK, Division, Opening};
use super::words::Words;
use crate::source::Lang;

/// One step down into an act.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Step {
    Article(Marks),
    Section(Marks),
    Chapter(Marks),
    Recital(Marks),
    Paragraph(Marks),
    Point(Marks),
    Number(Marks),
    Subparagraph(&'static Words),
}

/// One or more neighbours on the same step, such as `1-2+4`: ranges in rising order.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Marks(Vec<(Mark, Mark)>);

/// A number or a letter, or both as in `4c`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    number: u16,
    letter: Option<char>,
}

/// The steps a key's place stands for; `None` if the act has no such place.
///
/// Only the last step may be several places: what comes after more than one place would belong to neither.
pub(super) fn parse(act: &Act, place: &str) -> Option<Vec<Step>> {
    let parts: Vec<&str> = place.split('.').collect();
    let steps = match (act.division, parts.as_slice()) {
        (Division::Article, ["recital", recital]) => {
            let marks = marks(recital, number)?;
            vec![Step::Recital(marks.within(act.recitals?)?)]
        }
        (_, ["chapter", chapter]) => vec![Step::Chapter(marks(chapter, number)?)],
        (Division::Article, parts) => article(act, parts)?,
        (Division::Section, parts) => section(parts)?,
    };
    let (_, before) = steps.split_last()?;
    before.iter().all(|it| it.marks().is_some_and(Marks::is_one)).then_some(steps)
}

/// The steps in the words of a language; the first is abbreviated in the short form.
pub(super) fn write(steps: &[Step], lang: Lang, short: bool) -> String {
    let forms = &BOOK.forms;
    let opening = |opening: &Opening, marks: &Marks| {
        let count = if short { &opening.short } else { &opening.long };
        let form = if marks.is_one() { &count.one } else { &count.several };
        fill(form, lang, &marks.write(&forms.join.opening, lang))
    };
    let later =
        |form: &Words, marks: &Marks| fill(form, lang, &marks.write(&forms.join.later, lang));
    let written = steps.iter().map(|step| match step {
        Step::Article(it) => opening(&forms.article, it),
        Step::Section(it) => opening(&forms.section, it),
        Step::Chapter(it) => opening(&forms.chapter, it),
        Step::Recital(it) => opening(&forms.recital, it),
        Step::Paragraph(it) => later(&forms.paragraph, it),
        Step::Point(it) => later(&forms.point, it),
        Step::Number(it) => later(&forms.number, it),
        Step::Subparagraph(it) => fill(&forms.subparagraph, lang, it.get(lang)),
    });
    written.collect()
}

impl Step {
    fn marks(&self) -> Option<&Marks> {
        match self {
            Step::Article(it)
            | Step::Section(it)
            | Step::Chapter(it)
            | Step::Recital(it)
            | Step::Paragraph(it)
            | Step::Point(it)
            | Step::Number(it) => Some(it),
            Step::Subparagraph(_) => None,
        }
    }
}

impl Marks {
    /// Every number that is covered, in rising order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u16> {
        self.0.iter().flat_map(|(first, last)| first.number..=last.number)
    }

    fn is_one(&self) -> bool {
        matches!(self.0.as_slice(), [(first, last)] if first == last)
    }

    fn within(self, end: u16) -> Option<Marks> {
        let fits = self.0.iter().all(|(_, last)| last.number <= end);
        fits.then_some(self)
    }

    fn write(&self, each: &Words, lang: Lang) -> String {
        let join = &BOOK.forms.join;
        let each = |mark: &Mark| fill(each, lang, &mark.to_string());
        let mut text = String::new();
        for (index, (first, last)) in self.0.iter().enumerate() {
            if index > 0 {
                let is_last = index + 1 == self.0.len();
                text += if is_last { &join.last } else { &join.between }.get(lang);
            }
            text += &each(first);
            if first != last {
                text += join.range.get(lang);
                text += &each(last);
            }
        }
        text
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.number, self.letter) {
            (0, Some(letter)) => write!(f, "{letter}"),
            (number, Some(letter)) => write!(f, "{number} {letter}"),
            (number, None) => write!(f, "{number}"),
        }
    }
}

/// The definitions of Article 4 are numbered; everywhere else a number after the article is a paragraph.
fn article(act: &Act, parts: &[&str]) -> Option<Vec<Step>> {
    let (first, rest) = parts.split_first()?;
    let article = marks(first, number)?;
    let defines = article.is_one() && article.numbers().eq([4]);
    let mut steps = vec![Step::Article(article.within(act.last.unwrap_or(u16::MAX))?)];
    match rest {
        [] => {}
        [definition] if defines => steps.push(Step::Number(marks(definition, number)?)),
        [paragraph] => steps.push(Step::Paragraph(marks(paragraph, number)?)),
        [paragraph, last] => {
            steps.push(Step::Paragraph(marks(paragraph, number)?));
            steps.push(marks(last, letter).map(Step::Point).or_else(|| subparagraph(last))?);
        }
        _ => return None,
    }
    Some(steps)
}

fn section(parts: &[&str]) -> Option<Vec<Step>> {
    let (first, rest) = parts.split_first()?;
    let later = [Step::Paragraph, Step::Number];
    if rest.len() > later.len() {
        return None;
    }
    let rest = rest.iter().zip(later).map(|(part, kind)| marks(part, number).map(kind));
    std::iter::once(marks(first, section_number).map(Step::Section)).chain(rest).collect()
}

fn subparagraph(text: &str) -> Option<Step> {
    let index = usize::from(number(text)?.number - 1);
    BOOK.forms.ordinals.get(index).map(Step::Subparagraph)
}

/// `1-2+4`: ranges and single marks, rising.
fn marks(text: &str, mark: fn(&str) -> Option<Mark>) -> Option<Marks> {
    let mut ranges: Vec<(Mark, Mark)> = Vec::new();
    for part in text.split('+') {
        let (first, last) = match part.split_once('-') {
            Some((first, last)) => (mark(first)?, mark(last)?),
            None => (mark(part)?, mark(part)?),
        };
        let rising = ranges.last().is_none_or(|(_, before)| *before < first);
        if !rising || first > last || (first == last && part.contains('-')) {
            return None;
        }
        ranges.push((first, last));
    }
    Some(Marks(ranges))
}

fn number(text: &str) -> Option<Mark> {
    let plain = text.starts_with(|it: char| matches!(it, '1'..='9'));
    text.parse().ok().filter(|_| plain).map(|number| Mark { number, letter: None })
}

fn letter(text: &str) -> Option<Mark> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase);
    letters.next().is_none().then_some(Mark { number: 0, letter: Some(letter?) })
}

/// Danish acts put new sections between old ones by a letter: `4c`.
fn section_number(text: &str) -> Option<Mark> {
    match text.strip_suffix(|it: char| it.is_ascii_lowercase()) {
        Some(digits) => Some(Mark { letter: text.chars().last(), ..number(digits)? }),
        None => number(text),
    }
}

fn fill(form: &Words, lang: Lang, value: &str) -> String {
    form.get(lang).replace("{}", value)
}
