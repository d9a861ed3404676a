//! A page, chunk by chunk: frame, chunks, end of the frame.

use std::io::{self, Write};
use std::sync::OnceLock;

use tera::Value;

use super::address::{self, PageId};
use super::facts::Facts;
use super::frame::Frame;
use super::past::{Past, Present};
use super::reference::{Base, Reference};
use super::shared::Shared;
use super::values::{list, object, or_none, text};
use super::{Fact, Theme, parity, party_view, register_view};
use crate::register::{Date, Key, Logo, Notice, Register, wording};
use crate::source::{Diagnostics, Lang};

/// What a page says about the run that made it.
#[derive(Clone, Debug)]
pub struct Facing {
    /// The day of the build.
    pub date: Date,
    /// The hash of the content, hexadecimal.
    pub content_hash: String,
    /// Whether this is a draft, to be marked on every page.
    pub draft: bool,
}

impl Facing {
    /// The start of the hash: enough to tell editions apart.
    pub(super) fn short_hash(&self) -> &str {
        self.content_hash.get(..12).unwrap_or_default()
    }
}

/// Renders pages of one register.
pub struct Renderer<'a> {
    /// The register.
    pub register: &'a Register,
    /// The templates.
    pub theme: &'a Theme,
    /// What every page says of the run.
    pub facing: &'a Facing,
    pub(super) shared: Shared,
    /// What was released.
    pub past: Past<'a>,
    pub(super) present: OnceLock<Present>,
    /// Who looks on, to tell authors of templates what they see.
    watched: Option<&'a Reference>,
}

/// Stands in the frame where the chunks go. It cannot come from content: control characters are refused there.
pub(super) const HOLE: &str = "\u{1}";

/// The template of the picture that browsers show beside the title.
const FAVICON: &str = "assets/favicon.svg";
/// Its colour: that of links in the stylesheet.
const BRAND: &str = "#0b5468";

impl<'a> Renderer<'a> {
    /// A renderer of `register` with `theme`, for the run that `facing` tells of.
    pub fn new(register: &'a Register, theme: &'a Theme, facing: &'a Facing) -> Renderer<'a> {
        let shared = Shared::of(register);
        let (past, present) = (Past::default(), OnceLock::new());
        Renderer { register, theme, facing, shared, past, present, watched: None }
    }

    /// The same, where `past` was released.
    pub fn with_past(mut self, past: Past<'a>) -> Renderer<'a> {
        self.past = past;
        self
    }

    /// The same, while `reference` looks on.
    pub fn watched(mut self, reference: &'a Reference) -> Renderer<'a> {
        self.watched = Some(reference);
        self
    }
}

impl Renderer<'_> {
    /// Writes a page, and returns every fact that it is the home of, in order. What is wrong with it (a template that
    /// fails, a fact that it does not show) is added to `found`.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn page(
        &self,
        page: PageId,
        lang: Lang,
        out: &mut dyn Write,
        found: &mut Diagnostics,
    ) -> io::Result<Vec<Fact>> {
        let folder = address::folder(page, lang, self.register);
        let mut base = self.base(page, lang, &folder);
        let frame = self.html("base.html", &mut base, Value::none(), found);
        self.is_marked("base.html", &frame, lang, found);
        let (head, tail) = frame.split_once(HOLE).unwrap_or((&frame, ""));
        out.write_all(head.as_bytes())?;
        let file = address::file(page, lang, self.register);
        let mut facts = Vec::new();
        self.chunks(page, lang, &mut |chunk| {
            let html = self.html(chunk.template, &mut base, chunk.data, found);
            // A template that failed has been told of; what it would have shown is no news.
            if html != HOLE {
                parity::missing(&html, &chunk.facts, &file, found);
            }
            facts.extend(chunk.facts);
            out.write_all(html.as_bytes())
        })?;
        out.write_all(tail.as_bytes())?;
        Ok(facts)
    }

    /// Writes the small page at the address of old `folder` that leads on to `page`.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn moved(
        &self,
        folder: &str,
        page: PageId,
        lang: Lang,
        out: &mut dyn Write,
        found: &mut Diagnostics,
    ) -> io::Result<()> {
        let mut base = self.base(page, lang, folder);
        let target = address::to_top(folder) + &address::file(page, lang, self.register);
        base.insert_value("target", text(&target));
        out.write_all(self.html("moved.html", &mut base, Value::none(), found).as_bytes())
    }

