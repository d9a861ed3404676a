//! The message to the people whom a change concerns: as e-mail, as SMS and for an app (Art. 12(1), 13(3), 14(4)).
//!
//! It says what a comparison found and what the new register says, and nothing else: what is not known gets no sentence, so
//! there is nothing to fill in. Only changes that a notice tells of are in it; the rest is nobody's business.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::message::{self, Draft};
use super::told::{Said, is_told, told};
use super::v1::{Change, Report};
use super::ways::ways;
use crate::diff::Snapshot;
use crate::page::escape;
use crate::register::{Date, wording};
use crate::source::{Lang, embedded, filled, word};

/// The longest SMS, in characters: one message of the GSM alphabet holds 160.
pub const LONGEST_SMS: usize = 159;

/// A message about changes, in one language.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The notice that it is about, by id; empty where the register names none.
    pub notice: String,
    /// The title of the notice.
    pub title: String,
    /// The language: `da` or `en`.
    pub language: &'static str,
    /// What the e-mail is about.
    pub subject: String,
    /// The e-mail as plain text.
    pub text: String,
    /// The e-mail as HTML, without styles, pictures or anything that is fetched.
    pub html: String,
    #[serde(skip)]
    body: String,
    /// An SMS of 159 characters at most.
    pub sms: String,
    /// The title of a message inside an app.
    pub app_title: String,
    /// The message inside an app.
    pub app: String,
}

impl Letter {
    /// The whole as one text: the e-mail, the SMS and the message for the app, each under its heading.
    pub fn whole(&self) -> String {
        let lang = Lang::from_code(self.language).unwrap_or(Lang::Da);
        let part = |name, text: &str| format!("== {}\n\n{}\n", word(name, lang), text.trim_end());
        let parts = [
            part("letter-email", &format!("{}\n\n{}", self.subject, self.text)),
            part("letter-sms", &self.sms),
            part("letter-app", &format!("{}\n\n{}", self.app_title, self.app)),
        ];
        parts.join("\n")
    }
}

/// What a letter says beside the changes.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// The register before the changes.
    pub old: &'a Snapshot,
    /// The register after the changes.
    pub new: &'a Snapshot,
    /// From when the changes apply.
    pub from: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    subject: String,
    greeting: String,
    subject_of: String,
    greeting_of: String,
    changes: String,
    you_can: String,
    pub(super) object: String,
    pub(super) object_marketing: String,
    pub(super) withdraw: String,
    pub(super) close: String,
    pub(super) complain: String,
    compare: String,
    contact: String,
    sms: String,
    sms_short: String,
    sms_plain: String,
    app_title: String,
    app: String,
}

static DA: LazyLock<Words> = LazyLock::new(|| read(include_str!("letter.da.yaml")));
static EN: LazyLock<Words> = LazyLock::new(|| read(include_str!("letter.en.yaml")));

fn read(text: &str) -> Words {
    embedded(text).expect("a test reads both files")
}

/// The letters about what `report` tells: one for each notice that tells of a change, for its readers need not be those of
/// another (Art. 12(1)). None where no notice does.
pub fn letters(report: &Report, sending: Sending<'_>) -> Vec<Letter> {
    let said = Said::of(sending.old, sending.new, report.lang());
    let about: Vec<&Change> = report.changes.iter().filter(|it| is_told(it)).collect();
    let mut notices: Vec<(&str, &str)> = Vec::new();
    for it in about.iter().flat_map(|it| &it.notices) {
        if !notices.iter().any(|(id, _)| *id == it.id) {
            notices.push((&it.id, &it.label));
        }
    }
    if notices.is_empty() {
        // A register of another system may name no notice.
        return letter(("", ""), &about, &said, sending).into_iter().collect();
    }
    let of = |notice: (&str, &str)| {
        let concerns = |it: &&&Change| it.notices.iter().any(|it| it.id == notice.0);
        let about: Vec<&Change> = about.iter().filter(concerns).copied().collect();
        letter(notice, &about, &said, sending)
    };
    notices.into_iter().filter_map(of).collect()
}

