//! What the head of a page tells search engines, networks and browsers: where it belongs, in which languages it exists,
//! what it is about and how old its text is.

use serde::Serialize;
use tera::Value;

use super::address::{self, PageId};
use super::reference::Base;
use super::values::{html, list, object, or_none, text};
use super::{Renderer, pages, party_view};
use crate::source::Lang;

/// A page as schema.org has it.
#[derive(Serialize)]
struct WebPage<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    description: &'a str,
    #[serde(rename = "inLanguage")]
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    publisher: Publisher<'a>,
}

#[derive(Serialize)]
struct Publisher<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl Renderer<'_> {
    /// Adds what the head of `page` tells; `top` is the way to the top of the site.
    pub(super) fn head(&self, page: PageId, lang: Lang, top: &str, base: &mut Base) {
        let register = self.register;
        let title = self.title(page, lang);
        let controller = register.organisation.running_name();
        let description = format!("{} {controller}: {title}", self.theme.say(lang, "description"));
        let canonical = self.canonical(page, lang);
        let structured = (page != PageId::NotFound).then(|| {
            let party = &register.organisation.party;
            let page = WebPage {
                context: "https://schema.org",
                kind: "WebPage",
                name: &title,
                description: &description,
                in_language: lang.code(),
                url: canonical.as_deref(),
                date_modified: pages::last_updated(page, register).map(|it| it.to_string()),
                publisher: Publisher {
                    kind: "Organization",
                    name: party.name.as_ref().map_or(controller, |it| it.as_str()),
                    url: party.website.as_ref().map(|it| party_view::with_scheme(it)),
                },
            };
            html(&inside_a_script(&page))
        });
        base.insert_value("title", text(&title));
        base.insert_value("description", text(&description));
        base.insert_value("canonical", or_none(canonical.as_deref().map(text)));
        base.insert_value("alternates", list(self.alternates(page, top)));
        base.insert_value("other_languages", list(self.language_switch(page, lang, top)));
        base.insert_value("structured_data", or_none(structured));
    }

    /// The whole address of a page, when the site knows its own; the page for unknown addresses has none.
    fn canonical(&self, page: PageId, lang: Lang) -> Option<String> {
        let website = self.register.website.as_ref().filter(|_| page != PageId::NotFound)?;
        Some(format!("{website}{}", address::folder(page, lang, self.register)))
    }

    /// The page in every language, itself included, and which of them suits a reader of yet another (`x-default`).
    fn alternates(&self, page: PageId, top: &str) -> Vec<Value> {
        let all = match self.register.published.as_slice() {
            several @ [_, _, ..] if page != PageId::NotFound => several,
            _ => &[],
        };
        // Search engines want whole addresses; a site that does not know its own still links its languages.
        let href = |lang| {
            let whole = self.canonical(page, lang);
            whole.unwrap_or_else(|| format!("{top}{}", address::file(page, lang, self.register)))
        };
        let default = all.first().map(|it| ("x-default", *it));
        let named = all.iter().map(|it| (it.code(), *it)).chain(default);
        let alternates =
            named.map(|(name, lang)| object([("lang", text(name)), ("href", text(&href(lang)))]));
        alternates.collect()
    }

    /// The page in the other languages. The page for unknown addresses exists once, and leads to their first pages.
    fn language_switch(&self, page: PageId, lang: Lang, top: &str) -> Vec<Value> {
        let register = self.register;
        let others = register.published.iter().copied().filter(|it| *it != lang);
        let other = |other: Lang| {
            let file = match page {
                PageId::NotFound => address::language_folder(other, register) + "index.html",
                _ => address::file(page, other, register),
            };
            object([
                ("lang", text(other.code())),
                ("name", text(&self.theme.say(other, "language_name"))),
                ("href", text(&format!("{top}{file}"))),
            ])
        };
        others.map(other).collect()
    }
}

/// JSON that nothing in it can end the `<script>` around: the signs of HTML stand as escapes that JSON has for them.
fn inside_a_script(page: &WebPage<'_>) -> String {
    let json = serde_json::to_string(page).expect("strings become JSON");
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
