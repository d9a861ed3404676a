//! The message to the people whom a change concerns: as e-mail, as SMS and for an app (Art. 12(1), 13(3), 14(4)).
//!
//! It says what a comparison found and what the new register says, and nothing else: what is not known gets no sentence, so
//! there is nothing to fill in. Only changes that a notice tells of are in it; the rest is nobody's business.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::v1::{Change, Detail, Report};
use crate::diff::Snapshot;
use crate::page::escape;
use crate::register::{Date, wording};
use crate::source::{self, Lang};

/// The longest SMS, in characters: one message of the GSM alphabet holds 160.
pub const LONGEST_SMS: usize = 159;

/// A message about changes, in one language.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The language: `da` or `en`.
    pub language: &'static str,
    /// What the e-mail is about.
    pub subject: String,
    /// The e-mail as plain text.
    pub text: String,
    /// The e-mail as HTML, without styles, pictures or anything that is fetched.
    pub html: String,
    /// An SMS of 159 characters at most.
    pub sms: String,
    /// The title of a message inside an app.
    pub app_title: String,
    /// The message inside an app.
    pub app: String,
}

/// What a letter says beside the changes.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// The register after the changes.
    pub new: &'a Snapshot,
    /// From when the changes apply.
    pub from: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    subject: String,
    greeting: String,
    changes: String,
    you_can: String,
    object: String,
    object_marketing: String,
    withdraw: String,
    close: String,
    compare: String,
    contact: String,
    sms: String,
    sms_short: String,
    sms_plain: String,
    app_title: String,
    app: String,
    was: String,
    is: String,
    sentences: BTreeMap<String, String>,
}

static DA: LazyLock<Words> = LazyLock::new(|| read(include_str!("letter.da.yaml")));
static EN: LazyLock<Words> = LazyLock::new(|| read(include_str!("letter.en.yaml")));

fn read(text: &str) -> Words {
    serde_yaml::from_str(text).expect("a test reads both files")
}

/// The letter about what `report` tells; none when no notice tells of any change.
pub fn letter(report: &Report, sending: Sending<'_>) -> Option<Letter> {
    let lang = report.lang();
    let words: &Words = if lang == Lang::Da { &DA } else { &EN };
    let told: Vec<&Change> = report.changes.iter().filter(|it| is_told(it)).collect();
    let mut changes: Vec<String> = told.iter().filter_map(|it| sentence(it, words)).collect();
    changes.dedup();
    if changes.is_empty() {
        return None;
    }
    let from = wording::date(sending.from, lang);
    let who = sending.new.controller().to_owned();
    let link = sending.new.website().map(|it| comparison(it, sending.from));
    let filled = |text: &str| source::filled(text, &[("who", &who), ("from", &from)]);
    let draft = Draft {
        greeting: filled(&words.greeting),
        changes: (words.changes.clone(), changes),
        you_can: (words.you_can.clone(), you_can(&told, sending.new, words)),
        compare: link.as_ref().map(|it| (words.compare.clone(), it.clone())),
        contact: sending.new.email().map(|it| words.contact.replace("{email}", it)),
    };
    let subject = filled(&words.subject);
    let first = filled(&words.app);
    Some(Letter {
        language: lang.code(),
        text: draft.text(),
        html: draft.html(&subject, lang),
        subject,
        sms: sms(words, &filled, link.as_deref()),
        app_title: filled(&words.app_title),
        app: link.map_or(first.clone(), |it| format!("{first} {} {it}", words.compare)),
    })
}

/// The address of the comparison with the version before, on the site that stands at `website`.
pub fn comparison(website: &str, from: Date) -> String {
    format!("{}/versioner/{from}/aendringer/", website.trim_end_matches('/'))
}

/// Whether a notice tells of a change: then it needs a new version.
fn is_told(it: &Change) -> bool {
    it.requires.iter().any(|it| it.duty == "new_notice")
}

fn sentence(it: &Change, words: &Words) -> Option<String> {
    let pattern = words.sentences.get(&it.class)?;
    // What has no name of its own (a period, the controller) goes by the name of what it is in.
    let mut named = it.place.iter().rev().filter(|it| !it.label.is_empty());
    let thing = named.next().map_or_else(
        || it.place.last().map(|it| it.name.clone()).unwrap_or_default(),
        |it| it.label.clone(),
    );
    let inside = if pattern.contains("{thing}") { named.next_back() } else { it.place.first() };
    let inside = inside.filter(|it| !it.label.is_empty()).map(|it| format!(" ({})", it.label));
    let values =
        [("where", inside.as_deref().unwrap_or_default()), ("thing", thing.trim_end_matches('.'))];
    let mut text = source::filled(pattern, &values);
    let values = it.details.iter().filter(|it| !it.follows && is_shown(it));
    for detail in values {
        for (value, pattern, name) in [
            (&detail.before_text, &words.was, "{before}"),
            (&detail.after_text, &words.is, "{after}"),
        ] {
            if let Some(value) = value.as_ref().filter(|it| !it.is_empty()) {
                text.push(' ');
                text.push_str(&pattern.replace(name, value.trim_end_matches('.')));
            }
        }
    }
    Some(text)
}

