//! Values of `register.json` in words.

use serde_json::Value;

use crate::law;
use crate::register::{Date, Period, wording};
use crate::source::{Lang, word};

/// A value that stands at a path, in words.
pub(super) fn value(path: &str, value: &Value, lang: Lang) -> String {
    match value {
        Value::Bool(true) => word("yes", lang).to_owned(),
        Value::Bool(false) => word("no", lang).to_owned(),
        Value::String(text) => string(path, text, lang),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|it| self::value(path, it, lang)).collect();
            items.join(", ")
        }
        Value::Object(object) => {
            let own = |it: &Value| it[lang.code()].as_str().map(str::to_owned);
            let texts = ["label", "title", "text", "name", "recipient", "article", "citation"];
            let named = texts.iter().filter_map(|it| object.get(*it));
            let label = || named.map(|it| self::value(path, it, lang)).find(|it| !it.is_empty());
            let any =
                || Lang::ALL.iter().find_map(|it| value[it.code()].as_str().map(str::to_owned));
            clean(&own(value).or_else(any).or_else(label).unwrap_or_default())
        }
        it => it.to_string(),
    }
}

/// What a thing of a kind without a label is called: a country, a right, a legal basis.
pub(super) fn key(kind: &str, key: &str, lang: Lang) -> String {
    match kind {
        "country" => law::country(key).map_or_else(String::new, |it| it.name(lang).to_owned()),
        "right" => right(key, lang),
        _ => String::new(),
    }
}

fn right(key: &str, lang: Lang) -> String {
    let found = law::rights().iter().find(|it| it.key.name() == key);
    found.map_or_else(|| clean(key), |it| it.title.get(lang).to_owned())
}

fn string(path: &str, text: &str, lang: Lang) -> String {
    let last = path.rsplit('.').next().unwrap_or_default();
    let name = last.split('[').next().unwrap_or_default();
    let listed = |list: &str| wording::value(list, text, lang).to_owned();
    let said = match name {
        "period" | "inactive_after" | "within" | "response_time" => {
            let period = Period::parse(text);
            let at_once = || wording::phrase("retention.at_once", lang).to_owned();
            period.map_or_else(String::new, |it| {
                if it.is_zero() { at_once() } else { wording::period(it, lang) }
            })
        }
        "from" | "until" => listed("event"),
        "role" if path.starts_with("activities[") && !path.contains("transfers") => {
            listed("activity_role")
        }
        "role" => listed("role"),
        "kind" if path.starts_with("data_categories") => listed("kind"),
        "kind" if path.contains(".source.") => listed("source"),
        "special_type" => listed("special_type"),
        "required" => listed("provision"),
        "basis" => listed("decision_basis"),
        "channels" if path.starts_with("notices") => listed("announcement"),
        "mechanism" => {
            law::mechanism(text).map_or_else(String::new, |it| it.wording.get(lang).to_owned())
        }
        "countries" | "country" => {
            law::country(text).map_or_else(String::new, |it| it.name(lang).to_owned())
        }
        "rights" => right(text, lang),
        _ => Date::parse(text).map_or_else(String::new, |it| wording::date(it, lang)),
    };
    if said.is_empty() { clean(text) } else { said }
}

/// A text as one line that does nothing to a terminal and reads in the order it is written: a register may come from anywhere.
pub(crate) fn clean(text: &str) -> String {
    let shown = |it: char| match it {
        '\n' | '\t' | '\r' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        it if it.is_control() => '\u{fffd}',
        it => it,
    };
    text.chars().map(shown).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_said_as_the_notice_says_them() {
        let said = |path: &str, it: Value| value(path, &it, Lang::Da);
        assert_eq!(said("activities[a].retention[b].period", json!("P18M")), "18 måneder");
        assert_eq!(said("recipients[a].role", json!("processor")), "databehandler");
        assert_eq!(said("recipients[a].countries[US]", json!("US")), "USA");
        assert_eq!(said("x.y", json!({"da": "Kunder", "en": "Customers"})), "Kunder");
        assert_eq!(said("x.y", json!({"en": "Customers"})), "Customers");
        assert_eq!(said("notices[a].effective", json!("2026-12-01")), "1. december 2026");
        assert_eq!(said("x.y", json!(true)), "ja");
        assert_eq!(said("x[]", json!({"id": "a", "label": {"da": "Navn"}})), "Navn");
    }

    #[test]
    fn a_text_does_nothing_to_a_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mb\u{fffd}c d");
    }
}
