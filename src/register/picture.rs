//! A picture of the author's: SVG that needs nothing from elsewhere.

use std::ops::Range;

use roxmltree::{Document, Node};

/// An SVG picture that a page may show under a strict Content-Security-Policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The text of the file.
    pub svg: String,
    /// How many times as wide as it is high.
    pub ratio: f32,
}

/// What is wrong with a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfit {
    /// A key of `words/*.yaml`.
    pub reason: &'static str,
    /// Where in the text, in bytes.
    pub at: Range<usize>,
}

/// The largest picture, in bytes: it is fetched with every first page that somebody opens.
pub const LARGEST_PICTURE: usize = 30 * 1024;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that run, fetch, embed other languages or carry a style that the policy forbids.
const UNFIT_ELEMENTS: [(&str, &str); 10] = [
    ("script", "picture-script"),
    ("foreignObject", "picture-script"),
    ("a", "picture-reference"),
    ("image", "picture-reference"),
    ("feImage", "picture-reference"),
    ("set", "picture-script"),
    ("animate", "picture-script"),
    ("animateMotion", "picture-script"),
    ("animateTransform", "picture-script"),
    ("style", "picture-style"),
];

impl Picture {
    /// Takes the text of an SVG file.
    ///
    /// # Errors
    /// The first thing in it that no page can show, or may not.
    pub fn parse(svg: &str) -> Result<Picture, Unfit> {
        let whole = |reason| Unfit { reason, at: 0..svg.len().min(1) };
        if svg.len() > LARGEST_PICTURE {
            return Err(whole("picture-large"));
        }
        // A document type could name files to fetch; this reader refuses it.
        let document = Document::parse(svg).map_err(|it| {
            let at = document_byte(svg, it.pos());
            Unfit { reason: "picture-not-svg", at: at..(at + 1).min(svg.len()) }
        })?;
        let root = document.root_element();
        if !root.has_tag_name((SVG, "svg")) {
            return Err(whole("picture-not-svg"));
        }
        let ratio = ratio(root).ok_or(whole("picture-no-size"))?;
        for node in document.descendants() {
            let reason = if node.is_pi() { Some("picture-style") } else { unfit(node) };
            if let Some(reason) = reason {
                return Err(Unfit { reason, at: node.range() });
            }
        }
        Ok(Picture { svg: svg.to_owned(), ratio })
    }
}

fn unfit(node: Node<'_, '_>) -> Option<&'static str> {
    let name = node.tag_name().name();
    let of_element = UNFIT_ELEMENTS.iter().find(|(it, _)| *it == name).map(|(_, reason)| *reason);
    of_element.or_else(|| node.attributes().find_map(|it| unfit_attribute(it.name(), it.value())))
}

fn unfit_attribute(name: &str, value: &str) -> Option<&'static str> {
    let inside = |it: &str| it.trim_start_matches([' ', '"', '\'']).starts_with('#');
    match name {
        "style" => Some("picture-style"),
        _ if name.starts_with("on") => Some("picture-script"),
        "href" => (!inside(value)).then_some("picture-reference"),
        _ => value.split("url(").skip(1).any(|it| !inside(it)).then_some("picture-reference"),
    }
}

/// Width to height, by the box that the picture is drawn in.
fn ratio(svg: Node<'_, '_>) -> Option<f32> {
    let numbers = svg.attribute("viewBox")?.split([' ', ',']).filter(|it| !it.is_empty());
    let [_, _, width, height] =
        numbers.map(str::parse::<f32>).collect::<Result<Vec<_>, _>>().ok()?[..]
    else {
        return None;
    };
    let ratio = width / height;
    (ratio.is_finite() && width > 0.0 && ratio > 0.0).then_some(ratio)
}

/// The byte of a line and a column in characters, both from 1.
fn document_byte(text: &str, at: roxmltree::TextPos) -> usize {
    let line =
        text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum();
    let rest = text.get(line..).unwrap_or_default().char_indices();
    let column =
        rest.map(|(byte, _)| byte).nth(at.col.saturating_sub(1) as usize).unwrap_or_default();
    (line + column).min(text.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"{SVG}\" viewBox=\"0 0 30 10\">\n{inside}\n</svg>")
    }

    fn refused(text: &str) -> (&'static str, String) {
        let it = Picture::parse(text).unwrap_err();
        (it.reason, text[it.at].to_owned())
    }

    #[test]
    fn a_drawing_is_taken_with_its_shape() {
        let text =
            svg("<defs><path id=\"p\" d=\"M0 0h3\"/></defs><use href=\"#p\" fill=\"url(#f)\"/>");
        assert_eq!(Picture::parse(&text), Ok(Picture { svg: text.clone(), ratio: 3.0 }));
    }

    #[test]
    fn what_runs_or_fetches_or_has_a_style_is_refused_where_it_stands() {
        for (inside, reason) in [
            ("<script>1</script>", "picture-script"),
            ("<g onload=\"x()\"/>", "picture-script"),
            ("<foreignObject/>", "picture-script"),
            ("<set attributeName=\"href\" to=\"x\"/>", "picture-script"),
            ("<image href=\"x.png\"/>", "picture-reference"),
            ("<use href=\"https://example.dk/x.svg#p\"/>", "picture-reference"),
            ("<rect fill=\"url(https://example.dk/x)\"/>", "picture-reference"),
            ("<rect fill=\"url(#a) url('x')\"/>", "picture-reference"),
            ("<style>*{fill:red}</style>", "picture-style"),
            ("<rect style=\"fill:red\"/>", "picture-style"),
            ("<?xml-stylesheet href=\"x.css\"?>", "picture-style"),
        ] {
            assert_eq!(refused(&svg(inside)), (reason, inside.to_owned()));
        }
    }

    #[test]
    fn what_is_no_svg_is_refused_where_it_breaks() {
        assert_eq!(refused("<html/>").0, "picture-not-svg");
        assert_eq!(refused("<svg viewBox=\"0 0 1 1\"/>").0, "picture-not-svg");
        assert_eq!(refused(&svg("<g>")).0, "picture-not-svg");
        assert_eq!(refused("").0, "picture-not-svg");
        let entity = format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{}", svg("&a;"));
        assert_eq!(refused(&entity).0, "picture-not-svg");
        let broken = svg("<g>\næ <path");
        assert!(refused(&broken).1.len() <= 2, "{:?}", refused(&broken));
    }

    #[test]
    fn a_picture_without_a_box_or_too_large_is_refused() {
        for view_box in
            ["", "viewBox=\"0 0 1\"", "viewBox=\"0 0 0 1\"", "viewBox=\"0 0 1 0\"", "viewBox=\"a\""]
        {
            assert_eq!(refused(&format!("<svg xmlns=\"{SVG}\" {view_box}/>")).0, "picture-no-size");
        }
        let filler = |length: usize| svg(&" ".repeat(length - svg("").len()));
        assert!(Picture::parse(&filler(LARGEST_PICTURE)).is_ok());
        assert_eq!(refused(&filler(LARGEST_PICTURE + 1)).0, "picture-large");
    }
}
