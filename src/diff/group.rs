//! Differences that are one change: those of the same unit, and those that follow from another.

use std::collections::BTreeMap;

use super::compare::{Difference, Step};

/// What belongs to one change.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The differences that it is, by number.
    pub(super) own: Vec<usize>,
    /// Those that follow from it.
    pub(super) following: Vec<usize>,
}

/// The differences by path, and by the activity they are in (empty for none): there can be many thousands.
type Index<'d> = BTreeMap<&'d str, BTreeMap<&'d str, Vec<usize>>>;

/// The groups, in the order of their first difference.
pub(super) fn groups(all: &[Difference<'_>]) -> Vec<Group> {
    let mut index = Index::new();
    for (number, it) in all.iter().enumerate() {
        let activity = it.in_kind("activity").unwrap_or_default();
        index.entry(&it.path).or_default().entry(activity).or_default().push(number);
    }
    let roots: Vec<usize> = (0..all.len()).map(|it| root(it, all, &index)).collect();
    let mut by_unit: BTreeMap<String, Group> = BTreeMap::new();
    for (number, root) in roots.iter().enumerate() {
        let group = by_unit.entry(unit(&all[*root])).or_default();
        if number == *root {
            group.own.push(number);
        } else {
            group.following.push(number);
        }
    }
    let mut groups: Vec<Group> = by_unit.into_values().collect();
    groups.sort_by_key(|it| it.own.first().copied());
    groups
}

/// The difference that a difference follows from, through as many others as there are; itself where there is none.
fn root(of: usize, all: &[Difference<'_>], index: &Index<'_>) -> usize {
    let mut at = of;
    // No table leads round in circles for longer than this.
    for _ in 0..8 {
        match cause(at, all, index) {
            Some(next) if next != at && next != of => at = next,
            _ => break,
        }
    }
    at
}

fn cause(of: usize, all: &[Difference<'_>], index: &Index<'_>) -> Option<usize> {
    let it = &all[of];
    it.row?.into.iter().find_map(|target| {
        let above = target.strip_suffix('*');
        let from = above.unwrap_or(target);
        let paths = index.range(from..).take_while(|(path, _)| {
            if above.is_some() { path.starts_with(from) } else { **path == from }
        });
        let candidates = paths.flat_map(|(_, by_activity)| near(it, by_activity));
        candidates.filter(|other| concern_the_same(it, &all[*other])).min()
    })
}

/// Those that can concern the same as a difference: in its activity or in none; all of them for one in none.
fn near(it: &Difference<'_>, by_activity: &BTreeMap<&str, Vec<usize>>) -> Vec<usize> {
    let of = |key: &str| by_activity.get(key).into_iter().flatten().copied();
    match it.in_kind("activity") {
        Some(activity) => of(activity).chain(of("")).collect(),
        None => by_activity.values().flatten().copied().collect(),
    }
}

/// Whether two differences are about the same things, as far as both say.
fn concern_the_same(one: &Difference<'_>, other: &Difference<'_>) -> bool {
    let mut shared = 0;
    for step in &one.steps {
        if let Some(key) = other.in_kind(step.of) {
            if !same_key(&step.key, key) {
                return false;
            }
            shared += 1;
        }
    }
    shared > 0
}

/// A legal basis is known by its article, and by its consent where there is one.
fn same_key(one: &str, other: &str) -> bool {
    let longer = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|it| it.starts_with(' '));
    one == other || longer(one, other) || longer(other, one)
}

/// What a difference is told as: its unit where it has one, with the things that the unit is in.
fn unit(it: &Difference<'_>) -> String {
    let unit = it.row.and_then(|it| it.unit.as_deref());
    let mut name = unit.unwrap_or(&it.path).to_owned();
    for step in place(it) {
        name.extend(["\u{0}", step.key.as_str()]);
    }
    name
}

/// The items that a change is in: all around the difference, or those around its unit.
pub(super) fn place<'d, 'a>(it: &'d Difference<'a>) -> impl Iterator<Item = &'d Step<'a>> {
    let unit = it.row.and_then(|it| it.unit.as_deref());
    it.steps.iter().filter(move |step| {
        unit.is_none_or(|unit| {
            unit.strip_prefix(&step.list).is_some_and(|it| it.is_empty() || it.starts_with('.'))
        })
    })
}
