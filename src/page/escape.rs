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
    for (at, byte) in text.iter().enumerate() {
        let entity: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            _ => continue,
        };
        out.write_all(&text[from..at])?;
        out.write_all(entity)?;
        from = at + 1;
    }
    out.write_all(&text[from..])
}
