//! All texts of a run, by [`FileId`], and line and column of a byte.

use super::{FileId, Limits, Span};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// YAML content.
    Content,
    /// A picture that stands beside the content: SVG, which is text.
    Picture,
    /// A template of the user's own.
    Template,
    /// A file of a released version, byte for byte as it lies on the disk.
    Version,
    /// Content that could not be read as text; it is kept to be shown.
    Unreadable,
}

/// One text the author wrote.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// What it is for.
    pub role: Role,
    /// How the author knows the file: the path from the content folder, `/` between its parts.
    pub path: String,
    /// The folder in front of `path` as findings name it (`content/`), empty when there is none.
    pub prefix: String,
    /// The text, without a byte order mark and with LF line ends; of a version, as it stands.
    pub text: String,
    /// The byte that each line begins at: findings ask for thousands of places, and a text can be large.
    line_starts: Vec<u32>,
}

/// Whole lines of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines<'a> {
    /// The number of the first, from 1.
    pub first: usize,
    /// The byte that the first begins at.
    pub start: usize,
    /// The lines, without the last line break.
    pub text: &'a str,
}

/// A line and a column, both from 1, the column in characters as editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

/// All texts of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    limits: Limits,
}

impl Sources {
    /// Texts that are read with other limits than the default.
    pub fn within(limits: Limits) -> Sources {
        Sources { limits, ..Sources::default() }
    }

    /// How much is read.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Takes a text in.
    pub fn add(&mut self, role: Role, prefix: &str, path: &str, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            role,
            path: path.to_owned(),
            prefix: prefix.to_owned(),
            line_starts: line_starts(&text),
            text,
        });
        id
    }

    /// Gives a file another text: its author goes on writing.
    pub fn replace(&mut self, file: FileId, text: String) {
        if let Some(it) = self.files.get_mut(file.0 as usize) {
            it.line_starts = line_starts(&text);
            it.text = text;
        }
    }

    /// Every file with this role and its id, in the order they were added.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.iter().filter(move |(_, it)| it.role == role)
    }

    /// Every file with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// A file by its id; ids are only made by [`Sources::add`], so `None` means another run's id.
    pub fn get(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(file.0 as usize)
    }

    /// The place with the whole of each character that it begins or ends in.
    pub(super) fn whole(&self, span: Span) -> Span {
        let Some(file) = self.get(span.file) else { return span };
        let is_between = |it: &u32| file.text.is_char_boundary((*it as usize).min(file.text.len()));
        let start = (0..=span.start).rev().find(is_between).unwrap_or(span.start);
        Span { start, end: (span.end..).find(is_between).unwrap_or(span.end), ..span }
    }

    /// The text of a place; empty when the place is not in these sources.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|it| it.text.get(span.range())).unwrap_or("")
    }

    /// The lines that a place begins and ends in, and those between.
    pub fn lines(&self, span: Span) -> Lines<'_> {
        let Some(file) = self.get(span.file) else { return Lines { first: 1, start: 0, text: "" } };
        let length = file.text.len();
        let first = file.line_of(span.start);
        let start = (file.line_starts[first] as usize).min(length);
        let end = match file.line_starts.get(file.line_of(span.end.max(span.start)) + 1) {
            Some(next) => *next as usize - 1,
            None => length,
        };
        Lines { first: first + 1, start, text: &file.text[start..end] }
    }

    /// The file's name as findings show it.
    pub fn display_path(&self, file: FileId) -> String {
        self.get(file).map(|it| format!("{}{}", it.prefix, it.path)).unwrap_or_default()
    }

    /// Line and column of the byte `offset`.
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let Some(file) = self.get(file) else { return Position { line: 1, column: 1 } };
        let line = file.line_of(offset);
        let start = file.line_starts[line] as usize;
        let before = &file.text.as_bytes()[start..(offset as usize).min(file.text.len())];
        Position { line: line + 1, column: String::from_utf8_lossy(before).chars().count() + 1 }
    }
}

/// The byte that each line begins at.
fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(_, next)| next)).collect()
}

impl SourceFile {
    /// The line of a byte, from 0.
    fn line_of(&self, offset: u32) -> usize {
        self.line_starts.partition_point(|it| *it <= offset).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add(Role::Content, "", "a.yaml", "æ: 1\nøå: 2\n".to_owned());
        let offset = "æ: 1\nøå: ".len() as u32;
        assert_eq!(sources.position(file, offset), Position { line: 2, column: 5 });
    }
    #[test]
    fn lines_are_whole_whatever_the_place_begins_and_ends_in() {
        let mut sources = Sources::default();
        let file = sources.add(Role::Content, "", "a.yaml", "a: 1\nb: 2\nc: 3".to_owned());
        let lines = |range| sources.lines(Span::new(file, range));
        assert_eq!(lines(0..1), Lines { first: 1, start: 0, text: "a: 1" });
        assert_eq!(lines(4..4), Lines { first: 1, start: 0, text: "a: 1" });
        assert_eq!(lines(6..11), Lines { first: 2, start: 5, text: "b: 2\nc: 3" });
        assert_eq!(lines(14..99), Lines { first: 3, start: 10, text: "c: 3" });
        assert_eq!(sources.position(file, 99), Position { line: 3, column: 5 });
        assert_eq!(sources.position(file, 5), Position { line: 2, column: 1 });
    }
}
