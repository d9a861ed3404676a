//! All texts of a run, by [`FileId`], and line and column of a byte.

use super::{FileId, Span};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// YAML content.
    Content,
    /// A template of the user's own.
    Template,
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
    /// The text, without a byte order mark and with LF line ends.
    pub text: String,
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
}

impl Sources {
    /// Takes a text in.
    pub fn add(&mut self, role: Role, prefix: &str, path: &str, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            role,
            path: path.to_owned(),
            prefix: prefix.to_owned(),
            text,
        });
        id
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

    /// The text of a place; empty when the place is not in these sources.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|it| it.text.get(span.range())).unwrap_or("")
    }

    /// The file's name as findings show it.
    pub fn display_path(&self, file: FileId) -> String {
        self.get(file).map(|it| format!("{}{}", it.prefix, it.path)).unwrap_or_default()
    }

    /// Line and column of the byte `offset`.
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let text = self.get(file).map_or("", |it| it.text.as_str());
        let before = &text.as_bytes()[..(offset as usize).min(text.len())];
        let line_start = before.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
        let line = before.iter().filter(|it| **it == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        Position { line, column }
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
}
