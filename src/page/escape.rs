//! The one way text becomes HTML.

use std::io;

/// Escapes text for element content and quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len() + 8);
    // Writing to memory cannot fail.
    let _ = write_escaped(text, &mut escaped);
    String::from_utf8(escaped).unwrap_or_default()
}

/// Writes `text` escaped; also what templates escape with.
pub(super) fn write_escaped(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let text = text.as_bytes();
    let mut from = 0;
    let mut at = plain(text);
    while let Some(byte) = text.get(at) {
        let entity: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            _ => {
                at += 1;
                continue;
            }
        };
        out.write_all(&text[from..at])?;
        out.write_all(entity)?;
        at += 1;
        from = at;
    }
    out.write_all(&text[from..])
}

/// How many bytes at the start surely need no escape. Most texts have nothing to escape, and a machine looks through a
/// run of bytes as fast as through one when it need not stop inside.
fn plain(text: &[u8]) -> usize {
    const RUN: usize = 16;
    let special = |it: &u8| matches!(it, b'&' | b'<' | b'>' | b'"' | b'\'');
    let runs = text.chunks_exact(RUN);
    runs.take_while(|run| !run.iter().fold(false, |any, it| any | special(it))).count() * RUN
}
