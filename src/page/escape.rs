//! The one way text becomes HTML.

use std::io;

/// Escapes text for element content and quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    // Writing to memory cannot fail.
    let _ = pieces(text, |it| {
        escaped.push_str(it);
        Ok(())
    });
    escaped
}

/// Writes `text` escaped; also what templates escape with.
pub(super) fn write_escaped(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    pieces(text, |it| out.write_all(it.as_bytes()))
}

/// The text as runs that stand as they are, and the entities between them.
fn pieces(text: &str, mut take: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    let mut from = 0;
    let mut at = plain(text.as_bytes());
    while let Some(byte) = text.as_bytes().get(at) {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => {
                at += 1;
                continue;
            }
        };
        take(&text[from..at])?;
        take(entity)?;
        at += 1;
        from = at;
    }
    take(&text[from..])
}

/// How many bytes at the start surely need no escape. Most texts have nothing to escape, and a machine looks through a
/// run of bytes as fast as through one when it need not stop inside.
fn plain(text: &[u8]) -> usize {
    const RUN: usize = 16;
    let special = |it: &u8| matches!(it, b'&' | b'<' | b'>' | b'"' | b'\'');
    let runs = text.chunks_exact(RUN);
    runs.take_while(|run| !run.iter().fold(false, |any, it| any | special(it))).count() * RUN
}
