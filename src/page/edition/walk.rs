//! What each element of a page comes to in a text.

use std::io;

use super::Form;
use super::inline::Inline;
use super::lines::{Lines, Set};
use crate::page::html::{Piece, attribute, unescaped};

/// Goes through a page.
pub(super) struct Walk<'w> {
    form: Form,
    inline: Inline,
    lines: Lines<'w>,
    in_main: bool,
    /// How many elements are open around a place that is left out.
    left_out: usize,
    /// The lists that are open, each with how many items it has had so far.
    lists: Vec<List>,
    /// The divisions that are open: whether each is a group of terms.
    divisions: Vec<bool>,
    heading: usize,
    /// The last sign of the text so far.
    last: Option<char>,
    /// Whether what comes next belongs on the line of the term before it.
    after_term: bool,
    /// What stands in preformatted text.
    verbatim: Option<String>,
    table: Table,
}

struct List {
    kind: Kind,
    items: usize,
    /// Whether a group of terms is open.
    in_group: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Bullets,
    /// From this number.
    Numbers(usize),
    /// Terms and what they mean, in groups.
    Terms,
}

#[derive(Default)]
struct Table {
    rows: usize,
    cells: Vec<String>,
    /// Where the content of the open cell begins, after its label.
    content: usize,
}

impl<'w> Walk<'w> {
    pub(super) fn new(form: Form, inline: Inline, lines: Lines<'w>) -> Walk<'w> {
        Walk {
            form,
            inline,
            lines,
            in_main: false,
            left_out: 0,
            lists: Vec::new(),
            divisions: Vec::new(),
            heading: 0,
            last: None,
            after_term: false,
            verbatim: None,
            table: Table::default(),
        }
    }

    pub(super) fn take(&mut self, piece: Piece<'_>) -> io::Result<()> {
        match piece {
            Piece::Start("main", _) => self.in_main = true,
            Piece::End("main") => {
                self.end_of_block()?;
                self.in_main = false;
            }
            _ if !self.in_main => {}
            Piece::Start(name, tag) => return self.start(name, tag),
            Piece::End(name) => return self.end(name),
            Piece::Text(text) if self.left_out == 0 => self.text(&unescaped(text)),
            Piece::Text(_) => {}
        }
        Ok(())
    }

    /// Writes the open block, if there is anything in it.
    pub(super) fn end_of_block(&mut self) -> io::Result<()> {
        self.after_term = false;
        let words = self.inline.take();
        if words.is_empty() {
            return Ok(());
        }
        match self.heading {
            0 => self.lines.block(&words, Set::Apart),
            level => self.lines.heading(level, &words),
        }
    }

    /// A block begins or ends. In a cell, and after a term, what comes next goes on the same line.
    fn border(&mut self) -> io::Result<()> {
        if self.inline.in_cell || self.after_term {
            self.inline.apart();
            return Ok(());
        }
        self.end_of_block()
    }

    fn text(&mut self, text: &str) {
        match &mut self.verbatim {
            Some(verbatim) => verbatim.push_str(text),
            None => {
                let before = self.inline.len();
                self.inline.text(text);
                self.last = text.trim_end().chars().last().or(self.last);
                self.after_term &= self.inline.len() == before;
            }
        }
    }

    fn start(&mut self, name: &str, tag: &str) -> io::Result<()> {
        let empty = matches!(name, "br" | "hr" | "img");
        if self.left_out > 0 || self.is_left_out(name) {
            self.left_out += usize::from(!empty);
            return Ok(());
        }
        match name {
            "strong" | "b" => self.inline.emphasis("**", true),
            "em" | "i" => self.inline.emphasis("*", true),
            "code" if self.verbatim.is_some() => {}
            "code" => self.inline.begin_code(),
            "a" => self.inline.begin_link(&attribute(tag, "href").unwrap_or_default()),
            "br" => self.inline.new_line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.border()?;
                self.heading = usize::from(name.as_bytes()[1] - b'0');
                self.inline.in_heading = true;
            }
            "ul" => self.begin_list(Kind::Bullets)?,
            "ol" => {
                let first = attribute(tag, "start").and_then(|it| it.parse().ok());
                self.begin_list(Kind::Numbers(first.unwrap_or(1)))?;
            }
            "dl" => self.begin_list(Kind::Terms)?,
            "li" if self.inline.in_cell => {
                if self.inline.len() > self.table.content {
                    self.inline.sign(";");
                }
                self.inline.apart();
            }
            "li" => self.begin_item()?,
            "div" => {
                let group = !self.inline.in_cell && self.begins_group();
                self.divisions.push(group);
                if group { self.begin_item()? } else { self.border()? }
            }
            "dt" => {
                self.border()?;
                self.inline.emphasis("**", true);
            }
            "blockquote" => {
                self.border()?;
                self.lines.quotation();
            }
            "pre" => {
                self.border()?;
                self.verbatim = Some(String::new());
            }
            "hr" => {
                self.border()?;
                self.lines.block("* * *", Set::Verbatim)?;
            }
            "table" => {
                self.end_of_block()?;
                self.table = Table::default();
            }
            "tr" if self.form == Form::Plain => {
                self.lines.item("- ".to_owned(), self.table.rows == 0);
                self.table.rows += 1;
            }
            "th" | "td" => self.begin_cell(tag),
            "span" | "time" | "thead" | "tbody" | "tr" => {}
            _ => self.border()?,
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        if self.left_out > 0 {
            self.left_out -= 1;
            return Ok(());
        }
        match name {
            "strong" | "b" => self.inline.emphasis("**", false),
            "em" | "i" => self.inline.emphasis("*", false),
            "code" if self.verbatim.is_some() => {}
            "code" => self.inline.end_code(),
            "a" => self.inline.end_link(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.border()?;
                self.heading = 0;
                self.inline.in_heading = false;
            }
            "ul" | "ol" | "dl" => {
                if !self.inline.in_cell {
                    self.end_of_block()?;
                    self.lists.pop();
                }
            }
            "li" if !self.inline.in_cell => {
                self.end_of_block()?;
                self.lines.end();
            }
            "div" => {
                if self.divisions.pop() == Some(true) {
                    self.end_of_block()?;
                    self.lines.end();
                    if let Some(list) = self.lists.last_mut() {
                        list.in_group = false;
                    }
                } else {
                    self.border()?;
                }
            }
            "dt" => self.end_term(),
            "blockquote" => {
                self.end_of_block()?;
                self.lines.end();
            }
            "pre" => {
                let words = self.verbatim.take().unwrap_or_default();
                let lines = words.trim_end().split('\n').map(|it| format!("    {it}"));
                self.lines.block(&lines.collect::<Vec<_>>().join("\n"), Set::Verbatim)?;
            }
            "th" | "td" => self.end_cell()?,
            "tr" => self.end_row()?,
            "span" | "time" | "thead" | "tbody" => {}
            _ => self.border()?,
        }
        Ok(())
    }

    /// What moves a reader about the page says nothing of the matter. The heads of a table stand beside each cell in plain
    /// text.
    fn is_left_out(&self, name: &str) -> bool {
        matches!(name, "nav" | "summary") || name == "thead" && self.form == Form::Plain
    }

    fn begin_list(&mut self, kind: Kind) -> io::Result<()> {
        if self.inline.in_cell {
            return Ok(());
        }
        self.end_of_block()?;
        self.lists.push(List { kind, items: 0, in_group: false });
        Ok(())
    }

    fn begin_item(&mut self) -> io::Result<()> {
        self.end_of_block()?;
        let list = self.lists.last_mut();
        let (kind, before) = list.as_ref().map_or((Kind::Bullets, 0), |it| (it.kind, it.items));
        let marker = match kind {
            Kind::Numbers(first) => format!("{}. ", first + before),
            Kind::Bullets | Kind::Terms => "- ".to_owned(),
        };
        self.lines.item(marker, before == 0);
        if let Some(list) = list {
            list.items += 1;
        }
        Ok(())
    }

    /// Whether a division that begins here is a group of the innermost list of terms.
    fn begins_group(&mut self) -> bool {
        let list = self.lists.last_mut().filter(|it| it.kind == Kind::Terms && !it.in_group);
        list.map(|it| it.in_group = true).is_some()
    }

    fn end_term(&mut self) {
        self.inline.emphasis("**", false);
        if !matches!(self.last, Some('?' | ':')) {
            self.inline.sign(":");
        }
        self.inline.apart();
        self.after_term = true;
    }

    fn begin_cell(&mut self, tag: &str) {
        self.inline.in_cell = true;
        let label = attribute(tag, "data-label").filter(|_| self.form == Form::Plain);
        if let Some(label) = label {
            self.inline.text(&label);
            self.inline.sign(":");
            self.inline.apart();
        }
        self.table.content = self.inline.len();
    }

    fn end_cell(&mut self) -> io::Result<()> {
        let empty = self.inline.len() == self.table.content;
        let words = self.inline.take();
        self.inline.in_cell = false;
        match self.form {
            Form::Markdown => self.table.cells.push(words),
            Form::Plain if empty => {}
            Form::Plain => self.lines.block(&words, Set::Close)?,
        }
        Ok(())
    }

    fn end_row(&mut self) -> io::Result<()> {
        if self.form == Form::Plain {
            self.lines.end();
            return Ok(());
        }
        let cells = std::mem::take(&mut self.table.cells);
        let first = self.table.rows == 0;
        self.table.rows += 1;
        let row = format!("| {} |", cells.join(" | "));
        if !first {
            return self.lines.block(&row, Set::Close);
        }
        self.lines.block(&row, Set::Verbatim)?;
        self.lines.block(&format!("|{}", " --- |".repeat(cells.len())), Set::Close)
    }
}
