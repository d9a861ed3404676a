//! What was released, as pages: the list of versions, the text of each as it was, what changed in it, and what was promised of
//! an activity, under an address that never says anything else.
//!
//! [`Past`] is what is known of it, `pages` which pages that makes, `view` what their templates see. A text is stored as
//! Markdown and shown word for word: `lines` takes it apart, `html` and `marked` put it together again, `links` says where its
//! links lead from where it stands now.

mod changes_view;
mod html;
mod lines;
mod links;
mod list_view;
mod marked;
mod pages;
mod text_view;
mod view;
pub use links::Present;
pub use pages::PastPage;
pub use view::{FEED, class};

use std::collections::BTreeMap;

use crate::register::Date;
use crate::source::Lang;

/// A text by language (BCP 47).
pub type ByLanguage = BTreeMap<String, String>;

/// What was released.
#[derive(Debug, Default)]
pub struct Past<'a> {
    /// The versions, the oldest first.
    pub versions: Vec<PastVersion<'a>>,
    /// Every text that an activity has had.
    pub activities: Vec<PastActivity<'a>>,
    /// The version that the site itself shows, by its place among them.
    pub shown: Option<usize>,
    /// The place of each text of an activity, by its id and number.
    places: BTreeMap<(&'a str, u32), usize>,
}

/// A version.
#[derive(Debug)]
pub struct PastVersion<'a> {
    /// The days on which it applies.
    pub days: Days,
    /// The day of its release.
    pub released: Date,
    /// When it was announced.
    pub announced: Option<Date>,
    /// What it is, compared with the one before.
    pub class: PastClass,
    /// The notices, in their order; never empty.
    pub notices: Vec<PastNotice<'a>>,
    /// What changed, from the weightiest change down.
    pub changes: Vec<PastChange<'a>>,
    /// The number that the text of each activity has in it, by id.
    pub numbers: BTreeMap<&'a str, u32>,
    /// The address that the site had.
    pub website: Option<String>,
    /// The language that stood at the top of the site.
    pub language: Lang,
}

/// The days on which something applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Date,
    /// The last, where one is known.
    pub until: Option<Date>,
}

/// What a version is, compared with the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastClass {
    /// There is none before it.
    First,
    /// No notice says anything else.
    Internal,
    /// Only words changed.
    Editorial,
    /// What is done with personal data changed, or what people are told of it.
    Material,
}

/// A notice as it was.
#[derive(Debug)]
pub struct PastNotice<'a> {
    /// The id.
    pub id: &'a str,
    /// Its folder at the time; empty for the notice at the top.
    pub folder: &'a str,
    /// The title.
    pub title: &'a ByLanguage,
    /// The groups of people that it was written to.
    pub audiences: Vec<ByLanguage>,
    /// Its text in Markdown, by language.
    pub texts: Vec<(Lang, &'a str)>,
}

/// A text that an activity has had.
#[derive(Debug)]
pub struct PastActivity<'a> {
    /// The id of the activity.
    pub id: &'a str,
    /// The number of the text.
    pub number: u32,
    /// What the activity was called.
    pub label: &'a ByLanguage,
    /// When it applied; more than once where the activity was away in between.
    pub days: Vec<Days>,
    /// The text in Markdown, by language.
    pub texts: Vec<(Lang, &'a str)>,
    /// The version that it is from, by its place among them.
    pub version: usize,
}

/// Something that changed.
#[derive(Debug)]
pub struct PastChange<'a> {
    /// Whether more than words changed.
    pub material: bool,
    /// What changed, in a sentence that begins with what kind of change it is.
    pub sentence: &'a ByLanguage,
}

impl Days {
    /// Whether they are over on a day.
    pub fn are_over(self, day: Date) -> bool {
        self.until.is_some_and(|it| it < day)
    }

    /// Whether they have begun by a day.
    pub fn have_begun(self, day: Date) -> bool {
        self.from <= day
    }

    /// Whether a day is one of them.
    pub fn include(self, day: Date) -> bool {
        self.have_begun(day) && !self.are_over(day)
    }
}

impl PastVersion<'_> {
    /// The notice that stands at the top of the version.
    fn first(&self) -> usize {
        self.notices.iter().position(|it| it.folder.is_empty()).unwrap_or(0)
    }

    /// Whether its texts are those of another, in every language.
    pub fn says_the_same_as(&self, other: &PastVersion<'_>) -> bool {
        let pairs = self.notices.iter().zip(&other.notices);
        self.notices.len() == other.notices.len()
            && self.numbers == other.numbers
            && pairs.into_iter().all(|(it, other)| it.id == other.id && it.texts == other.texts)
    }

    /// The changes that have a sentence in a language, with it. In another language it would be a foreign one; the text shows all.
    pub fn told(&self, lang: Lang) -> impl Iterator<Item = (&PastChange<'_>, &str)> {
        self.changes.iter().filter_map(move |it| Some((it, it.sentence.get(lang.code())?.as_str())))
    }

    /// The languages that any of its notices is in.
    fn languages(&self) -> impl Iterator<Item = Lang> {
        self.notices.iter().flat_map(|it| &it.texts).map(|(lang, _)| *lang)
    }
}

impl PastNotice<'_> {
    fn text(&self, lang: Lang) -> Option<&str> {
        self.texts.iter().find(|(it, _)| *it == lang).map(|(_, text)| *text)
    }
}

impl PastActivity<'_> {
    fn text(&self, lang: Lang) -> Option<&str> {
        self.texts.iter().find(|(it, _)| *it == lang).map(|(_, text)| *text)
    }
}

impl<'a> Past<'a> {
    /// What was released.
    pub fn new(
        versions: Vec<PastVersion<'a>>,
        activities: Vec<PastActivity<'a>>,
        shown: Option<usize>,
    ) -> Past<'a> {
        let places = activities.iter().zip(0..).map(|(it, place)| ((it.id, it.number), place));
        let places = places.collect();
        Past { versions, activities, shown, places }
    }

    /// What a version is to those who read it in a language: their text may be the same while that in another changed.
    pub fn class(&self, version: usize, lang: Lang) -> PastClass {
        let it = &self.versions[version];
        let before = version.checked_sub(1).map(|it| &self.versions[it]);
        let is_same = before.is_some_and(|before| {
            let pairs = it.notices.iter().zip(&before.notices);
            it.notices.len() == before.notices.len()
                && pairs
                    .into_iter()
                    .all(|(it, old)| it.id == old.id && it.text(lang) == old.text(lang))
        });
        if is_same && it.class != PastClass::First { PastClass::Internal } else { it.class }
    }

    /// The next version that people read something new in, from a day on.
    pub fn coming(&self, day: Date) -> Option<usize> {
        let coming =
            |it: &PastVersion<'_>| !it.days.have_begun(day) && it.class != PastClass::Internal;
        self.versions.iter().position(coming)
    }

    /// The text of this number that an activity has had.
    pub fn activity(&self, id: &str, number: u32) -> Option<usize> {
        self.places.get(&(id, number)).copied()
    }
}

/// A text in a language, or in any other.
pub fn said(text: &ByLanguage, lang: Lang) -> &str {
    text.get(lang.code()).or_else(|| text.values().next()).map_or("", String::as_str)
}
