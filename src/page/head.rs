//! What the head of a page tells search engines, networks and browsers: where it belongs, in which languages it exists,
//! what it is about and how old its text is.

use serde::Serialize;
use tera::Value;

use super::frame::Frame;
use super::reference::Base;
use super::values::{html, list, object, or_none, text};
use super::{Renderer, party_view};
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
    /// Adds what the head of the page in `frame` tells.
    pub(super) fn head(&self, frame: &Frame, lang: Lang, base: &mut Base) {
        let register = self.register;
        let title = frame.title.as_str();
        let controller = register.organisation.running_name();
        let description = format!("{} {controller}: {title}", self.theme.say(lang, "description"));
        let canonical = frame.folder.as_deref().and_then(|it| self.whole_address(it));
        let structured = frame.folder.as_ref().map(|_| {
            let party = &register.organisation.party;
            let page = WebPage {
                context: "https://schema.org",
                kind: "WebPage",
                name: title,
                description: &description,
                in_language: lang.code(),
                url: canonical.as_deref(),
                date_modified: frame.updated.map(|it| it.to_string()),
                publisher: Publisher {
                    kind: "Organization",
                    name: party.name.as_ref().map_or(controller, |it| it.as_str()),
                    url: party.website.as_ref().map(|it| party_view::with_scheme(it)),
                },
            };
            html(&inside_a_script(&page))
        });
        base.insert_value("title", text(title));
        base.insert_value("description", text(&description));
        base.insert_value("canonical", or_none(canonical.as_deref().map(text)));
        base.insert_value("alternates", list(self.alternates(frame)));
        base.insert_value("other_languages", list(self.language_switch(frame, lang)));
        base.insert_value("structured_data", or_none(structured));
    }

    /// The whole address of a folder, when the site knows its own.
    pub(super) fn whole_address(&self, folder: &str) -> Option<String> {
        self.register.website.as_ref().map(|it| format!("{it}{folder}"))
    }

    /// The page in every language, itself included, and which of them suits a reader of yet another (`x-default`).
    fn alternates(&self, frame: &Frame) -> Vec<Value> {
        let all = match frame.languages.as_slice() {
            several @ [_, _, ..] if frame.folder.is_some() => several,
            _ => &[],
        };
        // Search engines want whole addresses; a site that does not know its own still links its languages.
        let href = |file: &str| {
            let whole = self.whole_address(file.strip_suffix("index.html").unwrap_or(file));
            whole.unwrap_or_else(|| format!("{}{file}", frame.top))
        };
        let default = all.first().map(|(_, file)| ("x-default", file));
        let named = all.iter().map(|(lang, file)| (lang.code(), file)).chain(default);
        let alternates =
            named.map(|(name, file)| object([("lang", text(name)), ("href", text(&href(file)))]));
        alternates.collect()
    }

    /// The page in the other languages.
    fn language_switch(&self, frame: &Frame, lang: Lang) -> Vec<Value> {
        let others = frame.languages.iter().filter(|(it, _)| *it != lang);
        let other = |(other, file): &(Lang, String)| {
            object([
                ("lang", text(other.code())),
                ("name", text(&self.theme.say(*other, "language_name"))),
                ("href", text(&format!("{}{file}", frame.top))),
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
