//! Findings for people: what, where with the line shown, why, what to do.

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer};

use super::excerpt::Excerpt;
use super::explain::level_word;
use super::told::Told;
use super::wrap::{hang, wrap};
use crate::law::Citation;
use crate::source::{Diagnostic, Label, Lang, Page, Severity, Sources, Span, word};

/// All findings as a terminal of `width` columns shows them. Colours are in the text; whoever prints it takes them out
/// where unwanted.
pub fn human(told: &Told<'_>, width: usize) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    let mut text = String::new();
    for it in &told.findings {
        let report = report(it.diagnostic, told.sources, told.lang, width, &renderer);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{report}\n");
    }
    // The renderer shows control characters as signs, but for those of the second set, which some terminals obey.
    text.replace(|it| matches!(it, '\u{80}'..='\u{9f}'), "\u{fffd}")
}

fn report(
    diagnostic: &Diagnostic,
    sources: &Sources,
    lang: Lang,
    width: usize,
    renderer: &Renderer,
) -> String {
    let page = diagnostic.code.page();
    let name = level_word(diagnostic.level(), lang);
    let level = match diagnostic.level() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(name);
    let message = diagnostic.message(lang);
    let label = diagnostic.fill(page.label(lang), lang);
    let (here, elsewhere): (Vec<&Label>, Vec<&Label>) =
        diagnostic.related.iter().partition(|it| it.span.file == diagnostic.span.file);
    let spans = here.iter().map(|it| it.span);
    let excerpt = Excerpt::of(spans.fold(diagnostic.span, joined), sources);
    let others: Vec<_> = elsewhere.iter().map(|it| Excerpt::of(it.span, sources)).collect();
    let (why_word, do_word) = (word("why", lang), word("do", lang));
    // The renderer puts the later lines of a text under its first: what stands before it is lost to all of them.
    let last_line = others.iter().chain([&excerpt]).map(Excerpt::last_line).max().unwrap_or(1);
    let gutter = last_line.to_string().len() + " | : ".len();
    let under = |word: &str| width.saturating_sub(gutter + word.chars().count());
    let why = wrap(&why(page, lang), under(why_word));
    let fix = wrap(&diagnostic.fill(page.fix(lang), lang), under(do_word));

    let primary = AnnotationKind::Primary.span(excerpt.underlined(diagnostic.span));
    let mut snippet = excerpt.snippet().annotation(primary.label(label.as_str()));
    for label in here {
        let context = AnnotationKind::Context.span(excerpt.underlined(label.span));
        snippet = snippet.annotation(context.label(word(label.word, lang)));
    }
    let mut main = level.primary_title(message.as_str()).id(diagnostic.code.name).element(snippet);
    for (label, excerpt) in elsewhere.iter().zip(&others) {
        let context = AnnotationKind::Context.span(excerpt.underlined(label.span));
        main = main.element(excerpt.snippet().annotation(context.label(word(label.word, lang))));
    }
    main = main.element(Level::NOTE.with_name(why_word).message(why.as_str()));
    main = main.element(Level::HELP.with_name(do_word).message(fix.as_str()));
    let mut groups = vec![main];
    let suggestion = diagnostic
        .suggestion
        .as_ref()
        .map(|it| word("did-you-mean", lang).replace("{name}", it))
        .unwrap_or_else(|| word("write-instead", lang).to_owned());
    let mended = diagnostic.patch.as_ref().map(|it| (it, Excerpt::of(it.span, sources)));
    let title =
        Level::HELP.with_name(word("suggestion", lang)).secondary_title(suggestion.as_str());
    if let Some((patch, excerpt)) = &mended {
        let patch = Patch::new(excerpt.range(patch.span), patch.replacement.as_str());
        groups.push(title.element(excerpt.snippet().patch(patch)));
    } else if diagnostic.suggestion.is_some() {
        groups.push(Group::with_title(title));
    }
    let report = renderer.render(&groups);
    let head = format!("{name}[{}]: ", diagnostic.code.name);
    let wrapped = hang(&head, &message, TITLE_INDENT, width);
    match report.split_once('\n') {
        Some((title, rest)) => format!("{}\n{rest}", title.replacen(&message, &wrapped, 1)),
        None => report,
    }
}

/// How far the later lines of a message are indented.
const TITLE_INDENT: usize = 4;

/// The smallest place that holds two in the same file.
fn joined(a: Span, b: Span) -> Span {
    Span { file: a.file, start: a.start.min(b.start), end: a.end.max(b.end) }
}

/// Why it matters, with the law behind it.
fn why(page: &Page, lang: Lang) -> String {
    let citations: Vec<String> = page
        .law()
        .iter()
        .filter_map(|it| Citation::parse(it))
        .map(|it| it.long(lang).to_owned())
        .collect();
    if citations.is_empty() {
        page.why(lang).to_owned()
    } else {
        format!("{} ({})", page.why(lang), citations.join("; "))
    }
}
