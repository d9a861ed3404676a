//! Stored Markdown → the lines of a text: headings, paragraphs, items, tables, each with what it stands in. So two texts
//! can be held against each other line by line.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What it stands in, from the outside in.
    pub around: Vec<Around>,
    /// What stands there.
    pub block: Block,
}

/// A list or quotation around a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Around {
    /// What it is.
    pub kind: Kind,
    /// Whether the line is the first of its item or quotation.
    pub begins: bool,
}

/// What lines can stand in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// An item with a bullet.
    Bullet,
    /// An item with this number.
    Number(u64),
    /// A quotation.
    Quotation,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A heading of this level.
    Heading(u8, Words),
    /// A paragraph, or what an item says.
    Paragraph(Words),
    /// Text that stays as it is.
    Verbatim(Words),
    /// A line across the page.
    Rule,
    /// Rows of cells, their headings first.
    Table(Vec<Vec<Words>>),
}

/// Words, and how runs of them are marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words {
    /// The words alone; a line break inside the line is `\n`.
    pub text: String,
    /// Where each run ends, and its marks from the outside in.
    pub runs: Vec<(usize, Vec<Mark>)>,
}

/// How words are marked.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Code,
    /// A link, as it was stored.
    Link(String),
}

impl Words {
    fn push(&mut self, text: &str, marks: &[Mark]) {
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some((end, last)) if last == marks => *end = self.text.len(),
            _ => self.runs.push((self.text.len(), marks.to_vec())),
        }
    }
}

impl Block {
    /// The words of a line of text.
    pub(super) fn words(&self) -> Option<&Words> {
        match self {
            Block::Heading(_, it) | Block::Paragraph(it) | Block::Verbatim(it) => Some(it),
            Block::Rule | Block::Table(_) => None,
        }
    }
}

