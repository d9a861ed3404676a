//! How facts are said in a language: the words for closed lists, dates, periods, lists, and the standard sentence of a
//! retention item. Pages and register say the same, so they ask here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::Serialize;

use super::{Activity, DataLine, Date, Key, Period, Register, Retention};
use crate::source::{Lang, Spanned, embedded};
use crate::written::retention::RetentionEvent;

type Catalogue = BTreeMap<String, String>;

static DA: LazyLock<Catalogue> = LazyLock::new(|| read(include_str!("wording/da.yaml")));
static EN: LazyLock<Catalogue> = LazyLock::new(|| read(include_str!("wording/en.yaml")));

fn read(text: &str) -> Catalogue {
    embedded(text).expect("the embedded catalogue is a map of strings")
}

/// The phrase for a key of `wording/*.yaml`; empty when there is none. Another language than ours has them in the file
/// of its words; what it lacks there is in English.
pub fn phrase(key: &str, lang: Lang) -> &'static str {
    if let Some(text) = lang.vocabulary().and_then(|it| it.text(key)) {
        return text;
    }
    let catalogue: &'static Catalogue = if lang == Lang::Da { &DA } else { &EN };
    catalogue.get(key).map_or("", String::as_str)
}

/// The phrases that every language needs, by name: Danish and English. The checklist is in our languages only.
pub fn to_translate() -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    let ours = |key: &str| key.starts_with("checklist.") || key.starts_with("lix.");
    let needed = EN.iter().filter(move |(key, _)| !ours(key));
    needed.map(|(key, text)| (key.as_str(), [phrase(key, Lang::Da), text.as_str()]))
}

/// The word for a value of a closed list of the model: `list` is the list's name, the value goes by its YAML name.
pub fn value(list: &str, value: impl Serialize, lang: Lang) -> &'static str {
    phrase(&format!("{list}.{}", Name(value)), lang)
}

/// The YAML name of a value of a closed list.
pub fn name_of(value: impl Serialize) -> String {
    Name(value).to_string()
}

/// A value of a closed list, shown by its YAML name: a formatter is a serializer that writes just that.
struct Name<T>(T);

impl<T: Serialize> fmt::Display for Name<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// `1. december 2023`, `1 December 2023`.
pub fn date(date: Date, lang: Lang) -> String {
    let (year, month, day) = date.parts();
    let parts = [
        ("{day}", day.to_string()),
        ("{month}", phrase(&format!("month.{month}"), lang).to_owned()),
        ("{year}", year.to_string()),
    ];
    let form = phrase("date", lang).to_owned();
    parts.iter().fold(form, |text, (name, part)| text.replace(name, part))
}

/// `5 år og 6 måneder`; empty for a period that is over at once.
pub fn period(period: Period, lang: Lang) -> String {
    let parts = [
        (period.years, "year"),
        (period.months, "month"),
        (period.weeks, "week"),
        (period.days, "day"),
    ];
    let words = parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, unit)| {
        let form = if number == 1 { "one" } else { "many" };
        format!("{} {}", self::number(number, lang), phrase(&format!("unit.{unit}.{form}"), lang))
    });
    list(&words.collect::<Vec<_>>(), lang)
}

/// `1.500`, `1,500`.
pub fn number(number: u32, lang: Lang) -> String {
    let digits = number.to_string();
    let mut said = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push_str(phrase("thousands", lang));
        }
        said.push(digit);
    }
    said
}

/// `a, b og c`.
pub fn list<T: AsRef<str>>(items: &[T], lang: Lang) -> String {
    joined(items, phrase("and", lang))
}

fn joined<T: AsRef<str>>(items: &[T], last_word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {last_word} {}", rest.join(", "), last.as_ref())
        }
    }
}

/// `a, b eller c`.
pub fn alternatives<T: AsRef<str>>(items: &[T], lang: Lang) -> String {
    joined(items, phrase("or", lang))
}

/// Names as they stand in one list: only the first keeps its capital, where the language has small letters for names.
pub fn list_of_names<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        all.push(if all.is_empty() { name.to_owned() } else { within(name, lang) });
    }
    list(&all, lang)
}

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A text within a sentence: with a small first letter, unless the language writes words for things with a capital.
fn within(text: &str, lang: Lang) -> String {
    if phrase("capitals", lang) == "keep" { text.to_owned() } else { lower_first(text) }
}

