//! The notice promises to erase everything, and the law wants some of it kept.

use crate::lint::case::yes;
use crate::lint::retention::{Kept, kept, names};
use crate::lint::{Case, Findings};
use crate::register::wording::lower_first;
use crate::register::{Activity, DataCategory, DataLine, Key};
use crate::source::Span;
use crate::written::activity::ErasurePromise;
use crate::written::people::Profession;

/// A promise that the law does not permit to be kept.
struct Broken {
    place: Span,
    /// The categories that the law wants kept; empty where only a legal obligation among the legal bases says so.
    categories: Vec<Key<DataCategory>>,
}

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let items = kept(activity);
        let promises = items.iter().filter(|it| it.promises_to_erase_all());
        let mut broken: Vec<Broken> =
            promises.filter_map(|it| broken_by_item(case, it, &items)).collect();
        broken.extend(broken_by_activity(case, activity, &items));
        // The same promise in several places is one conflict.
        let Some((first, others)) = broken.split_first() else { continue };
        let mut categories: Vec<_> = broken.iter().flat_map(|it| &it.categories).copied().collect();
        categories.sort();
        categories.dedup();
        let finding = findings.at(first.place);
        let finding = if categories.is_empty() {
            finding.with_own("category", vec!["obliged"])
        } else {
            finding.with("category", lower_first(&names(case, &categories)))
        };
        findings.add(others.iter().fold(finding, |all, it| all.related(it.place, "also-here")));
    }
}

/// The promise of an item, if it covers data that the law wants kept.
fn broken_by_item(case: &Case<'_>, it: &Kept<'_>, items: &[Kept<'_>]) -> Option<Broken> {
    let categories = it.categories(case, |it| must_be_kept(case, it));
    // An obligation does not say which data it is about. An item with the law behind its period does.
    let told =
        items.iter().any(|it| it.item.basis_law.is_some() || yes(&it.item.statutory_exception));
    let obliged = !told && is_obliged(it.activity, it.lines.iter().copied());
    (!categories.is_empty() || obliged).then_some(Broken { place: it.item.place, categories })
}

/// The promise stated of the whole activity: broken also by what has a period of its own.
fn broken_by_activity(case: &Case<'_>, activity: &Activity, items: &[Kept<'_>]) -> Option<Broken> {
    let promise = activity.internal.erasure_promise.as_ref()?;
    let excepted = items.iter().any(|it| yes(&it.item.statutory_exception));
    if promise.value != ErasurePromise::All || excepted {
        return None;
    }
    let mut categories = activity.categories();
    categories.retain(|it| must_be_kept(case, &case.register.data_categories[*it]));
    let obliged = is_obliged(activity, activity.data.entries().map(|(line, _)| line));
    (!categories.is_empty() || obliged).then_some(Broken { place: promise.span, categories })
}

/// Whether one of the lines is processed because the law requires it.
fn is_obliged(activity: &Activity, mut lines: impl Iterator<Item = Key<DataLine>>) -> bool {
    lines.any(|it| activity.articles_of(it).contains(&"6.1.c"))
}

fn must_be_kept(case: &Case<'_>, category: &DataCategory) -> bool {
    let bookkeeping = case.register.organisation.bookkeeping.as_ref().is_none_or(|it| it.value);
    let not_authorised =
        category.profession.as_ref().is_some_and(|it| it.value == Profession::NotAuthorised);
    let own_record = category.journal_held_by.is_none() && !not_authorised;
    (yes(&category.accounting) && bookkeeping) || (yes(&category.patient_record) && own_record)
}