impl Line {
    /// What the line says, and what kind of line it is, as text: the same for two lines that a reader cannot tell apart.
    pub(super) fn said(&self) -> String {
        match &self.block {
            Block::Heading(level, it) => format!("#{level} {}", it.text),
            Block::Paragraph(it) => it.text.clone(),
            Block::Verbatim(it) => format!("` {}", it.text),
            Block::Rule => "---".to_owned(),
            Block::Table(rows) => rows.iter().map(|it| row(it)).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// What a row says.
pub(super) fn row(cells: &[Words]) -> String {
    cells.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" | ")
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.end_of_line();
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    around: Vec<Around>,
    /// The number of the next item of each open list that has numbers.
    numbers: Vec<Option<u64>>,
    heading: Option<u8>,
    verbatim: bool,
    table: Option<Vec<Vec<Words>>>,
    words: Words,
    marks: Vec<Mark>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(it) | Event::Html(it) | Event::InlineHtml(it) => {
                self.words.push(&it, &self.marks);
            }
            Event::Code(it) => {
                self.marks.push(Mark::Code);
                self.words.push(&it, &self.marks);
                self.marks.pop();
            }
            Event::SoftBreak => self.words.push(" ", &self.marks),
            Event::HardBreak => self.words.push("\n", &self.marks),
            Event::Rule => {
                self.end_of_line();
                self.line(Block::Rule);
            }
            // None of these is switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.marks.push(Mark::Strong),
            Tag::Emphasis => self.marks.push(Mark::Emphasis),
            Tag::Link { dest_url, .. } => self.marks.push(Mark::Link(dest_url.into_string())),
            Tag::List(first) => {
                self.end_of_line();
                self.numbers.push(first);
            }
            Tag::Item => {
                self.end_of_line();
                let number = self.numbers.last_mut().and_then(Option::as_mut).map(|it| {
                    *it += 1;
                    *it - 1
                });
                let kind = number.map_or(Kind::Bullet, Kind::Number);
                self.around.push(Around { kind, begins: true });
            }
            Tag::BlockQuote(_) => {
                self.end_of_line();
                self.around.push(Around { kind: Kind::Quotation, begins: true });
            }
            Tag::Heading { level, .. } => {
                self.end_of_line();
                self.heading = Some(number(level));
            }
            Tag::CodeBlock(_) => {
                self.end_of_line();
                self.verbatim = true;
            }
            Tag::Table(_) => {
                self.end_of_line();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                self.table.get_or_insert_default().push(Vec::new());
            }
            Tag::Paragraph => self.end_of_line(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => {
                self.marks.pop();
            }
            TagEnd::List(_) => {
                self.end_of_line();
                self.numbers.pop();
            }
            TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.end_of_line();
                self.around.pop();
            }
            TagEnd::TableCell => {
                let words = std::mem::take(&mut self.words);
                if let Some(row) = self.table.as_mut().and_then(|it| it.last_mut()) {
                    row.push(words);
                }
            }
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                self.line(Block::Table(rows));
            }
            TagEnd::CodeBlock => {
                self.end_of_line();
                self.verbatim = false;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                self.end_of_line();
                self.heading = None;
            }
            _ => {}
        }
    }

    fn end_of_line(&mut self) {
        let mut words = std::mem::take(&mut self.words);
        if self.verbatim && words.text.ends_with('\n') {
            words.text.pop();
        }
        if words.text.is_empty() {
            return;
        }
        self.line(match self.heading {
            Some(level) => Block::Heading(level, words),
            None if self.verbatim => Block::Verbatim(words),
            None => Block::Paragraph(words),
        });
    }

    fn line(&mut self, block: Block) {
        self.lines.push(Line { around: self.around.clone(), block });
        self.around.iter_mut().for_each(|it| it.begins = false);
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line as its surroundings, `*` where one begins, and what it says.
    fn told(text: &str) -> Vec<String> {
        let around = |it: &Around| {
            let sign = match it.kind {
                Kind::Bullet => "-".to_owned(),
                Kind::Number(number) => format!("{number}."),
                Kind::Quotation => ">".to_owned(),
            };
            format!("{sign}{}", if it.begins { "*" } else { "" })
        };
        let told = |it: &Line| {
            let around: String = it.around.iter().map(around).collect();
            format!("{around} {}", it.said())
        };
        lines(text).iter().map(told).collect()
    }

    #[test]
    fn a_line_knows_what_it_stands_in_and_whether_it_begins_there() {
        let text = "# T\n\na\\\nb\n\n- c\n  - d\n- e\n\n  f\n\n3. g\n4. h\n\n> i\n>\n> j\n\n    k  l\n\n* * *\n";
        assert_eq!(
            told(text),
            [
                " #1 T", " a\nb", "-* c", "--* d", "-* e", "- f", "3.* g", "4.* h", ">* i", "> j",
                " ` k  l", " ---"
            ]
        );
    }

    #[test]
    fn a_table_is_one_line_of_rows() {
        assert_eq!(told("| A | B |\n| --- | --- |\n| c\\|d | e |\n"), [" A | B\nc|d | e"]);
    }

    #[test]
    fn words_keep_their_marks_in_the_order_in_which_they_were_put() {
        let all = lines("a **b [c](d) e** `f` <b>\n");
        let Block::Paragraph(words) = &all[0].block else { panic!("{all:?}") };
        assert_eq!(words.text, "a b c e f <b>");
        let marks: Vec<(&str, &[Mark])> = words
            .runs
            .iter()
            .scan(0, |from, (end, marks)| {
                let text = &words.text[*from..*end];
                *from = *end;
                Some((text, marks.as_slice()))
            })
            .collect();
        let link = || Mark::Link("d".to_owned());
        assert_eq!(
            marks,
            [
                ("a ", &[][..]),
                ("b ", &[Mark::Strong]),
                ("c", &[Mark::Strong, link()]),
                (" e", &[Mark::Strong]),
                (" ", &[]),
                ("f", &[Mark::Code]),
                (" <b>", &[])
            ]
        );
    }
}
