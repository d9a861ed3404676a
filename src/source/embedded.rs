//! The program's own texts: tables of law, words, heads of pages.
//!
//! Every run reads them anew, and a YAML reader that is ready for anything takes longer for that than a small register
//! takes to build. They keep to a few plain forms of YAML, which are read here; for what goes beyond, the full reader
//! stands in. Authors' content never comes here: it has a reader with places.

use serde::de::{DeserializeOwned, Error};
use serde_json::{Map, Value};

/// Reads a text that was compiled into the program.
///
/// # Errors
/// When it is not what `T` wants.
pub fn embedded<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    match plain(text).and_then(|it| serde_json::from_value(it).ok()) {
        Some(value) => Ok(value),
        // By way of the same values: else the program would hold how to read every table from two of them.
        None => serde_json::from_value(serde_yaml::from_str(text).map_err(Error::custom)?),
    }
}

/// The value of a text that has the plain forms only: maps and lists by indentation or within one line, texts on one line
/// with or without quotes, `>-` and `|`. `None` for anything else.
fn plain(text: &str) -> Option<Value> {
    let lines = text.lines().map(|it| {
        let rest = it.trim_start_matches(' ');
        (it.len() - rest.len(), rest.trim_end())
    });
    let mut reader = Reader { lines: lines.collect(), at: 0 };
    let (indent, _) = reader.peek()?;
    let value = reader.block(indent)?;
    reader.peek().is_none().then_some(value)
}

struct Reader<'a> {
    /// Each line: its indentation and the rest.
    lines: Vec<(usize, &'a str)>,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next line that is neither blank nor a comment.
    fn peek(&mut self) -> Option<(usize, &'a str)> {
        let is_nothing = |it: &&(usize, &str)| it.1.is_empty() || it.1.starts_with('#');
        self.at += self.lines[self.at..].iter().take_while(is_nothing).count();
        self.lines.get(self.at).copied()
    }

    /// What stands at this indentation.
    fn block(&mut self, indent: usize) -> Option<Value> {
        if is_item(self.peek()?.1) { self.list(indent) } else { self.map(indent) }
    }

    fn list(&mut self, indent: usize) -> Option<Value> {
        let mut items = Vec::new();
        while let Some((_, line)) = self.peek().filter(|(at, it)| *at == indent && is_item(it)) {
            let rest = line[1..].trim_start_matches(' ');
            if entry(rest).is_none() {
                items.push(inline(rest)?);
                self.at += 1;
                continue;
            }
            let inside = indent + line.len() - rest.len();
            self.lines[self.at] = (inside, rest);
            items.push(self.map(inside)?);
        }
        Some(Value::Array(items))
    }

    fn map(&mut self, indent: usize) -> Option<Value> {
        let mut map = Map::new();
        while let Some((_, line)) = self.peek().filter(|(at, it)| *at == indent && !is_item(it)) {
            let (key, rest) = entry(line)?;
            self.at += 1;
            let value = match rest {
                "" => {
                    let (below, line) = self.peek()?;
                    let is_below = below > indent || below == indent && is_item(line);
                    is_below.then(|| self.block(below)).flatten()?
                }
                ">-" => Value::String(self.lines_under(indent)?.join(" ")),
                "|" => Value::String(self.lines_under(indent)?.join("\n") + "\n"),
                rest => inline(rest)?,
            };
            if map.insert(key, value).is_some() {
                return None;
            }
        }
        // A deeper line here goes on with the last text, which is not one of the plain forms.
        self.peek().is_none_or(|(at, _)| at < indent).then_some(Value::Object(map))
    }

    /// The lines of a block text, which have one indentation and no blank line between them.
    fn lines_under(&mut self, indent: usize) -> Option<Vec<&'a str>> {
        let (inside, _) = *self.lines.get(self.at).filter(|(at, _)| *at > indent)?;
        let rest = &self.lines[self.at..];
        let count = rest.iter().take_while(|(at, it)| *at == inside && !it.is_empty()).count();
        let lines = rest[..count].iter().map(|(_, it)| *it).collect();
        self.at += count;
        let more = self.peek().is_some_and(|(at, _)| at > indent);
        (count > 0 && !more).then_some(lines)
    }
}

fn is_item(line: &str) -> bool {
    line.starts_with("- ")
}

/// The key of an entry, and what follows its colon.
fn entry(line: &str) -> Option<(String, &str)> {
    let mut rest = line;
    let key = if line.starts_with(['"', '\'']) {
        quoted(&mut rest)?
    } else {
        let end = line.find(": ").or_else(|| line.strip_suffix(':').map(str::len))?;
        rest = &line[end..];
        Some(&line[..end]).filter(|it| is_plain(it))?.to_owned()
    };
    let rest = rest.strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| (key, rest.trim_start()))
}

/// A value that is the whole of `text`.
fn inline(text: &str) -> Option<Value> {
    if !text.starts_with(['{', '[', '"', '\'']) {
        return Some(text).filter(|it| is_plain(it)).and_then(scalar);
    }
    let mut rest = text;
    let value = flow(&mut rest)?;
    rest.is_empty().then_some(value)
}

