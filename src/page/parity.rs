//! Parity: every public fact stands where it is said to stand.

use super::{Fact, codes::FACT_NOT_SHOWN};
use crate::source::{Diagnostic, Diagnostics};

/// Finds the facts that `html` does not show at their anchor.
pub(super) fn missing(html: &str, facts: &[Fact], page: &str, found: &mut Diagnostics) {
    // Facts come in the order of the page as a rule, so one walk over it finds nearly all; and those of one thing, which
    // stand in one element, come together.
    let mut ids = html.match_indices(ID);
    let mut last = ("", None);
    for fact in facts {
        if last.0 != fact.anchor || last.1.is_none() {
            let is_it = |(at, _): &(usize, &str)| {
                let rest = html[at + ID.len()..].strip_prefix(&fact.anchor);
                rest.is_some_and(|it| it.starts_with('"'))
            };
            let found = ids.find(is_it).or_else(|| {
                ids = html.match_indices(ID);
                ids.find(is_it)
            });
            last = (&fact.anchor, found.map(|(at, _)| element(html, at)));
        }
        let stands = last.1.is_some_and(|element| element.contains(&fact.html));
        if !stands {
            found.push(
                Diagnostic::new(&FACT_NOT_SHOWN, fact.place)
                    .with("fact", &fact.path)
                    .with("page", page)
                    .with("anchor", &fact.anchor),
            );
        }
    }
}

/// What stands before an anchor.
const ID: &str = "id=\"";

/// The element whose start tag holds the byte `at`, from there to its end tag. Our templates close every element, and
/// text cannot hold a tag: it is escaped.
fn element(html: &str, at: usize) -> &str {
    let name = html[..at].rfind('<').map_or("", |start| {
        let rest = &html[start + 1..];
        &rest[..rest.find([' ', '>']).unwrap_or(0)]
    });
    let mut depth = 1;
    let mut to = at;
    while let Some(next) = html[to..].find('<') {
        to += next + 1;
        let rest = &html[to..];
        let (ends, rest) = rest.strip_prefix('/').map_or((false, rest), |it| (true, it));
        if !rest.strip_prefix(name).is_some_and(|it| it.starts_with([' ', '>'])) {
            continue;
        }
        depth = if ends { depth - 1 } else { depth + 1 };
        if depth == 0 {
            return &html[at..to];
        }
    }
    &html[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn fact(anchor: &str, html: &str) -> Fact {
        Fact { path: "x".into(), anchor: anchor.into(), html: html.into(), place: Span::default() }
    }

    #[test]
    fn a_fact_at_its_anchor_is_found_and_one_that_is_not_is_told() {
        let html = r#"<p id="a">et</p><p id="b">to</p>"#;
        let mut found = Vec::new();
        missing(html, &[fact("a", "et"), fact("b", "to")], "side", &mut found);
        assert!(found.is_empty());
        missing(html, &[fact("c", "et"), fact("b", "tre")], "side", &mut found);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_fact_in_the_next_element_does_not_count() {
        let html = r#"<ul><li id="a"><ul><li>et</li></ul></li><li id="b">to</li></ul>"#;
        let mut found = Vec::new();
        missing(html, &[fact("a", "et"), fact("b", "to")], "side", &mut found);
        assert!(found.is_empty());
        missing(html, &[fact("a", "to")], "side", &mut found);
        assert_eq!(found.len(), 1);
    }
}
