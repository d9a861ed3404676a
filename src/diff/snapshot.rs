//! One side of a comparison.

use std::fmt;

use serde_json::Value;

use super::facts::{find, items, names, rests_on};
use crate::law;
use crate::source::Lang;

/// A register as it is published, and the texts of its notices as far as they are at hand.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) register: Value,
    pub(super) notices: Vec<NoticeText>,
}

/// The words of a notice, as its text edition has them.
#[derive(Clone, Debug)]
pub struct NoticeText {
    /// The id of the notice.
    pub notice: String,
    /// The language, `da` or `en`.
    pub lang: String,
    /// The text edition, in Markdown.
    pub text: String,
}

/// Why a text is no register that can be compared.
#[derive(Debug)]
pub enum NotARegister {
    /// It is not JSON.
    NotJson(serde_json::Error),
    /// It is JSON, but not `register.json`.
    NoRegister,
    /// It is of another major version than this program knows.
    Version(String),
}

impl fmt::Display for NotARegister {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotARegister::NotJson(error) => write!(f, "not JSON: {error}"),
            NotARegister::NoRegister => f.write_str("not a register.json"),
            NotARegister::Version(version) => {
                write!(f, "register.json of version {version}; this program knows version 1")
            }
        }
    }
}

impl std::error::Error for NotARegister {}

impl Snapshot {
    /// Reads a `register.json`, of this program or of another system.
    ///
    /// # Errors
    /// When it is no register of version 1.
    pub fn of_register(json: &str) -> Result<Snapshot, NotARegister> {
        let register: Value = serde_json::from_str(json).map_err(NotARegister::NotJson)?;
        let version = register["schema_version"].as_str().unwrap_or_default();
        if !register["activities"].is_array() || !register["controller"].is_object() {
            return Err(NotARegister::NoRegister);
        }
        if version.split('.').next() != Some("1") {
            return Err(NotARegister::Version(version.to_owned()));
        }
        Ok(Snapshot { register, notices: Vec::new() })
    }

    /// With the texts of its notices.
    pub fn with_notices(mut self, notices: Vec<NoticeText>) -> Snapshot {
        self.notices = notices;
        self
    }

    /// The words of its notices, one after the other, in one language or in all; `None` where there are none at hand.
    pub fn notice_texts(&self, lang: Option<Lang>) -> Option<String> {
        let is_wanted = |it: &&NoticeText| lang.is_none_or(|lang| it.lang == lang.code());
        let texts: Vec<&str> =
            self.notices.iter().filter(is_wanted).map(|it| it.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// The name of the controller; empty when it is not said.
    pub fn controller(&self) -> &str {
        self.register["controller"]["name"].as_str().unwrap_or_default()
    }

    /// The controller's e-mail address.
    pub fn email(&self) -> Option<&str> {
        self.register["controller"]["email"].as_str()
    }

    /// The address that the pages are published at.
    pub fn website(&self) -> Option<&str> {
        self.register["website"].as_str()
    }

    /// The languages of the pages by their codes, that of the site first.
    pub fn languages(&self) -> Vec<&str> {
        let all = self.register["languages"].as_array().into_iter().flatten();
        let is_published =
            |it: &&str| self.notices.is_empty() || self.notices.iter().any(|text| text.lang == *it);
        all.filter_map(Value::as_str).filter(is_published).collect()
    }

    /// From when the notices apply, as they say themselves: the latest day, ISO 8601.
    pub fn effective(&self) -> Option<&str> {
        let notices = self.register["notices"].as_array().into_iter().flatten();
        notices.filter_map(|it| it["effective"].as_str()).max()
    }

    /// Whether an activity gives a right, by its key.
    pub fn gives_right(&self, activity: &str, right: &str) -> bool {
        self.listed(activity, "rights").any(|it| it.as_str() == Some(right))
    }

    /// Whether an activity uses data for direct marketing.
    pub fn is_marketing(&self, activity: &str) -> bool {
        self.listed(activity, "purposes").any(|it| it["direct_marketing"] == true)
    }

    /// Whether people have an account that an activity keeps data for: some period of it ends or begins when it is closed.
    pub fn has_account(&self, activity: &str) -> bool {
        let closed = |it: &Value| ["from", "until"].iter().any(|key| it[key] == "account_closed");
        self.listed(activity, "retention").any(closed)
    }

    /// How many notices it has.
    pub fn number_of_notices(&self) -> usize {
        items(&self.register, "notices").count()
    }

    /// Whether a notice describes an activity. An older file does not say, and any notice may.
    pub fn describes(&self, notice: &str, activity: &str) -> bool {
        let notice =
            find(&self.register, "notices", notice).filter(|it| it["activities"].is_array());
        notice.is_none_or(|it| names(items(it, "activities"), activity))
    }

    /// The purposes of an activity, or that one, that people can object to on grounds of their particular situation
    /// (Art. 21(1)), in words: those that rest on Article 6(1)(e) or (f). Direct marketing has a rule of its own.
    pub fn open_to_objection(
        &self,
        activity: &str,
        purpose: Option<&str>,
        lang: Lang,
    ) -> Vec<String> {
        if !self.gives_right(activity, "objection") {
            return Vec::new();
        }
        let is_open = |it: &&Value| {
            purpose.is_none_or(|id| it["id"] == id)
                && it["direct_marketing"] != true
                && rests_on(items(it, "legal_basis"), &["6.1.e", "6.1.f"])
        };
        let text = |it: &Value| {
            let text = &it["text"];
            let any = || text.as_object()?.values().find_map(Value::as_str);
            let text = text[lang.code()].as_str().or_else(any)?;
            Some(text.trim().trim_end_matches('.').to_owned())
        };
        self.listed(activity, "purposes").filter(is_open).filter_map(text).collect()
    }

    /// The authority that people can complain to: the one that is named, else that of the controller's country.
    pub fn authority(&self, lang: Lang) -> Option<&str> {
        let named = self.register["supervisory_authority"]["name"].as_str();
        let home = || law::authority(self.register["controller"]["country"].as_str()?);
        named.or_else(|| Some(home()?.name.get(lang)))
    }

    fn listed<'a>(&'a self, activity: &str, key: &str) -> impl Iterator<Item = &'a Value> {
        let activities = self.register["activities"].as_array().into_iter().flatten();
        let found = activities.into_iter().find(|it| it["id"].as_str() == Some(activity));
        found.and_then(|it| it[key].as_array()).into_iter().flatten()
    }

    /// Major and minor version of the format; 0.0 when it is not said.
    pub(super) fn version(&self) -> (u32, u32) {
        version(self.register["schema_version"].as_str().unwrap_or_default())
    }
}

/// Major and minor of a version.
pub(super) fn version(text: &str) -> (u32, u32) {
    let mut numbers = text.split('.').map(|it| it.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}
