//! What a notice's activities come to when they are said in a sentence each: what is specially protected, what happens by
//! machine, how long data are kept. Public facts only, each with the place to read more about it, and only what concerns the
//! people that the notice is for.

use super::{rights_view, shared};
use crate::law::{self, Applies, Right, terms};
use crate::register::{
    Activity, DataCategory, DataLine, DataSubject, Key, Notice, Period, Recipient, Register,
    Retention, wording,
};
use crate::source::Lang;
use crate::written::activity::DataSource;
use crate::written::people::DataKind;

/// What concerns some data, in words, and the first line that it is true of.
#[derive(Default)]
pub(super) struct Words<'a> {
    pub words: Vec<&'a str>,
    /// Whether there is something that has no name.
    pub unnamed: bool,
    pub first: Option<(Key<Activity>, Key<DataLine>)>,
}

/// An activity, and the groups of people that a notice tells of it; none is everybody.
type Told<'a> = (Key<Activity>, &'a Activity, Vec<Key<DataSubject>>);

/// The activities of a notice that are about the people it is for. What one of them does with others is not theirs to read,
/// and would be false of them.
fn told<'a>(notice: &Notice, register: &'a Register) -> impl Iterator<Item = Told<'a>> {
    let all = notice.activities.iter().map(|key| {
        let activity = &register.activities[*key];
        (*key, activity, notice.told_of(activity))
    });
    all.filter(|(_, activity, groups)| activity.concerns_any(groups))
}

/// The data lines about the people that a notice is for.
pub(super) fn lines<'a>(
    notice: &Notice,
    register: &'a Register,
) -> Vec<(Key<Activity>, Key<DataLine>, &'a DataLine)> {
    let mut lines = Vec::new();
    for (key, activity, groups) in told(notice, register) {
        lines.extend(activity.data_about(&groups).map(|(line, it)| (key, line, it)));
    }
    lines
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
        // "From others: others" says nothing; that a source is public does.
        let public = (kind == DataSource::Public).then(|| wording::value("source", kind, lang));
        match named.or(public) {
            Some(name) => found.words.push(name),
            None => found.unnamed = true,
        }
        found.first.get_or_insert((activity, key));
    }
    found.words.sort();
    found.words.dedup();
    found
}

/// Who receives data of the people that a notice is for, in the catalogue's order.
pub(super) fn recipients(notice: &Notice, register: &Register) -> Vec<Key<Recipient>> {
    let of_activities =
        told(notice, register).flat_map(|(_, it, groups)| it.recipients_for(&groups));
    let mut all: Vec<_> = of_activities.collect();
    all.sort();
    all.dedup();
    all
}

/// The rights that what is done with their data gives the people that a notice is for, in the law's order.
pub(super) fn rights(notice: &Notice, register: &Register) -> Vec<&'static Right> {
    let given = |right: &&Right| {
        right.applies == Applies::Always
            || told(notice, register).any(|(_, it, groups)| it.gives_to(&groups, right))
    };
    law::rights().iter().filter(given).collect()
}

/// Whether purposes other than marketing give the people that a notice is for the right to object, and whether marketing does.
pub(super) fn objection_grounds(notice: &Notice, register: &Register) -> (bool, bool) {
    let grounds = told(notice, register)
        .map(|(key, _, groups)| rights_view::objection_grounds(&[key], &groups, register));
    grounds.fold((false, false), |all, it| (all.0 || it.0, all.1 || it.1))
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
    let speaks_of_it = |it: &Activity, groups: &[Key<DataSubject>]| {
        let mut purposes = it.purposes_of(groups).map(|(_, it)| it);
        purposes.any(|it| terms::automated_word(it.text.get(lang)).is_some())
    };
    let mut found = Automation::default();
    let mut none = Vec::new();
    for (key, activity, groups) in told(notice, register) {
        let declared = activity.automated_decision.as_ref().map(|it| it.value.value().is_some());
        none.push(declared == Some(false));
        if activity.decides_alone() {
            found.alone.push(key);
        } else if declared.unwrap_or_else(|| speaks_of_it(activity, &groups)) {
            found.partly.push(key);
        }
    }
    found.none = !none.is_empty() && none.into_iter().all(|it| it);
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
    /// Where it is said first, if it is said at all.
    pub first: Option<(Key<Activity>, Key<Retention>)>,
}

/// How long the data of a notice are kept.
pub(super) fn kept(notice: &Notice, register: &Register) -> Kept {
    let mut kept = Kept::default();
    for (key, activity, groups) in told(notice, register) {
        let items = activity.retention_for(&groups);
        kept.otherwise |= items.is_empty() && !activity.data.is_empty();
        for (item_key, item) in items {
            kept.first.get_or_insert((key, item_key));
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
