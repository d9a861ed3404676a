//! Markdown → HTML. Raw HTML and foreign links have been refused long before; what is left of them here is escaped.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// Prose as blocks, its headings starting at `level`.
pub(super) fn blocks(text: &str, level: u8) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4 + 16);
    html::push_html(&mut out, events(text, level));
    out.truncate(out.trim_end().len());
    out
}

/// Prose to stand inside a paragraph: the single paragraph's content, or blocks where there are more.
pub(super) fn inline(text: &str, level: u8) -> String {
    let all = blocks(text, level);
    let inside = all.strip_prefix("<p>").and_then(|it| it.strip_suffix("</p>"));
    match inside {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => all,
    }
}

fn events(text: &str, level: u8) -> impl Iterator<Item = Event<'_>> {
    Parser::new(text).map(move |event| match event {
        Event::Html(it) | Event::InlineHtml(it) => Event::Text(it),
        Event::Start(Tag::Heading { level: own, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: shifted(own, level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(own)) => Event::End(TagEnd::Heading(shifted(own, level))),
        other => other,
    })
}

fn shifted(own: HeadingLevel, level: u8) -> HeadingLevel {
    let wanted = usize::from(level) + own as usize - 1;
    HeadingLevel::try_from(wanted.clamp(1, 6)).unwrap_or(HeadingLevel::H6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_stands_inside_another() {
        assert_eq!(
            inline("Skriv til <a@b.dk>.", 3),
            "Skriv til <a href=\"mailto:a@b.dk\">a@b.dk</a>."
        );
    }

    #[test]
    fn html_is_shown_not_obeyed() {
        assert_eq!(blocks("a <b onclick=x> c", 2), "<p>a &lt;b onclick=x&gt; c</p>");
    }

    #[test]
    fn headings_go_under_the_heading_they_stand_below() {
        assert_eq!(blocks("# Overskrift", 3), "<h3>Overskrift</h3>");
    }
}
