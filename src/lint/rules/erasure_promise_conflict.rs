//! The notice promises to erase everything, and the law wants some of it kept.

use crate::lint::case::yes;
use crate::lint::retention::{Kept, kept, names};
use crate::lint::{Case, Findings};
use crate::register::wording::lower_first;
use crate::register::{Activity, DataCategory, DataLine, Key};
use crate::source::Span;
use crate::written::activity::ErasurePromise;
use crate::written::people::Profession;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let items = kept(activity);
        let promises = items.iter().filter(|it| it.promises_to_erase_all());
        let mut broken: Vec<_> =
            promises.map(|it| (it.item.place, kept_by_law(case, it, &items))).collect();
        broken.extend(broken_promise(case, activity, &items));
        broken.retain(|(_, categories)| !categories.is_empty());
        // The same promise in several places is one conflict.
        let Some((first, _)) = broken.first() else { continue };
        let mut all: Vec<_> = broken.iter().flat_map(|(_, it)| it).copied().collect();
        all.sort();
        all.dedup();
        let finding = findings.at(*first).with("category", lower_first(&names(case, &all)));
        let others = broken.iter().skip(1);
        findings.add(others.fold(finding, |all, (place, _)| all.related(*place, "also-here")));
    }
}

/// The categories that an item promises to erase and the law wants kept.
fn kept_by_law(case: &Case<'_>, it: &Kept<'_>, items: &[Kept<'_>]) -> Vec<Key<DataCategory>> {
    let mut found = it.categories(case, |it| must_be_kept(case, it));
    // An obligation does not say which data it is about. An item with the law behind its period does.
    let told =
        items.iter().any(|it| it.item.basis_law.is_some() || yes(&it.item.statutory_exception));
    if !told {
        found.extend(obliged(it.activity, it.lines.iter().copied()));
    }
    found
}

/// A promise stated of the whole activity is broken by whatever the law wants kept, also by what has a period of its own.
fn broken_promise(
    case: &Case<'_>,
    activity: &Activity,
    items: &[Kept<'_>],
) -> Option<(Span, Vec<Key<DataCategory>>)> {
    let promise = activity.internal.erasure_promise.as_ref()?;
    let excepted = items.iter().any(|it| yes(&it.item.statutory_exception));
    if promise.value != ErasurePromise::All || excepted {
        return None;
    }
    let mut categories = activity.categories();
    categories.retain(|it| must_be_kept(case, &case.register.data_categories[*it]));
    categories.extend(obliged(activity, activity.data.entries().map(|(line, _)| line)));
    Some((promise.span, categories))
}

/// The categories in those of the lines that are processed because the law requires it.
fn obliged(
    activity: &Activity,
    lines: impl Iterator<Item = Key<DataLine>>,
) -> impl Iterator<Item = Key<DataCategory>> {
    let obliged = lines.filter(|it| activity.articles_of(*it).contains(&"6.1.c"));
    obliged.flat_map(|it| activity.data[it].categories.iter().copied())
}

fn must_be_kept(case: &Case<'_>, category: &DataCategory) -> bool {
    let bookkeeping = case.register.organisation.bookkeeping.as_ref().is_none_or(|it| it.value);
    let not_authorised =
        category.profession.as_ref().is_some_and(|it| it.value == Profession::NotAuthorised);
    let own_record = category.journal_held_by.is_none() && !not_authorised;
    (yes(&category.accounting) && bookkeeping) || (yes(&category.patient_record) && own_record)
}
