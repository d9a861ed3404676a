//! Findings for people: what, where with the line shown, why, what to do.

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::law::Citation;
use crate::source::{Diagnostic, Lang, Page, Severity, Sources, Span, word};

/// All findings as a terminal shows them. Colours are in the text; whoever prints it takes them out where unwanted.
pub fn human(found: &[Diagnostic], sources: &Sources, lang: Lang, width: usize) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    let mut text = String::new();
    for diagnostic in found {
        let page = diagnostic.code.page();
        let report = report(diagnostic, page, sources, lang, &renderer);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{report}\n");
    }
    text
}

fn report(
    diagnostic: &Diagnostic,
    page: &Page,
    sources: &Sources,
    lang: Lang,
    renderer: &Renderer,
) -> String {
    let message = diagnostic.message(lang);
    let level = match diagnostic.level() {
        Severity::Error => Level::ERROR.with_name(word("error", lang)),
        Severity::Warning => Level::WARNING.with_name(word("warning", lang)),
        Severity::Note => Level::NOTE.with_name(word("note", lang)),
    };
    let label = diagnostic.fill(page.label(lang), lang);
    let file = sources.get(diagnostic.span.file);
    let path = sources.display_path(diagnostic.span.file);
    let text = file.map_or("", |it| it.text.as_str());
    let why = why(page, lang);
    let fix = diagnostic.fill(page.fix(lang), lang);

    let mut snippet = Snippet::source(text).path(path.as_str()).annotation(
        AnnotationKind::Primary.span(visible(diagnostic.span, text)).label(label.as_str()),
    );
    let here = |it: &&crate::source::Label| it.span.file == diagnostic.span.file;
    for label in diagnostic.related.iter().filter(here) {
        let words = word(label.word, lang);
        snippet = snippet
            .annotation(AnnotationKind::Context.span(visible(label.span, text)).label(words));
    }
    let mut main = level.primary_title(message.as_str()).id(diagnostic.code.name).element(snippet);
    let elsewhere: Vec<_> = diagnostic.related.iter().filter(|it| !here(it)).collect();
    let places: Vec<String> =
        elsewhere.iter().map(|it| sources.display_path(it.span.file)).collect();
    for (label, place) in elsewhere.iter().zip(&places) {
        let text = sources.get(label.span.file).map_or("", |it| it.text.as_str());
        let words = word(label.word, lang);
        main = main.element(
            Snippet::source(text)
                .path(place.as_str())
                .annotation(AnnotationKind::Context.span(visible(label.span, text)).label(words)),
        );
    }
    main = main.element(Level::NOTE.with_name(word("why", lang)).message(why.as_str()));
    main = main.element(Level::HELP.with_name(word("do", lang)).message(fix.as_str()));
    let mut groups = vec![main];
    let suggestion = diagnostic
        .suggestion
        .as_ref()
        .map(|it| word("did-you-mean", lang).replace("{name}", it))
        .unwrap_or_else(|| word("write-instead", lang).to_owned());
    if let Some(patch) = &diagnostic.patch {
        let snippet = Snippet::source(text)
            .path(path.as_str())
            .patch(Patch::new(patch.span.range(), patch.replacement.as_str()));
        let title =
            Level::HELP.with_name(word("suggestion", lang)).secondary_title(suggestion.as_str());
        groups.push(title.element(snippet));
    } else if diagnostic.suggestion.is_some() {
        let title =
            Level::HELP.with_name(word("suggestion", lang)).secondary_title(suggestion.as_str());
        groups.push(Group::with_title(title));
    }
    renderer.render(&groups)
}

/// Why it matters, with the law behind it.
fn why(page: &Page, lang: Lang) -> String {
    let citations: Vec<String> =
        page.law().iter().filter_map(|it| Citation::parse(it)).map(|it| it.long(lang)).collect();
    if citations.is_empty() {
        page.why(lang).to_owned()
    } else {
        format!("{} ({})", page.why(lang), citations.join("; "))
    }
}

/// A range that can be underlined: inside the text, and one character wide at least.
fn visible(span: Span, text: &str) -> std::ops::Range<usize> {
    let range = span.range();
    let start = range.start.min(text.len());
    let end = range.end.clamp(start, text.len());
    // A text of many lines is shown by its first.
    let first_line = text[start..end].find('\n').map_or(end, |it| start + it);
    start..first_line.max(start)
}
