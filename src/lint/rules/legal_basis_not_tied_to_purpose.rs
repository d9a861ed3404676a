//! Several purposes share several legal bases, so that nobody can tell which covers which.

use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    // A purpose's own list has one purpose; only an activity's can be shared.
    for list in case.basis_lists().filter(|it| it.purposes.len() >= 2) {
        let mut articles: Vec<&str> = list.bases.iter().map(|it| it.article.key.as_str()).collect();
        articles.retain(|it| it.starts_with("6.1."));
        articles.sort_unstable();
        articles.dedup();
        if articles.len() < 2 {
            continue;
        }
        let finding = findings.at(list.place).with("n", list.purposes.len().to_string());
        findings.add(finding.with("m", articles.len().to_string()));
    }
}
