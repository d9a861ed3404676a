//! Lines → HTML: lists and quotations opened and closed around them, and what stands in each line.

use super::lines::{Around, Block, Kind, Line, Mark, Words};
use crate::page::escape;

/// Where a link of the stored text leads from the page that shows it; none when its target is gone.
pub(super) type Links<'l> = &'l dyn Fn(&str) -> Option<String>;

/// How the words of a line become HTML.
pub(super) type Inside<'i> = &'i dyn Fn(&Words) -> String;

/// A text as HTML, as far as it has come.
pub(super) struct Html {
    /// The level of the highest headings.
    level: u8,
    /// Whether lines of two texts stand side by side, so that each item says its number.
    mixed: bool,
    html: String,
    open: Vec<Kind>,
    /// The headings that the next line stands under, each with its level.
    under: Vec<(u8, String)>,
    /// The names of the tables so far.
    names: Vec<String>,
}

impl Html {
    pub(super) fn new(level: u8, mixed: bool) -> Html {
        let (html, open, under, names) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        Html { level, mixed, html, open, under, names }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: &Line, inside: Inside<'_>) {
        self.stand_in(&line.around);
        match &line.block {
            Block::Rule => self.html.push_str("<hr>\n"),
            Block::Table(rows) => {
                let cells = rows.iter().map(|row| row.iter().map(inside).collect()).collect();
                self.table(rows.first().map_or(&[], Vec::as_slice), cells);
            }
            it => self.text(line, it, &it.words().map(inside).unwrap_or_default()),
        }
    }

    /// Adds a line of text that has become HTML.
    pub(super) fn text(&mut self, line: &Line, block: &Block, inside: &str) {
        let in_item = line.around.last().is_some_and(|it| it.kind != Kind::Quotation && it.begins);
        match block {
            Block::Heading(own, words) => {
                let level = (self.level + own - 1).min(6);
                self.under.retain(|(it, _)| it < own);
                self.under.push((*own, words.text.clone()));
                self.html.push_str(&format!("<h{level}>{inside}</h{level}>"));
            }
            Block::Verbatim(_) => {
                // Here a line ends where it ends.
                let inside = inside.replace("<br>", "\n");
                self.html.push_str(&format!("<pre><code>{inside}</code></pre>"));
            }
            // What an item says first is the item.
            _ if in_item => self.html.push_str(inside),
            _ => self.html.push_str(&format!("<p>{inside}</p>")),
        }
        self.html.push('\n');
    }

