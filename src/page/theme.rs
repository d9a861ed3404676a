//! Templates: ours, embedded, and the user's own in place of any of them.

use std::collections::BTreeMap;
use std::io::{self, Write};

use tera::{Tera, Value};

use super::broken::{Own, broken};
use super::codes::{BROKEN_TEMPLATE, UNKNOWN_TEMPLATE, UNSAFE_TEMPLATE};
use super::escape::write_escaped;
use super::furniture::AllFurniture;
use crate::source::{Diagnostic, Diagnostics, FileId, Lang, Span, filled, nearest};
use crate::written::language_of_file;

macro_rules! embedded {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// Every file of the default theme, by its name in `templates/`.
pub(super) const FILES: [(&str, &str); 36] = embedded! {
    "base.html"
    "party.html"
    "notice-head.html"
    "notice-foot.html"
    "start.html"
    "section.html"
    "activity.html"
    "activity-sections.html"
    "overview.html"
    "activity-page.html"
    "audience-page.html"
    "fragment.html"
    "rights.html"
    "right.html"
    "recipients.html"
    "accessibility.html"
    "not-found.html"
    "moved.html"
    "versions.html"
    "version.html"
    "version-changes.html"
    "internal-head.html"
    "internal-foot.html"
    "register-base.html"
    "register-activity.html"
    "register-rest.html"
    "checklist-base.html"
    "checklist-summary.html"
    "checklist-total.html"
    "checklist-activity.html"
    "assets/style.css"
    "assets/favicon.svg"
    "_headers"
    "assets/fragment.css"
    "text/da.yaml"
    "text/en.yaml"
};

/// A template of the user's own.
#[derive(Clone, Copy, Debug)]
pub struct Override<'a> {
    /// Its name in `templates/`, `/` between its parts.
    pub name: &'a str,
    /// Its file, for findings.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
}

/// Templates ready to render, and the furniture texts.
pub struct Theme {
    tera: Tera,
    furniture: AllFurniture,
    style: String,
    headers: String,
    fragment_style: String,
    own: BTreeMap<String, (FileId, String)>,
}

