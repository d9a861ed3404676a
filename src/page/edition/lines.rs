//! Blocks → lines: what stands before a line in lists and quotations, blank lines between blocks, and in plain text lines
//! that are no longer than an e-mail's.

use std::io::{self, Write};

use super::Form;

/// How long a line of plain text is, in characters.
const WIDTH: usize = 78;

/// Writes blocks.
pub(super) struct Lines<'w> {
    form: Form,
    out: &'w mut dyn Write,
    around: Vec<Around>,
    /// Whether anything has been written.
    begun: bool,
}

/// What a block stands in.
struct Around {
    /// Before the first line, and before the others.
    first: String,
    rest: &'static str,
    /// Whether it is the first item of its list.
    opens_list: bool,
    /// Whether its first line has been written.
    used: bool,
}

/// How a block is set.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Set {
    /// A paragraph, with a blank line before it.
    Apart,
    /// Right under what stands before it.
    Close,
    /// As it is, apart: no line is broken.
    Verbatim,
}

impl<'w> Lines<'w> {
    pub(super) fn new(form: Form, out: &'w mut dyn Write) -> Lines<'w> {
        Lines { form, out, around: Vec::new(), begun: false }
    }

    /// Begins an item of a list.
    pub(super) fn item(&mut self, marker: String, opens_list: bool) {
        let rest = if marker.len() > 2 { "   " } else { "  " };
        self.around.push(Around { first: marker, rest, opens_list, used: false });
    }

    /// Begins a quotation.
    pub(super) fn quotation(&mut self) {
        self.around.push(Around {
            first: "> ".to_owned(),
            rest: "> ",
            opens_list: true,
            used: false,
        });
    }

    /// Ends the item or quotation begun last.
    pub(super) fn end(&mut self) {
        self.around.pop();
    }

    /// Writes a heading.
    pub(super) fn heading(&mut self, level: usize, words: &str) -> io::Result<()> {
        if self.form == Form::Markdown {
            return self.block(&format!("{} {words}", "#".repeat(level)), Set::Verbatim);
        }
        self.block(words, Set::Apart)?;
        let sign = match level {
            1 => "=",
            2 => "-",
            _ => return Ok(()),
        };
        self.block(&sign.repeat(words.chars().count().min(WIDTH)), Set::Close)
    }

    /// Writes a block.
    pub(super) fn block(&mut self, words: &str, set: Set) -> io::Result<()> {
        self.space_before(set)?;
        self.begun = true;
        let wrap = self.form == Form::Plain && set != Set::Verbatim;
        for line in words.split('\n') {
            if !wrap {
                self.line(line)?;
                continue;
            }
            let indent: usize = self.around.iter().map(|it| it.rest.len()).sum();
            let width = WIDTH.saturating_sub(indent).max(WIDTH / 2);
            for line in wrapped(line, width) {
                self.line(line)?;
            }
        }
        Ok(())
    }

    /// Items of a list stand close, and so does a list in an item; everything else stands apart.
    fn space_before(&mut self, set: Set) -> io::Result<()> {
        let opening = self.around.iter().position(|it| !it.used);
        let apart = match opening {
            Some(at) => at == 0 && self.around[at].opens_list,
            None => set != Set::Close,
        };
        if self.begun && apart {
            let before: String =
                self.around.iter().take(opening.unwrap_or(usize::MAX)).map(|it| it.rest).collect();
            writeln!(self.out, "{}", before.trim_end())?;
        }
        Ok(())
    }

    fn line(&mut self, words: &str) -> io::Result<()> {
        let mut before = String::new();
        for it in &mut self.around {
            before.push_str(if it.used { it.rest } else { &it.first });
            it.used = true;
        }
        let line = before + words;
        writeln!(self.out, "{}", line.trim_end())
    }
}

/// A line in pieces of at most so many characters, as far as its spaces allow.
fn wrapped(line: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let (mut count, mut space) = (0, None);
    for (at, sign) in line.char_indices() {
        count += 1;
        if sign == ' ' {
            space = Some((at, count));
        }
        if let (true, Some((end, before))) = (count > width, space) {
            lines.push(&line[start..end]);
            start = end + 1;
            count -= before;
            space = None;
        }
    }
    lines.push(&line[start..]);
    lines
}
