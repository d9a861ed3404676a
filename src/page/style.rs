//! The stylesheet: the theme's, and after it what the content sets. The pages carry no style of their own, so a strict
//! Content-Security-Policy can forbid it.

use std::fmt::Write;

use super::{Facing, Theme};
use crate::register::{Register, wording};
use crate::source::Lang;
use crate::written::website::Font;

/// The stylesheet of the pages of `register`: `--brand`, `--brand-on-dark` and `--font` where the content sets them, and
/// what stands at the foot of every printed page.
pub fn style(theme: &Theme, register: &Register, facing: &Facing) -> String {
    let mut style = theme.style().to_owned();
    style.push_str("\n/* From the content. */\n");
    let brand = &register.brand;
    // Writing to memory cannot fail.
    if let Some(color) = brand.color {
        let light = color.lightened();
        let _ = writeln!(style, ":root {{ --brand: {color}; --brand-on-dark: {light}; }}");
    }
    if let Some(font) = brand.font {
        let _ = writeln!(style, ":root {{ --font: {}; }}", stack(font));
    }
    for (lang, number) in register.languages.iter().zip(0..) {
        let foot = foot(theme, register, facing, *lang);
        let _ = match number {
            0 => writeln!(style, "@page {{ @bottom-left {{ content: {foot}; }} }}"),
            _ => writeln!(
                style,
                "@page {lang} {{ @bottom-left {{ content: {foot}; }} }}\n@media print {{ body:lang({lang}) {{ page: {lang}; }} }}"
            ),
        };
    }
    style
}

/// What stands at the foot of a printed page: whose it is, of which day, and the content's hash.
fn foot(theme: &Theme, register: &Register, facing: &Facing, lang: Lang) -> String {
    let name = register.organisation.running_name();
    let date = wording::date(facing.date, lang);
    let version = theme.say(lang, "version");
    let draft = if facing.draft { theme.say(lang, "draft") } else { String::new() };
    let hash = facing.short_hash();
    string(format!("{draft} {name} – {date} – {version} {hash}").trim())
}

/// A string of CSS. Whatever is neither letter, digit nor space is written by its number, so that nothing can end it; the space
/// after the number belongs to it.
fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for it in text.chars() {
        if it.is_alphanumeric() || it == ' ' {
            quoted.push(it);
        } else {
            let _ = write!(quoted, "\\{:x} ", u32::from(it));
        }
    }
    quoted.push('"');
    quoted
}

/// Typefaces that come with the usual systems, the best first.
fn stack(font: Font) -> &'static str {
    match font {
        Font::System => "system-ui, -apple-system, \"Segoe UI\", Roboto, sans-serif",
        Font::Humanist => "Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, Carlito, sans-serif",
        Font::Grotesque => "\"Helvetica Neue\", Helvetica, Arial, \"Liberation Sans\", sans-serif",
        Font::Serif => "Charter, \"Sitka Text\", Cambria, Georgia, serif",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{Color, DARK_PAPER, PAPER};

    #[test]
    fn a_name_cannot_end_the_string_that_it_stands_in() {
        assert_eq!(string("A\"} body{"), "\"A\\22 \\7d  body\\7b \"");
        assert_eq!(string("Bøg og Æble 1"), "\"Bøg og Æble 1\"");
    }

    /// The contrast is computed against these, so the stylesheet must have them.
    #[test]
    fn the_paper_of_the_stylesheet_is_what_contrast_is_computed_against() {
        let (theme, _) = Theme::new(&[]);
        let papers: Vec<&str> = theme
            .style()
            .lines()
            .filter_map(|it| it.trim().strip_prefix("--paper: ")?.strip_suffix(';'))
            .collect();
        // Light, dark, print.
        assert_eq!(papers, [PAPER, DARK_PAPER, PAPER].map(|it| it.to_string()));
    }

    #[test]
    fn the_stylesheets_own_colour_can_be_read_as_well() {
        let (theme, _) = Theme::new(&[]);
        let value = |name: &str| {
            let line = theme.style().lines().find_map(|it| it.trim().strip_prefix(name));
            Color::parse(line.and_then(|it| it.strip_suffix(';')).unwrap_or_default())
        };
        let own = value("--brand: ").expect("a colour");
        assert_eq!(own.darkened(), own);
        let light = value("--brand-on-dark: ").expect("a colour");
        assert_eq!(light.lightened(), light);
    }
}