    /// Writes the picture that browsers show beside the title.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn favicon(&self, out: &mut dyn Write, found: &mut Diagnostics) -> io::Result<()> {
        let mut base = Base::default();
        let brand = self.register.brand.color.as_ref().map(|it| it.to_string());
        base.insert_value("brand", text(brand.as_deref().unwrap_or(BRAND)));
        out.write_all(self.html(FAVICON, &mut base, Value::none(), found).as_bytes())
    }

    /// Writes the register for human eyes (internal).
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn register_page(&self, out: &mut dyn Write, found: &mut Diagnostics) -> io::Result<()> {
        let lang = self.register.language();
        let mut base = self.base(PageId::Rights, lang, "");
        let mut facts = Facts::new(&self.shared, lang, 3, false, String::new());
        base.insert_value(
            "organisation",
            party_view::organisation(self.register, &|_| true, &mut facts),
        );
        let labels = self
            .register
            .activities
            .iter()
            .map(|(id, it)| object([("id", text(id)), ("label", text(it.label.get(lang)))]));
        base.insert_value("activities", list(labels));
        let frame = self.html("register-base.html", &mut base, Value::none(), found);
        self.is_marked("register-base.html", &frame, lang, found);
        let (head, tail) = frame.split_once(HOLE).unwrap_or((&frame, ""));
        out.write_all(head.as_bytes())?;
        for (key, _) in self.register.activities.entries() {
            let data = register_view::activity(key, self.register, lang);
            out.write_all(self.html("register-activity.html", &mut base, data, found).as_bytes())?;
        }
        let rest = register_view::rest(self.register, lang);
        out.write_all(self.html("register-rest.html", &mut base, rest, found).as_bytes())?;
        out.write_all(tail.as_bytes())
    }

    pub(super) fn html(
        &self,
        template: &str,
        base: &mut Base,
        data: Value,
        found: &mut Diagnostics,
    ) -> String {
        base.insert_value("it", data);
        if let Some(reference) = self.watched {
            reference.see(template, base);
        }
        match self.theme.render(template, base.values()) {
            Ok(html) => html,
            Err(diagnostic) => {
                if !found.contains(&diagnostic) {
                    found.push(*diagnostic);
                }
                HOLE.to_owned()
            }
        }
    }

    /// What every template of a page sees.
    pub(super) fn base(&self, page: PageId, lang: Lang, folder: &str) -> Base {
        self.within(&self.frame(page, lang, folder), lang)
    }

    /// What every template of a page in this frame sees.
    pub(super) fn within(&self, frame: &Frame, lang: Lang) -> Base {
        let register = self.register;
        let mut base = Base::default();
        let top = &frame.top;
        // A text of old may be in a language that nothing else is in any more.
        let prefix = address::language_folder(self.at_home(lang), register);
        base.insert_value("t", self.theme.furniture(lang).clone());
        base.insert_value("lang", text(lang.code()));
        base.insert_value("root", text(top));
        base.insert_value("home", text(&format!("{top}{prefix}")));
        base.insert_value("whole", text(&format!("{top}{}", frame.whole)));
        base.insert_value("content", super::values::html(HOLE));
        self.head(frame, lang, &mut base);
        base.insert_value("controller", text(register.organisation.running_name()));
        base.insert_value("logo", or_none(register.brand.logo.as_ref().map(logo)));
        base.insert_value("date", text(&wording::date(self.facing.date, lang)));
        base.insert_value("iso_date", text(&self.facing.date.to_string()));
        base.insert_value("content_hash", text(self.facing.short_hash()));
        base.insert_value("draft", Value::from(self.facing.draft));
        base.insert_value("page", text(frame.kind));
        let notices = register.notices.entries().map(|(key, it)| {
            let file = address::file(PageId::Notice(key), self.at_home(lang), register);
            object([
                ("title", text(it.title.get(lang))),
                ("href", text(&format!("{top}{file}"))),
                ("current", Value::from(frame.notice == Some(key))),
            ])
        });
        base.insert_value("notices", list(notices));
        let cookies = register.cookie_policy.as_ref();
        let cookies = cookies.map(|it| text(&super::party_view::with_scheme(it)));
        base.insert_value("cookie_policy", or_none(cookies));
        base.insert_value("accessibility", Value::from(register.accessibility.is_some()));
        base.insert_value("released", Value::from(frame.released));
        base.insert_value("versions", or_none(self.versions(frame, lang)));
        base
    }

    /// The language of the pages that a page in `lang` leads to: its own where the site is published in it.
    pub(super) fn at_home(&self, lang: Lang) -> Lang {
        let published = self.register.published.contains(&lang);
        if published { lang } else { self.register.language() }
    }

    /// The notice that tells what this page tells a part of.
    pub(super) fn notice_about(&self, page: PageId) -> Option<Key<Notice>> {
        let mut notices = self.register.notices.entries();
        let found = match page {
            PageId::Activity(key) => {
                return self.register.activities[key].notices.first().copied();
            }
            // Written to the group, or else about what is done with its data.
            PageId::Audience(key) => notices
                .clone()
                .find(|(_, it)| it.audiences.iter().any(|it| it.value == key))
                .or_else(|| notices.find(|(_, it)| it.concerns(key, self.register))),
            _ => None,
        };
        found.map(|(key, _)| key)
    }

    pub(super) fn title(&self, page: PageId, lang: Lang) -> String {
        let register = self.register;
        match page {
            PageId::Notice(key) => register.notices[key].title.get(lang).to_owned(),
            PageId::Activity(key) => register.activities[key].label.get(lang).to_owned(),
            PageId::Audience(key) => register.data_subjects[key].label.get(lang).to_owned(),
            PageId::Start => self.theme.say(lang, "start_title"),
            PageId::Rights => self.theme.say(lang, "rights_title"),
            PageId::Recipients => self.theme.say(lang, "recipients_title"),
            PageId::Accessibility => self.theme.say(lang, "accessibility_title"),
            PageId::NotFound => self.theme.say(lang, "not_found_title"),
        }
    }
}

/// How high a logo is, in pixels, before a stylesheet says otherwise.
const LOGO_HEIGHT: f32 = 36.0;

/// What the frame sees of a logo. The size tells browsers its shape before it has come, so that nothing moves.
fn logo(it: &Logo) -> Value {
    let width = (LOGO_HEIGHT * it.picture.ratio).round().max(1.0);
    object([
        ("shows_name", Value::from(it.shows_name)),
        ("on_dark", Value::from(it.on_dark.is_some())),
        ("width", text(&width.to_string())),
        ("height", text(&LOGO_HEIGHT.to_string())),
    ])
}