/// A value within a line; `rest` goes on behind it.
fn flow(rest: &mut &str) -> Option<Value> {
    match rest.as_bytes().first()? {
        b'{' => {
            let mut map = Map::new();
            items(rest, '}', |rest| {
                let key = if rest.starts_with(['"', '\'']) {
                    quoted(rest)?
                } else {
                    let end = rest.find([':', ',', '}'])?;
                    let key = &rest[..end];
                    *rest = &rest[end..];
                    Some(key).filter(|it| is_plain(it))?.to_owned()
                };
                *rest = rest.strip_prefix(": ")?.trim_start();
                let value = flow(rest)?;
                map.insert(key, value).is_none().then_some(())
            })?;
            Some(Value::Object(map))
        }
        b'[' => {
            let mut list = Vec::new();
            items(rest, ']', |rest| {
                list.push(flow(rest)?);
                Some(())
            })?;
            Some(Value::Array(list))
        }
        b'"' | b'\'' => quoted(rest).map(Value::String),
        _ => {
            let end = rest.find([',', '}', ']', '{', '['])?;
            let text = rest[..end].trim_end();
            *rest = &rest[end..];
            Some(text).filter(|it| is_plain(it)).and_then(scalar)
        }
    }
}

/// The items between the brackets, each read by `item`.
fn items<'a>(
    rest: &mut &'a str,
    close: char,
    mut item: impl FnMut(&mut &'a str) -> Option<()>,
) -> Option<()> {
    *rest = rest[1..].trim_start();
    while !rest.starts_with(close) {
        item(rest)?;
        *rest = rest.trim_start();
        match rest.strip_prefix(',') {
            Some(more) => *rest = more.trim_start(),
            None if rest.starts_with(close) => {}
            None => return None,
        }
    }
    *rest = &rest[1..];
    Some(())
}

/// A text in quotes; `rest` goes on behind it.
fn quoted(rest: &mut &str) -> Option<String> {
    let quote = rest.chars().next()?;
    let text = &rest[1..];
    let mut end = text.find(quote)?;
    // `''` in single quotes is one of them.
    while quote == '\'' && text[end + 1..].starts_with('\'') {
        end += 2 + text[end + 2..].find('\'')?;
    }
    *rest = &text[end + 1..];
    let text = &text[..end];
    match quote {
        '"' => Some(text).filter(|it| !it.contains('\\')).map(str::to_owned),
        _ => Some(text.replace("''", "'")),
    }
}

/// Whether a text without quotes has nothing in it that could mean something else.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|it: char| it.is_alphanumeric() || "§(./+–…^".contains(it));
    starts && !text.contains(": ") && !text.contains(" #") && !text.ends_with(':')
}

/// A text without quotes; `None` where it may be a number in another form than the usual one.
fn scalar(text: &str) -> Option<Value> {
    match text {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        "null" => Some(Value::Null),
        _ if !text.starts_with('0') && text.bytes().all(|it| it.is_ascii_digit()) => {
            text.parse::<u32>().ok().map(Value::from)
        }
        _ if ["true", "false", "null"].iter().any(|it| it.eq_ignore_ascii_case(text)) => None,
        _ if text.parse::<f64>().is_ok() || text.starts_with(['0', '.', '+']) => None,
        _ => Some(Value::String(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(text: &str) -> Value {
        serde_yaml::from_str(text).expect("an embedded text is YAML")
    }

    #[test]
    fn a_plain_form_means_what_it_means_to_the_full_reader() {
        for text in [
            "a: b\nc: 12\nd: true\ne: null\n",
            "# note\na:\n  b: {c: d, \"e\": \"f, g\", h: [1, x]}\n\n  i: 'it''s'\n",
            "a:\n- b: 1\n  c: >-\n    one\n    two\n- d: x\nz: 1\n",
            "a:\n  - x\n  - \"y\"\n  - {b: c}\n",
            "rows: |\n  a; b\n  c; d\n",
            "\"a.b\": \"C: d\"\nk: gdpr:13.1.c\nl: 33 19 32 00\nm: 2018-05-25\n",
        ] {
            assert_eq!(plain(text), Some(full(text)), "{text}");
        }
    }

    #[test]
    fn another_form_is_left_to_the_full_reader() {
        for text in [
            "a: b\n  c\n",
            "a: &x b\n",
            "a: 1.5\n",
            "a: 0x1F\n",
            "a: \"b\\n\"\n",
            "a: >-\n  b\n\n  c\n",
            "a: b # note\n",
            "a: {b: c\n  d: e}\n",
            "a: ~\n",
            "a:\nb: c\n",
            "a: 1\na: 2\n",
            "- - a\n",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a new table must not be missed")]
    fn every_table_and_catalogue_of_ours_is_plain_and_read_alike() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders =
            ["src/law", "src/source", "src/source/words", "src/register/wording", "templates/text"];
        let (mut seen, mut others) = (0, Vec::new());
        for folder in folders {
            for file in std::fs::read_dir(root.join(folder)).unwrap() {
                let path = file.unwrap().path();
                if path.extension().is_some_and(|it| it == "yaml") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    match plain(&text) {
                        Some(value) => assert_eq!(value, full(&text), "{}", path.display()),
                        None => others.push(path.file_name().unwrap().to_owned()),
                    }
                    seen += 1;
                }
            }
        }
        assert!(seen > 10, "{seen} files");
        assert!(others.is_empty(), "not plain, so slow to read: {others:?}");
    }
}
