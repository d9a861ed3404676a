//! Words, links and emphasis inside a block, and the signs that mean something in Markdown.

use std::borrow::Cow;

use super::{Base, Form};

/// Gathers the content of a block.
pub(super) struct Inline {
    form: Form,
    base: Base,
    words: String,
    /// Whether white space came before what comes next.
    space: bool,
    /// Where the signs of emphasis begin and end that have just begun it: a space stands before them.
    begun: Option<(usize, usize)>,
    /// Where the label of an open link begins, and where the link leads.
    link: Option<(usize, String)>,
    /// What stands in an open code span.
    code: Option<String>,
    /// Whether the block is a cell or a heading, where more signs mean something.
    pub in_cell: bool,
    /// See `in_cell`.
    pub in_heading: bool,
}

impl Inline {
    pub(super) fn new(form: Form, base: Base) -> Inline {
        Inline {
            form,
            base,
            words: String::new(),
            space: false,
            begun: None,
            link: None,
            code: None,
            in_cell: false,
            in_heading: false,
        }
    }

    /// Takes in text; white space of any length is one space.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let is_space = |it: char| it.is_ascii_whitespace();
        self.space |= text.starts_with(is_space);
        for word in text.split_ascii_whitespace() {
            self.gap();
            self.word(word);
            self.space = true;
        }
        self.space = text.ends_with(is_space) || (text.is_empty() && self.space);
    }

    /// Makes sure that what comes next stands apart.
    pub(super) fn apart(&mut self) {
        self.space = true;
    }

    /// Adds signs of ours.
    pub(super) fn sign(&mut self, sign: &str) {
        self.words.push_str(sign);
    }

    /// Begins or ends emphasis: signs that hug the words, so a space stands before the first and after the second.
    pub(super) fn emphasis(&mut self, sign: &str, begins: bool) {
        if self.form == Form::Plain {
            return;
        }
        if begins {
            self.gap();
        }
        let length = self.words.len();
        let before = self.begun.filter(|(_, end)| *end == length);
        let start = before.map_or(length, |(start, _)| start);
        self.words.push_str(sign);
        self.begun = begins.then_some((start, self.words.len()));
    }

    /// Begins a new line inside the block.
    pub(super) fn new_line(&mut self) {
        if self.in_cell || self.in_heading {
            self.space = true;
            return;
        }
        self.words.push_str(if self.form == Form::Plain { "\n" } else { "\\\n" });
        self.space = false;
    }

    pub(super) fn begin_link(&mut self, href: &str) {
        self.gap();
        let href = self.base.link(href);
        if self.form == Form::Markdown {
            // An exclamation mark before a link would make it a picture.
            if self.words.ends_with('!') {
                self.words.pop();
                self.words.push_str("\\!");
            }
            self.words.push('[');
        }
        self.link = Some((self.words.len(), href));
    }

    pub(super) fn end_link(&mut self) {
        let Some((from, href)) = self.link.take() else { return };
        if self.form == Form::Markdown {
            self.words.push_str("](");
            self.words.push_str(&destination(&href));
            self.words.push(')');
            return;
        }
        // What leads about the site is no use outside it …
        let about_the_site = self.base.website.as_ref().is_some_and(|it| href.starts_with(it));
        let Some(outside) = bare(&href).filter(|_| !about_the_site) else { return };
        // … and an address that is the words themselves need not be said twice.
        let label = self.words[from..].to_lowercase();
        if outside != bare(&label).unwrap_or_else(|| label.trim_end_matches('/').to_owned()) {
            let whole = href.strip_prefix("mailto:").unwrap_or(&href);
            self.words.push_str(&format!(" <{whole}>"));
        }
    }

    pub(super) fn begin_code(&mut self) {
        if self.form == Form::Markdown {
            self.gap();
            self.code = Some(String::new());
        }
    }

    pub(super) fn end_code(&mut self) {
        let Some(code) = self.code.take().filter(|it| !it.is_empty()) else { return };
        let code = code.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let code = if self.in_cell { code.replace('|', "\\|") } else { code };
        let fence = "`".repeat(longest_run(&code) + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.words.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    /// How much has been gathered, in bytes.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The content, and a new block.
    pub(super) fn take(&mut self) -> String {
        (self.space, self.begun) = (false, None);
        let words = std::mem::take(&mut self.words);
        let mut rest = words.trim_start();
        // A new line that nothing follows.
        while let Some(before) = rest.trim_end_matches(' ').strip_suffix("\\\n") {
            rest = before;
        }
        rest.trim_end().to_owned()
    }

    fn gap(&mut self) {
        let begun = self.begun.filter(|(_, end)| *end == self.words.len());
        let at = begun.map_or(self.words.len(), |(start, _)| start);
        if self.space && at > 0 && !self.words[..at].ends_with([' ', '\n']) {
            self.words.insert(at, ' ');
        }
        self.space = false;
    }

    fn word(&mut self, word: &str) {
        if self.form == Form::Plain {
            self.words.push_str(word);
            return;
        }
        let begins = self.words.is_empty() || self.words.ends_with('\n');
        let mut from = 0;
        for (at, sign) in word.bytes().enumerate() {
            let rest = &word.as_bytes()[at + 1..];
            let means_something = match sign {
                b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'~' => true,
                b'&' => rest.first().is_some_and(|it| *it == b'#' || it.is_ascii_alphabetic()),
                b'|' => self.in_cell,
                b'#' => self.in_heading || begins && at == 0,
                b'+' | b'-' | b'=' | b'>' => begins && at == 0,
                // The number of an item.
                b'.' | b')' => {
                    begins && at > 0 && word.as_bytes()[..at].iter().all(u8::is_ascii_digit)
                }
                _ => false,
            };
            if means_something {
                self.words.push_str(&word[from..at]);
                self.words.push('\\');
                from = at;
            }
        }
        self.words.push_str(&word[from..]);
    }
}

/// An address without what it begins and ends with, in small letters; none for a way about the site.
fn bare(address: &str) -> Option<String> {
    let schemes = ["https://", "http://", "mailto:"];
    let bare = schemes.iter().find_map(|it| address.strip_prefix(it))?;
    Some(bare.trim_end_matches('/').to_lowercase())
}

/// Where a link of Markdown leads, written so that nothing in it ends the link.
fn destination(href: &str) -> Cow<'_, str> {
    if !href.contains(['\\', '|', '<', '>', ' ', '(', ')']) {
        return Cow::Borrowed(href);
    }
    let href =
        href.replace('\\', "%5C").replace('|', "%7C").replace('<', "%3C").replace('>', "%3E");
    Cow::Owned(if href.contains([' ', '(', ')']) { format!("<{href}>") } else { href })
}

fn longest_run(code: &str) -> usize {
    code.split(|it| it != '`').map(str::len).max().unwrap_or(0)
}
