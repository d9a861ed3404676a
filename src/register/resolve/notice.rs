//! Notices: audiences, activities, parts, place on the web site.

use std::collections::HashMap;
use std::ops::Deref;

use super::Resolver;
use crate::law::{self, RightKey};
use crate::register::codes::DUPLICATE_ADDRESS;
use crate::register::{
    Activity, ChangePolicy, Key, Notice, NoticeChange, NoticeSection, Only, Register,
};
use crate::source::{Diagnostic, Lang, Span, Spanned};
use crate::written::notice as written;
use crate::written::{Catalogue, Choice, Field};

/// Folders that the site makes itself, whatever it says.
const OWN_FOLDERS: [&str; 11] = [
    "aendringer",
    "aktivitet",
    "assets",
    "for",
    "fragment",
    "rettigheder",
    "modtagere",
    "tilgaengelighed",
    "versioner",
    "da",
    "en",
];

/// Folders that the site makes itself, those of its other languages included.
pub(super) fn own_folders(languages: &[Lang]) -> impl Iterator<Item = &'static str> {
    let others = languages.iter().map(|it| it.code()).filter(|it| !OWN_FOLDERS.contains(it));
    OWN_FOLDERS.into_iter().chain(others)
}

impl Resolver<'_> {
    pub(super) fn notices(&mut self, notices: Catalogue<written::Notice>, register: &mut Register) {
        let mut ids = notices.0.keys().cloned().collect::<Vec<_>>().into_iter();
        let mut folders: HashMap<String, Span> = HashMap::new();
        let mut first = true;
        register.notices = self.table(notices, |resolver, it| {
            let id = ids.next().unwrap_or_default();
            let standard = if std::mem::take(&mut first) { String::new() } else { id };
            let notice = resolver.notice(it, standard, register);
            let taken = folders.get(&notice.folder).copied();
            if taken.is_some() || own_folders(resolver.languages).any(|it| it == notice.folder) {
                let mut diagnostic = Diagnostic::new(&DUPLICATE_ADDRESS, notice.place)
                    .with("address", &notice.folder);
                if let Some(other) = taken {
                    diagnostic = diagnostic.related(other, "first-here");
                }
                resolver.found.push(diagnostic);
            }
            folders.insert(notice.folder.clone(), notice.place);
            notice
        });
        let mut describing = vec![Vec::new(); register.activities.len()];
        for (key, notice) in register.notices.entries() {
            notice.activities.iter().for_each(|it| describing[it.index()].push(key));
        }
        for (activity, notices) in register.activities.values_mut().zip(describing) {
            activity.notices = notices;
        }
    }

    fn notice(
        &mut self,
        written: Spanned<written::Notice>,
        folder: String,
        register: &Register,
    ) -> Notice {
        let place = written.key;
        let it = written.value;
        let audiences_place = it.audiences.as_ref().map(|it| it.key);
        let sections_place = it.sections.as_ref().map(|it| it.key);
        let first_layer_place = it.first_layer.as_ref().map(|it| it.key);
        let audiences = self.keys(it.audiences, &register.data_subjects, "data-subject");
        let activities = match it.activities {
            Some(ids) => self.public_activities(Some(ids), register),
            None => concerning(audiences.iter().map(|it| it.value).collect(), register),
        };
        if let Some(address) = &it.address {
            self.id(address, address.span);
        }
        let sections = it.sections.map(|sections| {
            let sections = sections.into_value().into_iter().zip(1..);
            sections.map(|(it, number)| self.notice_section(it.value, number, register)).collect()
        });
        Notice {
            title: self.text(it.title),
            subtitle: self.optional_text(it.subtitle),
            audiences,
            audience_level: it.audience_level,
            activities,
            sections,
            last_updated: self.date(it.last_updated),
            effective: self.date(it.effective),
            reviewed: self.date(it.reviewed),
            change_policy: it.change_policy.map(|policy| {
                let channels = policy.value.channels.iter().flat_map(|it| &it.value);
                let resolved = ChangePolicy {
                    days_before: policy.value.days_before.clone(),
                    channels: channels.map(|it| it.value).collect(),
                };
                policy.with(resolved)
            }),
            folder: it.address.map_or(folder, |it| it.value.0),
            previous_ids: self.previous_ids(it.previous_ids),
            changes: (it.changes.into_iter().flat_map(Spanned::into_value))
                .map(|it| NoticeChange {
                    date: self.date(Some(it.value.date)),
                    text: self.text(it.value.text),
                })
                .collect(),
            first_layer: it
                .first_layer
                .map(|parts| parts.value.into_iter().map(Spanned::into_value).collect()),
            terms_allow: self.lines(it.terms_allow),
            audiences_place,
            sections_place,
            first_layer_place,
            place,
        }
    }

    fn notice_section(
        &mut self,
        it: written::NoticeSection,
        number: usize,
        register: &Register,
    ) -> NoticeSection {
        let show = it.show.map(|it| it.value);
        if let Some(id) = &it.id {
            self.id(id, id.span);
        }
        NoticeSection {
            anchor: it.id.map(|it| it.value.0).unwrap_or_else(|| format!("afsnit-{number}")),
            heading: self.optional_text(it.heading),
            text: self.prose(it.text),
            show,
            only: self.only(it.only, show, register),
            after: self.prose(it.after),
        }
    }

    fn only(
        &mut self,
        ids: Field<Vec<Spanned<Choice>>>,
        show: Option<written::NoticePart>,
        register: &Register,
    ) -> Only {
        use written::NoticePart as Part;
        let Some(written) = ids else { return Only::All };
        match show {
            Some(Part::Audiences) => Only::DataSubjects(self.bare_keys(
                Some(written),
                &register.data_subjects,
                "data-subject",
            )),
            Some(Part::Activities) => {
                Only::Activities(self.public_activities(Some(written), register))
            }
            Some(Part::Recipients | Part::Transfers) => {
                Only::Recipients(self.bare_keys(Some(written), &register.recipients, "recipient"))
            }
            Some(Part::Rights) => Only::Rights(self.right_keys(written)),
            _ => {
                for id in written.value {
                    self.unknown(&id, std::iter::empty(), "nothing-to-choose-from");
                }
                Only::All
            }
        }
    }

    /// Activities that a notice names: never one that its author keeps out of every notice.
    fn public_activities<I: Deref<Target = str>>(
        &mut self,
        ids: Field<Vec<Spanned<I>>>,
        register: &Register,
    ) -> Vec<Key<Activity>> {
        let mut keys = Vec::new();
        for id in ids.into_iter().flat_map(Spanned::into_value) {
            match self.key(&id, &register.activities, "activity") {
                Some(key) if register.activities[key].is_public() => keys.push(key),
                Some(_) => self.unknown(&id, std::iter::empty(), "public-activity"),
                None => {}
            }
        }
        keys
    }

    fn right_keys(&mut self, ids: Spanned<Vec<Spanned<Choice>>>) -> Vec<RightKey> {
        let mut keys = Vec::new();
        for id in ids.value {
            match law::rights().iter().find(|it| it.key.name() == &*id.value) {
                Some(right) => keys.push(right.key),
                None => self.unknown(&id, law::rights().iter().map(|it| it.key.name()), "right"),
            }
        }
        keys
    }
}

/// The public activities that concern any of these groups; all of them when no group is named.
fn concerning(
    audiences: Vec<Key<crate::register::DataSubject>>,
    register: &Register,
) -> Vec<Key<Activity>> {
    let concerns =
        |it: &Activity| it.data_subjects.iter().any(|subject| audiences.contains(&subject.value));
    let public = register.public_activities();
    public.filter(|(_, it)| audiences.is_empty() || concerns(it)).map(|(key, _)| key).collect()
}
