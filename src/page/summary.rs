//! What a notice's activities come to when they are said in a sentence each: what is specially protected, what happens by
//! machine, how long data are kept. Public facts only, each with the place to read more about it.

use super::shared;
use crate::law::terms;
use crate::register::{Activity, DataCategory, DataLine, Key, Notice, Period, Register, wording};
use crate::source::Lang;
use crate::written::activity::DataSource;
use crate::written::people::DataKind;

/// What concerns some data, in words, and the first line that it is true of.
#[derive(Default)]
pub(super) struct Words<'a> {
    pub words: Vec<&'a str>,
    pub first: Option<(Key<Activity>, Key<DataLine>)>,
}

/// Data that the law protects specially.
pub(super) fn protected<'a>(notice: &Notice, register: &'a Register, lang: Lang) -> Words<'a> {
    let is_protected =
        |it: &Key<DataCategory>| register.data_categories[*it].kind.value != DataKind::Ordinary;
    let mut found = Words::default();
    let mut categories: Vec<Key<DataCategory>> = Vec::new();
    for (activity, key, line) in lines(notice, register) {
        let of_line = line.categories.iter().filter(|it| is_protected(it));
        let before = categories.len();
        categories.extend(of_line);
        if found.first.is_none() && categories.len() > before {
            found.first = Some((activity, key));
        }
    }
    categories.sort();
    categories.dedup();
    let categories = categories.into_iter().map(|it| &register.data_categories[it]);
    found.words = shared::protected(categories, lang);
    found
}

/// Who else than the person gives data.
pub(super) fn other_sources<'a>(notice: &Notice, register: &'a Register, lang: Lang) -> Words<'a> {
    let mut found = Words::default();
    for (activity, key, line) in lines(notice, register) {
        let Some(source) = &line.source else { continue };
        let kind = source.kind.value;
        if !matches!(kind, DataSource::ThirdParty | DataSource::Public) {
            continue;
        }
        let named = source.name.as_ref().map(|it| it.get(lang).trim_end_matches('.'));
        found.words.push(named.unwrap_or_else(|| wording::value("source", kind, lang)));
        found.first.get_or_insert((activity, key));
    }
    found.words.sort();
    found.words.dedup();
    found
}

fn lines<'a>(
    notice: &Notice,
    register: &'a Register,
) -> impl Iterator<Item = (Key<Activity>, Key<DataLine>, &'a DataLine)> {
    notice.activities.iter().flat_map(|activity| {
        let entries = register.activities[*activity].data.entries();
        entries.map(|(key, it)| (*activity, key, it))
    })
}

/// Activities by what machines do in them.
#[derive(Default)]
pub(super) struct Automation {
    /// A machine alone decides something that matters (Art. 22(1)).
    pub alone: Vec<Key<Activity>>,
    /// Something else that is automated: declared, or a purpose speaks of it and nobody has declared that it is not so.
    pub partly: Vec<Key<Activity>>,
    /// Whether every activity declares that there are no automated decisions.
    pub none: bool,
}

/// What happens by machine in the activities of a notice.
pub(super) fn automation(notice: &Notice, register: &Register) -> Automation {
    // A purpose says the same in every language, so one of them decides.
    let lang = register.language();
    let speaks_of_it = |it: &Activity| {
        it.purposes.values().any(|it| terms::automated_word(it.text.get(lang)).is_some())
    };
    let mut found = Automation { none: !notice.activities.is_empty(), ..Automation::default() };
    for key in &notice.activities {
        let activity = &register.activities[*key];
        let declared = activity.automated_decision.as_ref().map(|it| it.value.value().is_some());
        found.none &= declared == Some(false);
        if activity.decides_alone() {
            found.alone.push(*key);
        } else if declared.unwrap_or_else(|| speaks_of_it(activity)) {
            found.partly.push(*key);
        }
    }
    found
}

/// How long the data of a notice are kept, on the whole.
#[derive(Default)]
pub(super) struct Kept {
    /// The shortest and the longest fixed period.
    pub periods: Option<(Period, Period)>,
    /// Whether some are kept for a time that is no fixed period, or that is not stated.
    pub otherwise: bool,
    /// Whether a period is only the longest there can be.
    pub at_most: bool,
    /// Whether some are kept for ever.
    pub unlimited: bool,
    /// Whether anything is said at all.
    pub stated: bool,
}

/// How long the data of a notice are kept.
pub(super) fn kept(notice: &Notice, register: &Register) -> Kept {
    let mut kept = Kept::default();
    for activity in notice.activities.iter().map(|it| &register.activities[*it]) {
        kept.otherwise |= activity.retention.is_empty() && !activity.data.is_empty();
        for item in activity.retention.values() {
            kept.stated = true;
            kept.unlimited |= item.unlimited.is_some();
            kept.at_most |= item.at_most.as_ref().is_some_and(|it| it.value);
            let Some(period) = item.period.as_ref().map(|it| it.value) else {
                kept.otherwise = true;
                continue;
            };
            let days = |it: Period| it.approximate_days();
            let (shortest, longest) = kept.periods.unwrap_or((period, period));
            kept.periods = Some((
                if days(period) < days(shortest) { period } else { shortest },
                if days(period) > days(longest) { period } else { longest },
            ));
        }
    }
    kept
}
