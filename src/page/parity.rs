//! Parity: every public fact stands where it is said to stand.

use super::{Fact, codes::FACT_NOT_SHOWN};
use crate::source::{Diagnostic, Diagnostics};

/// Finds the facts that `html` does not show at their anchor.
pub(super) fn missing(html: &str, facts: &[Fact], page: &str, found: &mut Diagnostics) {
    // Facts come in the order of the page as a rule, so one walk over it finds nearly all.
    let mut from = 0;
    for fact in facts {
        let ahead =
            at_anchor(html, from, &fact.anchor).or_else(|| at_anchor(html, 0, &fact.anchor));
        let stands = ahead.is_some_and(|at| {
            from = at;
            html[element(html, at)..]
                .find(&fact.html)
                .is_some_and(|it| it <= REACH + fact.html.len())
        });
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

/// How far after its anchor a fact may begin, in bytes: an element's tags and what stands before the fact in it.
const REACH: usize = 16 * 1024;

fn at_anchor(html: &str, from: usize, anchor: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at += html[at..].find("id=\"")? + 4;
        let rest = &html[at..];
        if rest.strip_prefix(anchor).is_some_and(|it| it.starts_with('"')) {
            return Some(at - 4);
        }
    }
}

/// The end of the tag that begins around `at`.
fn element(html: &str, at: usize) -> usize {
    html[at..].find('>').map_or(html.len(), |it| at + it + 1)
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
}