/// The text with a small first letter, unless it begins with an abbreviation.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let second = letters.clone().next();
    // An abbreviation such as "CPR" or "IP" keeps its capitals; "E-mail" is none.
    match first {
        Some(it) if second.is_none_or(|it| it.is_lowercase() || it == '-') => {
            it.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// The standard sentence of a retention item, made from its facts.
pub fn retention(item: &Retention, activity: &Activity, register: &Register, lang: Lang) -> String {
    let subject = if item.data.is_empty() {
        let others = activity.retention.values().any(|it| !it.data.is_empty());
        phrase(if others { "retention.other_data" } else { "retention.all_data" }, lang).to_owned()
    } else {
        let labels: Vec<&str> =
            item.data.iter().map(|it| data_label(activity, *it, register, lang)).collect();
        capitalised(&list(&labels.iter().map(|it| within(it, lang)).collect::<Vec<_>>(), lang))
    };
    let mut sentence = format!("{subject} {}", how_long(item, lang));
    let in_figures = item.period.is_some() || item.until.is_some();
    if let (Some(criteria), false) = (&item.criteria, in_figures) {
        sentence.push_str(&format!(" {}", within(criteria.get(lang).trim_end_matches('.'), lang)));
    }
    if let Some(when) = &item.when {
        sentence.push_str(&format!(" ({})", when.get(lang)));
    }
    if let Some(law) = &item.basis_law {
        sentence.push_str(&format!(" ({} {})", phrase("retention.basis", lang), law.value));
    }
    if let (Some(criteria), true) = (&item.criteria, in_figures) {
        sentence.push_str(&format!(
            ". {} {}",
            phrase("retention.criterion", lang),
            criteria.get(lang)
        ));
    }
    if !sentence.ends_with('.') {
        sentence.push('.');
    }
    if let Some(unused) = &item.inactive_after {
        let unused = period(unused.value, lang);
        sentence.push(' ');
        sentence.push_str(&phrase("retention.inactive", lang).replace("{period}", &unused));
    }
    if item.statutory_exception.as_ref().is_some_and(|it| it.value) {
        sentence.push(' ');
        sentence.push_str(phrase("retention.statutory_exception", lang));
    }
    sentence
}

fn how_long(item: &Retention, lang: Lang) -> String {
    let event = |it: &Spanned<RetentionEvent>| value("event", it.value, lang);
    let phrase = |key| phrase(key, lang);
    if item.unlimited.is_some() {
        return phrase("retention.unlimited").to_owned();
    }
    let Some(length) = item.period.as_ref().map(|it| it.value) else {
        return match &item.until {
            Some(until) => format!("{} {}", phrase("retention.kept_until"), event(until)),
            None if item.criteria.is_some() => phrase("retention.kept_by").to_owned(),
            None => phrase("retention.not_stated").to_owned(),
        };
    };
    let at_most = item.at_most.as_ref().is_some_and(|it| it.value);
    let mut text = match (&item.from, length.is_zero()) {
        (Some(from), true) => format!("{} {}", phrase("retention.at_once_after"), event(from)),
        (None, true) => phrase("retention.at_once").to_owned(),
        (from, false) => {
            let kept =
                phrase(if at_most { "retention.kept_for_at_most" } else { "retention.kept_for" });
            let after =
                from.as_ref().map(|it| format!("{} {}", phrase("retention.from"), event(it)));
            format!("{kept} {}{}", period(length, lang), after.unwrap_or_default())
        }
    };
    if let Some(until) = &item.until {
        text.push_str(&format!("{} {}", phrase("retention.but_until"), event(until)));
    }
    text
}

/// What a data line is called where it stands beside others: its categories.
pub fn line_label(line: &DataLine, register: &Register, lang: Lang) -> String {
    let labels = line.categories.iter().map(|it| register.data_categories[*it].label.get(lang));
    list_of_names(labels, lang)
}

/// What a data line is called: its category, or its own text where several lines share the category.
fn data_label<'a>(
    activity: &'a Activity,
    key: Key<DataLine>,
    register: &'a Register,
    lang: Lang,
) -> &'a str {
    let line = &activity.data[key];
    let shared =
        activity.data.entries().any(|(other, it)| other != key && it.categories == line.categories);
    let category =
        line.categories.first().map_or("", |it| register.data_categories[*it].label.get(lang));
    match &line.text {
        Some(text) if shared || line.categories.len() > 1 => text.get(lang).trim_end_matches('.'),
        _ => category,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_phrases() {
        let (da, en): (Vec<_>, Vec<_>) = (DA.keys().collect(), EN.keys().collect());
        assert_eq!(da, en);
    }

    #[test]
    fn dates_periods_and_lists_are_said_as_people_say_them() {
        let day = Date::parse("2023-12-01").expect("a date");
        assert_eq!(date(day, Lang::Da), "1. december 2023");
        assert_eq!(date(day, Lang::En), "1 December 2023");
        let length = Period::parse("P5Y6M").expect("a period");
        assert_eq!(period(length, Lang::Da), "5 år og 6 måneder");
        assert_eq!(period(length, Lang::En), "5 years and 6 months");
        assert_eq!(list(&["a", "b", "c"], Lang::Da), "a, b og c");
        assert_eq!(list(&["a", "b", "c"], Lang::En), "a, b and c");
        let length = Period::parse("P1500D").expect("a period");
        assert_eq!(period(length, Lang::Da), "1.500 dage");
        assert_eq!(period(length, Lang::En), "1,500 days");
        assert_eq!(
            [7, 999, 1000, 1_234_567].map(|it| number(it, Lang::Da)).join(" "),
            "7 999 1.000 1.234.567"
        );
    }
}
