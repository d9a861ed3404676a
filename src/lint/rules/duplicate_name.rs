//! Two things of one kind that a reader takes for one, because their names differ in nothing that can be read.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::lint::labels::labels;
use crate::lint::{Case, Findings};
use crate::register::Text;
use crate::source::{Lang, as_read};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (kind, labels) in labels(case.register) {
        let mut seen: BTreeMap<(Lang, String), &Text> = BTreeMap::new();
        for label in labels {
            let mut same = None;
            for lang in &case.register.languages {
                let Some(words) = label.exactly(*lang) else { continue };
                match seen.entry((*lang, as_read(words))) {
                    Entry::Vacant(place) => _ = place.insert(label),
                    Entry::Occupied(first) => _ = same.get_or_insert((words, first.get().span)),
                }
            }
            if let Some((words, first)) = same {
                let finding = findings.at(label.span).related(first, "first-here");
                findings.add(finding.with_own("kind", vec![kind]).with("name", words));
            }
        }
    }
}