impl Theme {
    /// The default theme with `overrides` in place of its files. A template that cannot be used is a finding at its place,
    /// and the default stands in for it.
    pub fn new(overrides: &[Override<'_>]) -> (Theme, Diagnostics) {
        let mut found = Vec::new();
        let mut texts: BTreeMap<&str, &str> = FILES.into_iter().collect();
        let mut own = Own::new();
        let is_language = |name| language_of_file(name).is_some();
        for it in overrides.iter().filter(|it| !is_note(it.name) && !is_language(it.name)) {
            if !texts.contains_key(it.name) {
                let near = nearest(it.name, FILES.iter().map(|(name, _)| *name));
                let start = Span::new(it.file, 0..0);
                let mut diagnostic =
                    Diagnostic::new(&UNKNOWN_TEMPLATE, start).with("name", it.name);
                diagnostic.suggestion = near.map(str::to_owned);
                found.push(diagnostic);
                continue;
            }
            found.extend(unsafe_parts(it));
            texts.insert(it.name, it.text);
            own.insert(it.name, (it.file, it.text));
        }
        let furniture = AllFurniture::new(overrides);
        let tera = match load(&texts) {
            Ok(tera) => tera,
            Err(error) => {
                found.extend(each_broken(&own).unwrap_or_else(|| broken(&error, "", &own)));
                load(&FILES.into_iter().collect()).expect("the embedded templates are tested")
            }
        };
        let plain = |name| texts.get(name).copied().unwrap_or_default().to_owned();
        let (style, headers) = (plain("assets/style.css"), plain("_headers"));
        let fragment_style = plain("assets/fragment.css");
        let own =
            own.into_iter().map(|(name, (file, text))| (name.to_owned(), (file, text.to_owned())));
        let own = own.collect();
        (Theme { tera, furniture, style, headers, fragment_style, own }, found)
    }

    /// Renders a template.
    pub(super) fn render(
        &self,
        template: &str,
        context: &tera::Context,
    ) -> Result<String, Box<Diagnostic>> {
        if self.own.is_empty() {
            return self.tera.render(template, context).map_err(|it| self.broken(&it, template));
        }
        let mut bounded = Bounded::default();
        self.tera
            .render_to(template, context, &mut bounded)
            .map_err(|it| self.broken(&it, template))?;
        // What templates and values are made of is text.
        Ok(String::from_utf8(bounded.0).unwrap_or_default())
    }

    /// Where a template of the user's own begins; `None` for one of ours.
    pub(super) fn place(&self, template: &str) -> Option<Span> {
        self.own.get(template).map(|(file, _)| Span::new(*file, 0..0))
    }

    fn broken(&self, error: &tera::Error, template: &str) -> Box<Diagnostic> {
        let own =
            self.own.iter().map(|(name, (file, text))| (name.as_str(), (*file, text.as_str())));
        let found = broken(error, template, &own.collect()).into_iter().next();
        Box::new(found.unwrap_or_else(|| Diagnostic::new(&BROKEN_TEMPLATE, Span::default())))
    }

    /// The furniture texts of a language.
    pub(super) fn furniture(&self, lang: Lang) -> &Value {
        self.furniture.of(lang)
    }

    /// One furniture text.
    pub fn say(&self, lang: Lang, key: &str) -> String {
        let map = self.furniture(lang).as_map();
        map.and_then(|it| it.get(&tera::value::Key::from(key.to_owned())))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    /// One furniture text, with values in place of the names in braces. What a value says is never looked at again.
    pub(super) fn say_with(&self, lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
        filled(&self.say(lang, key), values)
    }

    /// The stylesheet for pages that embed a fragment.
    pub fn fragment_style(&self) -> &str {
        &self.fragment_style
    }

    /// The stylesheet, without what the content sets.
    pub(super) fn style(&self) -> &str {
        &self.style
    }

    /// What a host that reads `_headers` sends with every file.
    pub fn headers(&self) -> &str {
        &self.headers
    }
}

/// Whether a file among templates is for people: notes, and the examples that stand beside our own templates.
fn is_note(name: &str) -> bool {
    name.ends_with(".md") || name.starts_with("examples/")
}

fn load(texts: &BTreeMap<&str, &str>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![""]);
    tera.set_escape_fn(|text, out| write_escaped(text, out));
    tera.add_raw_templates(
        texts
            .iter()
            .filter(|(name, _)| name.ends_with(".html") || name.ends_with(".svg"))
            .map(|(n, t)| (*n, *t)),
    )?;
    Ok(tera)
}

/// The findings of each of the user's templates by itself: one that cannot be used does not hide another.
fn each_broken(own: &Own<'_>) -> Option<Diagnostics> {
    let alone = own.iter().filter_map(|(name, (_, text))| {
        let mut texts: BTreeMap<&str, &str> = FILES.into_iter().collect();
        texts.insert(name, text);
        load(&texts).err().map(|it| (name, it))
    });
    let found: Diagnostics = alone.flat_map(|(name, it)| broken(&it, name, own)).collect();
    (!found.is_empty()).then_some(found)
}

/// The most bytes that a template of the user's may come to for one part of a page.
const MOST: usize = 64 << 20;

/// What a template comes to, as long as it does not go on for ever.
#[derive(Default)]
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Places where a template of the user's would show text unescaped.
fn unsafe_parts(template: &Override<'_>) -> Diagnostics {
    let mut found = Vec::new();
    for marker in ["safe", "autoescape"] {
        for (at, _) in template.text.match_indices(marker) {
            let before = template.text[..at].trim_end();
            let filter = marker == "safe" && before.ends_with('|');
            let block = marker == "autoescape" && before.ends_with('%');
            if filter || block {
                found.push(Diagnostic::new(
                    &UNSAFE_TEMPLATE,
                    Span::new(template.file, at..at + marker.len()),
                ));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_name_stays_as_it_is() {
        let (theme, _) = Theme::new(&[]);
        let said = theme.say_with(
            Lang::En,
            "summary_controller_joint",
            &[("name", "{joint} A/S"), ("joint", "B")],
        );
        assert!(said.starts_with("{joint} A/S is") && said.ends_with("with B."), "{said}");
    }
}
