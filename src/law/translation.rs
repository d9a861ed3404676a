//! What of the law reaches pages and records, and so must be there in every language of theirs.
//!
//! Labels of the checklist, guidance and outdated references are not among it: they are told to people who work with the
//! register, in one of the program's own languages.

use std::collections::HashSet;

use super::act::BOOK;
use super::words::Words;
use super::{article, authority, right, transfer};

/// The texts to translate, each once: the official wording, then the forms of citation.
///
/// The names of countries are not among them, because no content names them all: see [`country`](super::country()).
pub fn to_translate() -> Vec<&'static Words> {
    let articles = article::articles();
    let wordings = articles
        .iter()
        .flat_map(|it| [Some(&it.label), Some(&it.wording), it.danish_route.as_ref()])
        .flatten();
    let rights = right::rights().iter().flat_map(|it| [&it.title, &it.text]);
    let statements = right::statements();
    let statements = [
        &statements.objection_statement,
        &statements.objection_marketing,
        &statements.withdrawal_sentence,
        &statements.exercise,
    ];
    let mechanisms = transfer::mechanisms();
    let authority = authority::authority("DK").map(|it| &it.name);
    let cited = (articles.iter().map(|it| &it.citation))
        .chain(right::rights().iter().map(|it| &it.citation))
        .chain(mechanisms.iter().map(|it| &it.citation));
    let names = cited.flat_map(|it| it.names()).flatten();
    let all = wordings
        .chain(rights)
        .chain(statements)
        .chain(mechanisms.iter().map(|it| &it.wording))
        .chain(authority)
        .chain(names)
        .chain(forms());
    let mut seen = HashSet::new();
    all.filter(|it| seen.insert((it.name.as_deref(), it.en.as_str()))).collect()
}

/// The forms of citation; no legal basis, right or transfer is a chapter or a recital.
fn forms() -> impl Iterator<Item = &'static Words> {
    let forms = &BOOK.forms;
    let openings = [&forms.article, &forms.section].into_iter();
    let openings = openings.flat_map(|it| [&it.long, &it.short]);
    let openings = openings.flat_map(|it| [&it.one, &it.several]);
    let join = &forms.join;
    let steps = [&forms.whole, &forms.paragraph, &forms.point, &forms.number, &forms.subparagraph];
    let joins = [&join.opening, &join.later, &join.range, &join.between, &join.last];
    openings.chain(steps).chain(&forms.ordinals).chain(joins)
}

#[cfg(test)]
mod tests {
    use super::to_translate;

    #[test]
    fn one_english_text_has_one_danish_so_that_it_can_have_one_in_any_language() {
        let all = to_translate();
        let mut unnamed: Vec<_> =
            all.iter().filter(|it| it.name.is_none()).map(|it| (&it.en, &it.da)).collect();
        unnamed.sort();
        assert!(unnamed.len() > 60, "{}", unnamed.len());
        for pair in unnamed.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "two Danish texts");
        }
        let names: Vec<_> = all.iter().filter_map(|it| it.name.as_deref()).collect();
        assert!(names.len() > 15 && names.iter().all(|it| it.starts_with("citation.")));
    }
}