/// Whether the values say more than that something changed, and stand on the pages: how long, which country, who to write to.
fn is_shown(it: &Detail) -> bool {
    let key = it.path.rsplit('.').next().unwrap_or_default();
    let key = key.split('[').next().unwrap_or_default();
    let of_controller = it.path.starts_with("controller.");
    of_controller || matches!(key, "period" | "from" | "until" | "countries" | "mechanism")
}

/// What somebody can do, as far as the register says so for the activities that changed.
fn you_can(told: &[&Change], new: &Snapshot, words: &Words) -> Vec<String> {
    let places = told.iter().flat_map(|it| it.place.first().into_iter().chain(&it.concerns));
    let mut ids: Vec<&str> = places.filter(|it| it.kind == "activity").map(|it| &*it.id).collect();
    ids.dedup();
    let any = |has: &dyn Fn(&str) -> bool| ids.iter().any(|it| has(it));
    let ways = [
        (any(&|id| new.gives_right(id, "objection")), &words.object),
        (any(&|id| new.is_marketing(id)), &words.object_marketing),
        (any(&|id| new.gives_right(id, "withdraw_consent")), &words.withdraw),
        (any(&|id| new.has_account(id)), &words.close),
    ];
    ways.into_iter().filter(|(holds, _)| *holds).map(|(_, it)| it.clone()).collect()
}

/// The fullest message that is short enough. A link is never cut.
fn sms(words: &Words, filled: &dyn Fn(&str) -> String, link: Option<&str>) -> String {
    let with_link = |it: &String| Some(filled(&it.replace("{link}", link?)));
    let all = [with_link(&words.sms), with_link(&words.sms_short), Some(filled(&words.sms_plain))];
    let mut fitting = all.into_iter().flatten().filter(|it| it.chars().count() <= LONGEST_SMS);
    fitting.next().unwrap_or_default()
}

struct Draft {
    greeting: String,
    changes: (String, Vec<String>),
    you_can: (String, Vec<String>),
    compare: Option<(String, String)>,
    contact: Option<String>,
}

impl Draft {
    fn lists(&self) -> impl Iterator<Item = &(String, Vec<String>)> {
        [&self.changes, &self.you_can].into_iter().filter(|(_, points)| !points.is_empty())
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n", self.greeting);
        for (heading, points) in self.lists() {
            text.push_str(&format!("\n{heading}:\n"));
            points.iter().for_each(|it| text.push_str(&format!("- {it}\n")));
        }
        if let Some((words, link)) = &self.compare {
            text.push_str(&format!("\n{words}\n{link}\n"));
        }
        if let Some(contact) = &self.contact {
            text.push_str(&format!("\n{contact}\n"));
        }
        text
    }

    fn html(&self, subject: &str, lang: Lang) -> String {
        let mut html = format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n<body>\n<p>{}</p>\n",
            escape(subject),
            escape(&self.greeting)
        );
        for (heading, points) in self.lists() {
            html.push_str(&format!("<h2>{}</h2>\n<ul>\n", escape(heading)));
            points.iter().for_each(|it| html.push_str(&format!("<li>{}</li>\n", escape(it))));
            html.push_str("</ul>\n");
        }
        if let Some((words, link)) = &self.compare {
            let link = escape(link);
            html.push_str(&format!("<p>{} <a href=\"{link}\">{link}</a></p>\n", escape(words)));
        }
        if let Some(contact) = &self.contact {
            html.push_str(&format!("<p>{}</p>\n", escape(contact)));
        }
        html + "</body>\n</html>\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::classes;

    #[test]
    fn every_class_that_a_notice_tells_of_has_its_sentence_in_both_languages_and_no_other() {
        let told: Vec<&str> =
            classes().iter().filter(|it| it.notice).map(|it| it.key.as_str()).collect();
        for words in [&*DA, &*EN] {
            let mut said: Vec<&str> = words.sentences.keys().map(String::as_str).collect();
            let mut told = told.clone();
            said.sort_unstable();
            told.sort_unstable();
            assert_eq!(said, told);
        }
    }

    #[test]
    fn a_message_too_long_for_one_sms_loses_the_name_and_then_the_link() {
        let filled = |who: usize| {
            move |text: &str| {
                text.replace("{who}", &"n".repeat(who)).replace("{from}", "1. marts 2027")
            }
        };
        let link = |length: usize| "l".repeat(length);
        let short = sms(&DA, &filled(10), Some(&link(40)));
        assert!(short.starts_with("nnnnnnnnnn: ") && short.ends_with(&link(40)), "{short}");
        let no_name = sms(&DA, &filled(90), Some(&link(40)));
        assert!(no_name.starts_with("Vores") && no_name.ends_with(&link(40)), "{no_name}");
        let no_link = sms(&DA, &filled(10), Some(&link(150)));
        assert_eq!(no_link, "Vores privatlivspolitik ændres 1. marts 2027.");
        for length in 0..200 {
            assert!(sms(&DA, &filled(length), Some(&link(length))).chars().count() < 160);
        }
    }
}
