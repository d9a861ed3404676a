//! A purpose uses special categories of data without a basis in Article 9(2).

use crate::law::Family;
use crate::lint::case::BasisList;
use crate::lint::{Case, Findings, bases, lines};
use crate::register::{DataLine, Key, Purpose};
use crate::written::people::DataKind;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for list in case.basis_lists() {
        let mut lines = Vec::new();
        let mut purposes = list.purposes.clone();
        purposes.retain(|it| {
            let uncovered = uncovered(case, &list, it);
            lines.extend_from_slice(&uncovered);
            !uncovered.is_empty()
        });
        // A list that several purposes inherit is one mistake.
        let place = match purposes.as_slice() {
            [] => continue,
            [purpose] => purpose.place,
            _ => list.place,
        };
        let name = bases::name_of(case, list.activity, &purposes);
        let category = lines::names(case, list.activity, &lines, DataKind::Special);
        findings.add(findings.at(place).with("purpose", name).with("category", category));
    }
}

/// The data lines with special categories that a purpose uses and no entry of Article 9 covers.
fn uncovered(case: &Case<'_>, list: &BasisList<'_>, purpose: &Purpose) -> Vec<Key<DataLine>> {
    let of_article_9 = list.bases.iter().filter(|it| it.article.family() == Family::Article9);
    let of_article_9: Vec<_> = of_article_9.collect();
    let mut special = lines::of_purpose(case, list.activity, purpose, DataKind::Special);
    special.retain(|line| !of_article_9.iter().any(|it| lines::covers(it, *line)));
    special
}
