//! The web site: where it stands, how it looks, how accessible it is.

use super::Resolver;
use crate::register::codes::{BAD_COLOR, BRAND_CONTRAST, UNFIT_PICTURE, UNKNOWN_PICTURE};
use crate::register::{
    Accessibility, Brand, Color, ENOUGH, LARGEST_PICTURE, Logo, PAPER, Picture, Register,
};
use crate::source::{Diagnostic, Lang, Role, Span, Spanned, nearest};
use crate::written::website as written;
use crate::written::{Color as WrittenColor, Field, PictureFile, WebAddress};

impl Resolver<'_> {
    pub(super) fn website(&mut self, website: Field<written::Website>, register: &mut Register) {
        let Some(it) = website.map(Spanned::into_value) else { return };
        register.website = self.published_at(it.address);
        register.cookie_policy = self.web_address(it.cookie_policy);
        register.brand = it.brand.map(|it| self.brand(it.value)).unwrap_or_default();
        register.accessibility = it.accessibility.map(|it| self.accessibility(it.value));
    }

    fn published_at(&mut self, address: Field<WebAddress>) -> Option<String> {
        let address = self.web_address(address)?.into_value();
        let scheme = if address.contains("://") { "" } else { "https://" };
        let slash = if address.ends_with('/') { "" } else { "/" };
        Some(format!("{scheme}{address}{slash}"))
    }

    fn brand(&mut self, it: written::Brand) -> Brand {
        let font = it.font.map(Spanned::into_value);
        let color = it.color.and_then(|it| self.brand_color(&it));
        let shows_name = it.logo_shows_name.is_some_and(|it| it.value);
        let picture = it.logo.and_then(|it| self.picture(&it));
        let on_dark = it.logo_on_dark.and_then(|it| self.picture(&it));
        Brand { color, font, logo: picture.map(|picture| Logo { picture, on_dark, shows_name }) }
    }

    /// The picture in a file of the content folder.
    fn picture(&mut self, name: &Spanned<PictureFile>) -> Option<Picture> {
        let mut pictures = self.sources.with_role(Role::Picture);
        let Some((file, source)) = pictures.find(|(_, it)| it.path == ***name) else {
            let near =
                nearest(name, self.sources.with_role(Role::Picture).map(|(_, it)| &*it.path));
            let place = self.within(name.span, name);
            let diagnostic = Diagnostic::new(&UNKNOWN_PICTURE, place).with("file", &***name);
            self.found.push(diagnostic.suggest(near));
            return None;
        };
        Picture::parse(&source.text)
            .map_err(|unfit| {
                let diagnostic = Diagnostic::new(&UNFIT_PICTURE, Span::new(file, unfit.at))
                    .with("file", &***name)
                    .with("limit", (LARGEST_PICTURE / 1024).to_string())
                    .with_word("reason", unfit.reason);
                self.found.push(diagnostic.related(name.span, "picture-named-here"));
            })
            .ok()
    }

    fn brand_color(&mut self, written: &Spanned<WrittenColor>) -> Option<Color> {
        // Without the quotation marks: what replaces the colour must stay inside them.
        let place = self.within(written.span, written);
        let Some(color) = Color::parse(written) else {
            let diagnostic = Diagnostic::new(&BAD_COLOR, place).with("value", &***written);
            self.found.push(diagnostic.suggest(mended_color(written).as_deref()));
            return None;
        };
        let ratio = color.contrast(PAPER);
        if ratio < ENOUGH {
            let near = color.darkened().to_string();
            let diagnostic = Diagnostic::new(&BRAND_CONTRAST, place)
                .with("value", &***written)
                .with("near", &*near)
                .with_both("ratio", |lang| said(ratio, lang));
            self.found.push(diagnostic.suggest(Some(&near)));
        }
        Some(color)
    }

    fn accessibility(&mut self, it: written::Accessibility) -> Accessibility {
        Accessibility {
            status: it.status,
            limitations: self.prose(it.limitations),
            assessed_by: it.assessed_by,
            date: self.date(Some(it.date)),
            reviewed: self.date(it.reviewed),
            contact: self.email(Some(it.contact)),
            public_body: it.public_body,
        }
    }
}

/// A ratio as people write it: two decimals, never rounded up to one that would do.
fn said(ratio: f64, lang: Lang) -> String {
    let ratio = format!("{:.2}", (ratio * 100.0).floor() / 100.0);
    match lang {
        Lang::Da => ratio.replace('.', ","),
        Lang::En | Lang::Other(_) => ratio,
    }
}

/// `0b4f5f` and `#abc` as they should be written.
fn mended_color(text: &str) -> Option<String> {
    let digits = text.trim().trim_start_matches('#');
    let whole = match digits.len() {
        3 => digits.chars().flat_map(|it| [it, it]).collect(),
        _ => digits.to_owned(),
    };
    let mended = format!("#{}", whole.to_lowercase());
    Color::parse(&mended).map(|_| mended)
}
