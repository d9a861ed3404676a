//! What an edit changes. Whoever shows the pages while somebody writes the content makes only these files anew.

use std::collections::BTreeSet;

use super::{Row, Site, What};
use crate::page::address::PageId;
use crate::register::{Activity, DataSubject, Key, Notice, Register};
use crate::source::{FileId, Sources};
use crate::written;

impl Site<'_> {
    /// The files that can look otherwise now that `file` has the text that it has in `sources`: in `before`, which
    /// differs from them in that text only, it had another, and the register was the other one given.
    ///
    /// Where the file holds activities and nothing else, as most do, these are what tells of them, and what tells of
    /// everything; a file of a catalogue or of the organisation can change any page. The day and the hash of the content
    /// are not looked at, which every page names: they move with each edit. Both registers are those of contents whose
    /// form is right. What is no longer among [`Site::rows`] is gone, and not told of here.
    pub fn touched_by(
        &self,
        file: FileId,
        sources: &Sources,
        before: (&Sources, &Register),
    ) -> Vec<&Row> {
        let register = self.register;
        let told = Told::by(file, before.0, before.1).zip(Told::by(file, sources, register));
        // A text that lacks a language can take that language from every page.
        let told = told.filter(|_| before.1.published == register.published);
        let Some((mut told, now)) = told else { return self.rows.iter().collect() };
        told.activities.extend(now.activities);
        told.notices.extend(now.notices);
        told.data_subjects.extend(now.data_subjects);
        self.rows.iter().filter(|it| told.has(it, register)).collect()
    }
}

/// The activities of a file, and where they are told of.
#[derive(Default)]
struct Told<'a> {
    activities: BTreeSet<&'a str>,
    notices: BTreeSet<Key<Notice>>,
    data_subjects: BTreeSet<Key<DataSubject>>,
}

impl<'a> Told<'a> {
    /// `None` when something else stands in the file, too, or when it cannot be read.
    fn by(file: FileId, sources: &Sources, register: &'a Register) -> Option<Told<'a>> {
        let keys = written::keys(file, &sources.get(file)?.text, sources.limits())?;
        if keys.iter().any(|it| it != "activities") {
            return None;
        }
        let mut told = Told::default();
        for (key, activity) in register.activities.entries() {
            if activity.place.file == file {
                told.activities.insert(register.activities.id(key));
                told.notices.extend(&activity.notices);
                told.data_subjects.extend(activity.all_data_subjects());
            }
        }
        Some(told)
    }

    fn has(&self, row: &Row, register: &Register) -> bool {
        match row.what {
            What::Page(page, ..) | What::Moved(page, _) | What::Edition(page, ..) => {
                self.has_page(page, register)
            }
            What::Fragment(key, _) => self.has_activity(key, register),
            What::Sitemap
            | What::PublicFacts
            | What::Record
            | What::RecordPage
            | What::Checklist
            | What::Parity => true,
            What::Style
            | What::Favicon
            | What::Logo(_)
            | What::Headers
            | What::FragmentStyle
            | What::Robots
            | What::Schema(_)
            // What was released is told from what was stored.
            | What::Past(..)
            | What::Versions
            | What::Feed(_) => false,
        }
    }

    fn has_page(&self, page: PageId, register: &Register) -> bool {
        match page {
            PageId::Activity(key) => self.has_activity(key, register),
            PageId::Notice(key) => self.notices.contains(&key),
            PageId::Audience(key) => self.data_subjects.contains(&key),
            PageId::Rights | PageId::Recipients => true,
            PageId::Start | PageId::Accessibility | PageId::NotFound => false,
        }
    }

    fn has_activity(&self, key: Key<Activity>, register: &Register) -> bool {
        self.activities.contains(register.activities.id(key))
    }
}
