//! Floor 4: the second of the program's two questions. Which files does a build consist of, and what stands in each?
//!
//! [`Site`] is a table: a path and how to make what stands there, on demand and in any order. Nothing is held but the
//! table; whoever writes or serves a file asks for it. Everything under `site/` is public, the rest is internal.

mod checklist;
mod parity;
mod sitemap;
mod stats;
pub use checklist::Sheets;
pub use stats::Stat;

use std::io::{self, Write};

use serde_json::Value;

use crate::article30;
use crate::lint::Outcome;
use crate::page::address::{self, PageId};
use crate::page::{Facing, Renderer, Theme, pages};
use crate::register::Register;
use crate::source::{Diagnostics, Lang, Sources};
use crate::written;

/// A file of a build.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path, `/` between its parts.
    pub path: String,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Page(PageId, Lang),
    Style,
    Sitemap,
    Robots,
    PublicFacts,
    Record,
    RecordPage,
    Checklist,
    Parity,
    Schema(&'static str),
}

/// Makes a schema.
pub type MakeSchema = fn() -> Value;

/// The files of a build.
pub struct Site<'a> {
    register: &'a Register,
    theme: &'a Theme,
    facing: &'a Facing,
    renderer: Renderer<'a>,
    sheets: Option<Sheets<'a>>,
    rows: Vec<Row>,
}

impl Row {
    /// Whether the file grows with the whole register, and is better written while it is made.
    pub fn is_large(&self) -> bool {
        match self.what {
            What::Page(page, _) => !matches!(page, PageId::Activity(_)),
            What::PublicFacts
            | What::Record
            | What::RecordPage
            | What::Checklist
            | What::Parity
            | What::Sitemap => true,
            What::Style | What::Robots | What::Schema(_) => false,
        }
    }
}

impl<'a> Site<'a> {
    /// The files that `register` makes: those that grow with it first, so that nobody waits for them at the end.
    pub fn of(register: &'a Register, theme: &'a Theme, facing: &'a Facing) -> Site<'a> {
        let of_page = |(page, lang)| Row {
            path: format!("site/{}", address::file(page, lang, register)),
            what: What::Page(page, lang),
        };
        let row = |path: &str, what| Row { path: path.to_owned(), what };
        // A page that is shown for any address exists once, in the content's own language.
        let once = |(page, lang): &(PageId, Lang)| {
            *page != PageId::NotFound || *lang == register.language()
        };
        let mut rows: Vec<Row> = vec![
            row("register/register.json", What::Record),
            row("register/register.html", What::RecordPage),
            row("register/parity.json", What::Parity),
            row("site/notice.json", What::PublicFacts),
            row("site/sitemap.xml", What::Sitemap),
            row("site/robots.txt", What::Robots),
            row("site/assets/style.css", What::Style),
            // The register is kept apart from the site, so it has a stylesheet of its own.
            row("register/assets/style.css", What::Style),
        ];
        rows.extend(pages::all(register).filter(once).map(of_page));
        let schemas =
            PUBLISHED.iter().map(|(name, text)| row(&format!("schema/{name}"), What::Schema(text)));
        rows.extend(schemas);
        rows.sort_by_key(|it| !it.is_large());
        let renderer = Renderer::new(register, theme, facing);
        Site { register, theme, facing, renderer, sheets: None, rows }
    }

    /// With the checklist of what the rules and the decisions left as `outcome`.
    pub fn judged(mut self, sources: &'a Sources, outcome: &'a Outcome) -> Site<'a> {
        let path = "register/checklist.html".to_owned();
        self.rows.insert(0, Row { path, what: What::Checklist });
        let lang = self.register.language();
        self.sheets = Some(Sheets::of(self.register, sources, outcome, lang));
        self
    }

    /// The table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Makes a file. What is wrong with it is added to `found`.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn write(&self, row: &Row, out: &mut dyn Write, found: &mut Diagnostics) -> io::Result<()> {
        let renderer = &self.renderer;
        let (date, hash) = (self.facing.date.to_string(), self.facing.content_hash.as_str());
        match row.what {
            What::Page(page, lang) => renderer.page(page, lang, out, found),
            What::Style => out.write_all(self.theme.style().as_bytes()),
            What::Sitemap => sitemap::sitemap(self.register, out),
            What::Robots => out.write_all(sitemap::robots(self.register).as_bytes()),
            What::PublicFacts => {
                json(&article30::notice::PublicFacts::of(self.register, date, hash), out)
            }
            What::Record => json(&article30::v1::Register::of(self.register, date, hash), out),
            What::RecordPage => renderer.register_page(out, found),
            What::Checklist => match &self.sheets {
                Some(sheets) => checklist::page(sheets, renderer, out, found),
                None => Ok(()),
            },
            What::Parity => parity::parity(renderer, out),
            What::Schema(text) => out.write_all(text.as_bytes()),
        }
    }
}

/// The published schemas as they stand in `schema/`: a test holds them against those that the types make.
pub const PUBLISHED: [(&str, &str); 3] = [
    ("content.schema.json", include_str!("../../schema/content.schema.json")),
    ("notice.schema.json", include_str!("../../schema/notice.schema.json")),
    ("register.schema.json", include_str!("../../schema/register.schema.json")),
];

/// What the types make of the published schemas, by file name.
pub fn schemas() -> impl Iterator<Item = (&'static str, MakeSchema)> {
    let schemas: [(&str, MakeSchema); 3] = [
        ("content.schema.json", written::json_schema),
        ("notice.schema.json", article30::notice_schema),
        ("register.schema.json", article30::register_schema),
    ];
    schemas.into_iter()
}

fn json(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
