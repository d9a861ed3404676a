//! Our own HTML, read again piece by piece: what the templates and Markdown made, every element closed, every sign of text
//! escaped, every attribute in double quotes. Nobody else's HTML comes this way.

use std::borrow::Cow;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// A start tag: the element's name, and the rest of the tag.
    Start(&'a str, &'a str),
    /// An end tag.
    End(&'a str),
    /// Text between tags, still escaped.
    Text(&'a str),
}

/// The pieces of some HTML that ends outside a tag.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>')?;
            rest = after;
            return Some(match tag.strip_prefix('/') {
                Some(name) => Piece::End(name.trim_end()),
                None => {
                    let end = tag.find([' ', '/', '\n']).unwrap_or(tag.len());
                    Piece::Start(&tag[..end], &tag[end..])
                }
            });
        }
        let end = rest.find('<').unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text)).filter(|_| !text.is_empty())
    })
}

/// The value of an attribute.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut from = 0;
    while let Some(at) = tag[from..].find(name) {
        let start = from + at;
        let after = &tag[start + name.len()..];
        let alone = tag[..start].ends_with([' ', '\n']);
        match after.strip_prefix("=\"") {
            Some(value) if alone => return Some(unescaped(value.split('"').next()?)),
            _ => from = start + name.len(),
        }
    }
    None
}

/// Text without its entities.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let entity = ENTITIES.into_iter().find(|(it, _)| rest[at..].starts_with(it));
        let (name, sign) = entity.unwrap_or(("&", "&"));
        out.push_str(sign);
        rest = &rest[at + name.len()..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The signs that our own HTML writes as names.
const ENTITIES: [(&str, &str); 6] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_tags_and_text() {
        let found: Vec<_> = pieces("<p id=\"a\">x<br />y</p>\n<hr>").collect();
        let wanted = [
            Piece::Start("p", " id=\"a\""),
            Piece::Text("x"),
            Piece::Start("br", " /"),
            Piece::Text("y"),
            Piece::End("p"),
            Piece::Text("\n"),
            Piece::Start("hr", ""),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let tag = " hreflang=\"da\" data-href=\"x\" href=\"a?b&amp;c\"";
        assert_eq!(attribute(tag, "href").as_deref(), Some("a?b&c"));
        assert_eq!(attribute(tag, "lang"), None);
    }
}
