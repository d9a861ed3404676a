//! Released versions → what the pages know of them.

use std::collections::BTreeMap;

use super::record::Record;
use super::with_notices;
use crate::page::Facing;
use crate::page::past::{Days, Past, PastActivity, PastChange, PastClass, PastNotice, PastVersion};
use crate::register::{Date, Register};
use crate::source::Lang;
use crate::version::{Change, Class, Version, Versions};

/// What was released, told on the day of a build.
pub(in crate::site) fn past<'a>(
    versions: &'a Versions,
    register: &Register,
    facing: &Facing,
) -> Past<'a> {
    let all: Vec<&Version> = with_notices(versions).collect();
    let in_force = all.iter().rposition(|it| it.effective <= facing.date);
    // A draft does not apply, whatever it is a draft of.
    let shown =
        in_force.filter(|it| !facing.draft && all[*it].stored.content_hash == facing.content_hash);
    let told = all.iter().zip(0..).map(|(it, place)| {
        let next = all.get(place + 1).map(|it| it.effective.day_before());
        version(it, Days { from: it.effective, until: next }, versions, register)
    });
    let mut told: Vec<PastVersion<'a>> = told.collect();
    for place in 1..told.len() {
        told[place].class = public_class(&told[place], &told[place - 1]);
    }
    let activities = activities(&all, &told, versions, register);
    Past::new(told, activities, shown)
}

fn version<'a>(
    it: &'a Version,
    days: Days,
    versions: &'a Versions,
    register: &Register,
) -> PastVersion<'a> {
    let record = Record::of(it);
    let notices = it.stored.notices.iter().map(|notice| PastNotice {
        id: &notice.id,
        folder: &notice.folder,
        title: &notice.title,
        audiences: record.audiences(&notice.id),
        texts: in_each_language(&notice.text, register, |lang| versions.text(it, &notice.id, lang)),
    });
    PastVersion {
        days,
        released: it.released,
        announced: it.stored.announced.as_deref().and_then(Date::parse),
        class: match it.stored.class {
            Class::First => PastClass::First,
            Class::Internal => PastClass::Internal,
            Class::Editorial => PastClass::Editorial,
            Class::Material => PastClass::Material,
        },
        notices: notices.collect(),
        changes: it.stored.changes.iter().filter_map(change).collect(),
        numbers: it.stored.activities.iter().map(|it| (it.id.as_str(), it.number)).collect(),
        language: record.language(),
        website: record.website,
    }
}

/// What a reader sees that a version is. What no notice tells is the organisation's own business, however much it matters.
fn public_class(it: &PastVersion<'_>, before: &PastVersion<'_>) -> PastClass {
    let only_words = !it.changes.is_empty() && it.changes.iter().all(|it| !it.material);
    match it.class {
        PastClass::First => PastClass::First,
        _ if it.says_the_same_as(before) => PastClass::Internal,
        PastClass::Material if only_words => PastClass::Editorial,
        class => class,
    }
}

/// A change that a notice tells of. What it requires is the organisation's own business.
fn change(it: &Change) -> Option<PastChange<'_>> {
    Some(PastChange { material: it.material, sentence: it.sentence.as_ref()? })
}

/// Every text of every activity, by id and number.
fn activities<'a>(
    all: &[&'a Version],
    told: &[PastVersion<'a>],
    versions: &'a Versions,
    register: &Register,
) -> Vec<PastActivity<'a>> {
    let mut found: BTreeMap<(&'a str, u32), PastActivity<'a>> = BTreeMap::new();
    for (place, version) in all.iter().enumerate() {
        let days = told[place].days;
        for it in &version.stored.activities {
            let holder = all.iter().position(|other| other.stored.effective == it.valid_from);
            let known = found.entry((&it.id, it.number)).or_insert_with(|| PastActivity {
                id: &it.id,
                number: it.number,
                label: &it.label,
                days: Vec::new(),
                texts: in_each_language(&it.text, register, |lang| {
                    versions.activity_text(version, &it.id, lang)
                }),
                version: holder.unwrap_or(place),
            });
            match known.days.last_mut() {
                // From one version to the next without a day in between.
                Some(last) if last.until == Some(days.from.day_before()) => last.until = days.until,
                _ => known.days.push(days),
            }
        }
    }
    found.into_values().filter(|it| !it.texts.is_empty()).collect()
}

/// A text in the languages that it was kept in, those of the site with the words that it has for them.
fn in_each_language<'a>(
    kept: &BTreeMap<String, String>,
    register: &Register,
    text: impl Fn(Lang) -> Option<&'a str>,
) -> Vec<(Lang, &'a str)> {
    let known = |lang: Lang| register.languages.iter().copied().find(|it| *it == lang);
    let all = kept.keys().filter_map(|it| Lang::from_code(it));
    all.map(|it| known(it).unwrap_or(it)).filter_map(|it| Some((it, text(it)?))).collect()
}
