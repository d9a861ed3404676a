//! Which pages there are of what was released, in which languages, and where they stand.

use super::{Past, PastClass};
use crate::page::address;
use crate::register::{Date, Register};
use crate::source::Lang;

/// A page of what was released. Versions, notices and activities are known by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastPage {
    /// The list of versions.
    List,
    /// A notice of a version, as it was.
    Text(usize, usize),
    /// What changed in a version.
    Changes(usize),
    /// A text of an activity, as it was.
    Activity(usize),
}

/// The folder of versions.
pub(super) const LIST: &str = "versioner/";
/// The folder of what changed in a version. No notice can stand in a folder of that name.
const CHANGES: &str = "aendringer/";

impl Past<'_> {
    /// Every page in every language; none where nothing was released.
    pub fn pages(&self, register: &Register) -> Vec<(PastPage, Lang)> {
        if self.versions.is_empty() {
            return Vec::new();
        }
        let texts = self.versions.iter().zip(0..).flat_map(|(it, version)| {
            let notices = (0..it.notices.len()).map(move |it| PastPage::Text(version, it));
            notices.chain(self.has_changes(version).then_some(PastPage::Changes(version)))
        });
        let activities = (0..self.activities.len()).map(PastPage::Activity);
        let all = std::iter::once(PastPage::List).chain(texts).chain(activities);
        all.flat_map(|page| {
            self.languages(page, register).into_iter().map(move |lang| (page, lang))
        })
        .collect()
    }

    /// Whether there is a page of what changed in a version.
    pub fn has_changes(&self, version: usize) -> bool {
        version > 0 && self.versions[version].class != PastClass::First
    }

    /// The languages that a page is in: those of what it shows, in the order of the site.
    pub fn languages(&self, page: PastPage, register: &Register) -> Vec<Lang> {
        let mut all: Vec<Lang> = match page {
            PastPage::List => return register.published.clone(),
            PastPage::Text(version, notice) => {
                languages_of(&self.versions[version].notices[notice].texts).collect()
            }
            PastPage::Changes(version) => self.versions[version].languages().collect(),
            PastPage::Activity(it) => languages_of(&self.activities[it].texts).collect(),
        };
        let place = |lang: &Lang| register.languages.iter().position(|it| it == lang);
        all.sort_by_key(|it| (place(it).unwrap_or(usize::MAX), *it));
        all.dedup();
        all
    }

    /// The folder of a page from the top of the site, ending in `/`.
    pub fn folder(&self, page: PastPage, lang: Lang, register: &Register) -> String {
        let own = match page {
            PastPage::List => LIST.to_owned(),
            PastPage::Text(version, notice) => {
                let it = &self.versions[version];
                let folder = it.notices[notice].folder;
                let own = if notice == it.first() { String::new() } else { format!("{folder}/") };
                format!("{LIST}{}/{own}", it.days.from)
            }
            PastPage::Changes(it) => {
                format!("{LIST}{}/{CHANGES}", self.versions[it].days.from)
            }
            PastPage::Activity(it) => {
                let it = &self.activities[it];
                format!("aktivitet/{}@{}/", it.id, it.number)
            }
        };
        address::language_folder(lang, register) + &own
    }

    /// The date of what a page shows: of its release.
    pub fn updated(&self, page: PastPage) -> Option<Date> {
        match page {
            PastPage::List => self.versions.iter().map(|it| it.released).max(),
            PastPage::Text(it, _) | PastPage::Changes(it) => Some(self.versions[it].released),
            PastPage::Activity(it) => Some(self.versions[self.activities[it].version].released),
        }
    }

    /// The file of a page from the top of the site.
    pub fn file(&self, page: PastPage, lang: Lang, register: &Register) -> String {
        self.folder(page, lang, register) + "index.html"
    }

    /// The file of a page in this language, or in the first that it is in, and which that is; none for a page in no
    /// language.
    pub fn nearest(
        &self,
        page: PastPage,
        lang: Lang,
        register: &Register,
    ) -> Option<(String, Lang)> {
        let all = self.languages(page, register);
        let lang = all.iter().find(|it| **it == lang).or(all.first())?;
        Some((self.file(page, *lang, register), *lang))
    }

    /// The page that leads to a whole version.
    pub fn first_text(&self, version: usize) -> PastPage {
        PastPage::Text(version, self.versions[version].first())
    }
}

fn languages_of<'t>(texts: &'t [(Lang, &str)]) -> impl Iterator<Item = Lang> + 't {
    texts.iter().map(|(lang, _)| *lang)
}
