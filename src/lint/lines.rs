//! Questions about data lines that several rules ask: of which kind, on which bases, to whom.

use super::case::Case;
use super::names;
use crate::register::{Activity, DataLine, Key, LegalBasis, Purpose, Recipient};
use crate::source::Lang;
use crate::written::people::DataKind;

/// Whether a basis covers a data line. One that names no data covers all.
pub(super) fn covers(basis: &LegalBasis, line: Key<DataLine>) -> bool {
    basis.data.is_empty() || basis.data.contains(&line)
}

/// The data lines of an activity with data of a kind.
pub(super) fn of_kind(case: &Case<'_>, activity: &Activity, kind: DataKind) -> Vec<Key<DataLine>> {
    let lines = activity.data.entries().map(|(key, _)| key);
    lines.filter(|it| is_of_kind(case, activity, *it, kind)).collect()
}

/// The data lines of a purpose with data of a kind.
pub(super) fn of_purpose(
    case: &Case<'_>,
    activity: &Activity,
    purpose: &Purpose,
    kind: DataKind,
) -> Vec<Key<DataLine>> {
    let lines = activity.data_of(purpose).into_iter();
    lines.filter(|it| is_of_kind(case, activity, *it, kind)).collect()
}

/// The names of the categories of a kind in these lines, as they stand within a sentence.
pub(super) fn names(
    case: &Case<'_>,
    activity: &Activity,
    lines: &[Key<DataLine>],
    kind: DataKind,
    lang: Lang,
) -> String {
    let mut keys: Vec<_> =
        lines.iter().flat_map(|it| activity.data[*it].categories.iter().copied()).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|it| case.register.data_categories[*it].kind.value == kind);
    names::of_categories(case, &keys, lang)
}

/// The legal bases that cover a data line: the activity's, and those of the purposes that use the line.
pub(super) fn bases_of(activity: &Activity, line: Key<DataLine>) -> Vec<&LegalBasis> {
    let of_purposes = purposes_of(activity, line).flat_map(|it| &it.own_legal_basis);
    let all = activity.legal_basis.iter().chain(of_purposes);
    all.filter(|it| covers(it, line)).collect()
}

/// The same for each purpose that uses a data line by itself: what makes one lawful does not carry another.
pub(super) fn bases_by_purpose(activity: &Activity, line: Key<DataLine>) -> Vec<Vec<&LegalBasis>> {
    let of =
        |purpose| activity.legal_basis_of(purpose).iter().filter(|it| covers(it, line)).collect();
    let uses: Vec<Vec<&LegalBasis>> = purposes_of(activity, line).map(of).collect();
    if uses.is_empty() { vec![bases_of(activity, line)] } else { uses }
}

/// Who receives a data line: those it names, else those of the purposes that use it.
pub(super) fn recipients_of(activity: &Activity, line: Key<DataLine>) -> Vec<Key<Recipient>> {
    let own = &activity.data[line].recipients;
    let mut users = purposes_of(activity, line).peekable();
    if *own != activity.own_recipients || users.peek().is_none() {
        return own.clone();
    }
    let mut all: Vec<_> = users.flat_map(|it| activity.recipients_of(it).iter().copied()).collect();
    all.sort();
    all.dedup();
    all
}

/// The purposes that use a data line.
pub(super) fn purposes_of(
    activity: &Activity,
    line: Key<DataLine>,
) -> impl Iterator<Item = &Purpose> {
    activity.purposes.values().filter(move |it| it.data.is_empty() || it.data.contains(&line))
}

fn is_of_kind(case: &Case<'_>, activity: &Activity, line: Key<DataLine>, kind: DataKind) -> bool {
    let mut categories = activity.data[line].categories.iter();
    categories.any(|it| case.register.data_categories[*it].kind.value == kind)
}
