//! Colours and how well one can be read on another: relative luminance and contrast ratio as WCAG 2.2 defines them.

use std::fmt;

/// A colour, eight bits of red, green and blue (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// The white of the pages.
pub const PAPER: Color = Color { red: 0xff, green: 0xff, blue: 0xff };
/// The dark grey of the pages for readers who prefer dark.
pub const DARK_PAPER: Color = Color { red: 0x14, green: 0x19, blue: 0x1c };
const BLACK: Color = Color { red: 0, green: 0, blue: 0 };
/// The least contrast between text and what it stands on (WCAG 2.2, 1.4.3, level AA).
pub const ENOUGH: f64 = 4.5;
/// What a lightened colour is given on dark paper: as much as level AAA asks (1.4.6), since thin bright letters on dark
/// look thinner than they are.
const COMFORTABLE: f64 = 7.0;

impl Color {
    /// Reads `#0b4f5f`.
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        let hexadecimal = digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit());
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        hexadecimal
            .then(|| Some(Color { red: part(0)?, green: part(2)?, blue: part(4)? }))
            .flatten()
    }

    /// The contrast ratio of the two colours: 1 for the same, 21 for black and white.
    pub fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest darker colour of the same hue that can be read on [`PAPER`]; itself when it can.
    pub fn darkened(self) -> Color {
        let mut shades = self.on_the_way_to(BLACK);
        shades.find(|it| it.contrast(PAPER) >= ENOUGH).unwrap_or(BLACK)
    }

    /// The nearest lighter colour of the same hue that can be read with ease on [`DARK_PAPER`]; itself when it can.
    pub fn lightened(self) -> Color {
        // First as bright as the hue can be, and only then paler: a pale colour is no longer the brand's.
        let bright = self.brightest();
        let mut shades = self.on_the_way_to(bright).chain(bright.on_the_way_to(PAPER));
        shades.find(|it| it.contrast(DARK_PAPER) >= COMFORTABLE).unwrap_or(PAPER)
    }

    /// The same hue and saturation with as much light as there is.
    fn brightest(self) -> Color {
        let most = u16::from(self.red.max(self.green).max(self.blue)).max(1);
        let part = |it: u8| byte(u16::from(it) * 255 / most);
        Color { red: part(self.red), green: part(self.green), blue: part(self.blue) }
    }

    /// The colours from this one to another in 255 steps, both included.
    fn on_the_way_to(self, other: Color) -> impl Iterator<Item = Color> {
        let part = |from: u8, to: u8, step: u8| {
            let (step, from, to) = (u16::from(step), u16::from(from), u16::from(to));
            byte((from * (255 - step) + to * step) / 255)
        };
        (0..=u8::MAX).map(move |step| Color {
            red: part(self.red, other.red, step),
            green: part(self.green, other.green, step),
            blue: part(self.blue, other.blue, step),
        })
    }

    fn luminance(self) -> f64 {
        let linear = |it: u8| {
            let it = f64::from(it) / 255.0;
            if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

fn byte(it: u16) -> u8 {
    u8::try_from(it).unwrap_or(u8::MAX)
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::parse(text).expect("a colour")
    }

    /// Some of every hue and lightness.
    fn many() -> impl Iterator<Item = Color> {
        let parts = || (0..=255).step_by(51);
        let pairs = parts().flat_map(move |red| parts().map(move |green| (red, green)));
        pairs.flat_map(move |(red, green)| parts().map(move |blue| Color { red, green, blue }))
    }

    #[test]
    fn contrast_is_what_the_definition_gives() {
        // The first two follow from the definition; the third is the grey that is known to pass by a hair.
        assert!((PAPER.contrast(color("#000000")) - 21.0).abs() < 1e-9);
        assert!((PAPER.contrast(PAPER) - 1.0).abs() < 1e-9);
        let grey = color("#767676").contrast(PAPER);
        assert!((4.54..4.55).contains(&grey), "{grey}");
        assert!(color("#777777").contrast(PAPER) < ENOUGH);
        assert_eq!(color("#0b4f5f").contrast(PAPER), PAPER.contrast(color("#0B4F5F")));
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        for it in ["0b4f5f", "#0b4", "#0b4f5g", "#0b4f5f0", "#+b4f5f", "", "#æææ", "teal"] {
            assert_eq!(Color::parse(it), None, "{it}");
        }
        assert_eq!(color("#0B4f5f").to_string(), "#0b4f5f");
    }

    #[test]
    fn every_colour_has_a_darker_one_for_white_and_a_lighter_one_for_dark() {
        for it in many() {
            assert!(it.darkened().contrast(PAPER) >= ENOUGH, "{it}");
            assert!(it.lightened().contrast(DARK_PAPER) >= COMFORTABLE, "{it}");
        }
    }

    #[test]
    fn a_colour_is_changed_no_more_than_it_has_to() {
        for it in many().filter(|it| it.contrast(PAPER) >= ENOUGH) {
            assert_eq!(it.darkened(), it);
        }
        assert_eq!(PAPER.darkened().to_string(), "#767676");
        assert_eq!(PAPER.lightened(), PAPER);
    }
}