/// The e-mails one after the other as one document: that of a letter alone where there is one.
pub fn one_page(letters: &[Letter]) -> String {
    let [first, _, ..] = letters else {
        return letters.first().map_or_else(String::new, |it| it.html.clone());
    };
    let article =
        |it: &Letter| format!("<article>\n<h1>{}</h1>\n{}</article>\n", escape(&it.title), it.body);
    let body: String = letters.iter().map(article).collect();
    message::document(&first.app_title, &body, Lang::from_code(first.language).unwrap_or(Lang::Da))
}

fn letter(
    notice: (&str, &str),
    about: &[&Change],
    said: &Said,
    sending: Sending<'_>,
) -> Option<Letter> {
    let lang = said.lang();
    let words: &Words = if lang == Lang::Da { &DA } else { &EN };
    let mut changes: Vec<String> = about.iter().filter_map(|it| told(it, said)).collect();
    changes.dedup();
    if changes.is_empty() {
        return None;
    }
    let (from, link) = (wording::date(sending.from, lang), comparison(sending, lang));
    let values = [
        ("who", sending.new.controller()),
        ("from", from.as_str()),
        ("title", notice.1),
        ("email", sending.new.email().unwrap_or_default()),
        ("link", link.as_deref().unwrap_or_default()),
    ];
    let fill = |text: &str| filled(text, &values);
    let several = sending.new.number_of_notices() > 1;
    let [subject, greeting] = match several {
        true => [&words.subject_of, &words.greeting_of],
        false => [&words.subject, &words.greeting],
    };
    let draft = Draft {
        greeting: fill(greeting),
        changes: (words.changes.clone(), changes),
        you_can: (words.you_can.clone(), ways(about, notice.0, sending.new, words, lang)),
        compare: link.as_ref().map(|it| (words.compare.clone(), it.clone())),
        contact: sending.new.email().map(|_| fill(&words.contact)),
    };
    let subject = fill(subject);
    let first = fill(&words.app);
    let body = draft.body();
    Some(Letter {
        notice: notice.0.to_owned(),
        title: notice.1.to_owned(),
        language: lang.code(),
        text: draft.text(),
        html: message::document(&subject, &body, lang),
        body,
        subject,
        sms: sms(words, &fill, link.is_some()),
        app_title: fill(&words.app_title),
        app: link.map_or(first.clone(), |it| format!("{first} {} {it}", words.compare)),
    })
}

/// The address of the comparison with the version before, where the site has an address: in the language of the letter where
/// the pages are in it.
fn comparison(sending: Sending<'_>, lang: Lang) -> Option<String> {
    let site = sending.new.website()?.trim_end_matches('/');
    let languages = sending.new.languages();
    let is_other = languages.first() != Some(&lang.code()) && languages.contains(&lang.code());
    let folder = if is_other { format!("/{lang}") } else { String::new() };
    Some(format!("{site}{folder}/versioner/{}/aendringer/", sending.from))
}

/// The fullest message that is short enough. A link is never cut.
fn sms(words: &Words, fill: &dyn Fn(&str) -> String, has_link: bool) -> String {
    let with_link = |it: &String| has_link.then(|| fill(it));
    let all = [with_link(&words.sms), with_link(&words.sms_short), Some(fill(&words.sms_plain))];
    let mut fitting = all.into_iter().flatten().filter(|it| it.chars().count() <= LONGEST_SMS);
    fitting.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_too_long_for_one_sms_loses_the_name_and_then_the_link() {
        let short_enough = |who: usize, link: usize| {
            let (who, link) = ("n".repeat(who), "l".repeat(link));
            let values = [("who", &*who), ("from", "1. marts 2027"), ("link", &*link)];
            sms(&DA, &|text| filled(text, &values), true)
        };
        let link = |length: usize| "l".repeat(length);
        let short = short_enough(10, 40);
        assert!(short.starts_with("nnnnnnnnnn: ") && short.ends_with(&link(40)), "{short}");
        let no_name = short_enough(90, 40);
        assert!(no_name.starts_with("Vores") && no_name.ends_with(&link(40)), "{no_name}");
        assert_eq!(short_enough(10, 150), "Vores privatlivspolitik ændres 1. marts 2027.");
        for length in 0..200 {
            assert!(short_enough(length, length).chars().count() < 160);
        }
    }
}