    /// Adds a table: its cells, those of the headings first, and the headings as words. A cell of a small screen bears its
    /// heading.
    pub(super) fn table(&mut self, headings: &[Words], rows: Vec<Vec<String>>) {
        let heading = |at: usize| escape(headings.get(at).map_or("", |it| it.text.as_str()));
        let name = self.name(headings);
        self.html.push_str(&format!(
            "<section class=\"wide\" aria-label=\"{}\" tabindex=\"0\">\n<table>\n<thead><tr>",
            escape(&name)
        ));
        let mut rows = rows.into_iter();
        for cell in rows.next().unwrap_or_default() {
            self.html.push_str(&format!("<th scope=\"col\">{cell}</th>"));
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.html.push_str("<tr>");
            for (cell, at) in row.iter().zip(0..) {
                match (at, cell.as_str()) {
                    (0, it) => self.html.push_str(&format!("<th scope=\"row\">{it}</th>")),
                    (_, "") => self.html.push_str("<td></td>"),
                    (_, it) => {
                        let heading = heading(at);
                        self.html
                            .push_str(&format!("<td data-label=\"{heading}\"><p>{it}</p></td>"));
                    }
                }
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody>\n</table>\n</section>\n");
    }

    /// What a table is called for those who hear it: what it stands under and what it has in it, and never twice the same.
    fn name(&mut self, headings: &[Words]) -> String {
        let under = self.under.iter().filter(|(level, _)| *level > 1).map(|(_, it)| it.as_str());
        let headings = headings.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(", ");
        let mut parts: Vec<&str> = under.collect();
        parts.push(&headings);
        let name = parts.join(" – ");
        let before = self.names.iter().filter(|it| **it == name).count();
        self.names.push(name.clone());
        if before == 0 { name } else { format!("{name} ({})", before + 1) }
    }

    /// Closes what the next line does not stand in, and opens what it does.
    pub(super) fn stand_in(&mut self, around: &[Around]) {
        let same = |(open, next): &(&Kind, &Around)| tag(**open) == tag(next.kind) && !next.begins;
        let kept = self.open.iter().zip(around).take_while(same).count();
        // A new item of a list that is open already.
        let next = around.get(kept);
        let open = self.open.get(kept).copied();
        let in_list = next.zip(open).filter(|(next, open)| {
            next.begins && next.kind != Kind::Quotation && tag(*open) == tag(next.kind)
        });
        let Some((item, _)) = in_list else {
            self.close(kept);
            around[kept..].iter().for_each(|it| self.open(it.kind));
            return;
        };
        self.close(kept + 1);
        self.html.push_str("</li>\n");
        self.item(item.kind);
        self.open[kept] = item.kind;
        around[kept + 1..].iter().for_each(|it| self.open(it.kind));
    }

    fn open(&mut self, kind: Kind) {
        self.open.push(kind);
        match kind {
            Kind::Bullet => self.html.push_str("<ul>\n"),
            Kind::Number(1) => self.html.push_str("<ol>\n"),
            Kind::Number(first) => self.html.push_str(&format!("<ol start=\"{first}\">\n")),
            Kind::Quotation => {
                self.html.push_str("<blockquote>\n");
                return;
            }
        }
        self.item(kind);
    }

    fn item(&mut self, kind: Kind) {
        match kind {
            Kind::Number(it) if self.mixed => {
                self.html.push_str(&format!("<li value=\"{it}\">"));
            }
            _ => self.html.push_str("<li>"),
        }
    }

    fn close(&mut self, kept: usize) {
        for kind in self.open.drain(kept..).rev() {
            self.html.push_str(match kind {
                Kind::Bullet => "</li>\n</ul>\n",
                Kind::Number(_) => "</li>\n</ol>\n",
                Kind::Quotation => "</blockquote>\n",
            });
        }
    }

    /// The text.
    pub(super) fn finish(mut self) -> String {
        self.close(0);
        self.html.truncate(self.html.trim_end().len());
        self.html
    }
}

/// The element of a list or quotation.
fn tag(kind: Kind) -> &'static str {
    match kind {
        Kind::Bullet => "ul",
        Kind::Number(_) => "ol",
        Kind::Quotation => "blockquote",
    }
}

/// Some words with their marks, from one byte to another.
pub(super) fn words(words: &Words, from: usize, to: usize, links: Links<'_>) -> String {
    let mut html = String::new();
    let mut open: Vec<&Mark> = Vec::new();
    let mut start = 0;
    for (end, marks) in &words.runs {
        let run = start.max(from)..(*end).min(to);
        start = *end;
        if run.is_empty() {
            continue;
        }
        let marks: Vec<&Mark> = marks.iter().filter(|it| shows(it, links)).collect();
        let kept = open.iter().zip(&marks).take_while(|(one, other)| one == other).count();
        open.drain(kept..).rev().for_each(|it| html.push_str(end_tag(it)));
        for mark in &marks[kept..] {
            html.push_str(&start_tag(mark, links));
            open.push(mark);
        }
        html.push_str(&escape(&words.text[run]).replace('\n', "<br>"));
    }
    open.into_iter().rev().for_each(|it| html.push_str(end_tag(it)));
    html
}

/// A link that leads nowhere is words like others.
fn shows(mark: &Mark, links: Links<'_>) -> bool {
    match mark {
        Mark::Link(it) => links(it).is_some(),
        _ => true,
    }
}

fn start_tag(mark: &Mark, links: Links<'_>) -> String {
    match mark {
        Mark::Strong => "<strong>".to_owned(),
        Mark::Emphasis => "<em>".to_owned(),
        Mark::Code => "<code>".to_owned(),
        Mark::Link(it) => format!("<a href=\"{}\">", escape(&links(it).unwrap_or_default())),
    }
}

fn end_tag(mark: &Mark) -> &'static str {
    match mark {
        Mark::Strong => "</strong>",
        Mark::Emphasis => "</em>",
        Mark::Code => "</code>",
        Mark::Link(_) => "</a>",
    }
}
